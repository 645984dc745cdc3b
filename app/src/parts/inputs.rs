//! Fields that only pages have: islands draw neither lines nor choices, and the browser need not load them.

use leptos::prelude::*;

use super::fields::{Help, within};
use super::form::Fill;

/// A choice of a [`Select`], of [`Radios`] or of [`Checks`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Choice {
    /// What is sent.
    pub(crate) value: String,
    /// What is read.
    pub(crate) label: String,
    /// A line below it; empty for none.
    pub(crate) hint: String,
    /// Taken from the start.
    pub(crate) chosen: bool,
}

impl Choice {
    /// A choice without a hint, not taken from the start.
    pub(crate) fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            value: value.into(),
            label: label.into(),
            ..Self::default()
        }
    }
}

/// One line.
#[component]
pub(crate) fn TextField(
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
    /// The input's type.
    #[prop(default = "text")]
    kind: &'static str,
    /// May be left empty.
    #[prop(optional)]
    optional: bool,
    /// As many characters as are taken; said in the help.
    #[prop(optional)]
    at_most: Option<usize>,
    /// What a browser may fill in.
    #[prop(optional)]
    autocomplete: Option<&'static str>,
    /// The field's class.
    #[prop(default = "field")]
    class: &'static str,
) -> impl IntoView {
    let fill = Fill::here();
    let id = fill.id(name);
    let help = Help::of(&fill, name, within(hint, at_most));
    // A password is never sent back.
    let value = if kind == "password" {
        String::new()
    } else {
        fill.value(name, value)
    };
    view! {
        <div class=class>
            <label for=id.clone()>{label}</label>
            {help.hint_view()}
            <input
                id=id
                name=name
                type=kind
                value=value
                required=!optional
                autocomplete=autocomplete
                aria-describedby=help.described_by()
                aria-invalid=help.invalid()
            />
        </div>
    }
}

/// One of several, folded away.
#[component]
pub(crate) fn Select(
    /// The field's name as it is sent.
    name: &'static str,
    /// What it is called.
    #[prop(into)]
    label: String,
    /// Among what to choose.
    choices: Vec<Choice>,
    /// A line of help.
    #[prop(optional, into)]
    hint: Option<String>,
    /// The field's class.
    #[prop(default = "field")]
    class: &'static str,
) -> impl IntoView {
    let fill = Fill::here();
    let id = fill.id(name);
    let help = Help::of(&fill, name, hint);
    let options = choices
        .into_iter()
        .map(|choice| {
            let selected = fill.chosen(name, &choice.value, choice.chosen);
            view! {
                <option value=choice.value selected=selected>
                    {choice.label}
                </option>
            }
        })
        .collect_view();
    view! {
        <div class=class>
            <label for=id.clone()>{label}</label>
            {help.hint_view()}
            <select id=id name=name aria-describedby=help.described_by() aria-invalid=help.invalid()>
                {options}
            </select>
        </div>
    }
}

/// One of several, in full view.
#[component]
pub(crate) fn Radios(
    /// The field's name as it is sent.
    name: &'static str,
    /// What is chosen.
    #[prop(into)]
    legend: String,
    /// Among what to choose.
    choices: Vec<Choice>,
) -> impl IntoView {
    group("radio", name, legend, choices)
}

/// Any of several, in full view; the field is sent once for each.
#[component]
pub(crate) fn Checks(
    /// The field's name as it is sent.
    name: &'static str,
    /// What is chosen.
    #[prop(into)]
    legend: String,
    /// Among what to choose.
    choices: Vec<Choice>,
) -> impl IntoView {
    group("checkbox", name, legend, choices)
}

fn group(kind: &'static str, name: &'static str, legend: String, choices: Vec<Choice>) -> impl IntoView {
    let fill = Fill::here();
    let rows = choices
        .into_iter()
        .map(|choice| {
            let checked = fill.chosen(name, &choice.value, choice.chosen);
            view! {
                <label class="check">
                    <input type=kind name=name value=choice.value checked=checked required=kind == "radio" />
                    <span>{choice.label}</span>
                    {(!choice.hint.is_empty()).then(|| view! { <span class="hint">{choice.hint}</span> })}
                </label>
            }
        })
        .collect_view();
    view! {
        <fieldset class="fieldset" aria-describedby=fill.fault(name)>
            <legend>{legend}</legend>
            {rows}
        </fieldset>
    }
}
