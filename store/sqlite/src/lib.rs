//! The store on SQLite: one file, one server.
//!
//! *Invariant:* a transaction that was answered is on the disk (`synchronous=FULL`), and the record only grows
//! (triggers refuse the rest). *Boundary:* [`SqliteStore::open`]; all else is [`store::Store`].

mod backend;
#[path = "../../shared/rows.rs"]
mod rows;
#[path = "../../shared/store.rs"]
mod shared;

pub use backend::SqliteStore;
