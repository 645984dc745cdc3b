//! `cargo xtask serve`: everything built, then the server in xtask's place.

use crate::project::Project;
use crate::site::{self, Profile};
use crate::step;
use anyhow::{Context, Result};
use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::ExitCode;

/// What the command line said.
pub(crate) struct Options {
    /// How to build.
    pub(crate) profile: Profile,
    /// The address to serve on.
    pub(crate) addr: String,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            profile: Profile::Dev,
            addr: "127.0.0.1:3000".into(),
        }
    }
}

/// Builds browser part and server, and becomes the server. It makes the database, loads the demonstration bodies into
/// an empty record, and prints where it is and who may sign in.
pub(crate) fn serve(project: &Project, options: &Options) -> Result<ExitCode> {
    site::build(project, options.profile)?;
    let binary = build_server(project, options.profile)?;
    let mut server = project.command(&binary);
    server.args([
        "serve",
        "--addr",
        &options.addr,
        "--database-url",
        "sqlite:plenum.db",
        "--site",
    ]);
    server.arg(project.site());
    // Replaced rather than waited for: Ctrl-C and the exit code are then the server's own.
    Err(server.exec()).with_context(|| format!("cannot start {}", binary.display()))
}

/// Builds the server and returns its binary.
pub(crate) fn build_server(project: &Project, profile: Profile) -> Result<PathBuf> {
    let (args, folder) = match profile {
        Profile::Dev => ("build -p server", "debug"),
        Profile::Release => ("build -p server --release", "release"),
    };
    step::run("building the server", &mut project.cargo(args))?.ok()?;
    Ok(project.target.join(folder).join("plenum"))
}
