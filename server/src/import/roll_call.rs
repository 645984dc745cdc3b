//! The files of roll calls, read.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::path::Path;

use anyhow::{Context, bail};
use chrono::NaiveDate;
use plenary::Code;
use rules::Answer;

use super::expect_header;

/// How many columns of `rollcalls.csv` stand before the members.
const BEFORE_MEMBERS: usize = 5;
/// Longest title and symbol that the plenary takes.
const TITLE: usize = plenary::limits::TITLE;
const SYMBOL: usize = plenary::limits::NAME;

/// One vote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct RollCall {
    /// The data's own number.
    pub(super) rcid: u32,
    pub(super) session: u32,
    pub(super) date: NaiveDate,
    pub(super) symbol: String,
    pub(super) title: String,
    /// What each member's column holds.
    answers: Vec<String>,
}

/// Counts of a vote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Counts {
    pub(super) yes: u64,
    pub(super) no: u64,
    pub(super) abstain: u64,
}

impl fmt::Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} yes, {} no, {} abstaining", self.yes, self.no, self.abstain)
    }
}

/// The files together.
pub(super) struct RollCalls {
    columns: Vec<Code>,
    calls: BTreeMap<u32, RollCall>,
    names: BTreeMap<Code, String>,
    published: BTreeMap<u32, Counts>,
}

impl RollCalls {
    pub(super) fn read(rollcalls: &Path, members: &Path, published: &Path) -> anyhow::Result<Self> {
        let (columns, calls) =
            read_calls(rollcalls).with_context(|| format!("in {}", rollcalls.display()))?;
        let names = read_names(members).with_context(|| format!("in {}", members.display()))?;
        let published = read_published(published).with_context(|| format!("in {}", published.display()))?;
        Ok(Self {
            columns,
            calls,
            names,
            published,
        })
    }

    pub(super) fn call(&self, rcid: u32) -> Option<&RollCall> {
        self.calls.get(&rcid)
    }

    pub(super) fn published(&self, rcid: u32) -> Option<Counts> {
        self.published.get(&rcid).copied()
    }

    /// A member's name; its code where the file has none.
    pub(super) fn name<'a>(&'a self, code: &'a Code) -> &'a str {
        self.names.get(code).map_or(code.as_str(), String::as_str)
    }

    /// The members that answered at least once in a session: who was a member and never did, the data cannot tell.
    pub(super) fn members_in(&self, session: u32) -> anyhow::Result<BTreeSet<Code>> {
        let mut members = BTreeSet::new();
        for call in self.calls.values().filter(|call| call.session == session) {
            members.extend(self.answers(call)?.into_keys());
        }
        Ok(members)
    }

    /// The first and the last day of a session's votes.
    pub(super) fn days_of(&self, session: u32) -> Option<(NaiveDate, NaiveDate)> {
        let days = || {
            self.calls
                .values()
                .filter(|call| call.session == session)
                .map(|call| call.date)
        };
        Some((days().min()?, days().max()?))
    }

    /// Who answered what.
    pub(super) fn answers(&self, call: &RollCall) -> anyhow::Result<BTreeMap<Code, Answer>> {
        let mut answers = BTreeMap::new();
        for (code, cell) in self.columns.iter().zip(&call.answers) {
            let answer = match cell.as_str() {
                "" => continue,
                "Y" => Answer::Yes,
                "N" => Answer::No,
                "A" => Answer::Abstain,
                other => bail!(
                    "in vote {}, {code} has the answer {other:?}, which is none",
                    call.rcid
                ),
            };
            answers.insert(code.clone(), answer);
        }
        Ok(answers)
    }
}

fn read_calls(path: &Path) -> anyhow::Result<(Vec<Code>, BTreeMap<u32, RollCall>)> {
    let mut reader = csv::Reader::from_path(path)?;
    let header = reader.headers()?.clone();
    expect_header(
        "the file of roll calls",
        &header,
        &["rcid", "session", "date", "symbol", "title"],
    )?;
    let columns: Vec<Code> = header
        .iter()
        .skip(BEFORE_MEMBERS)
        .map(str::parse)
        .collect::<Result<_, _>>()?;
    let mut calls = BTreeMap::new();
    for row in reader.records() {
        let row = row?;
        let rcid: u32 = row[0]
            .parse()
            .with_context(|| format!("{:?} is no number of a vote", &row[0]))?;
        let symbol = one_line(&row[3], SYMBOL, &format!("roll call {rcid}"));
        let call = RollCall {
            rcid,
            session: row[1]
                .parse()
                .with_context(|| format!("vote {rcid} has no session"))?,
            date: row[2]
                .parse()
                .with_context(|| format!("vote {rcid} has no date"))?,
            title: one_line(&row[4], TITLE, &symbol),
            symbol,
            answers: row.iter().skip(BEFORE_MEMBERS).map(str::to_owned).collect(),
        };
        calls.insert(rcid, call);
    }
    Ok((columns, calls))
}

fn read_names(path: &Path) -> anyhow::Result<BTreeMap<Code, String>> {
    let mut reader = csv::Reader::from_path(path)?;
    expect_header(
        "the file of members",
        &reader.headers()?.clone(),
        &["code", "name"],
    )?;
    reader
        .records()
        .map(|row| {
            row.map_err(Into::into)
                .and_then(|row| Ok((row[0].parse()?, row[1].to_owned())))
        })
        .collect()
}

fn read_published(path: &Path) -> anyhow::Result<BTreeMap<u32, Counts>> {
    let mut reader = csv::Reader::from_path(path)?;
    expect_header(
        "the file of published counts",
        &reader.headers()?.clone(),
        &["rcid", "yes", "no", "abstain"],
    )?;
    let counts = |row: csv::StringRecord| -> anyhow::Result<_> {
        Ok((
            row[0].parse()?,
            Counts {
                yes: row[1].parse()?,
                no: row[2].parse()?,
                abstain: row[3].parse()?,
            },
        ))
    };
    reader.records().map(|row| counts(row?)).collect()
}

/// A text as one line of at most so many characters.
fn one_line(text: &str, most: usize, otherwise: &str) -> String {
    let line = text
        .split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|word| !word.is_empty());
    let line = line.collect::<Vec<_>>().join(" ");
    match line.chars().count() {
        0 => otherwise.to_owned(),
        length if length > most => line.chars().take(most - 1).chain(['…']).collect(),
        _ => line,
    }
}
