//! Tells Cargo what sqlx's macros read besides the source.

fn main() {
    for path in ["../../migrations/postgres", ".sqlx", "sqlx.toml"] {
        println!("cargo::rerun-if-changed={path}");
    }
    for variable in ["PLENUM_POSTGRES_CHECK_URL", "SQLX_OFFLINE", "SQLX_OFFLINE_DIR"] {
        println!("cargo::rerun-if-env-changed={variable}");
    }
}
