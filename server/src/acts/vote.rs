//! Votes, ballots and explanations of vote.

use plenary::{Command, Question};
use rules::Answer;

use super::rule;
use crate::fields::{Fields, short};
use crate::refused::Refused;

pub(super) fn announce(fields: &Fields) -> Result<Command, Refused> {
    Ok(Command::AnnounceVote {
        meeting: fields.parse("meeting")?,
        question: question(fields)?,
        rule: rule::read(fields)?,
        parties_concerned: fields.parse_all("party")?,
    })
}

pub(super) fn call_off(fields: &Fields) -> Result<Command, Refused> {
    Ok(Command::CallOffVote {
        vote: fields.number("vote")?,
        reason: fields.text("reason")?.to_owned(),
    })
}

pub(super) fn open(fields: &Fields) -> Result<Command, Refused> {
    Ok(Command::OpenVote {
        vote: fields.number("vote")?,
    })
}

pub(super) fn cast(fields: &Fields) -> Result<Command, Refused> {
    let answer = fields.optional("answer").ok_or_else(|| {
        Refused::field(
            "answer",
            "field-missing",
            "Choose an answer before you cast the ballot.",
        )
    })?;
    let answer: Answer = answer.parse().map_err(|_| {
        Refused::field(
            "answer",
            "field-invalid",
            format!("“{}” is no answer.", short(answer)),
        )
    })?;
    Ok(Command::CastBallot {
        vote: fields.number("vote")?,
        answer,
        reason: fields.optional("reason").map(str::to_owned),
    })
}

pub(super) fn close(fields: &Fields) -> Result<Command, Refused> {
    Ok(Command::CloseVote {
        vote: fields.number("vote")?,
    })
}

pub(super) fn declare(fields: &Fields) -> Result<Command, Refused> {
    Ok(Command::DeclareVote {
        vote: fields.number("vote")?,
    })
}

pub(super) fn publish(fields: &Fields) -> Result<Command, Refused> {
    Ok(Command::PublishVote {
        vote: fields.number("vote")?,
    })
}

pub(super) fn explain(fields: &Fields) -> Result<Command, Refused> {
    Ok(Command::ExplainVote {
        vote: fields.number("vote")?,
        text: fields.text("text")?.to_owned(),
    })
}

fn question(fields: &Fields) -> Result<Question, Refused> {
    match fields.text("question")? {
        "items" => Ok(Question::PlaceItems(fields.numbers("item")?)),
        "motion" => Ok(Question::Motion(fields.number("motion")?)),
        other => {
            let sentence = format!("“question” must be items or motion, not “{}”.", short(other));
            Err(Refused::field("question", "field-invalid", sentence))
        }
    }
}
