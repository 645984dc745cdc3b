//! A form that asks the plenary for something, and says itself why it was refused.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use leptos::context::Provider;
use leptos::prelude::*;
#[cfg(feature = "ssr")]
use plenary::Role;
use serde::{Deserialize, Serialize};

use crate::context::Feedback;
use crate::parts::erase::Erase;

/// A refusal as a form shows it; also an island's prop, since the browser knows no [`Feedback`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Refused {
    /// The act that was refused.
    pub(crate) act: String,
    /// For programs.
    pub(crate) code: String,
    /// For the person.
    pub(crate) sentence: String,
    /// The field at fault, where it is one field.
    pub(crate) field: Option<String>,
    /// Every field as it was sent.
    pub(crate) values: BTreeMap<String, Vec<String>>,
}

impl Refused {
    /// What was refused on this page, whichever form it came from.
    pub(crate) fn here() -> Option<Self> {
        match use_context::<Feedback>()? {
            Feedback::Refused {
                act,
                code,
                sentence,
                field,
                values,
            } => Some(Self {
                act,
                code,
                sentence,
                field,
                values,
            }),
            Feedback::None | Feedback::Done(_) => None,
        }
    }

    /// Whether it was sent by the form with this act and these hidden fields.
    fn is_of(&self, act: &str, hidden: &[(&'static str, String)]) -> bool {
        self.act == act
            && hidden
                .iter()
                .all(|(name, value)| self.values.get(*name).is_some_and(|sent| sent.contains(value)))
    }
}

/// Whether the form that was refused stands on this page, so that the frame need not report it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Claimed(Arc<AtomicBool>);

impl Claimed {
    /// Says so.
    pub(crate) fn claim(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Whether some form said so.
    #[cfg(feature = "ssr")]
    pub(crate) fn is(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// What the fields of a form take from it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Fill {
    prefix: String,
    refused: Option<Arc<Refused>>,
}

impl Fill {
    /// Of the form around; a field outside a form gets an empty one.
    pub(crate) fn here() -> Self {
        use_context().unwrap_or_default()
    }

    /// An id for a field, once on the page.
    pub(crate) fn id(&self, field: &str) -> String {
        format!("{}-{field}", self.prefix)
    }

    /// What was typed into a field before the refusal, else what it starts with.
    pub(crate) fn value(&self, field: &str, first: String) -> String {
        match &self.refused {
            Some(refused) => refused
                .values
                .get(field)
                .and_then(|sent| sent.first())
                .cloned()
                .unwrap_or_default(),
            None => first,
        }
    }

    /// Whether a choice was taken before the refusal, else whether it starts taken.
    pub(crate) fn chosen(&self, field: &str, value: &str, first: bool) -> bool {
        match &self.refused {
            Some(refused) => refused
                .values
                .get(field)
                .is_some_and(|sent| sent.iter().any(|sent| sent == value)),
            None => first,
        }
    }

    /// The refusal's id, where this field is at fault.
    pub(crate) fn fault(&self, field: &str) -> Option<String> {
        let refused = self.refused.as_ref()?;
        (refused.field.as_deref() == Some(field)).then(|| self.id("refusal"))
    }
}

/// Whether this very form was refused, so that it must not stay folded away.
#[cfg(feature = "ssr")]
pub(crate) fn is_refused(act: &str, hidden: &[(&'static str, String)]) -> bool {
    Refused::here().is_some_and(|refused| refused.is_of(act, hidden))
}

/// The word for a capacity in the hidden field `as`.
#[cfg(feature = "ssr")]
pub(crate) fn capacity(role: &Role) -> String {
    match role {
        Role::Secretariat => "secretariat".to_owned(),
        Role::Chair => "chair".to_owned(),
        Role::Delegate { delegation, .. } => format!("delegate:{delegation}"),
        Role::Observer { organisation } => format!("observer:{organisation}"),
    }
}

/// A form for one act. Its fields, which stand within, show again what was typed when it was refused.
///
/// Forms of the same act on one page tell themselves apart by their hidden fields.
#[component]
pub(crate) fn ActForm<C: IntoView + 'static>(
    /// The act's name: `propose-item`.
    act: &'static str,
    /// The fields nobody types: `body`, `as`, and what the act is about.
    #[prop(optional)]
    hidden: Vec<(&'static str, String)>,
    /// The form's class: `form`, `inline-form`, `ballot`.
    #[prop(default = "form")]
    class: &'static str,
    /// What it is called, where no heading stands before it.
    #[prop(optional, into)]
    label: Option<String>,
    /// Where it is sent, when not to the address of the page.
    #[prop(optional, into)]
    action: Option<String>,
    /// The refusal, in an island; on a page it is found in the context.
    #[prop(optional_no_strip)]
    refused: Option<Refused>,
    children: TypedChildren<C>,
) -> impl IntoView {
    let refused = refused
        .or_else(Refused::here)
        .filter(|refused| refused.is_of(act, &hidden))
        .map(Arc::new);
    if refused.is_some()
        && let Some(claimed) = use_context::<Claimed>()
    {
        claimed.claim();
    }
    let fill = Fill {
        prefix: prefix(act, &hidden),
        refused: refused.clone(),
    };
    let children = children.into_inner();
    let alert_id = fill.id("refusal");
    let described_by = refused.is_some().then(|| alert_id.clone());
    view! {
        <form class=class method="post" action=action aria-label=label aria-describedby=described_by>
            <input type="hidden" name="act" value=act />
            {hidden
                .into_iter()
                .map(|(name, value)| view! { <input type="hidden" name=name value=value /> })
                .collect_view()}
            {refused
                .map(|refused| {
                    view! {
                        <div class="notice notice-refusal" role="alert" id=alert_id>
                            <p class="notice-title">{refused.sentence.clone()}</p>
                            <p>"Nothing was changed; what you typed is still here. " <code>{refused.code.clone()}</code></p>
                        </div>
                    }
                })}
            <Provider value=fill>{children()}</Provider>
        </form>
    }
    .erased()
}

/// Ids are unique on a page because the hidden fields tell forms apart.
fn prefix(act: &str, hidden: &[(&'static str, String)]) -> String {
    let mut prefix = act.to_owned();
    for (_, value) in hidden {
        prefix.push('-');
        prefix.extend(
            value
                .chars()
                .filter(|letter| letter.is_ascii_alphanumeric() || *letter == '-'),
        );
    }
    prefix
}
