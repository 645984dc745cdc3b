//! Failed sign-ins are counted in the store, by account and by address, and limited.

use std::net::IpAddr;

use store::{Store, StoreError};

use crate::refused::Refused;

/// Over how long they are counted, in milliseconds.
const WINDOW: i64 = 15 * 60 * 1000;
/// Most for one account.
const PER_ACCOUNT: u32 = 10;
/// Most from one address: a whole conference may share one.
const PER_ADDRESS: u32 = 50;

/// What an attempt counts against.
pub(crate) struct Attempt {
    account: String,
    address: String,
}

impl Attempt {
    /// Whether the login exists or not makes no difference.
    pub(crate) fn new(login: &str, address: IpAddr) -> Self {
        let login: String = login.trim().to_lowercase().chars().take(200).collect();
        Self {
            account: format!("account:{login}"),
            address: format!("address:{}", block(address)),
        }
    }

    /// Counts the attempt before the password is looked at, so that many at once gain nothing.
    pub(crate) async fn begin(&self, store: &dyn Store, now: i64) -> Result<(), Refused> {
        self.within(store, now, PER_ACCOUNT - 1, PER_ADDRESS - 1).await?;
        store.note_attempt(&self.account, now).await?;
        self.within(store, now, PER_ACCOUNT, PER_ADDRESS).await
    }

    /// The password was wrong.
    pub(crate) async fn failed(&self, store: &dyn Store, now: i64) -> Result<(), StoreError> {
        store.note_attempt(&self.address, now).await
    }

    /// It was right: the account's failures are forgotten, the address's are not.
    pub(crate) async fn succeeded(&self, store: &dyn Store) -> Result<(), StoreError> {
        store.clear_attempts(&self.account).await
    }

    async fn within(&self, store: &dyn Store, now: i64, account: u32, address: u32) -> Result<(), Refused> {
        for (key, most) in [(&self.account, account), (&self.address, address)] {
            let (count, oldest) = store.attempts_since(key, now - WINDOW).await?;
            if count > most {
                let wait = oldest.map_or(WINDOW, |oldest| oldest + WINDOW - now).max(1000);
                let minutes = wait.div_euclid(60_000) + 1;
                let sentence =
                    format!("Too many attempts to sign in have failed. Try again in {minutes} minutes.");
                return Err(Refused::too_many(
                    sentence,
                    u64::try_from(wait / 1000).unwrap_or(1),
                ));
            }
        }
        Ok(())
    }
}

/// What counts as one address: of IPv6 the network, for one subscriber has all of it.
pub(crate) fn block(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(six) => {
            let [a, b, c, d, ..] = six.segments();
            IpAddr::from([a, b, c, d, 0, 0, 0, 0])
        }
        four @ IpAddr::V4(_) => four,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ipv6_network_is_one_address() {
        let block = |text: &str| block(text.parse().unwrap()).to_string();
        assert_eq!(block("2001:db8:1:2:3:4:5:6"), "2001:db8:1:2::");
        assert_eq!(block("::ffff:192.0.2.7"), "192.0.2.7");
        assert_eq!(block("192.0.2.7"), "192.0.2.7");
    }
}
