//! Votes of other records.

use rules::{Ballots, Electorate, Member, Phase, tally};

use super::case::Case;
use super::vote::not_countable;
use super::{Decided, require, text};
use crate::{Event, ImportedVote, RefusalCode, limits};

impl Case<'_> {
    pub(super) fn import_vote(self, import: ImportedVote) -> Decided {
        self.secretariat("import a vote")?;
        self.meeting(&import.meeting)?;
        text::rule_for(self.state, &import.rule)?;
        let members = import.members.iter().map(|code| {
            let delegation = self.delegation(code)?;
            Ok(Member {
                // The source tells who answered, not who sat there in silence.
                present: import.ballots.contains_key(code),
                weights: delegation.weights.clone(),
                groups: delegation.groups.clone(),
                ..Member::new(code.as_str(), &delegation.name)
            })
        });
        let electorate = Electorate {
            members: members.collect::<Result<_, _>>()?,
        };
        for (code, answer) in &import.ballots {
            require(
                import.members.contains(code),
                RefusalCode::BallotOfNonMember,
                || {
                    format!(
                        "{code} has an answer and is not among the members of that time. Please correct the file."
                    )
                },
            )?;
            require(
                import.rule.answers().contains(answer),
                RefusalCode::AnswerNotTaken,
                || {
                    format!(
                        "{code} answered {answer}, which the rule does not take. Please correct the file or the rule."
                    )
                },
            )?;
        }
        let ballots: Ballots = import
            .ballots
            .iter()
            .map(|(code, answer)| (code.to_string(), *answer))
            .collect();
        let tally = tally(&import.rule, &electorate, &ballots, Phase::Closed)
            .map_err(|fault| not_countable(&fault))?;
        Ok(vec![Event::VoteImported {
            vote: self.state.next_vote(),
            meeting: import.meeting,
            title: text::line("The vote's title", limits::IMPORTED_TITLE, &import.title)?,
            symbol: text::line("The source's symbol", limits::NAME, &import.symbol)?,
            rule: import.rule,
            electorate,
            ballots: import.ballots,
            tally: Box::new(tally),
            source: text::source(import.source)?,
        }])
    }
}
