//! Passwords: argon2id at the least that OWASP's Password Storage Cheat Sheet asks for (19 MiB, 2 passes, 1 lane).

use std::sync::LazyLock;

use argon2::password_hash::phc::PasswordHash;
use argon2::{Argon2, PasswordHasher, PasswordVerifier};
use tokio::sync::Semaphore;

use crate::fields::Fields;
use crate::refused::Refused;

/// Fewest characters.
const SHORTEST: usize = 12;
/// Most bytes: enough for any passphrase, and no work for nothing.
const LONGEST: usize = 256;

/// How many hashes are computed at once: each takes a core for some 20 ms and 19 MiB.
static DOORS: Semaphore = Semaphore::const_new(2);

/// Stands in for an account that is not there, so that an unknown login costs the same time as a wrong password.
static NOBODY: LazyLock<String> = LazyLock::new(|| hash_now("nobody has this password").unwrap_or_default());

/// Reads a new password out of a form.
pub(crate) fn chosen<'a>(fields: &'a Fields, name: &str) -> Result<&'a str, Refused> {
    let password = fields.text(name)?;
    if password.chars().count() < SHORTEST {
        let sentence =
            format!("A password has at least {SHORTEST} characters; a few words in a row do well.");
        return Err(Refused::field(name, "password-short", sentence));
    }
    if password.len() > LONGEST {
        return Err(Refused::field(
            name,
            "password-long",
            format!("A password has at most {LONGEST} characters."),
        ));
    }
    Ok(password)
}

/// The hash to store, in PHC form.
pub(crate) async fn hash(password: &str) -> Result<String, Refused> {
    let password = password.to_owned();
    behind_doors(move || hash_now(&password))
        .await?
        .ok_or_else(Refused::unavailable)
}

/// Whether the password is the account's. Takes as long for an account without one, and for none at all.
pub(crate) async fn holds(stored: Option<String>, password: &str) -> Result<bool, Refused> {
    let real = stored.is_some();
    let password: String = if password.len() > LONGEST {
        String::new()
    } else {
        password.to_owned()
    };
    let matches = behind_doors(move || {
        let stored = stored.unwrap_or_else(|| NOBODY.clone());
        PasswordHash::new(&stored).is_ok_and(|stored| {
            Argon2::default()
                .verify_password(password.as_bytes(), &stored)
                .is_ok()
        })
    });
    Ok(matches.await? && real)
}

async fn behind_doors<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Refused> {
    let _door = DOORS.acquire().await.map_err(|_| Refused::unavailable())?;
    tokio::task::spawn_blocking(work)
        .await
        .map_err(|_| Refused::unavailable())
}

fn hash_now(password: &str) -> Option<String> {
    Argon2::default()
        .hash_password(password.as_bytes())
        .ok()
        .map(|hash| hash.to_string())
}

#[cfg(test)]
mod tests {
    use argon2::{Algorithm, Params};

    use super::*;

    #[test]
    fn the_cost_is_owasps_minimum_or_more() {
        assert!(Params::DEFAULT.m_cost() >= 19 * 1024);
        assert!(Params::DEFAULT.t_cost() >= 2);
        assert!(Params::DEFAULT.p_cost() >= 1);
        assert_eq!(Algorithm::default(), Algorithm::Argon2id);
        let hash = hash_now("a long enough password").unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
    }

    #[tokio::test]
    async fn only_the_right_password_holds() {
        let stored = hash("correct horse battery").await.unwrap();
        assert!(
            holds(Some(stored.clone()), "correct horse battery")
                .await
                .unwrap()
        );
        assert!(!holds(Some(stored), "correct horse batteries").await.unwrap());
        assert!(!holds(None, "nobody has this password").await.unwrap());
    }

    #[test]
    fn short_and_endless_passwords_are_refused() {
        let form = |text: &str| Fields::read(format!("password={text}").as_bytes()).unwrap();
        assert_eq!(
            chosen(&form("elevenchars"), "password").unwrap_err().code,
            "password-short"
        );
        assert_eq!(chosen(&form("twelve-chars"), "password"), Ok("twelve-chars"));
        assert_eq!(
            chosen(&form(&"x".repeat(257)), "password").unwrap_err().code,
            "password-long"
        );
    }
}
