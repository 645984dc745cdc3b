//! What the browser gets: script, wasm and style sheet, in `target/site/pkg`.
//!
//! The wasm is built by a cargo call of its own: together with the server's, cargo would unify the application's
//! `ssr` and `hydrate` features.

use crate::project::Project;
use crate::{step, tools};
use anyhow::{Context, Result, ensure};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;
use wasm_bindgen_cli_support::Bindgen;

/// The target that the browser part is built for.
pub(crate) const WASM: &str = "wasm32-unknown-unknown";

/// How much is done to make the site small and the server fast.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Profile {
    /// Quick to build.
    #[default]
    Dev,
    /// Small to send: optimised, and compressed with brotli beside the plain files.
    Release,
}

/// Builds script, wasm and style sheet; what has not changed is left as it is.
pub(crate) fn build(project: &Project, profile: Profile) -> Result<()> {
    let wasm = build_wasm(project, profile)?;
    let package = project.site().join("pkg");
    fs::create_dir_all(&package)?;
    bind(project, profile, &wasm, &package)?;
    style(project, profile, &package)
}

/// Adds the wasm target if this toolchain lacks it.
pub(crate) fn add_target(project: &Project) -> Result<()> {
    tools::rustup(project, "target", WASM, &format!("lib/rustlib/{WASM}"))
}

/// Compiles the application for the browser and returns the wasm file.
fn build_wasm(project: &Project, profile: Profile) -> Result<PathBuf> {
    add_target(project)?;
    let name = match profile {
        Profile::Dev => "wasm-dev",
        Profile::Release => "wasm-release",
    };
    let mut cargo = project.cargo("build -p app --lib --features hydrate");
    cargo.args(["--target", WASM, "--profile", name]);
    step::run("building the browser part", &mut cargo)?.ok()?;
    Ok(project.target.join(WASM).join(name).join("app.wasm"))
}

/// Makes `app.js` and `app_bg.wasm` from the compiled wasm, unless they are made from the very same already.
fn bind(project: &Project, profile: Profile, wasm: &Path, package: &Path) -> Result<()> {
    let stamp = stamp(profile, wasm)?;
    let stamp_file = project.target.join("site.stamp");
    if fs::read_to_string(&stamp_file).is_ok_and(|made| made == stamp) && package.join("app_bg.wasm").exists()
    {
        return Ok(());
    }
    // A run that stops half-way must not look finished to the next one.
    let _ = fs::remove_file(&stamp_file);
    let fresh = project.target.join("site.fresh");
    let _ = fs::remove_dir_all(&fresh);
    step::within("binding wasm and script", || {
        Bindgen::new()
            .input_path(wasm)
            .out_name("app")
            .web(true)?
            .typescript(false)
            .remove_name_section(profile == Profile::Release)
            .remove_producers_section(true)
            .generate(&fresh)
    })?;
    let script = fresh.join("app.js");
    let bound = fresh.join("app_bg.wasm");
    if profile == Profile::Release {
        optimise(project, &bound)?;
        compress(project, &[&script, &bound])?;
    }
    // What an earlier release left beside the files would be served instead of them.
    for stale in ["app.js.br", "app_bg.wasm.br"] {
        let _ = fs::remove_file(package.join(stale));
    }
    for entry in fs::read_dir(&fresh)? {
        let entry = entry?;
        let destination = package.join(entry.file_name());
        if destination.is_dir() {
            fs::remove_dir_all(&destination)?;
        }
        fs::rename(entry.path(), destination)?;
    }
    fs::remove_dir(&fresh)?;
    fs::write(stamp_file, stamp)?;
    Ok(())
}

/// What tells one compiled wasm file from another: cargo writes the file anew only when something changed.
fn stamp(profile: Profile, wasm: &Path) -> Result<String> {
    let data = fs::metadata(wasm).with_context(|| format!("cargo made no {}", wasm.display()))?;
    let changed = data.modified()?.duration_since(UNIX_EPOCH)?.as_nanos();
    Ok(format!("{profile:?} {changed} {}", data.len()))
}

/// Makes the wasm smaller, with Binaryen's `wasm-opt` as npm has it (distributions' are often years old).
fn optimise(project: &Project, wasm: &Path) -> Result<()> {
    tools::npm_ci(project, &project.root)?;
    let mut command = tools::node(project, "node_modules/binaryen/bin/wasm-opt");
    step::run(
        "optimising wasm for size",
        command.arg("-Oz").arg(wasm).arg("-o").arg(wasm),
    )?
    .ok()?;
    Ok(())
}

/// Writes a brotli version beside each file, at the highest quality. Node.js brings brotli, compiled and quick.
fn compress(project: &Project, files: &[&Path]) -> Result<()> {
    const SCRIPT: &str = "
        const { brotliCompressSync } = require('zlib'), { readFileSync, writeFileSync } = require('fs');
        for (const file of process.argv.slice(1)) writeFileSync(file + '.br', brotliCompressSync(readFileSync(file)));
    ";
    let names: Vec<_> = files
        .iter()
        .filter_map(|file| file.file_name()?.to_str())
        .collect();
    let label = format!("compressing {}", names.join(" and "));
    step::run(&label, tools::node(project, "-e").arg(SCRIPT).args(files))?.ok()?;
    Ok(())
}

/// Joins `style/*.css`, in the order of their numbered names, to one style sheet; lays the icon beside it.
fn style(project: &Project, profile: Profile, package: &Path) -> Result<()> {
    let folder = project.root.join("style");
    let mut parts: Vec<PathBuf> = fs::read_dir(&folder)?
        .map(|entry| Ok(entry?.path()))
        .collect::<Result<_>>()?;
    parts.retain(|path| path.extension().is_some_and(|extension| extension == "css"));
    parts.sort();
    ensure!(
        !parts.is_empty(),
        "there is no style sheet in {}",
        folder.display()
    );
    let mut sheet = String::new();
    for part in &parts {
        sheet += &fs::read_to_string(part)?;
        sheet += "\n";
    }
    let icon = package.join("favicon.svg");
    let drawn = fs::read(folder.join("favicon.svg"))?;
    if !fs::read(&icon).is_ok_and(|old| old == drawn) {
        fs::write(icon, drawn)?;
    }
    let file = package.join("plenum.css");
    let compressed = package.join("plenum.css.br");
    if fs::read_to_string(&file).is_ok_and(|old| old == sheet)
        && compressed.exists() == (profile == Profile::Release)
    {
        return Ok(());
    }
    let _ = fs::remove_file(&compressed);
    fs::write(&file, sheet)?;
    if profile == Profile::Release {
        compress(project, &[&file])?;
    }
    Ok(())
}
