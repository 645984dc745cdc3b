//! Programs from outside Rust, found or, where that can be done without asking, installed.

use crate::project::Project;
use crate::step;
use anyhow::{Result, ensure};
use std::env;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The program of that name on `PATH`.
pub(crate) fn on_path(name: &str) -> Option<PathBuf> {
    env::split_paths(&env::var_os("PATH")?)
        .map(|folder| folder.join(name))
        .find(|path| path.is_file())
}

/// Adds what of the Rust toolchain a build or check needs and this machine has not: rustup's own automatic
/// installation may be switched off.
///
/// `present` is the path below rustc's sysroot by which it is known to be there.
pub(crate) fn rustup(project: &Project, kind: &str, name: &str, present: &str) -> Result<()> {
    let output = project.command("rustc").args(["--print", "sysroot"]).output()?;
    if Path::new(String::from_utf8_lossy(&output.stdout).trim())
        .join(present)
        .exists()
    {
        return Ok(());
    }
    ensure!(
        on_path("rustup").is_some(),
        "the Rust {kind} `{name}` is missing, and there is no rustup to add it"
    );
    step::run(
        &format!("adding the Rust {kind} {name}"),
        project.command("rustup").args([kind, "add", name]),
    )?
    .ok()?;
    Ok(())
}

/// The browser for the browser tests: `PLENUM_CHROMIUM`, or Chromium or Chrome on `PATH`, or one installed now.
pub(crate) fn chromium() -> Result<PathBuf> {
    if let Some(path) = env::var_os("PLENUM_CHROMIUM") {
        return Ok(path.into());
    }
    let names = [
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
    ];
    let find = || names.iter().find_map(|name| on_path(name));
    if let Some(path) = find() {
        return Ok(path);
    }
    // Fonts, so that names in any script are letters and not boxes on screenshots.
    install(
        "the browser Chromium",
        &["chromium", "fonts-dejavu-core", "fonts-noto-core"],
    )?;
    find().ok_or_else(|| anyhow::anyhow!("Chromium was installed, but is not on PATH: set PLENUM_CHROMIUM"))
}

/// Installs Debian packages where that can be done without asking: as root, with apt-get.
///
/// # Errors
/// Elsewhere, with the names of the packages that the person has to install.
pub(crate) fn install(what: &str, packages: &[&str]) -> Result<()> {
    let list = packages.join(" ");
    ensure!(
        is_root() && on_path("apt-get").is_some(),
        "{what} is missing; install (Debian's packages): {list}"
    );
    let apt = |args: &[&str]| {
        let mut command = Command::new("apt-get");
        command
            .env("DEBIAN_FRONTEND", "noninteractive")
            .args(["-q", "-y"])
            .args(args);
        command
    };
    step::run("asking Debian for its newest packages", &mut apt(&["update"]))?.ok()?;
    let label = format!("installing {what}: {list}");
    step::run(
        &label,
        apt(&["install", "--no-install-recommends"]).args(packages),
    )?
    .ok()?;
    Ok(())
}

/// Whether xtask runs as root.
pub(crate) fn is_root() -> bool {
    user_id(None) == Some(0)
}

/// The number of a user, or of the current one.
pub(crate) fn user_id(name: Option<&str>) -> Option<u32> {
    id("-u", name)
}

/// The number of a user's group.
pub(crate) fn group_id(name: &str) -> Option<u32> {
    id("-g", Some(name))
}

fn id(flag: &str, name: Option<&str>) -> Option<u32> {
    let output = Command::new("id")
        .arg(flag)
        .args(name)
        .stderr(Stdio::null())
        .output()
        .ok()?;
    String::from_utf8(output.stdout).ok()?.trim().parse().ok()
}

/// Installs the npm packages that a folder's lock file pins, unless they are there already.
pub(crate) fn npm_ci(project: &Project, folder: &Path) -> Result<()> {
    ensure!(
        on_path("npm").is_some() && on_path("node").is_some(),
        "Node.js with npm is missing: install it first"
    );
    let changed = |file: &str| fs::metadata(folder.join(file)).and_then(|data| data.modified());
    // npm writes this file last; one older than the lock file is of other packages.
    if changed("node_modules/.package-lock.json")
        .is_ok_and(|done| changed("package-lock.json").is_ok_and(|lock| done >= lock))
    {
        return Ok(());
    }
    let name = folder
        .strip_prefix(&project.root)
        .unwrap_or(folder)
        .join("package-lock.json");
    let label = format!("installing the npm packages of {}", name.display());
    step::run(&label, project.command("npm").arg("ci").current_dir(folder))?.ok()?;
    Ok(())
}

/// A cargo subcommand: on `PATH`, or in the target folder, or built into it now.
pub(crate) fn cargo_tool(project: &Project, name: &str, version: &str) -> Result<PathBuf> {
    if let Some(path) = on_path(name) {
        return Ok(path);
    }
    let root = project.target.join("tools");
    let program = root.join("bin").join(name);
    let installed = root.join(format!("{name}-{version}"));
    if installed.exists() && program.exists() {
        return Ok(program);
    }
    let build = root.join("build");
    let mut install = project.cargo("install --locked --force");
    // Without optimisation: built in a fraction of the time, run for seconds.
    install
        .args(["--debug", name, "--version", version, "--root"])
        .arg(&root);
    install
        .arg("--target-dir")
        .arg(&build)
        .env("CARGO_PROFILE_DEV_DEBUG", "0");
    step::run(&format!("building {name} {version}"), &mut install)?.ok()?;
    // What it was built from is not needed again.
    fs::remove_dir_all(build)?;
    fs::write(installed, "")?;
    Ok(program)
}

/// A program of an npm package in `node_modules`, as arguments to `node`: needs no executable bit.
pub(crate) fn node(project: &Project, script: impl AsRef<OsStr>) -> Command {
    let mut command = project.command("node");
    command.arg(script);
    command
}
