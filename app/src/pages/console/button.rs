//! A form that is one button.

use leptos::prelude::*;

use crate::parts::form::ActForm;

/// A form that is one button, for acts that take no more than a press.
#[component]
pub(crate) fn ActButton(
    /// The act's name.
    act: &'static str,
    /// The fields nobody types.
    hidden: Vec<(&'static str, String)>,
    /// What it does, as a verb.
    #[prop(into)]
    words: String,
    /// To what, for those who hear the button without its row.
    #[prop(optional, into)]
    to: Option<String>,
    /// The button's class.
    #[prop(default = "button")]
    class: &'static str,
    /// Where it is sent, when not to the address of the page: another page, or a place on this one.
    #[prop(optional, into)]
    action: Option<String>,
) -> impl IntoView {
    let button = view! {
        <button class=class>
            {words} {to.map(|to| view! { <span class="visually-hidden">{format!(": {to}")}</span> })}
        </button>
    };
    match action {
        Some(action) => view! {
            <ActForm act hidden class="inline-form" action>
                {button}
            </ActForm>
        }
        .into_any(),
        None => view! {
            <ActForm act hidden class="inline-form">
                {button}
            </ActForm>
        }
        .into_any(),
    }
}
