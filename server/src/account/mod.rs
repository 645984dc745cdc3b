//! Accounts: sign-in, sessions, invitations, and the forms about them. Nothing of this stands in a record.

pub(crate) mod acts;
pub(crate) mod attempts;
pub(crate) mod invitation;
pub(crate) mod password;
pub(crate) mod session;
pub(crate) mod token;
