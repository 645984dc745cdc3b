//! What a page shows, computed from the state for one viewer: serialisable, so that an island can be given the
//! same again.
