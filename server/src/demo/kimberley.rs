//! The Kimberley Process in June 2022: what sources report, each with its source, and nothing else.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Context;
use chrono::NaiveDate;
use clerk::Clerk;
use plenary::{Body, Code, Command, MeetingId, Proposer, ReportedItem, Source};
use serde::Deserialize;

use super::hand::Hand;

const BODY: &str = "kimberley-process";
const PARTICIPANTS: &str = include_str!("../../demo/kimberley-participants.csv");
const OBSERVERS: &str = include_str!("../../demo/kimberley-observers.csv");

/// The Civil Society Coalition.
const COALITION: &str = "CSC";

#[derive(Deserialize)]
struct Participant {
    code: Code,
    name: String,
}

pub(super) async fn load(clerk: &Clerk) -> anyhow::Result<()> {
    let hand = Hand::new(clerk, BODY, Vec::new())?;
    hand.found(Body {
        name: "Kimberley Process".to_owned(),
        about: "The certification scheme that is to keep conflict diamonds out of trade: 59 Participants, who stand for \
                85 countries, and four observers. What is shown of its meetings is what sources report, each with its \
                source. The Kimberley Process does not use this site, and nothing here was decided on it."
            .to_owned(),
        fictional: false,
        member_term: "Participant".to_owned(),
        usual_rule: rules::preset("kp-consensus").context("the rule is gone")?.rule.clone(),
    })
    .await?;
    for row in csv::Reader::from_reader(PARTICIPANTS.as_bytes()).deserialize() {
        let Participant { code, name } = row?;
        let (groups, weights) = (BTreeSet::new(), BTreeMap::new());
        hand.secretariat(Command::AdmitDelegation {
            code,
            name,
            groups,
            weights,
        })
        .await?;
    }
    hand.observers(OBSERVERS).await?;
    let meeting: MeetingId = "intersessional-2022".parse()?;
    hand.secretariat(Command::ConveneMeeting {
        meeting: meeting.clone(),
        title: "Intersessional 2022".to_owned(),
        place: "Kasane, Botswana".to_owned(),
        starts: day(2022, 6, 20)?,
        ends: day(2022, 6, 24)?,
    })
    .await?;
    hand.secretariat(Command::ReportItem(blocked(&meeting)?)).await?;
    for ask in asks(&meeting)? {
        hand.secretariat(Command::ReportItem(ask)).await?;
    }
    hand.secretariat(statement(meeting.clone())?).await?;
    // It took place, and is over: nothing more can be proposed to it here.
    for command in [
        Command::OpenMeeting {
            meeting: meeting.clone(),
        },
        Command::CloseMeeting { meeting },
    ] {
        hand.secretariat(command).await?;
    }
    Ok(())
}

/// The item that six asked for and five objected to.
fn blocked(meeting: &MeetingId) -> anyhow::Result<ReportedItem> {
    let proposers = ["UA", "EU", "AU", "GB", "CA", "US"];
    let objectors = ["RU", "BY", "CF", "KG", "ML"];
    Ok(ReportedItem {
        meeting: meeting.clone(),
        title: "The Russian Federation's invasion of Ukraine, and whether to broaden the definition of conflict diamonds"
            .to_owned(),
        text: "A slot of an hour on the draft agenda dated 20 May 2022, to discuss the matter raised by Ukraine, the \
               European Union, Australia, the United Kingdom, Canada and the United States: the Russian Federation's \
               invasion of Ukraine, and whether to broaden the definition of conflict diamonds to include state actors."
            .to_owned(),
        proposers: proposers
            .iter()
            .map(|code| Ok(Proposer::Delegation(code.parse()?)))
            .collect::<anyhow::Result<_>>()?,
        objectors: objectors.iter().map(|code| Ok(code.parse()?)).collect::<anyhow::Result<_>>()?,
        reported: Some(
            "Decisions of the Kimberley Process need consensus of the Participants; proposed agenda items, too, \
             circulate and fall on an objection.\n\n\
             The item was removed from the draft agenda after the five objected. The stated ground, as the Civil Society \
             Coalition reports it: the Kimberley Process is a technical process that should not deal with political \
             issues.\n\n\
             On Monday 20 June 2022, as the Chair's closing remarks are reported, the adoption of the agenda took an \
             inordinate time: the European Union proposed an item on which there was no consensus, and a modified \
             proposal “that spoke to preventing diamonds from fueling conflict” was tabled. The efforts failed for lack \
             of consensus.\n\n\
             At the Plenary in Botswana in November 2022 the European Union and five governments (Australia, Canada, the \
             United Kingdom, Ukraine, the United States) asked again. The final communiqué, as reported: “there were \
             divergent opinions with regards to the relevance of the contents of the letters to the mandate of the KP … \
             the issue was not brought forth for discussion within the plenary”; the letters were annexed to it."
                .to_owned(),
        ),
        sources: vec![
            source(
                "Reuters, Helen Reid",
                Some(day(2022, 6, 16)?),
                "Who asked for the item, who objected, and that it was removed; on letters Reuters had seen.",
            ),
            source(
                "Rough & Polished",
                Some(day(2022, 6, 13)?),
                "That the item was removed after objections.",
            ),
            source("Civil Society Coalition", Some(day(2022, 6, 14)?), "The stated ground of the objections."),
            source(
                "Voice of America, reporting the Chair's closing remarks, June 2022",
                None,
                "What happened on Monday 20 June 2022 when the agenda was to be adopted.",
            ),
            source(
                "Mmegi",
                None,
                "That the Intersessional met in Kasane, 20 to 24 June 2022, with Botswana (Jacob Thamage) in the chair.",
            ),
            source(
                "World Diamond Council, “Structure of the Kimberley Process”",
                None,
                "That decisions, and proposed agenda items, need consensus.",
            ),
            source(
                "Rapaport, reporting the final communiqué",
                Some(day(2022, 11, 7)?),
                "What followed at the Plenary in Botswana in November 2022.",
            ),
        ],
    })
}

/// What the Civil Society Coalition asked for: an observer's proposals, which are on no agenda.
fn asks(meeting: &MeetingId) -> anyhow::Result<Vec<ReportedItem>> {
    let ask = |title: &str,
               text: &str,
               reported: Option<&str>,
               more: Vec<Source>|
     -> anyhow::Result<ReportedItem> {
        let mut sources = vec![source(
            "Civil Society Coalition",
            Some(day(2022, 6, 14)?),
            "What the Coalition asked for.",
        )];
        sources.extend(more);
        Ok(ReportedItem {
            meeting: meeting.clone(),
            title: title.to_owned(),
            text: text.to_owned(),
            proposers: vec![Proposer::Observer(COALITION.parse()?)],
            objectors: Vec::new(),
            reported: reported.map(str::to_owned),
            sources,
        })
    };
    Ok(vec![
        ask(
            "A wider definition of conflict diamonds",
            "A wider definition of what the scheme acts against.",
            None,
            Vec::new(),
        )?,
        ask(
            "Suspension of the Russian Federation",
            "Suspension of the Russian Federation until it unconditionally ends its aggression.",
            None,
            Vec::new(),
        )?,
        ask(
            "Reform of decision-making",
            "A reform agenda that ends “the stifling consensus model with more flexible decision-making”.",
            Some(
                "A reform of the rule was proposed in 2017 by the Diamond Development Initiative: consensus is always \
                 sought first; where it cannot be reached, two-thirds of those present at a Plenary decide; in writing, \
                 two-thirds of all Participants; Observers would have one vote a grouping.\n\n\
                 The Committee on Rules and Procedures was chaired by the Russian Federation, with the People's Republic \
                 of China as vice-chair; the Plenary of 2021 adopted updated Rules of Procedure.",
            ),
            vec![
                source(
                    "Diamond Development Initiative, “DDI proposes changes to the Kimberley Process”, 2017",
                    None,
                    "The reform proposed in 2017.",
                ),
                source(
                    "kimberleyprocess.com, the committee's page",
                    None,
                    "Who chaired the Committee on Rules and Procedures; the Rules of Procedure of 2021.",
                ),
            ],
        )?,
    ])
}

fn statement(meeting: MeetingId) -> anyhow::Result<Command> {
    Ok(Command::ReportStatement {
        meeting,
        organisation: COALITION.parse()?,
        item: None,
        title: "What the Civil Society Coalition asked for on 14 June 2022".to_owned(),
        text: "As reported, the Coalition asked for a wider definition of conflict diamonds; for the suspension of the \
               Russian Federation until it unconditionally ends its aggression; and for a reform agenda that ends “the \
               stifling consensus model with more flexible decision-making”."
            .to_owned(),
        sources: vec![source("Civil Society Coalition", Some(day(2022, 6, 14)?), "What the Coalition asked for.")],
    })
}

fn source(publisher: &str, date: Option<NaiveDate>, says: &str) -> Source {
    Source {
        publisher: publisher.to_owned(),
        date,
        url: None,
        says: says.to_owned(),
    }
}

fn day(year: i32, month: u32, day: u32) -> anyhow::Result<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, day).context("no such day")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_59_participants() {
        let rows: Vec<Participant> = csv::Reader::from_reader(PARTICIPANTS.as_bytes())
            .deserialize()
            .collect::<Result<_, _>>()
            .unwrap();
        assert_eq!(rows.len(), 59);
    }

    #[test]
    fn proposers_and_objectors_are_as_reported() {
        let item = blocked(&"kasane".parse().unwrap()).unwrap();
        assert_eq!((item.proposers.len(), item.objectors.len()), (6, 5));
        assert!(
            item.sources
                .iter()
                .any(|source| source.publisher.starts_with("Reuters"))
        );
    }
}
