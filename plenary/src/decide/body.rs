//! The body and its roster.

use std::collections::{BTreeMap, BTreeSet};

use super::case::Case;
use super::{Decided, require, text};
use crate::{Body, Code, Event, Refusal, RefusalCode, limits};

impl Case<'_> {
    pub(super) fn found_body(self, body: Body) -> Decided {
        self.secretariat("found a body")?;
        require(self.state.body.is_none(), RefusalCode::BodyFounded, || {
            "This body's record has begun already. To change the body, please turn to its roster and meetings.".to_owned()
        })?;
        text::rule(&body.usual_rule)?;
        Ok(vec![Event::BodyFounded(Body {
            name: text::line("The body's name", limits::NAME, &body.name)?,
            about: text::paragraphs_or_nothing("What the body says of itself", limits::REASON, &body.about)?,
            member_term: text::line("What the body calls a member", limits::NAME, &body.member_term)?,
            ..body
        })])
    }

    pub(super) fn admit_delegation(
        self,
        code: Code,
        name: &str,
        groups: BTreeSet<String>,
        weights: BTreeMap<String, u64>,
    ) -> Decided {
        self.secretariat("admit a delegation")?;
        self.free(&code)?;
        Ok(vec![Event::DelegationAdmitted {
            code,
            name: text::line("The delegation's name", limits::NAME, name)?,
            groups: text::groups(groups)?,
            weights: text::weights(weights)?,
        }])
    }

    pub(super) fn change_delegation(
        self,
        code: Code,
        name: &str,
        groups: BTreeSet<String>,
        weights: BTreeMap<String, u64>,
    ) -> Decided {
        self.secretariat("change a delegation")?;
        let now = self.delegation(&code)?;
        let name = text::line("The delegation's name", limits::NAME, name)?;
        let (groups, weights) = (text::groups(groups)?, text::weights(weights)?);
        if (&name, &groups, &weights) == (&now.name, &now.groups, &now.weights) {
            return Ok(Vec::new());
        }
        Ok(vec![Event::DelegationChanged {
            code,
            name,
            groups,
            weights,
        }])
    }

    pub(super) fn admit_observer(self, code: Code, name: &str, kind: &str) -> Decided {
        self.secretariat("accredit an observer")?;
        self.free(&code)?;
        Ok(vec![Event::ObserverAdmitted {
            code,
            name: text::line("The observer's name", limits::NAME, name)?,
            kind: text::line("What kind of observer it is", limits::NAME, kind)?,
        }])
    }

    /// Delegations and observers stand side by side on pages: no code means one of each.
    fn free(self, code: &Code) -> Result<(), Refusal> {
        let taken = self.state.delegations.contains_key(code) || self.state.observers.contains_key(code);
        require(!taken, RefusalCode::CodeTaken, || {
            format!("The code {code} belongs to a delegation or an observer already. Please choose another.")
        })
    }
}
