//! Drafts, motions and their sponsors.

use plenary::{Command, MotionKind, MotionText};

use crate::fields::{Fields, short};
use crate::refused::Refused;

pub(super) fn draft(fields: &Fields) -> Result<Command, Refused> {
    Ok(Command::DraftMotion {
        meeting: fields.parse("meeting")?,
        item: fields.number("item")?,
        content: content(fields)?,
    })
}

pub(super) fn revise_draft(fields: &Fields) -> Result<Command, Refused> {
    Ok(Command::ReviseDraft {
        draft: fields.number("draft")?,
        content: content(fields)?,
    })
}

pub(super) fn discard_draft(fields: &Fields) -> Result<Command, Refused> {
    Ok(Command::DiscardDraft {
        draft: fields.number("draft")?,
    })
}

pub(super) fn table(fields: &Fields) -> Result<Command, Refused> {
    Ok(Command::TableMotion {
        draft: fields.number("draft")?,
    })
}

pub(super) fn sponsor(fields: &Fields) -> Result<Command, Refused> {
    Ok(Command::SponsorMotion {
        motion: fields.number("motion")?,
    })
}

pub(super) fn withdraw_sponsorship(fields: &Fields) -> Result<Command, Refused> {
    Ok(Command::WithdrawSponsorship {
        motion: fields.number("motion")?,
    })
}

pub(super) fn withdraw(fields: &Fields) -> Result<Command, Refused> {
    Ok(Command::WithdrawMotion {
        motion: fields.number("motion")?,
    })
}

fn content(fields: &Fields) -> Result<MotionText, Refused> {
    let kind = match fields.optional("kind").unwrap_or("general") {
        "general" => MotionKind::General,
        "suspension" => MotionKind::Suspension {
            delegation: fields.parse("subject")?,
        },
        "reinstatement" => MotionKind::Reinstatement {
            delegation: fields.parse("subject")?,
        },
        other => {
            let sentence = format!(
                "“kind” must be general, suspension or reinstatement, not “{}”.",
                short(other)
            );
            return Err(Refused::field("kind", "field-invalid", sentence));
        }
    };
    Ok(MotionText {
        title: fields.text("title")?.to_owned(),
        text: fields.text("text")?.to_owned(),
        kind,
    })
}
