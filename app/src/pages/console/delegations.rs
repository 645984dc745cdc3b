//! `/console/{body}/delegations`: who is in the body, with groups and weights, and its observers.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use plenary::{BodyId, Delegation, Observer, Standing, limits};

use super::door::enter;
use super::frame::ConsoleFrame;
use crate::parts::fields::TextField;
use crate::parts::form::ActForm;
use crate::parts::status::status;

/// Delegations and observers.
#[component]
pub(crate) fn ConsoleDelegationsPage() -> impl IntoView {
    enter(|place, powers| {
        let (mut delegations, mut observers) = place
            .read(|state| {
                let delegations: Vec<_> = state.delegations.values().cloned().collect();
                let observers: Vec<_> = state.observers.values().cloned().collect();
                (delegations, observers)
            })
            .unwrap_or_default();
        delegations.sort_by(|one, other| one.name.cmp(&other.name));
        observers.sort_by(|one, other| one.name.cmp(&other.name));
        let asked = use_query_map().read_untracked().get("change");
        let changed = delegations
            .iter()
            .find(|of| powers.secretariat && asked.as_deref() == Some(of.code.as_str()));
        let change = changed.map(|of| change(&place.id, of));
        let term = place.body.member_term.clone();
        let forms = powers
            .secretariat
            .then(|| (admit(&place.id, &term), accredit(&place.id)));
        let (admit, accredit) = forms.unzip();
        let list = delegation_table(&place.id, delegations, powers.secretariat);
        view! {
            <ConsoleFrame place title="Delegations and observers" section="delegations">
                {change}
                <section aria-labelledby="delegations">
                    <div class="section-head">
                        <h2 id="delegations">"Delegations"</h2>
                        {powers.secretariat.then(|| view! { <a href="#admit">"Admit a delegation"</a> })}
                    </div>
                    {list}
                </section>
                {admit}
                <section aria-labelledby="observers">
                    <div class="section-head">
                        <h2 id="observers">"Observers"</h2>
                    </div>
                    {observer_rows(observers)}
                </section>
                {accredit}
            </ConsoleFrame>
        }
    })
}

fn groups(of: &Delegation) -> String {
    of.groups
        .iter()
        .map(String::as_str)
        .collect::<Vec<_>>()
        .join(", ")
}

fn weights(of: &Delegation) -> String {
    of.weights
        .iter()
        .map(|(name, weight)| format!("{name}={weight}"))
        .collect::<Vec<_>>()
        .join(", ")
}

fn delegation_table(body: &BodyId, delegations: Vec<Delegation>, may_change: bool) -> AnyView {
    if delegations.is_empty() {
        return view! { <p class="empty">"No delegation has been admitted yet."</p> }.into_any();
    }
    let rows = delegations
        .into_iter()
        .map(|of| {
            let change = may_change.then(|| {
                view! {
                    <div class="row-actions">
                        <a
                            class="button button-quiet button-small"
                            href=format!("/console/{body}/delegations?change={}#change", of.code)
                        >
                            "Change"
                            <span class="visually-hidden">{format!(": {}", of.name)}</span>
                        </a>
                    </div>
                }
            });
            view! {
                <tr>
                    <th scope="row">
                        <span class="code">{of.code.to_string()}</span>
                        " "
                        {of.name.clone()}
                        " "
                        {(of.standing != Standing::Full).then(|| status(("withdrawn", "Suspended")))}
                    </th>
                    <td data-label="Groups">{groups(&of)}</td>
                    <td data-label="Weights">{weights(&of)}</td>
                    <td>{change}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <div class="table-wrap">
            <table class="stacks">
                <thead>
                    <tr>
                        <th scope="col">"Delegation"</th>
                        <th scope="col">"Groups"</th>
                        <th scope="col">"Weights"</th>
                        <th scope="col">
                            <span class="visually-hidden">"Actions"</span>
                        </th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// Name, groups and weights, empty or as they are.
fn fields(of: Option<&Delegation>) -> impl IntoView + use<> {
    let name = of.map(|of| of.name.clone()).unwrap_or_default();
    let (groups, weights) = (
        of.map(groups).unwrap_or_default(),
        of.map(weights).unwrap_or_default(),
    );
    view! {
        <TextField name="name" label="Name" value=name at_most=limits::NAME />
        <TextField
            name="groups"
            label="Groups"
            value=groups
            hint="Groups and chambers that a rule may count within, separated by commas."
            optional=true
        />
        <TextField
            name="weights"
            label="Weights"
            value=weights
            hint="Named weights in whole units, separated by commas: population=2588423, votes=4."
            optional=true
        />
    }
}

fn change(body: &BodyId, of: &Delegation) -> impl IntoView + use<> {
    let hidden = vec![
        ("body", body.to_string()),
        ("as", "secretariat".to_owned()),
        ("code", of.code.to_string()),
    ];
    let (name, of) = (of.name.clone(), of.clone());
    let back = format!("/console/{body}/delegations");
    view! {
        <section class="panel" aria-labelledby="change">
            <div class="section-head">
                <h2 id="change">{format!("Change {name}")}</h2>
            </div>
            <ActForm act="change-delegation" hidden>
                <p class="muted">"Votes that are open, and those that were held, do not change."</p>
                {fields(Some(&of))}
                <div class="form-actions">
                    <button class="button">"Change the delegation"</button>
                    <a class="button button-quiet" href=back>
                        "Back"
                    </a>
                </div>
            </ActForm>
        </section>
    }
}

fn admit(body: &BodyId, term: &str) -> impl IntoView + use<> {
    let hidden = vec![("body", body.to_string()), ("as", "secretariat".to_owned())];
    let words = format!("Admit a {term}");
    view! {
        <section aria-labelledby="admit">
            <div class="section-head">
                <h2 id="admit">{words}</h2>
            </div>
            <ActForm act="admit-delegation" hidden>
                <TextField
                    name="code"
                    label="Code"
                    hint="ISO 3166, or the body's own: 2 to 12 of A to Z, digits and hyphens. It cannot be changed."
                    at_most=12
                />
                {fields(None)}
                <div class="form-actions">
                    <button class="button">"Admit the delegation"</button>
                </div>
            </ActForm>
        </section>
    }
}

fn observer_rows(observers: Vec<Observer>) -> AnyView {
    if observers.is_empty() {
        return view! { <p class="empty">"No observer is accredited."</p> }.into_any();
    }
    let rows = observers
        .into_iter()
        .map(|of| {
            view! {
                <li>
                    <span class="row-title">{of.name}</span>
                    <span class="code">{of.code.to_string()}</span>
                    <p class="meta">
                        <span>{of.kind}</span>
                    </p>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="rows">{rows}</ul> }.into_any()
}

fn accredit(body: &BodyId) -> impl IntoView + use<> {
    let hidden = vec![("body", body.to_string()), ("as", "secretariat".to_owned())];
    view! {
        <section aria-labelledby="accredit">
            <div class="section-head">
                <h2 id="accredit">"Accredit an observer"</h2>
            </div>
            <ActForm act="admit-observer" hidden>
                <TextField name="code" label="Code" at_most=12 class="field field-short" />
                <TextField name="name" label="Name" at_most=limits::NAME />
                <TextField
                    name="kind"
                    label="What it is"
                    hint="Civil society, industry, …"
                    at_most=limits::NAME
                />
                <div class="form-actions">
                    <button class="button">"Accredit the observer"</button>
                </div>
            </ActForm>
        </section>
    }
}
