//! Agenda items and statements.

use super::case::Case;
use super::{Decided, require, text};
use crate::{
    Code, Event, ItemNumber, ItemStatus, MeetingId, Objection, Proposer, Question, Refusal, RefusalCode,
    ReportedItem, Role, Source, limits,
};

impl Case<'_> {
    pub(super) fn propose_item(self, meeting: MeetingId, title: &str, text: &str) -> Decided {
        let proposer = match self.role {
            Role::Secretariat => Proposer::Secretariat,
            Role::Delegate { delegation, .. } => {
                Proposer::Delegation(self.delegation(delegation)?.code.clone())
            }
            Role::Chair => {
                let sentence =
                    "The chair presides and proposes no items. Please ask a delegation or the secretariat.";
                return Err(Refusal::new(RefusalCode::ChairProposes, sentence));
            }
            Role::Observer { .. } => {
                let sentence = "Observers propose no items. Please submit a statement to the meeting instead; \
                                delegations may take it up.";
                return Err(Refusal::new(RefusalCode::ObserverProposes, sentence));
            }
        };
        let item = self.running_meeting(&meeting)?.next_item();
        let title = text::line("The item's title", limits::TITLE, title)?;
        let text = text::paragraphs_or_nothing("The item's text", limits::TEXT, text)?;
        Ok(vec![Event::ItemProposed {
            meeting,
            item,
            title,
            text,
            proposers: vec![proposer],
        }])
    }

    pub(super) fn report_item(self, report: ReportedItem) -> Decided {
        self.secretariat("enter a reported item")?;
        let item = self.meeting(&report.meeting)?.next_item();
        for proposer in &report.proposers {
            match proposer {
                Proposer::Secretariat => {}
                Proposer::Delegation(code) => self.delegation(code).map(drop)?,
                Proposer::Observer(code) => self.observer(code)?,
            }
        }
        for (place, proposer) in report.proposers.iter().enumerate() {
            once("proposers", !report.proposers[..place].contains(proposer))?;
        }
        for (place, objector) in report.objectors.iter().enumerate() {
            self.delegation(objector)?;
            once("objectors", !report.objectors[..place].contains(objector))?;
        }
        let what = "What the sources report";
        let reported = report
            .reported
            .map(|given| text::paragraphs_or_nothing(what, limits::TEXT, &given))
            .transpose()?;
        Ok(vec![Event::ItemReported {
            meeting: report.meeting,
            item,
            title: text::line("The item's title", limits::TITLE, &report.title)?,
            text: text::paragraphs_or_nothing("The item's text", limits::TEXT, &report.text)?,
            proposers: report.proposers,
            // Sources tell that these objected; whose ground is whose stays in their words, in `reported`.
            objections: report
                .objectors
                .into_iter()
                .map(|delegation| Objection {
                    delegation,
                    reason: None,
                })
                .collect(),
            reported: reported.filter(|reported| !reported.is_empty()),
            sources: text::sources(report.sources)?,
        }])
    }

    pub(super) fn take_up_item(self, meeting: MeetingId, item: ItemNumber) -> Decided {
        self.presiding("take up an item")?;
        let now = self.open_meeting_of(&meeting)?;
        let status = self.item(&meeting, item)?.status;
        require(status != ItemStatus::TakenUp, RefusalCode::ItemTakenUp, || {
            format!("Item {item} is being discussed already. Close it when its discussion ends.")
        })?;
        require(
            status == ItemStatus::Adopted,
            RefusalCode::ItemNotOnAgenda,
            || {
                format!(
                    "Item {item} is not on the agenda. Please put the question whether to discuss it first."
                )
            },
        )?;
        Self::sitting(now)?;
        Ok(vec![Event::ItemTakenUp { meeting, item }])
    }

    pub(super) fn close_item(self, meeting: MeetingId, item: ItemNumber) -> Decided {
        self.presiding("close an item")?;
        self.open_meeting_of(&meeting)?;
        require(
            self.item(&meeting, item)?.status == ItemStatus::TakenUp,
            RefusalCode::ItemNotTakenUp,
            || format!("Item {item} is not being discussed. Take it up first."),
        )?;
        let under_way = self.votes_of(&meeting).find(|vote| {
            let Question::Motion(motion) = vote.question else {
                return false;
            };
            let of_this_item = self
                .state
                .motions
                .get(&motion)
                .is_some_and(|motion| motion.item == item);
            of_this_item && vote.is_pending() && vote.electorate.is_some()
        });
        if let Some(vote) = under_way {
            let sentence = format!(
                "Vote {} on this item is not declared. Please declare it first.",
                vote.number
            );
            return Err(Refusal::new(RefusalCode::VoteUndeclared, sentence));
        }
        Ok(vec![Event::ItemClosed { meeting, item }])
    }

    pub(super) fn submit_statement(
        self,
        meeting: MeetingId,
        item: Option<ItemNumber>,
        title: &str,
        text: &str,
    ) -> Decided {
        let Role::Observer { organisation } = self.role else {
            let sentence =
                "Only an observer may submit a statement. Delegations speak through items and motions.";
            return Err(Refusal::new(RefusalCode::NotObserver, sentence));
        };
        self.running_meeting(&meeting)?;
        self.statement(meeting, organisation.clone(), item, title, text, Vec::new())
    }

    pub(super) fn report_statement(
        self,
        meeting: MeetingId,
        organisation: Code,
        item: Option<ItemNumber>,
        title: &str,
        text: &str,
        sources: Vec<Source>,
    ) -> Decided {
        self.secretariat("enter a reported statement")?;
        self.statement(meeting, organisation, item, title, text, text::sources(sources)?)
    }

    fn statement(
        self,
        meeting: MeetingId,
        organisation: Code,
        item: Option<ItemNumber>,
        title: &str,
        text: &str,
        sources: Vec<Source>,
    ) -> Decided {
        self.meeting(&meeting)?;
        self.observer(&organisation)?;
        if let Some(item) = item {
            self.item(&meeting, item)?;
        }
        let title = text::line("The statement's title", limits::TITLE, title)?;
        let text = text::paragraphs("The statement's text", limits::TEXT, text)?;
        Ok(vec![Event::StatementSubmitted {
            meeting,
            organisation,
            item,
            title,
            text,
            sources,
        }])
    }
}

fn once(what: &str, once: bool) -> Result<(), Refusal> {
    require(once, RefusalCode::GivenTwice, || {
        format!("The same stands twice among the {what}. Please name each once.")
    })
}
