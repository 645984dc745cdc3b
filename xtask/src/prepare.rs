//! `cargo xtask sqlx-prepare`: the committed `.sqlx/` folders, by which queries are checked without a database.

use crate::postgres::Server;
use crate::project::Project;
use crate::{step, tools};
use anyhow::Result;
use std::fs;

/// The version of sqlx in the workspace's `Cargo.toml`: what it writes must be what the macros read.
const VERSION: &str = "0.9.0";

/// Migrates an empty database of each kind and describes every query of its backend against it.
pub(crate) fn prepare(project: &Project) -> Result<()> {
    let args = ["--no-default-features", "--features", "postgres,sqlite,sqlx-toml"];
    let sqlx = tools::cargo_tool(project, "sqlx-cli", "sqlx", VERSION, &args)?;
    let postgres = Server::find_or_start()?;
    let file = project.target.join("prepare.db");
    let urls = [
        ("sqlite", format!("sqlite:{}", file.display())),
        (
            "postgres",
            postgres.url_of(&format!("plenum_prepare_{}", std::process::id())),
        ),
    ];
    for (backend, url) in &urls {
        let folder = project.root.join("store").join(backend);
        let migrations = project.root.join("migrations").join(backend);
        let call = |args: &[&str]| {
            let mut command = project.command(&sqlx);
            command
                .args(args)
                .args(["--database-url", url])
                .current_dir(&folder);
            command
        };
        let _ = fs::remove_file(&file);
        step::run(
            &format!("creating an empty {backend} database"),
            &mut call(&["database", "create"]),
        )?
        .ok()?;
        let migrated = step::run(
            &format!("migrating the {backend} database"),
            call(&["migrate", "run", "--source"]).arg(&migrations),
        )?;
        let described = step::run(
            &format!("describing the queries of store/{backend}"),
            call(&["prepare"])
                .args(["--", "--all-targets"])
                .env_remove("SQLX_OFFLINE"),
        )?;
        step::run(
            &format!("dropping the {backend} database"),
            &mut call(&["database", "drop", "-y"]),
        )?
        .ok()?;
        migrated.ok()?;
        described.ok()?;
    }
    Ok(())
}
