//! The fields of a form. Each takes its id, what was typed before a refusal, and its fault from the
//! [`ActForm`](super::form::ActForm) around it.

use leptos::prelude::*;

use super::form::Fill;
use crate::parts::erase::Erase;

#[cfg(feature = "ssr")]
pub(crate) use super::inputs::{Checks, Choice, Radios, Select, TextField};

/// Several lines.
#[component]
pub(crate) fn TextArea(
    /// The field's name as it is sent.
    name: &'static str,
    /// What it is called.
    #[prop(into)]
    label: String,
    /// What it starts with.
    #[prop(optional, into)]
    value: String,
    /// A line of help.
    #[prop(optional, into)]
    hint: Option<String>,
    /// May be left empty.
    #[prop(optional)]
    optional: bool,
    /// As many characters as are taken. Said in the help and not as `maxlength`, with which a browser cuts what is
    /// pasted without a word.
    #[prop(optional)]
    at_most: Option<usize>,
    /// The field's class.
    #[prop(default = "field")]
    class: &'static str,
) -> impl IntoView {
    let fill = Fill::here();
    let id = fill.id(name);
    let help = Help::of(&fill, name, within(hint, at_most));
    let value = fill.value(name, value);
    view! {
        <div class=class>
            <label for=id.clone()>{label}</label>
            {help.hint_view()}
            <textarea
                id=id
                name=name
                rows="4"
                required=!optional
                aria-describedby=help.described_by()
                aria-invalid=help.invalid()
                inner_html=escaped(&value)
            ></textarea>
        </div>
    }
    .erased()
}

/// The button that sends the form.
#[component]
pub(crate) fn Submit(
    /// What it does, as a verb: "Table the motion".
    #[prop(into)]
    label: String,
    /// The button's class.
    #[prop(default = "button")]
    class: &'static str,
) -> impl IntoView {
    view! {
        <div class="form-actions">
            <button class=class>{label}</button>
        </div>
    }
}

/// What describes a field: its hint, and the refusal where it is at fault.
pub(super) struct Help {
    hint_id: String,
    hint: Option<String>,
    fault: Option<String>,
}

impl Help {
    pub(super) fn of(fill: &Fill, field: &str, hint: Option<String>) -> Self {
        Self {
            hint_id: fill.id(&format!("{field}-hint")),
            hint,
            fault: fill.fault(field),
        }
    }

    pub(super) fn hint_view(&self) -> impl IntoView + use<> {
        let id = self.hint_id.clone();
        self.hint
            .clone()
            .map(|hint| view! { <p class="hint" id=id>{hint}</p> })
    }

    pub(super) fn described_by(&self) -> Option<String> {
        let ids: Vec<_> = self
            .hint
            .iter()
            .map(|_| self.hint_id.as_str())
            .chain(self.fault.as_deref())
            .collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }

    pub(super) fn invalid(&self) -> Option<&'static str> {
        self.fault.as_ref().map(|_| "true")
    }
}

/// A line of help that says the limit as well.
pub(super) fn within(hint: Option<String>, characters: Option<usize>) -> Option<String> {
    let limit = characters.map(|characters| match (characters / 1000, characters % 1000) {
        (0, few) => format!("At most {few} characters."),
        (thousands, rest) => format!("At most {thousands},{rest:03} characters."),
    });
    match (hint, limit) {
        (Some(hint), Some(limit)) => Some(format!("{hint} {limit}")),
        (hint, limit) => hint.or(limit),
    }
}

/// The text of a textarea as HTML. Set as HTML and not as a child, because an empty child is rendered as a space,
/// and the first line break after the tag is dropped by every browser.
pub(crate) fn escaped(text: &str) -> String {
    let escaped = text.replace('&', "&amp;").replace('<', "&lt;");
    if escaped.starts_with(['\n', '\r']) {
        format!("\n{escaped}")
    } else {
        escaped
    }
}
