//! A PostgreSQL for the tests: the one the environment names, or a throw-away cluster.

use crate::{step, tools};
use anyhow::{Context, Result, bail};
use std::env;
use std::fs::{self, File};
use std::io::{BufRead, BufReader, Read};
use std::net::TcpListener;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// Makes a cluster, starts it, says `ready`, and takes it away again when its standard input closes. That happens
/// however xtask ends, be it by Ctrl-C or `kill -9`, so that no cluster is ever left behind.
const KEEPER: &str = r#"
exec 2>&1
set -eu
umask 077
folder=$(mktemp -d /tmp/plenum-postgres.XXXXXX)
trap '"$BIN/pg_ctl" stop -D "$folder/data" -m immediate >"$folder/stop" 2>&1 || true; cd /; rm -rf "$folder"' EXIT
cd "$folder"
printf %s "$PASSWORD" >password
"$BIN/initdb" -D data -U plenum --pwfile=password --auth=scram-sha-256 --encoding=UTF8 --no-locale
"$BIN/pg_ctl" start -D data -w -l log -o "-p $PORT -c listen_addresses=127.0.0.1 \
    -c unix_socket_directories='$folder' -c max_connections=300" || { cat log; exit 1; }
echo ready
read -r _ || true
"#;

/// A PostgreSQL server that tests may create databases on.
pub(crate) struct Server {
    /// Where it is, with its `postgres` database: what tests get as `PLENUM_TEST_POSTGRES_URL`.
    pub(crate) url: String,
    /// The shell that keeps a throw-away cluster; none if the environment named a server.
    keeper: Option<Child>,
}

impl Server {
    /// The server that `PLENUM_TEST_POSTGRES_URL` or `DATABASE_URL` names, or a new throw-away cluster.
    pub(crate) fn find_or_start() -> Result<Self> {
        let named = ["PLENUM_TEST_POSTGRES_URL", "DATABASE_URL"]
            .iter()
            .filter_map(|name| env::var(name).ok());
        for url in named {
            if url.starts_with("postgres://") || url.starts_with("postgresql://") {
                return Ok(Self { url, keeper: None });
            }
        }
        if programs().is_none() {
            tools::install("PostgreSQL", &["postgresql"])?;
        }
        let programs =
            programs().context("PostgreSQL was installed, but there is no initdb in /usr/lib/postgresql")?;
        step::within("starting a throw-away PostgreSQL", || Self::start(&programs))
    }

    fn start(programs: &Path) -> Result<Self> {
        let password = random_hex()?;
        // Free now; should another program take it in the next second, the start fails and says so.
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let mut shell = Command::new("sh");
        shell
            .args(["-c", KEEPER])
            .current_dir("/")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped());
        // Through the environment: everyone may read a command line.
        shell
            .env("BIN", programs)
            .env("PASSWORD", &password)
            .env("PORT", port.to_string());
        // Ctrl-C on the terminal is for xtask; the keeper sees its input close.
        shell.process_group(0);
        if tools::is_root() {
            let user = ["postgres", "nobody"]
                .into_iter()
                .find(|user| tools::user_id(Some(user)).is_some());
            let user =
                user.context("PostgreSQL refuses to run as root, and there is no user postgres or nobody")?;
            shell.uid(tools::user_id(Some(user)).context("no user number")?);
            shell.gid(tools::group_id(user).context("no group number")?);
        }
        let mut keeper = shell.spawn()?;
        let output = keeper.stdout.take().context("no output from the shell")?;
        let mut said = String::new();
        for line in BufReader::new(output).lines() {
            let line = line?;
            if line == "ready" {
                let url = format!("postgres://plenum:{password}@127.0.0.1:{port}/postgres");
                return Ok(Self {
                    url,
                    keeper: Some(keeper),
                });
            }
            said = said + &line + "\n";
        }
        keeper.wait()?;
        bail!("PostgreSQL did not start:\n{said}")
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Some(keeper) = &mut self.keeper {
            drop(keeper.stdin.take());
            // Nothing to do about a shell that is gone already.
            let _ = keeper.wait();
        }
    }
}

/// The folder of PostgreSQL's server programs: of `initdb` on `PATH`, or the newest of Debian's.
fn programs() -> Option<PathBuf> {
    if let Some(initdb) = tools::on_path("initdb") {
        // `initdb` and `pg_ctl` look for `postgres` beside themselves, so a link on PATH is followed.
        return fs::canonicalize(initdb).ok()?.parent().map(Path::to_path_buf);
    }
    let versions = fs::read_dir("/usr/lib/postgresql").ok()?.filter_map(|entry| {
        let version: u32 = entry.as_ref().ok()?.file_name().to_str()?.parse().ok()?;
        let folder = entry.ok()?.path().join("bin");
        folder.join("initdb").exists().then_some((version, folder))
    });
    versions.max().map(|(_, folder)| folder)
}

/// A password that no other user of this machine can guess: the cluster's superuser could run programs as its owner.
fn random_hex() -> Result<String> {
    let mut bytes = [0; 16];
    File::open("/dev/urandom")?.read_exact(&mut bytes)?;
    Ok(format!("{:032x}", u128::from_le_bytes(bytes)))
}
