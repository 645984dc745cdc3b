//! `cargo xtask`: builds, serves, tests and measures Plenum.
//!
//! The two commands of the README are `cargo xtask serve` and `cargo xtask test`; the others serve developers. A
//! command is a row of steps; each prints one line with what it does and how long it took ([`step`]).

mod arrows;
mod bench;
mod deny;
mod postgres;
mod prepare;
mod project;
mod serve;
mod site;
mod step;
mod suite;
mod summary;
mod tools;

use anyhow::{Result, bail};
use lexopt::{Arg, Parser, ValueExt};
use project::Project;
use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask COMMAND

  serve [--release] [--addr ADDRESS]   build everything and serve it (on 127.0.0.1:3000)
  test [PART...]                       all checks and tests, or only the parts named:
                                       fmt clippy arrows deny rust browser
  bench                                measure, each as a ratio to its limit
  deps-check                           who imports whom among the workspace's crates (the part `arrows`)
  sqlx-prepare                         write the committed .sqlx folders anew from the queries
";

fn main() -> ExitCode {
    match run() {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Reads the command line and does what it says.
fn run() -> Result<ExitCode> {
    let mut parser = Parser::from_env();
    let command = match parser.next()? {
        Some(Arg::Value(command)) => command.string()?,
        Some(Arg::Long("help") | Arg::Short('h')) | None => "help".into(),
        Some(other) => return Err(other.unexpected().into()),
    };
    match command.as_str() {
        "serve" => {
            let mut options = serve::Options::default();
            while let Some(arg) = parser.next()? {
                match arg {
                    Arg::Long("release") => options.profile = site::Profile::Release,
                    Arg::Long("addr") => options.addr = parser.value()?.string()?,
                    other => return Err(other.unexpected().into()),
                }
            }
            serve::serve(&Project::find()?, &options)
        }
        "test" => {
            let mut parts = Vec::new();
            while let Some(arg) = parser.next()? {
                match arg {
                    Arg::Value(name) => parts.push(suite::Part::named(&name.string()?)?),
                    other => return Err(other.unexpected().into()),
                }
            }
            Ok(suite::test(&Project::find()?, &parts))
        }
        "bench" => without_arguments(parser, bench::bench),
        "deps-check" => without_arguments(parser, arrows::check),
        "sqlx-prepare" => without_arguments(parser, prepare::prepare),
        "help" => {
            print!("{USAGE}");
            Ok(ExitCode::SUCCESS)
        }
        other => bail!("there is no command `{other}`\n\n{USAGE}"),
    }
}

/// Runs a command that takes no arguments.
fn without_arguments(mut parser: Parser, command: fn(&Project) -> Result<()>) -> Result<ExitCode> {
    if let Some(arg) = parser.next()? {
        return Err(arg.unexpected().into());
    }
    command(&Project::find()?)?;
    Ok(ExitCode::SUCCESS)
}
