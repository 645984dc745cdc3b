//! Pages as they are rendered for people in different roles.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod assembly;
mod house;

mod account;
mod console;
mod desk;
mod forms;
mod public;
mod views;
