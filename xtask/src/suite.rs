//! `cargo xtask test`: everything that must hold before a change is taken in.

use crate::postgres::Server;
use crate::project::Project;
use crate::site::{self, Profile, WASM};
use crate::summary::{self, Count};
use crate::{arrows, deny, serve, step, tools};
use anyhow::{Context, Result, bail};
use std::collections::BTreeSet;
use std::process::ExitCode;
use std::time::Instant;

/// A part of the suite that can be run alone; in the order they run, quickest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Part {
    /// Formatting.
    Fmt,
    /// Who imports whom.
    Arrows,
    /// Licences, versions, sources and known flaws of what comes from outside.
    Deny,
    /// Clippy's findings, each an error.
    Clippy,
    /// Unit, property and integration tests on SQLite and PostgreSQL, and the examples in the documentation.
    Rust,
    /// Whole stories in a real browser.
    Browser,
}

/// Every part, its name on the command line, and what it is called in the closing line.
const PARTS: &[(Part, &str, &str)] = &[
    (Part::Fmt, "fmt", "formatting"),
    (Part::Arrows, "arrows", "imports"),
    (Part::Deny, "deny", "dependencies"),
    (Part::Clippy, "clippy", "clippy"),
    (Part::Rust, "rust", "Rust tests"),
    (Part::Browser, "browser", "browser tests"),
];

impl Part {
    /// The part of that name.
    pub(crate) fn named(name: &str) -> Result<Self> {
        let found = PARTS.iter().find(|(_, known, _)| *known == name);
        let known = || {
            PARTS
                .iter()
                .map(|(_, known, _)| *known)
                .collect::<Vec<_>>()
                .join(", ")
        };
        Ok(found
            .with_context(|| format!("there is no part `{name}`; there are: {}", known()))?
            .0)
    }
}

/// Runs the parts named, or all, to the end even if one fails; then says how many tests passed and failed.
pub(crate) fn test(project: &Project, named: &[Part]) -> ExitCode {
    let started = Instant::now();
    let chosen: BTreeSet<Part> = match named {
        [] => PARTS.iter().map(|(part, ..)| *part).collect(),
        named => named.iter().copied().collect(),
    };
    let mut sum = Count::default();
    let mut passed = Vec::new();
    let mut failed = Vec::new();
    for (part, _, title) in PARTS.iter().filter(|(part, ..)| chosen.contains(part)) {
        let mut count = Count::default();
        let result = match part {
            Part::Fmt => format(project),
            Part::Arrows => arrows::check(project),
            Part::Deny => deny::check(project),
            Part::Clippy => clippy(project),
            Part::Rust => rust(project, &mut count),
            Part::Browser => browser(project, chosen.contains(&Part::Rust), &mut count),
        };
        match result {
            Ok(()) if count.passed > 0 => passed.push(format!("{} {title}", count.passed)),
            Ok(()) => passed.push((*title).to_owned()),
            Err(error) => {
                println!("error: {error:#}");
                // A part that fails without a test of its own failing, as a build may, is one failure.
                count.failed = count.failed.max(1);
                failed.push(*title);
            }
        }
        sum += count;
    }
    println!("\n{} passed, {} failed", sum.passed, sum.failed);
    let time = step::spoken(started.elapsed());
    let passed = if passed.is_empty() {
        "nothing".into()
    } else {
        passed.join(", ")
    };
    if failed.is_empty() {
        println!("passed in {time}: {passed}");
        return ExitCode::SUCCESS;
    }
    println!("FAILED in {time}: {}; passed: {passed}", failed.join(", "));
    ExitCode::FAILURE
}

/// Formatting, as rustfmt would have it.
fn format(project: &Project) -> Result<()> {
    tools::rustup(project, "component", "rustfmt", "bin/rustfmt")?;
    step::run("checking the formatting", &mut project.cargo("fmt --all --check"))?.ok()?;
    Ok(())
}

/// Clippy on the server's side of everything, then on the application's browser side.
fn clippy(project: &Project) -> Result<()> {
    tools::rustup(project, "component", "clippy", "bin/cargo-clippy")?;
    site::add_target(project)?;
    let mut server = project.cargo("clippy --locked --workspace --all-targets -- -D warnings");
    let server = step::run("linting everything for the server", &mut server)?;
    // The profile of the build to come: macros and build scripts are then compiled once for both.
    let mut browser = project.cargo("clippy --locked -p app --lib --features hydrate --profile wasm-dev");
    browser.args(["--target", WASM, "--", "-D", "warnings"]);
    let browser = step::run("linting the application for the browser", &mut browser)?;
    server.ok()?;
    browser.ok()?;
    Ok(())
}

/// `cargo test` for the workspace, with a look whether the committed `.sqlx/` folders fit queries and migrations.
/// `xtask` goes by itself: its dependencies are compiled already, with the features that `cargo xtask` gave them.
fn rust(project: &Project, count: &mut Count) -> Result<()> {
    let postgres = Server::find_or_start()?;
    build_tests(project)?;
    let mut command = project.cargo("test --locked --workspace --exclude xtask --no-fail-fast");
    command.env("PLENUM_TEST_POSTGRES_URL", &postgres.url);
    let workspace = step::run("testing on SQLite and PostgreSQL", &mut command)?;
    *count += summary::cargo_test(&workspace.output);
    let own = step::run("testing xtask", &mut project.cargo("test --locked -p xtask"))?;
    *count += summary::cargo_test(&own.output);
    let mut command = project.command(project.target.join("debug/store-prepare"));
    // It compiles the backends with other variables; in the same folder, cargo would take every crate above for stale.
    command.env("CARGO_TARGET_DIR", project.target.join("queries"));
    let queries = step::run(
        "checking every query on SQLite and PostgreSQL",
        command.args([&postgres.url, "--check"]),
    )?;
    workspace.ok()?;
    own.ok()?;
    queries.ok()?;
    if count.passed == 0 {
        bail!("no test ran");
    }
    Ok(())
}

/// Builds every test and program. Together: the dependencies of a program built alone would be compiled once more,
/// without what only the tests switch on.
fn build_tests(project: &Project) -> Result<()> {
    let mut cargo = project.cargo("build --locked --workspace --exclude xtask --tests --bins");
    step::run("building the tests and the server", &mut cargo)?.ok()?;
    Ok(())
}

/// The stories of `end2end/`, against the server's own binary.
fn browser(project: &Project, after_rust: bool, count: &mut Count) -> Result<()> {
    let chromium = tools::chromium()?;
    let folder = project.root.join("end2end");
    tools::npm_ci(project, &folder)?;
    site::build(project, Profile::Dev)?;
    let binary = if after_rust {
        build_tests(project)?;
        project.target.join("debug/plenum")
    } else {
        serve::build_server(project, Profile::Dev)?
    };
    let mut node = project.command("node");
    node.args(["--test", "--test-reporter=spec"]).current_dir(&folder);
    node.env("PLENUM_CHROMIUM", chromium)
        .env("PLENUM_BIN", binary)
        .env("PLENUM_SITE", project.site());
    let finished = step::run("testing in the browser", &mut node)?;
    *count += summary::node_test(&finished.output);
    finished.ok()?;
    if count.passed == 0 {
        bail!("no test ran");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_run_in_the_order_of_the_table() {
        assert!(PARTS.is_sorted_by_key(|(part, ..)| *part));
    }

    #[test]
    fn an_unknown_part_is_told_the_known_ones() {
        assert_eq!(Part::named("rust").unwrap(), Part::Rust);
        let error = Part::named("rusty").unwrap_err().to_string();
        assert!(error.contains("`rusty`") && error.contains("browser"), "{error}");
    }
}
