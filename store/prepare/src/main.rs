//! Checks the store's queries against both databases and writes what sqlx learned to each backend's `.sqlx/`, so
//! that everybody else compiles without a database.
//!
//! ```text
//! cargo run -p store-prepare -- postgres://postgres@127.0.0.1:5432/postgres            writes .sqlx/
//! cargo run -p store-prepare -- postgres://postgres@127.0.0.1:5432/postgres --check    fails if it would change
//! ```
//!
//! It makes scratch databases from the migrations: a file for SQLite, a database on the given server for
//! PostgreSQL. It is a crate of its own because the backends do not compile while their `.sqlx/` is out of date.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs, process};

use anyhow::{Context, Result, bail, ensure};
use sqlx::migrate::Migrator;
use sqlx::postgres::{PgConnectOptions, PgConnection};
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, Executor};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let (mut server, mut check) = (None, false);
    for argument in env::args().skip(1) {
        match argument.as_str() {
            "--check" => check = true,
            url if url.starts_with("postgres") => server = Some(url.to_owned()),
            other => bail!("unknown argument {other}; expected a postgres:// URL and perhaps --check"),
        }
    }
    let server = server.context("name a PostgreSQL server: postgres://user@host:port/database")?;
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .canonicalize()?;

    let scratch = tempfile::tempdir()?;
    let file = SqliteConnectOptions::new()
        .filename(scratch.path().join("check.db"))
        .create_if_missing(true);
    let mut connection = SqliteConnection::connect_with(&file).await?;
    migrations(&root, "sqlite").await?.run(&mut connection).await?;
    connection.close().await?;
    prepare(&root, "sqlite", file.to_url_lossy().as_str(), check)?;

    let server: PgConnectOptions = server.parse()?;
    let name = format!("plenum_check_{}", process::id());
    let mut connection = PgConnection::connect_with(&server)
        .await
        .context("the PostgreSQL server does not answer")?;
    connection
        .execute(AssertSqlSafe(format!("CREATE DATABASE {name}")))
        .await?;
    let prepared = prepare_postgres(&root, &server.database(&name), check).await;
    connection
        .execute(AssertSqlSafe(format!("DROP DATABASE {name} WITH (FORCE)")))
        .await?;
    prepared
}

async fn prepare_postgres(root: &Path, database: &PgConnectOptions, check: bool) -> Result<()> {
    let mut connection = PgConnection::connect_with(database).await?;
    migrations(root, "postgres").await?.run(&mut connection).await?;
    connection.close().await?;
    prepare(root, "postgres", database.to_url_lossy().as_str(), check)
}

async fn migrations(root: &Path, backend: &str) -> Result<Migrator> {
    Ok(Migrator::new(root.join("migrations").join(backend)).await?)
}

/// Compiles a backend against a database, and takes over, or only compares, what its macros write down.
fn prepare(root: &Path, backend: &str, url: &str, check: bool) -> Result<()> {
    let written = tempfile::tempdir()?;
    // The backend's build script has Cargo compile it anew since these variables have changed.
    let status = Command::new(env!("CARGO"))
        .args(["check", "--quiet", "--package", &format!("store-{backend}")])
        .current_dir(root)
        .env(format!("PLENUM_{}_CHECK_URL", backend.to_uppercase()), url)
        .env("SQLX_OFFLINE_DIR", written.path())
        .env_remove("SQLX_OFFLINE")
        .status()?;
    ensure!(
        status.success(),
        "the queries of store-{backend} do not fit its tables"
    );
    let committed = root.join("store").join(backend).join(".sqlx");
    let (new, old) = (read(written.path())?, read(&committed)?);
    ensure!(!new.is_empty(), "store-{backend} was not compiled anew");
    if new == old {
        println!("store/{backend}/.sqlx: {} queries, as committed", new.len());
        return Ok(());
    }
    ensure!(
        !check,
        "store/{backend}/.sqlx is out of date: run `cargo xtask sqlx-prepare` and commit it"
    );
    fs::create_dir_all(&committed)?;
    for path in old.keys() {
        fs::remove_file(committed.join(path))?;
    }
    for (path, content) in &new {
        fs::write(committed.join(path), content)?;
    }
    println!("store/{backend}/.sqlx: {} queries, written", new.len());
    Ok(())
}

fn read(directory: &Path) -> Result<BTreeMap<PathBuf, Vec<u8>>> {
    if !directory.exists() {
        return Ok(BTreeMap::new());
    }
    let mut files = BTreeMap::new();
    for file in fs::read_dir(directory)? {
        let file = file?;
        files.insert(file.file_name().into(), fs::read(file.path())?);
    }
    Ok(files)
}
