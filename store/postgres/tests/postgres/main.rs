//! The suite of every backend, and what only PostgreSQL has, each case in a database of its own.

mod scratch;
mod several_servers;

store::conformance!(scratch::Database::new().await);
