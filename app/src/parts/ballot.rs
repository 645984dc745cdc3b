//! The forms of a vote: the ballot, and the explanation of vote.

use leptos::either::Either;
use leptos::prelude::*;
use plenary::limits;
use rules::Answer;

use crate::parts::fields::{Submit, TextArea, escaped, within};
use crate::parts::form::{ActForm, Fill, Refused};
use crate::parts::hemicycle::marked;
use crate::parts::names::time;
use crate::views::vote::{BallotView, CastView, ExplainView};

/// A delegation's ballot: the form while one can be cast, and what was cast.
#[component]
pub(crate) fn Ballot(
    /// The ballot.
    ballot: BallotView,
    /// The body's name in addresses.
    body: String,
    /// The vote's number.
    vote: u32,
    /// The refusal of this page's form.
    #[prop(optional_no_strip)]
    refused: Option<Refused>,
) -> impl IntoView {
    let BallotView {
        by,
        answers,
        cast,
        barred,
    } = ballot;
    if answers.is_empty() {
        return Either::Left(view! {
            <section class="card" aria-label=format!("The ballot of {}", by.name)>
                <h2>{format!("The ballot of {}", by.name)}</h2>
                {barred.map(|why| view! { <p>{why}</p> })}
                {cast.map(|cast| view! { <p>{cast_words(&cast)} {time(cast.at)}"."</p> })}
            </section>
        });
    }
    let hidden = vec![
        ("body", body),
        ("as", format!("delegate:{}", by.code)),
        ("vote", vote.to_string()),
    ];
    Either::Right(view! {
        <ActForm act="cast-ballot" hidden class="ballot" refused>
            <BallotFields name=by.name answers cast />
        </ActForm>
    })
}

fn cast_words(cast: &CastView) -> impl IntoView + use<> {
    view! { "Cast: " {marked(cast.answer.into())} ", " }
}

#[component]
fn BallotFields(name: String, answers: Vec<Answer>, cast: Option<CastView>) -> impl IntoView {
    let fill = Fill::here();
    let choices = answers
        .iter()
        .map(|&answer| {
            let chosen = cast.as_ref().is_some_and(|cast| cast.answer == answer);
            choice(answer, fill.chosen("answer", answer.as_str(), chosen))
        })
        .collect_view();
    let reason = answers.contains(&Answer::Object).then(|| {
        let before = cast
            .as_ref()
            .and_then(|cast| cast.reason.clone())
            .unwrap_or_default();
        let (id, hint, fault) = (fill.id("reason"), fill.id("reason-hint"), fill.fault("reason"));
        let invalid = fault.is_some().then_some("true");
        let described = fault.map_or_else(|| hint.clone(), |fault| format!("{hint} {fault}"));
        view! {
            <div class="ballot-reason">
                <label for=id.clone()>"Reason for the objection"</label>
                <p class="hint" id=hint>
                    {within(
                        Some("Published with your delegation's name. An objection needs one.".to_owned()),
                        Some(limits::REASON),
                    )}
                </p>
                <textarea
                    id=id
                    name="reason"
                    rows="3"
                    aria-describedby=described
                    aria-invalid=invalid
                    inner_html=escaped(&fill.value("reason", before))
                ></textarea>
            </div>
        }
    });
    let button = if cast.is_some() {
        "Replace the ballot"
    } else {
        "Cast the ballot"
    };
    let stands = match cast {
        Some(cast) => Either::Left(
            view! { {cast_words(&cast)} {time(cast.at)} ". You can change it until the vote closes." },
        ),
        None => Either::Right("You can change it until the vote closes."),
    };
    view! {
        <fieldset class="ballot-choices">
            <legend>{format!("The ballot of {name}")}</legend>
            <div class="choices">{choices}</div>
        </fieldset>
        {reason}
        <div class="ballot-actions">
            <button class="button">{button}</button>
            <p class="your-ballot">{stands}</p>
        </div>
    }
}

fn choice(answer: Answer, checked: bool) -> impl IntoView {
    let word = answer.as_str();
    let hint = match answer {
        Answer::StandAside => Some("You do not join, and do not block."),
        Answer::Object => Some("You block the consensus and say why."),
        _ => None,
    };
    view! {
        <label class=format!("choice choice-{word}")>
            <input type="radio" name="answer" value=word required checked=checked />
            <span class="choice-word">{answer.label()}</span>
            <span class=format!("mark mark-{word}") aria-hidden="true"></span>
            {hint.map(|hint| view! { <span class="hint">{hint}</span> })}
        </label>
    }
}

/// The form in which a delegation explains its vote.
#[component]
pub(crate) fn Explain(
    /// Which delegation, and what it said before.
    explain: ExplainView,
    /// The body's name in addresses.
    body: String,
    /// The vote's number.
    vote: u32,
    /// The refusal of this page's form.
    #[prop(optional_no_strip)]
    refused: Option<Refused>,
) -> impl IntoView {
    let ExplainView { by, text } = explain;
    let hidden = vec![
        ("body", body),
        ("as", format!("delegate:{}", by.code)),
        ("vote", vote.to_string()),
    ];
    let (label, button) = if text.is_empty() {
        (
            format!("Explain the vote of {}", by.name),
            "Enter the explanation",
        )
    } else {
        (
            format!("Change the explanation of {}", by.name),
            "Replace the explanation",
        )
    };
    view! {
        <ActForm act="explain-vote" hidden refused>
            <TextArea
                name="text"
                label
                value=text
                at_most=limits::EXPLANATION
                hint="Public with the roll call. A later one replaces it; both stand in the record."
            />
            <Submit label=button />
        </ActForm>
    }
}
