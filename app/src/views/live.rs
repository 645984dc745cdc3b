//! What the live stream sends: the view of a page, as JSON.

use plenary::{BodyId, State};

use super::{desk::desk, display::display, meeting::meeting, vote::vote};
use crate::context::Viewer;

/// The view that the stream's query asks for, for this viewer: `page=vote&vote=7`, `page=meeting&meeting=kasane`,
/// `page=display`, `page=desk`. None where there is no such page, or the viewer may not know of it.
///
/// Numbers and addresses hold nothing that a query encodes.
pub fn live(state: &State, body: &BodyId, query: &str, viewer: &Viewer) -> Option<String> {
    let field = |name: &str| {
        query
            .split('&')
            .find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='))
    };
    let roles = viewer.roles_in(body);
    let person = viewer.person.as_ref().map(|person| &person.id);
    let json = match field("page")? {
        "vote" => serde_json::to_string(&vote(state, body, field("vote")?.parse().ok()?, &roles, person)?),
        "meeting" => serde_json::to_string(&meeting(state, body, &field("meeting")?.parse().ok()?, &roles)?),
        "desk" => serde_json::to_string(&desk(state, body, &roles, person)?),
        "display" => serde_json::to_string(&display(state, body, &roles)?),
        _ => return None,
    };
    json.ok()
}
