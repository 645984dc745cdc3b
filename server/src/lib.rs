//! The `plenum` server: routes, sign-in, forms, the live stream, the command line, the demonstration.
//!
//! *Invariant:* what a body decides is decided by the clerk; what is here turns forms into commands and nothing
//! else, and secrets (passwords, tokens) are neither stored in clear nor logged. *Boundary:* [`run`] for the
//! command line, [`serve::run`] for a server inside another program.

mod account;
mod acts;
mod cli;
mod clock;
mod connections;
mod demo;
mod extras;
mod fields;
mod house;
mod import;
mod live;
mod open_store;
mod page;
mod post;
mod protection;
mod record_page;
mod record_words;
mod refused;
mod router;
pub mod serve;
mod user;
mod visit;

pub use cli::Cli;
pub use house::Settings;

use cli::{Command, Source, User};

/// Does what the command line says.
///
/// # Errors
/// With what stood in the way, for the person at the terminal.
pub async fn run(cli: Cli) -> anyhow::Result<()> {
    let filter = tracing_subscriber::EnvFilter::try_from_default_env()
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("warn"));
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .init();
    match cli.command {
        Command::Serve(options) => serve::serve(options).await,
        Command::User(User::Add(options)) => user::add(options).await,
        Command::Import(Source::Unga(options)) => import::unga(options).await,
    }
}
