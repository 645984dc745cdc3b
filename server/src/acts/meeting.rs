//! Meetings, sittings, credentials and presence.

use plenary::Command;

use crate::fields::Fields;
use crate::refused::Refused;

pub(super) fn convene(fields: &Fields) -> Result<Command, Refused> {
    Ok(Command::ConveneMeeting {
        meeting: fields.parse("meeting")?,
        title: fields.text("title")?.to_owned(),
        place: fields.text("place")?.to_owned(),
        starts: fields.date("starts")?,
        ends: fields.date("ends")?,
    })
}

pub(super) fn open(fields: &Fields) -> Result<Command, Refused> {
    Ok(Command::OpenMeeting {
        meeting: fields.parse("meeting")?,
    })
}

pub(super) fn close(fields: &Fields) -> Result<Command, Refused> {
    Ok(Command::CloseMeeting {
        meeting: fields.parse("meeting")?,
    })
}

pub(super) fn open_sitting(fields: &Fields) -> Result<Command, Refused> {
    Ok(Command::OpenSitting {
        meeting: fields.parse("meeting")?,
        public: fields.flag("public")?,
    })
}

pub(super) fn close_sitting(fields: &Fields) -> Result<Command, Refused> {
    Ok(Command::CloseSitting {
        meeting: fields.parse("meeting")?,
    })
}

pub(super) fn accept_credentials(fields: &Fields) -> Result<Command, Refused> {
    Ok(Command::AcceptCredentials {
        meeting: fields.parse("meeting")?,
        delegation: fields.parse("delegation")?,
    })
}

pub(super) fn withdraw_credentials(fields: &Fields) -> Result<Command, Refused> {
    Ok(Command::WithdrawCredentials {
        meeting: fields.parse("meeting")?,
        delegation: fields.parse("delegation")?,
    })
}

pub(super) fn record_presence(fields: &Fields) -> Result<Command, Refused> {
    Ok(Command::RecordPresence {
        meeting: fields.parse("meeting")?,
        delegation: fields.parse("delegation")?,
        present: fields.flag("present")?,
    })
}
