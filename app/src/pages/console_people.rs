//! `/console/{body}/people`: the people with a role in a body, and inviting more.

use leptos::prelude::*;
use plenary::{BodyId, Rank, Role, State};

use crate::context::{Feedback, People, PersonRow};
use crate::pages::console::button::ActButton;
use crate::pages::console::door::enter_secretariat;
use crate::pages::console::frame::ConsoleFrame;
use crate::parts::fields::{Choice, Radios, Select, TextField};
use crate::parts::form::ActForm;
use crate::views::words::named;

/// The people with a role in a body.
#[component]
pub(crate) fn PeoplePage() -> impl IntoView {
    enter_secretariat(|place| {
        let People { people, new_link } = use_context().unwrap_or_default();
        let invited = matches!(use_context::<Feedback>(), Some(Feedback::Done(act)) if act == "invite");
        let known = (invited && new_link.is_none()).then(|| {
            view! { <p class="notice">"They have an account here already: the role is theirs, and no link is needed."</p> }
        });
        let (table, choices) = place
            .read(|state| (people_table(state, &place.id, people), Choices::of(state)))
            .map_or((None, Choices::default()), |(table, choices)| {
                (Some(table), choices)
            });
        let invite = invite(&place.id, choices);
        view! {
            <ConsoleFrame place title="People and invitations" section="people">
                {known}
                {new_link.map(one_time)}
                <section aria-labelledby="people">
                    <div class="section-head">
                        <h2 id="people">"People"</h2>
                        <a href="#invite">"Invite a person"</a>
                    </div>
                    {table}
                </section>
                {invite}
            </ConsoleFrame>
        }
    })
}

fn one_time(link: String) -> impl IntoView {
    view! {
        <div class="one-time">
            <label for="link">"This link works once and for seven days. Copy it now; it is not shown again."</label>
            <input id="link" readonly value=link />
        </div>
    }
}

fn people_table(state: &State, body: &BodyId, people: Vec<PersonRow>) -> AnyView {
    if people.is_empty() {
        return view! { <p class="empty">"Nobody has a role yet."</p> }.into_any();
    }
    let rows = people
        .into_iter()
        .map(|person| row(state, body, person))
        .collect_view();
    view! {
        <div class="table-wrap">
            <table class="stacks">
                <thead>
                    <tr>
                        <th scope="col">"Person"</th>
                        <th scope="col">"Roles"</th>
                        <th scope="col">"Invitation"</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn row(state: &State, body: &BodyId, person: PersonRow) -> impl IntoView + use<> {
    let hidden = |more: Option<(&'static str, String)>| {
        let mut hidden = vec![("body", body.to_string()), ("account", person.account.clone())];
        hidden.extend(more);
        hidden
    };
    let roles = person
        .roles
        .iter()
        .map(|role| {
            let words = in_words(state, role);
            let to = format!("{words}, of {}", person.name);
            // A role is always JSON.
            let json = serde_json::to_string(role).unwrap_or_default();
            view! {
                <li class="cluster">
                    <span>{words}</span>
                    <ActButton
                        act="revoke-role"
                        hidden=hidden(Some(("role", json)))
                        words="Take away"
                        to
                        class="button button-danger button-small"
                    />
                </li>
            }
        })
        .collect_view();
    let words = if person.joined {
        "A new link"
    } else {
        "Renew the link"
    };
    view! {
        <tr>
            <th scope="row">
                {person.name.clone()} <p class="meta"><span>{person.login.clone()}</span></p>
            </th>
            <td>
                <ul class="stack stack-s">{roles}</ul>
            </td>
            <td data-label="Invitation">
                <div class="cluster">
                    <span>{if person.joined { "taken" } else { "open" }}</span>
                    <ActButton
                        act="renew-invitation"
                        hidden=hidden(None)
                        words
                        to=person.name.clone()
                        class="button button-quiet button-small"
                    />
                </div>
            </td>
        </tr>
    }
}

fn in_words(state: &State, role: &Role) -> String {
    match role {
        Role::Secretariat => "Secretariat".to_owned(),
        Role::Chair => "Chair".to_owned(),
        Role::Delegate {
            delegation,
            rank: Rank::Representative,
        } => {
            format!("Representative of {}", named(state, delegation).name)
        }
        Role::Delegate {
            delegation,
            rank: Rank::Alternate,
        } => {
            format!("Alternate of {}", named(state, delegation).name)
        }
        Role::Observer { organisation } => format!("Observer for {}", named(state, organisation).name),
    }
}

/// Among what to choose in an invitation.
#[derive(Default)]
struct Choices {
    delegations: Vec<Choice>,
    observers: Vec<Choice>,
}

impl Choices {
    fn of(state: &State) -> Self {
        let list = |mut choices: Vec<Choice>| {
            choices.sort_by(|one, other| one.label.cmp(&other.label));
            choices.insert(0, Choice::new("", "Choose"));
            choices
        };
        Self {
            delegations: list(
                state
                    .delegations
                    .values()
                    .map(|of| Choice::new(of.code.to_string(), of.name.clone()))
                    .collect(),
            ),
            observers: list(
                state
                    .observers
                    .values()
                    .map(|of| Choice::new(of.code.to_string(), of.name.clone()))
                    .collect(),
            ),
        }
    }
}

fn invite(body: &BodyId, choices: Choices) -> impl IntoView + use<> {
    let role = |value: &str, label: &str, hint: &str| Choice {
        hint: hint.to_owned(),
        ..Choice::new(value, label)
    };
    let roles = vec![
        Choice {
            chosen: true,
            ..role(
                "delegate",
                "Delegate",
                "Votes and tables for one delegation; choose it below.",
            )
        },
        role(
            "observer",
            "Observer",
            "Submits statements for one organisation; choose it below.",
        ),
        role(
            "chair",
            "Chair",
            "Presides: takes items up, opens, closes and declares votes.",
        ),
        role(
            "secretariat",
            "Secretariat",
            "Prepares everything, invites people, publishes votes.",
        ),
    ];
    let ranks = vec![
        role(
            "representative",
            "Representative: may replace a ballot an alternate cast",
            "",
        ),
        role(
            "alternate",
            "Alternate: may cast the ballot, and change their own",
            "",
        ),
    ];
    let (delegations, observers) = (choices.delegations, choices.observers);
    view! {
        <section aria-labelledby="invite">
            <div class="section-head">
                <h2 id="invite">"Invite a person"</h2>
            </div>
            <ActForm act="invite" hidden=vec![("body", body.to_string())]>
                <TextField
                    name="login"
                    label="Sign-in name"
                    hint="An e-mail address or a plain name, without spaces."
                    at_most=200
                />
                <TextField name="name" label="How they are shown" at_most=120 />
                <Radios name="role" legend="Role" choices=roles />
                <Select name="delegation" label="Delegation, for a delegate" choices=delegations />
                <Select name="rank" label="Rank, for a delegate" choices=ranks />
                <Select name="organisation" label="Organisation, for an observer" choices=observers />
                <div class="form-actions">
                    <button class="button">"Make the invitation"</button>
                </div>
            </ActForm>
        </section>
    }
}
