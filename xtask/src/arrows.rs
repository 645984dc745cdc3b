//! Who may import whom among the workspace's crates: the table of ARCHITECTURE.md, checked from `cargo metadata`.
//!
//! What a crate uses only in its own tests (`dev-dependencies`) is free.

use crate::project::Project;
use crate::step;
use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Each crate, and the workspace's crates that it may import. A crate that is not listed here is refused.
const MAY_IMPORT: &[(&str, &[&str])] = &[
    ("rules", &[]),
    ("plenary", &["rules"]),
    ("record", &[]),
    ("store", &["record"]),
    ("store-sqlite", &["record", "store"]),
    ("store-postgres", &["record", "store"]),
    ("store-prepare", &[]),
    ("clerk", &["plenary", "record", "store"]),
    ("app", &["clerk", "plenary", "rules"]),
    (
        "server",
        &[
            "app",
            "clerk",
            "plenary",
            "record",
            "rules",
            "store",
            "store-postgres",
            "store-sqlite",
        ],
    ),
    ("xtask", &[]),
];

/// Crates of pure rules: they run in the browser, the server and the offline verifier alike.
const PURE: &[&str] = &["rules", "plenary", "record"];

/// What a pure crate must not reach, however indirectly: these and every crate of their families
/// (`tokio-util`, `sqlx-core`, `leptos_router`).
const IMPURE: &[&str] = &["axum", "leptos", "sqlx", "tokio"];

/// Crates from outside, and the only crates that may import them or their families directly.
const RESERVED: &[(&str, &[&str])] = &[
    (
        "sqlx",
        &["store", "store-sqlite", "store-postgres", "store-prepare"],
    ),
    ("axum", &["server"]),
    ("leptos_axum", &["server"]),
];

/// Crates that may be imported only behind a feature: `app` meets `clerk` on the server side alone.
const OPTIONAL: &[(&str, &str)] = &[("app", "clerk")];

/// Checks the workspace, as a step.
///
/// # Errors
/// Every arrow that points where it must not, a line each.
pub(crate) fn check(project: &Project) -> Result<()> {
    step::within("checking who imports whom", || {
        let wrong = wrong_arrows(&project.metadata("--all-features --locked")?)?;
        if !wrong.is_empty() {
            bail!(
                "\n  {}\nARCHITECTURE.md says who may import whom",
                wrong.join("\n  ")
            );
        }
        Ok(())
    })
}

/// Every arrow that must not be, as a sentence.
fn wrong_arrows(metadata: &Value) -> Result<Vec<String>> {
    let members: BTreeSet<&str> = list(&metadata["workspace_members"])
        .filter_map(Value::as_str)
        .collect();
    let names: BTreeMap<&str, &str> = list(&metadata["packages"])
        .map(|package| Ok((text(package, "id")?, text(package, "name")?)))
        .collect::<Result<_>>()?;
    let ours: BTreeSet<&str> = members.iter().filter_map(|id| names.get(id).copied()).collect();
    let mut wrong = Vec::new();

    for package in list(&metadata["packages"])
        .filter(|package| package["id"].as_str().is_some_and(|id| members.contains(id)))
    {
        let name = text(package, "name")?;
        let Some((_, may)) = MAY_IMPORT.iter().find(|(who, _)| *who == name) else {
            wrong.push(format!("`{name}` has no row in the table of who may import whom"));
            continue;
        };
        for dependency in list(&package["dependencies"]).filter(|dependency| dependency["kind"] != "dev") {
            let import = text(dependency, "name")?;
            if ours.contains(import) && !may.contains(&import) {
                wrong.push(format!(
                    "`{name}` imports `{import}`, and may import {}",
                    either(may)
                ));
            }
            if OPTIONAL.contains(&(name, import)) && dependency["optional"] != true {
                wrong.push(format!(
                    "`{name}` imports `{import}` always, and may do so only behind a feature"
                ));
            }
            for (reserved, by) in RESERVED {
                if family(import, reserved) && !by.contains(&name) {
                    wrong.push(format!(
                        "`{name}` imports `{import}`, which is for {}",
                        either(by)
                    ));
                }
            }
        }
    }

    let arrows: BTreeMap<&str, Vec<&str>> = list(&metadata["resolve"]["nodes"])
        .map(|node| {
            Ok((
                text(node, "id")?,
                list(&node["deps"]).filter_map(normal_target).collect(),
            ))
        })
        .collect::<Result<_>>()?;
    for id in members
        .iter()
        .filter(|id| names.get(*id).is_some_and(|name| PURE.contains(name)))
    {
        for path in paths_to_impure(id, &arrows, &names) {
            wrong.push(format!(
                "`{}` is pure, and reaches {}",
                names[id],
                path.join(" → ")
            ));
        }
    }
    Ok(wrong)
}

/// The package a resolved dependency leads to, unless it is for tests or build scripts alone.
fn normal_target(dependency: &Value) -> Option<&str> {
    list(&dependency["dep_kinds"])
        .any(|kind| kind["kind"].is_null())
        .then(|| dependency["pkg"].as_str())
        .flatten()
}

/// A shortest way from `start` to each impure crate it reaches, by name and without `start` itself.
fn paths_to_impure<'a>(
    start: &'a str,
    arrows: &BTreeMap<&'a str, Vec<&'a str>>,
    names: &BTreeMap<&'a str, &'a str>,
) -> Vec<Vec<&'a str>> {
    let mut seen = BTreeSet::from([start]);
    let mut queue = std::collections::VecDeque::from([(start, Vec::new())]);
    let mut found = Vec::new();
    while let Some((id, path)) = queue.pop_front() {
        for &next in arrows.get(id).into_iter().flatten() {
            if !seen.insert(next) {
                continue;
            }
            let name = names.get(next).copied().unwrap_or(next);
            let mut path = path.clone();
            path.push(name);
            if IMPURE.iter().any(|impure| family(name, impure)) {
                found.push(path);
            } else {
                queue.push_back((next, path));
            }
        }
    }
    found
}

/// Whether a crate is `head` or belongs to it by name, as `sqlx-core` belongs to `sqlx`.
fn family(name: &str, head: &str) -> bool {
    name.strip_prefix(head)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with(['-', '_']))
}

/// Names as a list in a sentence.
fn either(names: &[&str]) -> String {
    match names {
        [] => "none of ours".into(),
        names => names
            .iter()
            .map(|name| format!("`{name}`"))
            .collect::<Vec<_>>()
            .join(", "),
    }
}

/// A JSON array's values; none where there is no array.
fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

/// A JSON object's text field.
fn text<'a>(value: &'a Value, field: &str) -> Result<&'a str> {
    value[field]
        .as_str()
        .with_context(|| format!("cargo metadata without `{field}`"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    /// A workspace of the crates named, with `dependencies` as (from, to, kind, optional).
    fn workspace(
        ours: &[&str],
        outside: &[&str],
        dependencies: &[(&str, &str, Option<&str>, bool)],
    ) -> Value {
        let all: Vec<&str> = ours.iter().chain(outside).copied().collect();
        let from = |name: &str| {
            dependencies
                .iter()
                .filter(move |(from, ..)| *from == name)
                .collect::<Vec<_>>()
        };
        let packages: Vec<Value> = all
            .iter()
            .map(|name| {
                let declared: Vec<Value> = from(name)
                    .iter()
                    .map(|(_, to, kind, optional)| json!({"name": to, "kind": kind, "optional": optional}))
                    .collect();
                json!({"id": format!("id:{name}"), "name": name, "dependencies": declared})
            })
            .collect();
        let nodes: Vec<Value> = all
            .iter()
            .map(|name| {
                let resolved: Vec<Value> = from(name)
                    .iter()
                    .map(|(_, to, kind, _)| json!({"pkg": format!("id:{to}"), "dep_kinds": [{"kind": kind}]}))
                    .collect();
                json!({"id": format!("id:{name}"), "deps": resolved})
            })
            .collect();
        let members: Vec<String> = ours.iter().map(|name| format!("id:{name}")).collect();
        json!({"workspace_members": members, "packages": packages, "resolve": {"nodes": nodes}})
    }

    fn wrong(
        ours: &[&str],
        outside: &[&str],
        dependencies: &[(&str, &str, Option<&str>, bool)],
    ) -> Vec<String> {
        wrong_arrows(&workspace(ours, outside, dependencies)).unwrap()
    }

    #[test]
    fn arrows_of_the_table_are_allowed() {
        let arrows = [
            ("plenary", "rules", None, false),
            ("clerk", "plenary", None, false),
            ("app", "clerk", None, true),
            ("store-sqlite", "sqlx", None, false),
            ("server", "axum", None, false),
            ("server", "leptos_axum", None, false),
            ("rules", "serde", None, false),
        ];
        let ours = ["rules", "plenary", "clerk", "app", "store-sqlite", "server"];
        assert_eq!(
            wrong(&ours, &["sqlx", "axum", "leptos_axum", "serde"], &arrows),
            Vec::<String>::new()
        );
    }

    #[test]
    fn an_arrow_upwards_is_refused_but_not_in_tests() {
        let found = wrong(&["rules", "plenary"], &[], &[("rules", "plenary", None, false)]);
        assert_eq!(found, ["`rules` imports `plenary`, and may import none of ours"]);
        assert!(
            wrong(
                &["rules", "plenary"],
                &[],
                &[("rules", "plenary", Some("dev"), false)]
            )
            .is_empty()
        );
        assert_eq!(
            wrong(
                &["rules", "plenary"],
                &[],
                &[("rules", "plenary", Some("build"), false)]
            )
            .len(),
            1
        );
    }

    #[test]
    fn the_application_meets_the_clerk_only_behind_a_feature() {
        let found = wrong(&["app", "clerk"], &[], &[("app", "clerk", None, false)]);
        assert_eq!(
            found,
            ["`app` imports `clerk` always, and may do so only behind a feature"]
        );
    }

    #[test]
    fn a_pure_crate_reaches_nothing_impure_through_others() {
        let arrows = [
            ("record", "helper", None, false),
            ("helper", "tokio-util", None, false),
        ];
        let found = wrong(&["record"], &["helper", "tokio-util"], &arrows);
        assert_eq!(found, ["`record` is pure, and reaches helper → tokio-util"]);
        let in_tests = [
            ("record", "helper", Some("dev"), false),
            ("helper", "tokio-util", None, false),
        ];
        assert!(wrong(&["record"], &["helper", "tokio-util"], &in_tests).is_empty());
    }

    #[test]
    fn sql_and_routes_stay_in_their_rooms() {
        assert_eq!(
            wrong(&["clerk"], &["sqlx"], &[("clerk", "sqlx", None, false)]).len(),
            1
        );
        assert_eq!(
            wrong(&["app"], &["axum-extra"], &[("app", "axum-extra", None, false)]).len(),
            1
        );
        assert_eq!(
            wrong(&["app"], &["leptos_axum"], &[("app", "leptos_axum", None, true)]).len(),
            1
        );
    }

    #[test]
    fn a_new_crate_needs_a_row() {
        assert_eq!(
            wrong(&["newcomer"], &[], &[]),
            ["`newcomer` has no row in the table of who may import whom"]
        );
    }

    #[test]
    fn families_go_by_whole_words() {
        assert!(family("sqlx", "sqlx") && family("sqlx-core", "sqlx") && family("leptos_router", "leptos"));
        assert!(!family("sqlxmq", "sqlx") && !family("axumatic", "axum"));
    }
}
