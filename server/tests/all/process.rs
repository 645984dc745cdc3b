//! The real binary as a process of its own.

use std::path::Path;
use std::process::Stdio;

use tokio::io::{AsyncBufReadExt, BufReader, Lines};
use tokio::process::{Child, ChildStdout, Command};

/// A server that runs, and what it prints.
pub(crate) struct Process {
    child: Child,
    lines: Lines<BufReader<ChildStdout>>,
    /// Where it is.
    pub(crate) base: String,
}

/// The binary, with an SQLite file and nothing of this environment.
pub(crate) fn plenum(path: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_plenum"));
    for name in [
        "PLENUM_ADDR",
        "PLENUM_SITE",
        "PLENUM_PUBLIC_URL",
        "PLENUM_BEHIND_PROXY",
    ] {
        command.env_remove(name);
    }
    command
        .env("DATABASE_URL", format!("sqlite:{}", path.display()))
        .kill_on_drop(true);
    command
}

impl Process {
    /// Serves on a port of its own, and waits until it says where it is.
    pub(crate) async fn serve(path: &Path, options: &[&str]) -> Self {
        let mut child = plenum(path)
            .args(["serve", "--addr", "127.0.0.1:0"])
            .args(options)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        while let Some(line) = lines.next_line().await.unwrap() {
            if let Some(base) = line.strip_prefix("Plenum is at ") {
                return Self {
                    child,
                    lines,
                    base: base.to_owned(),
                };
            }
        }
        panic!("the server ended without saying where it is");
    }

    /// `kill -9`.
    pub(crate) async fn kill(mut self) {
        self.child.start_kill().unwrap();
        self.child.wait().await.unwrap();
    }

    /// As the system ends it; gives what it has printed, once it has ended well.
    pub(crate) async fn end(mut self) -> String {
        let id = self.child.id().unwrap().to_string();
        assert!(
            Command::new("kill")
                .args(["-TERM", &id])
                .status()
                .await
                .unwrap()
                .success()
        );
        assert!(self.child.wait().await.unwrap().success());
        let mut said = String::new();
        while let Some(line) = self.lines.next_line().await.unwrap() {
            said = said + &line + "\n";
        }
        said
    }
}
