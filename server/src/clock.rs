//! The one place where this crate reads the clock.

/// UTC milliseconds since 1970.
pub(crate) type Millis = i64;

/// Now.
pub(crate) fn now() -> Millis {
    chrono::Utc::now().timestamp_millis()
}
