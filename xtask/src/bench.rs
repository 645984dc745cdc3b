//! `cargo xtask bench`: what clerk and pages achieve and what the browser part weighs, each against its limit.
//!
//! A benchmark prints a JSON object a line, with `name`, `measured`, `unit`, `limit` (in the same unit; what this machine
//! or the aim allows), `ratio` (of measured to limit) and `aim`. An aim is text, such as `ratio >= 10` or
//! `measured <= 250`; a limit, a ratio or an aim may be absent.

use crate::project::Project;
use crate::site::{self, Profile};
use crate::step;
use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use std::fs;

/// Builds for release, measures, and prints the table.
pub(crate) fn bench(project: &Project) -> Result<()> {
    site::build(project, Profile::Release)?;
    let benchmarks = "bench --no-fail-fast -p clerk --bench clerk -p server --bench pages";
    step::run(
        "building the benchmarks",
        project.cargo(benchmarks).arg("--no-run"),
    )?
    .ok()?;
    let finished = step::run("measuring", &mut project.cargo(benchmarks))?;
    let measurements = finished.output.lines().filter(|line| line.starts_with('{'));
    let mut rows: Vec<Row> = measurements
        .map(|line| Row::read(&serde_json::from_str(line)?))
        .collect::<Result<_>>()?;
    rows.extend(sizes(project)?);
    print!("\n{}", table(&rows));
    finished.ok()?;
    Ok(())
}

/// What a browser has to load, after brotli.
fn sizes(project: &Project) -> Result<Vec<Row>> {
    let kilobytes = |file: &str| -> Result<f64> {
        let bytes = fs::metadata(project.site().join("pkg").join(file))?.len();
        Ok(f64::from(u32::try_from(bytes)?) / 1000.0)
    };
    let wasm = kilobytes("app_bg.wasm.br")?;
    let script = kilobytes("app.js.br")?;
    let wasm = json!({
        "name": "wasm after brotli", "measured": wasm, "unit": "kB",
        "limit": 250, "ratio": wasm / 250.0, "aim": "measured <= 250"
    });
    let script = json!({"name": "script after brotli", "measured": script, "unit": "kB"});
    Ok(vec![Row::read(&wasm)?, Row::read(&script)?])
}

/// One measurement.
#[derive(Debug, PartialEq)]
struct Row {
    name: String,
    measured: f64,
    unit: String,
    limit: Option<f64>,
    ratio: Option<f64>,
    aim: Option<Aim>,
}

impl Row {
    fn read(value: &Value) -> Result<Self> {
        let text = |field: &str| value[field].as_str().map(str::to_owned);
        Ok(Row {
            name: text("name").context("a measurement without a name")?,
            measured: value["measured"]
                .as_f64()
                .context("a measurement without `measured`")?,
            unit: text("unit").unwrap_or_default(),
            limit: value["limit"].as_f64(),
            ratio: value["ratio"].as_f64(),
            aim: text("aim").map(|aim| Aim::read(&aim)).transpose()?,
        })
    }

    /// Whether the aim is reached; none if there is no aim, or no ratio to hold against it.
    fn reached(&self) -> Option<bool> {
        let aim = self.aim.as_ref()?;
        let value = if aim.of_ratio { self.ratio? } else { self.measured };
        Some(if aim.at_least {
            value >= aim.bound
        } else {
            value <= aim.bound
        })
    }
}

/// What a measurement should reach.
#[derive(Debug, PartialEq)]
struct Aim {
    /// Whether the ratio is meant, and not the measured value.
    of_ratio: bool,
    /// Whether more is better.
    at_least: bool,
    bound: f64,
}

impl Aim {
    /// Reads `ratio >= 10`.
    fn read(text: &str) -> Result<Self> {
        let words: Vec<&str> = text.split_whitespace().collect();
        let strange = || format!("an aim must read like `ratio >= 10` or `measured <= 250`, not `{text}`");
        ensure!(
            matches!(words[..], ["ratio" | "measured", ">=" | "<=", _]),
            strange()
        );
        let bound = words[2].replace('_', "").parse().with_context(strange)?;
        Ok(Aim {
            of_ratio: words[0] == "ratio",
            at_least: words[1] == ">=",
            bound,
        })
    }

    /// As the table shows it: the column says what is meant.
    fn shown(&self, unit: &str) -> String {
        let sign = if self.at_least { "at least" } else { "at most" };
        let unit = if self.of_ratio { "times the limit" } else { unit };
        format!("{sign} {} {unit}", number(self.bound))
    }
}

/// The measurements as an aligned table.
fn table(rows: &[Row]) -> String {
    let mut cells: Vec<[String; 6]> =
        vec![["", "measured", "limit", "ratio", "aim", "reached"].map(str::to_owned)];
    for row in rows {
        let with_unit = |value: f64| format!("{} {}", number(value), row.unit);
        cells.push([
            row.name.clone(),
            with_unit(row.measured),
            row.limit.map_or_else(|| "–".into(), with_unit),
            row.ratio.map_or_else(|| "–".into(), number),
            row.aim
                .as_ref()
                .map_or_else(|| "–".into(), |aim| aim.shown(&row.unit)),
            row.reached()
                .map_or("–", |reached| if reached { "yes" } else { "NO" })
                .into(),
        ]);
    }
    let width = |column: usize| {
        cells
            .iter()
            .map(|row| row[column].chars().count())
            .max()
            .unwrap_or(0)
    };
    let widths: [usize; 6] = std::array::from_fn(width);
    let mut text = String::new();
    for row in &cells {
        let line: Vec<String> = row
            .iter()
            .zip(widths)
            .enumerate()
            .map(|(column, (cell, width))| match column {
                1..=3 => format!("{cell:>width$}"),
                _ => format!("{cell:<width$}"),
            })
            .collect();
        text += line.join("  ").trim_end();
        text.push('\n');
    }
    text
}

/// A number with three significant digits at the least, and its thousands apart.
fn number(value: f64) -> String {
    let decimals = match value.abs() {
        100.0.. => 0,
        10.0.. => 1,
        1.0.. => 2,
        _ => 3,
    };
    let text = format!("{value:.decimals$}");
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let mut grouped = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) && digit.is_ascii_digit() {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    match fraction.trim_end_matches('0') {
        "" => grouped,
        fraction => format!("{grouped}.{fraction}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(value: Value) -> Row {
        Row::read(&value).unwrap()
    }

    #[test]
    fn an_aim_is_held_against_ratio_or_measure() {
        let ballots = json!({"name": "b", "measured": 900.0, "unit": "/s", "limit": 100, "ratio": 9.0, "aim": "ratio >= 10"});
        assert_eq!(row(ballots).reached(), Some(false));
        let replay = json!({"name": "r", "measured": 200_000, "unit": "/s", "aim": "measured >= 200_000"});
        assert_eq!(row(replay).reached(), Some(true));
        let size = json!({"name": "s", "measured": 250.1, "unit": "kB", "aim": "measured <= 250"});
        assert_eq!(row(size).reached(), Some(false));
        assert_eq!(row(json!({"name": "n", "measured": 1})).reached(), None);
    }

    #[test]
    fn an_aim_that_is_not_understood_is_an_error() {
        assert!(Aim::read("ten times").is_err());
        assert!(Aim::read("ratio > 10").is_err());
        assert!(Aim::read("ratio >= ten").is_err());
    }

    #[test]
    fn numbers_read_easily() {
        assert_eq!(number(1_234_567.8), "1,234,568");
        assert_eq!(number(48.04), "48");
        assert_eq!(number(5.25), "5.25");
        assert_eq!(number(0.1234), "0.123");
        assert_eq!(number(-1234.0), "-1,234");
    }

    #[test]
    fn the_table_is_aligned() {
        let text = table(&[
            row(
                json!({"name": "ballots", "measured": 12_000, "unit": "/s", "limit": 1_000, "ratio": 12, "aim": "ratio >= 10"}),
            ),
            row(json!({"name": "script", "measured": 5.2, "unit": "kB"})),
        ]);
        let expected = [
            "          measured     limit  ratio  aim                          reached",
            "ballots  12,000 /s  1,000 /s     12  at least 10 times the limit  yes",
            "script      5.2 kB         –      –  –                            –",
        ];
        assert_eq!(text.lines().collect::<Vec<_>>(), expected);
    }
}
