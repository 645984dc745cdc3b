//! `cargo xtask sqlx-prepare`: the committed `.sqlx/` folders, by which queries are checked without a database.

use crate::postgres::Server;
use crate::project::Project;
use crate::step;
use anyhow::Result;

/// Has the store's own program describe every query against both databases, and shows what it says.
pub(crate) fn prepare(project: &Project) -> Result<()> {
    let postgres = Server::find_or_start()?;
    let mut program = project.cargo("run --quiet -p store-prepare --");
    program.arg(&postgres.url);
    print!("{}", step::run("describing every query", &mut program)?.ok()?);
    Ok(())
}
