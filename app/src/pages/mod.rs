//! The pages, one a file, rendered on the server.
//!
//! A page finds its [`Place`], reads what it shows in one go from the clerk, and puts it into a
//! [`PageFrame`](crate::parts::frame::PageFrame). What is not there gets the page of
//! [`not_found`](self::not_found).

pub(crate) mod account;
pub(crate) mod body;
pub(crate) mod console;
pub(crate) mod console_people;
pub(crate) mod desk;
pub(crate) mod display;
pub(crate) mod home;
pub(crate) mod invitation;
pub(crate) mod item;
pub(crate) mod meeting;
pub(crate) mod motion;
pub(crate) mod motions;
pub(crate) mod not_found;
pub(crate) mod place;
pub(crate) mod record;
pub(crate) mod sign_in;
pub(crate) mod vote;
pub(crate) mod votes;

pub(crate) use place::{Place, param};
