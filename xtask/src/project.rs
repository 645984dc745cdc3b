//! Where the checkout and its build output are, and how cargo is called in it.

use anyhow::{Context, Result, ensure};
use serde_json::Value;
use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The checkout that xtask works in.
pub(crate) struct Project {
    /// The workspace's root folder.
    pub(crate) root: PathBuf,
    /// Cargo's target folder: `target/` unless `CARGO_TARGET_DIR` or a cargo configuration says otherwise.
    pub(crate) target: PathBuf,
}

impl Project {
    /// Finds the workspace that xtask was started from.
    pub(crate) fn find() -> Result<Self> {
        // Cargo sets the variable for `cargo run`; the value at compile time would be stale in a moved checkout.
        let here = env::var("CARGO_MANIFEST_DIR").unwrap_or_else(|_| env!("CARGO_MANIFEST_DIR").into());
        let root = Path::new(&here)
            .parent()
            .context("xtask stands in no workspace")?
            .to_path_buf();
        let mut project = Project {
            target: root.join("target"),
            root,
        };
        let metadata = project.metadata("--no-deps")?;
        project.target = metadata["target_directory"]
            .as_str()
            .context("cargo metadata without a target")?
            .into();
        Ok(project)
    }

    /// The folder that the server serves files from: `pkg/` in it holds script, wasm and style sheet.
    pub(crate) fn site(&self) -> PathBuf {
        self.target.join("site")
    }

    /// `program`, run in the workspace's root.
    pub(crate) fn command(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        let mut command = Command::new(program);
        command.current_dir(&self.root);
        command
    }

    /// Cargo with these arguments, split at spaces, run in the workspace's root as if it had been started by hand.
    pub(crate) fn cargo(&self, args: &str) -> Command {
        let mut command = self.command(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        // What `cargo run` tells xtask about itself; some build scripts run again when these change.
        for (name, _) in env::vars_os() {
            let text = name.to_string_lossy();
            if text.starts_with("CARGO_PKG_") || text.starts_with("CARGO_MANIFEST_") {
                command.env_remove(name);
            }
        }
        // Queries are checked against the committed .sqlx folders, whatever database the caller's variables name.
        command.env("SQLX_OFFLINE", "true");
        command.args(args.split_whitespace());
        command
    }

    /// What `cargo metadata` says about the workspace.
    pub(crate) fn metadata(&self, args: &str) -> Result<Value> {
        let output = self
            .cargo("metadata --format-version=1")
            .args(args.split_whitespace())
            .output()?;
        ensure!(
            output.status.success(),
            "cargo metadata: {}",
            String::from_utf8_lossy(&output.stderr)
        );
        Ok(serde_json::from_slice(&output.stdout)?)
    }
}
