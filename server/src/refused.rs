//! Why a form was not taken, as a status and a sentence.

use axum::http::StatusCode;
use clerk::SubmitError;
use plenary::RefusalKind;
use store::StoreError;

/// A form that was not taken: nothing was appended, nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Refused {
    /// What the page answers with.
    pub(crate) status: StatusCode,
    /// For programs.
    pub(crate) code: String,
    /// For the person.
    pub(crate) sentence: String,
    /// The field at fault, where it is one.
    pub(crate) field: Option<String>,
    /// After how many seconds it is worth trying again.
    pub(crate) retry_after: Option<u64>,
}

impl Refused {
    pub(crate) fn new(status: StatusCode, code: &str, sentence: impl Into<String>) -> Self {
        Self {
            status,
            code: code.to_owned(),
            sentence: sentence.into(),
            field: None,
            retry_after: None,
        }
    }

    /// A field that cannot be taken.
    pub(crate) fn field(name: &str, code: &str, sentence: impl Into<String>) -> Self {
        Self {
            field: Some(name.to_owned()),
            ..Self::new(StatusCode::UNPROCESSABLE_ENTITY, code, sentence)
        }
    }

    /// The form itself is not one.
    pub(crate) fn malformed(sentence: &str) -> Self {
        Self::new(StatusCode::BAD_REQUEST, "malformed-form", sentence)
    }

    pub(crate) fn unknown_act(act: &str) -> Self {
        let act: String = act.chars().take(40).collect();
        Self::field(
            "act",
            "unknown-act",
            format!("“{act}” is nothing that can be done here."),
        )
    }

    pub(crate) fn not_signed_in() -> Self {
        let sentence = "You are not signed in, or your session has ended. What you typed is still here: sign in on another page, \
                        then send it again.";
        Self::new(StatusCode::UNAUTHORIZED, "not-signed-in", sentence)
    }

    pub(crate) fn too_many(sentence: impl Into<String>, retry_after: u64) -> Self {
        let refused = Self::new(StatusCode::TOO_MANY_REQUESTS, "too-many-attempts", sentence);
        Self {
            retry_after: Some(retry_after),
            ..refused
        }
    }

    /// Something here failed; the cause goes to the log, not to the person.
    pub(crate) fn unavailable() -> Self {
        let sentence =
            "The server cannot do this just now. Look whether it was kept before you send it again.";
        Self::new(StatusCode::SERVICE_UNAVAILABLE, "unavailable", sentence)
    }
}

impl From<SubmitError> for Refused {
    fn from(error: SubmitError) -> Self {
        match error {
            SubmitError::Refused(refusal) => {
                let status = match refusal.kind() {
                    RefusalKind::NotAllowed => StatusCode::FORBIDDEN,
                    RefusalKind::Unknown => StatusCode::NOT_FOUND,
                    RefusalKind::WrongState => StatusCode::CONFLICT,
                    RefusalKind::Invalid => StatusCode::UNPROCESSABLE_ENTITY,
                };
                Self::new(status, refusal.code.as_str(), refusal.sentence)
            }
            SubmitError::UnknownBody => Self::new(
                StatusCode::NOT_FOUND,
                "no-body",
                "There is no body of that name here.",
            ),
            SubmitError::Unavailable => Self::unavailable(),
            SubmitError::Stopped => Self::new(
                StatusCode::SERVICE_UNAVAILABLE,
                "stopping",
                "The server is restarting and did not take this. Send it again in a moment.",
            ),
        }
    }
}

impl From<StoreError> for Refused {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Taken => {
                Self::new(StatusCode::CONFLICT, "login-taken", "That sign-in name is taken.")
            }
            error => {
                tracing::error!(error = &error as &dyn std::error::Error, "the store failed");
                Self::unavailable()
            }
        }
    }
}
