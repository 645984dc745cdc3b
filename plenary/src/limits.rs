//! How long what people write may be, in characters after trimming: forms show it, [`decide`](crate::decide)
//! holds to it.

/// A title.
pub const TITLE: usize = 200;
/// The title another record gives to a vote that is imported from it.
pub const IMPORTED_TITLE: usize = 1_000;
/// The text of an item, a motion or a statement, and what sources report.
pub const TEXT: usize = 20_000;
/// The reason of a ballot or of calling a vote off, and what a body says of itself.
pub const REASON: usize = 2_000;
/// An explanation of vote.
pub const EXPLANATION: usize = 4_000;
/// A name: of a body, a delegation, an observer, a place, a group, a weight, a publisher, a symbol.
pub const NAME: usize = 120;
/// The address of a source.
pub const URL: usize = 2_000;
/// Not characters but entries: groups of a delegation, its weights, sources of an item.
pub const ENTRIES: usize = 50;
