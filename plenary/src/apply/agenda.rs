//! Agenda items and statements.

use chrono::{DateTime, Utc};

use super::{Applied, ensure};
use crate::{
    AgendaItem, Code, ItemNumber, ItemStatus, MeetingId, Objection, Source, State, Statement, VoteNumber,
};

impl State {
    pub(super) fn add_item(&mut self, id: &MeetingId, item: AgendaItem) -> Applied {
        let meeting = self.meeting_mut(id)?;
        let number = item.number;
        ensure(number == meeting.next_item(), || {
            format!("item {number} of meeting {id} is out of order")
        })?;
        meeting.items.push(item);
        Ok(())
    }

    pub(super) fn decide_item(
        &mut self,
        id: &MeetingId,
        number: ItemNumber,
        status: ItemStatus,
        objections: &[Objection],
        vote: VoteNumber,
    ) -> Applied {
        self.ensure_vote(vote)?;
        let decision = matches!(
            status,
            ItemStatus::Adopted | ItemStatus::Blocked | ItemStatus::NotAdopted
        );
        ensure(decision, || {
            "a vote on the agenda adopts, blocks or does not adopt".to_owned()
        })?;
        let item = self.item_mut(id, number)?;
        ensure(item.is_open_to_decision(), || {
            format!("item {number} of meeting {id} is not open to decision")
        })?;
        item.status = status;
        item.objections = objections.to_vec();
        item.decided_by = Some(vote);
        Ok(())
    }

    pub(super) fn take_up_item(&mut self, id: &MeetingId, number: ItemNumber, at: DateTime<Utc>) -> Applied {
        let item = self.item_mut(id, number)?;
        ensure(item.status == ItemStatus::Adopted, || {
            format!("item {number} of meeting {id} cannot be taken up")
        })?;
        item.status = ItemStatus::TakenUp;
        item.taken_up_at = Some(at);
        Ok(())
    }

    pub(super) fn close_item(&mut self, id: &MeetingId, number: ItemNumber) -> Applied {
        let item = self.item_mut(id, number)?;
        ensure(item.status == ItemStatus::TakenUp, || {
            format!("item {number} of meeting {id} is not taken up")
        })?;
        item.status = ItemStatus::Closed;
        Ok(())
    }

    #[expect(clippy::too_many_arguments, reason = "the fields of one event")]
    pub(super) fn add_statement(
        &mut self,
        id: &MeetingId,
        organisation: &Code,
        item: Option<ItemNumber>,
        title: &str,
        text: &str,
        sources: &[Source],
        at: DateTime<Utc>,
    ) -> Applied {
        ensure(self.observers.contains_key(organisation), || {
            format!("there is no observer {organisation}")
        })?;
        if let Some(item) = item {
            self.item_mut(id, item)?;
        }
        self.meeting_mut(id)?.statements.push(Statement {
            organisation: organisation.clone(),
            item,
            title: title.to_owned(),
            text: text.to_owned(),
            at,
            sources: sources.to_vec(),
        });
        Ok(())
    }

    fn item_mut(&mut self, id: &MeetingId, number: ItemNumber) -> Result<&mut AgendaItem, String> {
        let missing = || format!("meeting {id} has no item {number}");
        let place = number.place().ok_or_else(missing)?;
        self.meeting_mut(id)?.items.get_mut(place).ok_or_else(missing)
    }
}
