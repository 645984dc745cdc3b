//! The command line.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};
use plenary::BodyId;

use crate::import::Import;
use crate::user::AddUser;

/// Plenum: a plenary that decides, for bodies of delegations.
#[derive(Debug, Parser)]
#[command(name = "plenum", version)]
pub struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Serves the bodies of a database to browsers.
    Serve(Serve),
    /// Manages the people who can sign in.
    #[command(subcommand)]
    User(User),
    /// Imports recorded votes of other bodies.
    #[command(subcommand)]
    Import(Source),
}

#[derive(Debug, Subcommand)]
pub(crate) enum User {
    /// Makes an account, or gives one another role.
    Add(AddUser),
}

#[derive(Debug, Subcommand)]
pub(crate) enum Source {
    /// Roll calls of the United Nations General Assembly.
    Unga(Import),
}

/// The database.
#[derive(Debug, Clone, Args)]
pub(crate) struct Database {
    /// Where the record is kept: sqlite:FILE or postgres://…
    #[arg(
        long,
        env = "DATABASE_URL",
        default_value = "sqlite:plenum.db",
        hide_env_values = true
    )]
    pub(crate) database_url: String,
}

/// The address browsers use.
#[derive(Debug, Clone, Args)]
pub(crate) struct PublicUrl {
    /// The address browsers use, when a proxy stands in front: <https://plenum.example.org>
    #[arg(long, env = "PLENUM_PUBLIC_URL")]
    pub(crate) public_url: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct Serve {
    /// The address to listen on.
    #[arg(long, env = "PLENUM_ADDR", default_value = "127.0.0.1:3000")]
    pub(crate) addr: SocketAddr,
    /// The folder with script, wasm and style sheet.
    #[arg(long, env = "PLENUM_SITE", default_value = "target/site")]
    pub(crate) site: PathBuf,
    #[command(flatten)]
    pub(crate) database: Database,
    #[command(flatten)]
    pub(crate) public: PublicUrl,
    /// Load the demonstration bodies into an empty record even where strangers can reach this server.
    #[arg(long, conflicts_with = "no_demo")]
    pub(crate) demo: bool,
    /// Never load the demonstration bodies.
    #[arg(long)]
    pub(crate) no_demo: bool,
    /// A proxy in front names the client's address in X-Forwarded-For.
    #[arg(long, env = "PLENUM_BEHIND_PROXY")]
    pub(crate) behind_proxy: bool,
}

/// A body's address, for the command line.
pub(crate) fn body_id(text: &str) -> Result<BodyId, String> {
    text.parse().map_err(|error: plenary::IdError| error.to_string())
}
