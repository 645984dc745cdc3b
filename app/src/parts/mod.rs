//! The parts that pages are put together from; their markup is that of `style/README.md`.

#[cfg(feature = "ssr")]
pub(crate) mod done;
#[cfg(any(feature = "ssr", feature = "hydrate"))]
pub(crate) mod fields;
#[cfg(any(feature = "ssr", feature = "hydrate"))]
pub(crate) mod form;
#[cfg(feature = "ssr")]
pub(crate) mod frame;
pub(crate) mod status;
