//! Secret tokens: of a session, in a cookie; of an invitation, in a link.

use std::fmt::Write;

use rand::TryRng;
use rand::rngs::SysRng;
use sha2::{Digest, Sha256};
use store::{AccountId, TokenHash};

/// 32 random bytes, known to their holder alone: what is stored is [`Token::hash`].
pub(crate) struct Token(String);

impl Token {
    /// A new one from the operating system.
    pub(crate) fn new() -> Self {
        Self(hexadecimal(&random::<32>()))
    }

    /// One that somebody presents.
    pub(crate) fn presented(text: &str) -> Option<Self> {
        (text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit())).then(|| Self(text.to_owned()))
    }

    /// What is stored.
    pub(crate) fn hash(&self) -> TokenHash {
        TokenHash(Sha256::digest(self.0.as_bytes()).into())
    }

    /// For the cookie or the link.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

/// A new account's id: 16 random bytes, so that the record names nobody.
pub(crate) fn account_id() -> AccountId {
    AccountId(hexadecimal(&random::<16>()))
}

fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    #[expect(
        clippy::expect_used,
        reason = "without the system's randomness nobody can be signed in safely"
    )]
    SysRng
        .try_fill_bytes(&mut bytes)
        .expect("the operating system gives random bytes");
    bytes
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_differ_and_are_known_again() {
        let (one, two) = (Token::new(), Token::new());
        assert_ne!(one.as_str(), two.as_str());
        assert!(Token::presented(one.as_str()).unwrap().hash() == one.hash());
        assert!(Token::presented("../../etc/passwd").is_none());
        assert!(Token::presented(&"g".repeat(64)).is_none());
    }
}
