//! The store on PostgreSQL: one record for several servers.
//!
//! *Invariant:* two servers never fork a record (the place of an entry is its primary key), and it only grows
//! (triggers refuse the rest). *Boundary:* [`PostgresStore::connect`]; all else is [`store::Store`].

mod backend;
mod listener;
#[path = "../../shared/rows.rs"]
mod rows;
#[path = "../../shared/store.rs"]
mod shared;

pub use backend::PostgresStore;
