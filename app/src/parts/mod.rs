//! The parts that pages are put together from; their markup is that of `style/README.md`.

pub(crate) mod ballot;
pub(crate) mod blocked;
pub(crate) mod display;
#[cfg(feature = "ssr")]
pub(crate) mod done;
pub(crate) mod erase;
pub(crate) mod fields;
pub(crate) mod form;
#[cfg(feature = "ssr")]
pub(crate) mod frame;
pub(crate) mod hemicycle;
#[cfg(feature = "ssr")]
mod inputs;
pub(crate) mod lists;
pub(crate) mod meeting;
pub(crate) mod names;
pub(crate) mod roll_call;
#[cfg(feature = "ssr")]
pub(crate) mod statements;
pub(crate) mod status;
pub(crate) mod tally;
pub(crate) mod vote;
