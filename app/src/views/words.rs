//! Dates, names and votes in words.

use std::fmt::Display;

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use plenary::{Code, Objection, Proposer, Question, Role, Sight, State, Vote, VoteStatus};

use super::{Named, ObjectionView, Stamp, VoteRow};

/// An instant for machines and people.
pub(crate) fn stamp(at: DateTime<Utc>) -> Stamp {
    Stamp {
        iso: at.format("%Y-%m-%dT%H:%M:%SZ").to_string(),
        text: at.format("%-d %B %Y, %H:%M UTC").to_string(),
    }
}

/// A day: "20 June 2022".
pub(crate) fn day(day: NaiveDate) -> String {
    day.format("%-d %B %Y").to_string()
}

/// From a day to a day: "20 to 24 June 2022".
pub(crate) fn days(from: NaiveDate, to: NaiveDate) -> String {
    let first = match (from == to, from.year() == to.year(), from.month() == to.month()) {
        (true, ..) => return day(to),
        (_, true, true) => from.format("%-d"),
        (_, true, false) => from.format("%-d %B"),
        (_, false, _) => from.format("%-d %B %Y"),
    };
    format!("{first} to {}", day(to))
}

/// "1 delegation", "2 delegations".
pub(crate) fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// A delegation or an observer by its code.
pub(crate) fn named(state: &State, code: &Code) -> Named {
    let delegation = state.delegations.get(code).map(|delegation| &delegation.name);
    let name = delegation.or_else(|| state.observers.get(code).map(|observer| &observer.name));
    Named {
        code: code.to_string(),
        name: name.map_or_else(|| code.to_string(), Clone::clone),
    }
}

/// Several, by name.
pub(crate) fn all_named<'a>(state: &State, codes: impl IntoIterator<Item = &'a Code>) -> Vec<Named> {
    let mut all: Vec<_> = codes.into_iter().map(|code| named(state, code)).collect();
    all.sort_by(|one, other| one.name.cmp(&other.name));
    all
}

/// Objections in words.
pub(crate) fn objections(state: &State, objections: &[Objection]) -> Vec<ObjectionView> {
    objections
        .iter()
        .map(|objection| ObjectionView {
            by: named(state, &objection.delegation),
            reason: objection.reason.clone(),
        })
        .collect()
}

/// Who asked for an item: those with a code; the secretariat has none.
pub(crate) fn proposers(state: &State, proposers: &[Proposer]) -> Vec<Named> {
    proposers
        .iter()
        .map(|proposer| match proposer {
            Proposer::Secretariat => Named {
                code: String::new(),
                name: "the secretariat".to_owned(),
            },
            Proposer::Delegation(code) | Proposer::Observer(code) => named(state, code),
        })
        .collect()
}

/// Names in a sentence: "Botswana, Canada and Mali".
pub(crate) fn listed<T: Display>(names: &[T]) -> String {
    match names {
        [] => String::new(),
        [one] => one.to_string(),
        [first @ .., last] => {
            let first: Vec<_> = first.iter().map(T::to_string).collect();
            format!("{} and {last}", first.join(", "))
        }
    }
}

/// A vote in a list, as far as these roles may see it; none where they may not know of it.
pub(crate) fn vote_row(state: &State, vote: &Vote, roles: &[Role]) -> Option<VoteRow> {
    let sight = Sight::of(vote, roles);
    (sight > Sight::Nothing).then(|| VoteRow {
        number: vote.number.0,
        title: vote.title(state),
        status: vote.status,
        outcome: vote
            .tally
            .as_ref()
            .filter(|_| sight >= Sight::Tally)
            .map(|tally| tally.outcome),
        at: stamp(came_to(vote)),
    })
}

/// When a vote came to where it is.
pub(crate) fn came_to(vote: &Vote) -> DateTime<Utc> {
    let at = match vote.status {
        VoteStatus::Announced | VoteStatus::CalledOff => None,
        VoteStatus::Open => vote.opened_at,
        VoteStatus::Closed => vote.closed_at,
        VoteStatus::Declared => vote.declared_at,
        VoteStatus::Published => vote.published_at,
    };
    at.unwrap_or(vote.announced_at)
}

/// Whether a vote puts this item, or a motion under it.
pub(crate) fn is_on_item(
    state: &State,
    vote: &Vote,
    meeting: &plenary::MeetingId,
    item: plenary::ItemNumber,
) -> bool {
    vote.meeting == *meeting
        && match &vote.question {
            Question::PlaceItems(items) => items.contains(&item),
            Question::Motion(motion) => state
                .motions
                .get(motion)
                .is_some_and(|motion| motion.item == item),
            Question::Imported { .. } => false,
        }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_meetings_days_are_written_short() {
        let date = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).expect("a date");
        assert_eq!(days(date(2022, 6, 20), date(2022, 6, 24)), "20 to 24 June 2022");
        assert_eq!(days(date(2022, 5, 30), date(2022, 6, 2)), "30 May to 2 June 2022");
        assert_eq!(
            days(date(2022, 12, 30), date(2023, 1, 2)),
            "30 December 2022 to 2 January 2023"
        );
        assert_eq!(days(date(2022, 6, 20), date(2022, 6, 20)), "20 June 2022");
    }

    #[test]
    fn names_are_listed_as_a_sentence_lists_them() {
        assert_eq!(listed(&["Mali"]), "Mali");
        assert_eq!(
            listed(&["Botswana", "Canada", "Mali"]),
            "Botswana, Canada and Mali"
        );
    }
}
