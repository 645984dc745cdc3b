//! Agenda items and what observers state.

use plenary::Command;

use crate::fields::Fields;
use crate::refused::Refused;

pub(super) fn propose(fields: &Fields) -> Result<Command, Refused> {
    Ok(Command::ProposeItem {
        meeting: fields.parse("meeting")?,
        title: fields.text("title")?.to_owned(),
        text: fields.text("text")?.to_owned(),
    })
}

pub(super) fn take_up(fields: &Fields) -> Result<Command, Refused> {
    Ok(Command::TakeUpItem {
        meeting: fields.parse("meeting")?,
        item: fields.number("item")?,
    })
}

pub(super) fn close(fields: &Fields) -> Result<Command, Refused> {
    Ok(Command::CloseItem {
        meeting: fields.parse("meeting")?,
        item: fields.number("item")?,
    })
}

pub(super) fn submit_statement(fields: &Fields) -> Result<Command, Refused> {
    Ok(Command::SubmitStatement {
        meeting: fields.parse("meeting")?,
        item: fields.optional_number("item")?,
        title: fields.text("title")?.to_owned(),
        text: fields.text("text")?.to_owned(),
    })
}
