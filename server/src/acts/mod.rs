//! Forms turned into commands, by subject. Account acts, which are in no record, stand in [`crate::account`].

mod agenda;
mod body;
mod meeting;
mod motion;
mod rule;
mod vote;

use app::context::Viewer;
use axum::http::StatusCode;
use plenary::{BodyId, Command, Event, Role};

use crate::fields::{Fields, short};
use crate::refused::Refused;

/// The command that a form asks for.
pub(crate) fn command(act: &str, fields: &Fields) -> Result<Command, Refused> {
    match act {
        "found-body" => body::found(fields),
        "admit-delegation" => body::admit_delegation(fields),
        "change-delegation" => body::change_delegation(fields),
        "admit-observer" => body::admit_observer(fields),

        "convene-meeting" => meeting::convene(fields),
        "open-meeting" => meeting::open(fields),
        "close-meeting" => meeting::close(fields),
        "open-sitting" => meeting::open_sitting(fields),
        "close-sitting" => meeting::close_sitting(fields),
        "accept-credentials" => meeting::accept_credentials(fields),
        "withdraw-credentials" => meeting::withdraw_credentials(fields),
        "record-presence" => meeting::record_presence(fields),

        "propose-item" => agenda::propose(fields),
        "take-up-item" => agenda::take_up(fields),
        "close-item" => agenda::close(fields),
        "submit-statement" => agenda::submit_statement(fields),

        "draft-motion" => motion::draft(fields),
        "revise-draft" => motion::revise_draft(fields),
        "discard-draft" => motion::discard_draft(fields),
        "table-motion" => motion::table(fields),
        "sponsor-motion" => motion::sponsor(fields),
        "withdraw-sponsorship" => motion::withdraw_sponsorship(fields),
        "withdraw-motion" => motion::withdraw(fields),

        "announce-vote" => vote::announce(fields),
        "call-off-vote" => vote::call_off(fields),
        "open-vote" => vote::open(fields),
        "cast-ballot" => vote::cast(fields),
        "close-vote" => vote::close(fields),
        "declare-vote" => vote::declare(fields),
        "publish-vote" => vote::publish(fields),
        "explain-vote" => vote::explain(fields),

        other => Err(Refused::unknown_act(other)),
    }
}

/// The body a form is sent to: `found-body` names the new one in `id`.
pub(crate) fn body(act: &str, fields: &Fields) -> Result<BodyId, Refused> {
    fields.parse(if act == "found-body" { "id" } else { "body" })
}

/// The role a form is sent in, if the viewer holds it: the rank is never taken from the form.
pub(crate) fn role(viewer: &Viewer, body: &BodyId, fields: &Fields) -> Result<Role, Refused> {
    let capacity = fields.text("as")?;
    let held = viewer
        .roles_in(body)
        .into_iter()
        .find(|role| self::capacity(role) == capacity);
    held.ok_or_else(|| {
        let sentence = format!("You may not act as “{}” in this body.", short(capacity));
        Refused {
            field: Some("as".to_owned()),
            ..Refused::new(StatusCode::FORBIDDEN, "not-your-capacity", sentence)
        }
    })
}

/// How a form names a role.
fn capacity(role: &Role) -> String {
    match role {
        Role::Secretariat => "secretariat".to_owned(),
        Role::Chair => "chair".to_owned(),
        Role::Delegate { delegation, .. } => format!("delegate:{delegation}"),
        Role::Observer { organisation } => format!("observer:{organisation}"),
    }
}

/// The page of what an act made, where it made something that has a page.
pub(crate) fn made(body: &BodyId, events: &[Event]) -> Option<String> {
    events.iter().find_map(|event| match event {
        Event::BodyFounded(_) => Some(format!("/{body}")),
        Event::MeetingConvened { meeting, .. } => Some(format!("/{body}/{meeting}")),
        Event::ItemProposed { meeting, item, .. } => Some(format!("/{body}/{meeting}/{item}")),
        Event::MotionTabled { motion, .. } => Some(format!("/{body}/motions/{motion}")),
        Event::VoteAnnounced { vote, .. } => Some(format!("/{body}/votes/{vote}")),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use plenary::Rank;

    use super::*;

    #[test]
    fn a_capacity_must_be_held_in_that_very_body() {
        let body: BodyId = "example".parse().unwrap();
        let held = Role::Delegate {
            delegation: "AA".parse().unwrap(),
            rank: Rank::Alternate,
        };
        let viewer = Viewer {
            person: None,
            roles: vec![(body.clone(), held.clone())],
        };
        let fields = |text: &str| Fields::read(text.as_bytes()).unwrap();
        assert_eq!(role(&viewer, &body, &fields("as=delegate:AA")), Ok(held));
        for other in [
            "as=delegate:BB",
            "as=secretariat",
            "as=chair",
            "as=delegate:AA:representative",
            "as=",
        ] {
            assert_eq!(
                role(&viewer, &body, &fields(other)).unwrap_err().status,
                StatusCode::FORBIDDEN,
                "{other}"
            );
        }
        let elsewhere = "other".parse().unwrap();
        assert_eq!(
            role(&viewer, &elsewhere, &fields("as=delegate:AA"))
                .unwrap_err()
                .code,
            "not-your-capacity"
        );
    }

    #[test]
    fn an_act_nobody_knows_is_refused() {
        let refused = command("conquer-body", &Fields::default()).unwrap_err();
        assert_eq!(
            (refused.status, refused.code.as_str()),
            (StatusCode::UNPROCESSABLE_ENTITY, "unknown-act")
        );
    }
}
