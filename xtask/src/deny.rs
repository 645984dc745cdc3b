//! Licences, duplicate versions, sources and known flaws of everything from outside: `deny.toml`, by cargo-deny.

use crate::project::Project;
use crate::{step, tools};
use anyhow::Result;

/// The cargo-deny that is built where none is installed.
const VERSION: &str = "0.20.2";

/// Checks what needs only the lock file, and then the list of known flaws wherever it can be fetched.
pub(crate) fn check(project: &Project) -> Result<()> {
    let program = tools::cargo_tool(project, "cargo-deny", VERSION)?;
    let deny = |args: &[&str]| {
        let mut command = project.command(&program);
        command.args(["--locked", "--all-features"]).args(args);
        command
    };
    let offline = ["--offline", "check", "bans", "licenses", "sources"];
    step::run("checking licences, versions and sources", &mut deny(&offline))?.ok()?;
    let fetch = || {
        Ok(project
            .command(&program)
            .args(["fetch", "db"])
            .output()?
            .status
            .success())
    };
    if step::within("fetching the list of known flaws", fetch)? {
        step::run("checking for known flaws", &mut deny(&["check", "advisories"]))?.ok()?;
    } else {
        println!("  it cannot be fetched from here: known flaws are NOT checked in this run");
    }
    Ok(())
}
