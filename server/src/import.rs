//! `plenum import unga`: recorded votes of the United Nations General Assembly.
//!
//! The files are those of Erik Voeten and others, *United Nations General Assembly Voting Data* (CC0), as cut into
//! `rollcalls.csv` (a vote a row, a member a column), `published.csv` (the counts published with it) and
//! `members.csv`. Where a vote's counts disagree with the ones published, both are printed.

mod roll_call;

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

use anyhow::{Context, bail, ensure};
use clap::{Args, ValueEnum};
use clerk::Clerk;
use plenary::{Actor, Body, BodyId, Code, Command, Event, ImportedVote, MeetingId, Role, Source, VoteNumber};
use rules::{DecisionRule, Outcome, Tally};

use crate::cli::Database;
use crate::open_store;
use crate::serve::clock;
use roll_call::{Counts, RollCall, RollCalls};

/// `plenum import unga`.
#[derive(Debug, Args)]
pub(crate) struct Import {
    /// A vote a row, a member a column.
    #[arg(long)]
    rollcalls: PathBuf,
    /// The counts published with them.
    #[arg(long)]
    published: PathBuf,
    /// The members' names by code.
    #[arg(long)]
    members: PathBuf,
    /// Which votes, by the data's own number.
    #[arg(long, required = true, num_args = 1..)]
    rcid: Vec<u32>,
    /// The majority they were taken under.
    #[arg(long, value_enum, default_value = "unga-simple")]
    rule: Rule,
    #[command(flatten)]
    database: Database,
}

/// The majorities of article 18 of the Charter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Rule {
    /// A majority of those present and voting.
    UngaSimple,
    /// Two-thirds of those present and voting: important questions.
    UngaTwoThirds,
}

impl Rule {
    fn rule(self) -> anyhow::Result<DecisionRule> {
        let name = match self {
            Self::UngaSimple => "unga-simple",
            Self::UngaTwoThirds => "unga-two-thirds",
        };
        Ok(rules::preset(name).context("the rule is gone")?.rule.clone())
    }

    /// What the counts as published come to under it.
    fn outcome(self, counts: Counts) -> Outcome {
        let carried = match self {
            Self::UngaSimple => counts.yes > counts.no,
            Self::UngaTwoThirds => counts.yes > 0 && 3 * counts.yes >= 2 * (counts.yes + counts.no),
        };
        match (carried, self) {
            (true, _) => Outcome::Adopted,
            (false, Self::UngaSimple) if counts.yes == counts.no => Outcome::Tied,
            (false, _) => Outcome::NotAdopted,
        }
    }
}

/// Where the votes come from.
const PUBLISHER: &str =
    "Erik Voeten and others, United Nations General Assembly Voting Data, Harvard Dataverse (CC0)";
const ADDRESS: &str = "https://doi.org/10.7910/DVN/LEJUQZ";

/// Imports the votes and prints what came of each.
pub(crate) async fn unga(options: Import) -> anyhow::Result<()> {
    let calls = RollCalls::read(&options.rollcalls, &options.members, &options.published)?;
    let store = open_store::open(&options.database.database_url).await?;
    let clerk = Clerk::start(Arc::clone(&store), clock()).await?;
    let imported = import(&clerk, &calls, &options).await;
    clerk.stop().await;
    imported
}

async fn import(clerk: &Clerk, calls: &RollCalls, options: &Import) -> anyhow::Result<()> {
    let body: BodyId = "general-assembly".parse()?;
    let desk = Desk { clerk, body };
    desk.found().await?;
    let mut disagreements = 0_usize;
    for &rcid in &options.rcid {
        let call = calls
            .call(rcid)
            .with_context(|| format!("there is no vote {rcid} in the file"))?;
        if let Some(vote) = desk.imported(rcid) {
            println!("{rcid}: imported before, as vote {vote}");
            continue;
        }
        let (vote, tally) = desk.vote(calls, call, options.rule.rule()?).await?;
        let computed = Counts {
            yes: tally.counts.yes,
            no: tally.counts.no,
            abstain: tally.counts.abstain,
        };
        println!(
            "{rcid}: vote {vote}, {} ({}): {:?}, {computed}",
            call.title, call.symbol, tally.outcome
        );
        match calls.published(rcid) {
            None => println!("  no counts are published with it"),
            Some(published) if published == computed && options.rule.outcome(published) == tally.outcome => {
                println!("  as published");
            }
            Some(published) => {
                disagreements += 1;
                let outcome = options.rule.outcome(published);
                println!("  DISAGREES with what is published: {outcome:?}, {published}");
            }
        }
    }
    println!(
        "{} votes asked for, {disagreements} disagree with what is published",
        options.rcid.len()
    );
    Ok(())
}

/// The body that is written to.
struct Desk<'a> {
    clerk: &'a Clerk,
    body: BodyId,
}

impl Desk<'_> {
    /// Begins the record, if it has not begun.
    async fn found(&self) -> anyhow::Result<()> {
        if self.clerk.read(&self.body, |_| ()).is_some() {
            return Ok(());
        }
        let body = Body {
            name: "United Nations General Assembly (imported roll calls)".to_owned(),
            about: "Recorded votes of the General Assembly, entered from published data and counted again here under \
                    the rule they were taken under. The General Assembly does not use this site. A member's answer is \
                    known where it voted or abstained; who is listed without one was absent or did not vote."
                .to_owned(),
            fictional: false,
            member_term: "Member State".to_owned(),
            usual_rule: Rule::UngaSimple.rule()?,
        };
        self.submit(Command::FoundBody(body)).await.map(drop)
    }

    /// The vote that a roll call was imported as.
    fn imported(&self, rcid: u32) -> Option<VoteNumber> {
        let head = says_head(rcid);
        let is = |vote: &plenary::Vote| {
            vote.source
                .as_ref()
                .is_some_and(|source| source.says.starts_with(&head))
        };
        self.clerk.read(&self.body, |state| {
            state.votes.values().find(|vote| is(vote)).map(|vote| vote.number)
        })?
    }

    /// Enters a roll call with what it needs: its members and its session.
    async fn vote(
        &self,
        calls: &RollCalls,
        call: &RollCall,
        rule: DecisionRule,
    ) -> anyhow::Result<(VoteNumber, Tally)> {
        let members = calls.members_in(call.session)?;
        self.admit(calls, &members).await?;
        let meeting = self.session(calls, call.session).await?;
        let ballots: BTreeMap<_, _> = calls.answers(call)?;
        let published = calls
            .published(call.rcid)
            .map_or_else(String::new, |counts| format!(" Published counts: {counts}."));
        let command = Command::ImportVote(ImportedVote {
            meeting,
            title: call.title.clone(),
            symbol: call.symbol.clone(),
            rule,
            members,
            ballots,
            source: Source {
                publisher: PUBLISHER.to_owned(),
                date: None,
                url: Some(ADDRESS.to_owned()),
                says: format!(
                    "{}taken on {}, member by member.{published}",
                    says_head(call.rcid),
                    call.date
                ),
            },
        });
        let events = self.submit(command).await?;
        let imported = events.into_iter().find_map(|event| match event {
            Event::VoteImported { vote, tally, .. } => Some((vote, *tally)),
            _ => None,
        });
        imported.context("the clerk took the vote and entered none")
    }

    async fn admit(&self, calls: &RollCalls, members: &BTreeSet<Code>) -> anyhow::Result<()> {
        let known: BTreeSet<Code> = self
            .clerk
            .read(&self.body, |state| state.delegations.keys().cloned().collect())
            .unwrap_or_default();
        for code in members.difference(&known) {
            let name = calls.name(code).to_owned();
            let (groups, weights) = Default::default();
            self.submit(Command::AdmitDelegation {
                code: code.clone(),
                name,
                groups,
                weights,
            })
            .await?;
        }
        Ok(())
    }

    async fn session(&self, calls: &RollCalls, session: u32) -> anyhow::Result<MeetingId> {
        let meeting: MeetingId = format!("session-{session}").parse()?;
        if self
            .clerk
            .read(&self.body, |state| state.meetings.contains_key(&meeting))
            == Some(true)
        {
            return Ok(meeting);
        }
        let (starts, ends) = calls.days_of(session).context("the session has no votes")?;
        let title = format!("Session {session}, from its first to its last roll call in the data");
        let place = "Place not stated in the data".to_owned();
        let command = Command::ConveneMeeting {
            meeting: meeting.clone(),
            title,
            place,
            starts,
            ends,
        };
        self.submit(command).await?;
        Ok(meeting)
    }

    async fn submit(&self, command: Command) -> anyhow::Result<Vec<Event>> {
        let actor = Actor {
            person: "plenum-import".parse()?,
            role: Role::Secretariat,
        };
        Ok(self.clerk.submit(&self.body, actor, command).await?.events)
    }
}

/// How the source of a roll call begins, by which it is known again.
fn says_head(rcid: u32) -> String {
    format!("Roll call {rcid}, ")
}

/// Refuses a file that is not laid out as it should be.
fn expect_header(file: &str, header: &csv::StringRecord, expected: &[&str]) -> anyhow::Result<()> {
    let starts = header.iter().take(expected.len()).eq(expected.iter().copied());
    ensure!(
        starts,
        "{file} must begin with the columns {}",
        expected.join(", ")
    );
    if header.len() < expected.len() {
        bail!("{file} has too few columns");
    }
    Ok(())
}
