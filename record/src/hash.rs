//! Hashes and salts, and their one text form: lower-case hexadecimal.

use std::fmt::{self, Write};
use std::str::FromStr;

use thiserror::Error;

/// A SHA-256 hash.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Hash(pub [u8; 32]);

impl Hash {
    /// What the first entry of a record names as its predecessor.
    pub const ZERO: Self = Self([0; 32]);
}

/// Random bytes that keep the digest of a short event from being guessed, so that an entry whose content may not
/// be shown yet can be handed out as its digest alone.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Salt(pub [u8; 16]);

/// A text is not the hexadecimal form of a hash or a salt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("not {0} bytes in lower-case hexadecimal")]
pub struct NotHexadecimal(usize);

impl fmt::Display for Hash {
    /// Lower-case hexadecimal.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_hexadecimal(&self.0, f)
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Hash {
    type Err = NotHexadecimal;

    /// Reads what [`Display`](fmt::Display) writes, and nothing else: a hash has one text form.
    fn from_str(text: &str) -> Result<Self, NotHexadecimal> {
        read_hexadecimal(text).map(Self)
    }
}

impl fmt::Display for Salt {
    /// Lower-case hexadecimal.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_hexadecimal(&self.0, f)
    }
}

impl fmt::Debug for Salt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Salt {
    type Err = NotHexadecimal;

    /// Reads what [`Display`](fmt::Display) writes, and nothing else.
    fn from_str(text: &str) -> Result<Self, NotHexadecimal> {
        read_hexadecimal(text).map(Self)
    }
}

fn write_hexadecimal(bytes: &[u8], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    for byte in bytes {
        for digit in [byte >> 4, byte & 15] {
            f.write_char(char::from(b"0123456789abcdef"[usize::from(digit)]))?;
        }
    }
    Ok(())
}

fn read_hexadecimal<const N: usize>(text: &str) -> Result<[u8; N], NotHexadecimal> {
    let (pairs, rest) = text.as_bytes().as_chunks::<2>();
    if pairs.len() != N || !rest.is_empty() {
        return Err(NotHexadecimal(N));
    }
    let mut bytes = [0; N];
    for (byte, [high, low]) in bytes.iter_mut().zip(pairs) {
        let (high, low) = digit(*high).zip(digit(*low)).ok_or(NotHexadecimal(N))?;
        *byte = high << 4 | low;
    }
    Ok(bytes)
}

fn digit(character: u8) -> Option<u8> {
    match character {
        b'0'..=b'9' => Some(character - b'0'),
        b'a'..=b'f' => Some(character - b'a' + 10),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_and_back() {
        let hash = Hash(std::array::from_fn(|i| u8::try_from(i * 8 + 3).unwrap()));
        assert_eq!(hash.to_string().parse(), Ok(hash));
        assert_eq!(Hash::ZERO.to_string(), "0".repeat(64));
        let salt = Salt(*b"\x00\x01\x0a\x0f\x10\x7f\x80\x99\x9a\xa0\xa9\xaf\xf0\xfa\xfe\xff");
        assert_eq!(salt.to_string(), "00010a0f107f80999aa0a9aff0fafeff");
        assert_eq!(salt.to_string().parse(), Ok(salt));
    }

    #[test]
    fn anything_else_is_refused() {
        let text = Hash([0xab; 32]).to_string();
        for wrong in [
            &text.to_uppercase(),
            &text[1..],
            &text[2..],
            &format!("{text}00"),
            &text.replace("ba", "bg"),
            "",
        ] {
            assert_eq!(wrong.parse::<Hash>(), Err(NotHexadecimal(32)), "{wrong}");
        }
        // 64 bytes of text whose characters are longer than a byte must not be cut in their middle.
        assert_eq!("é".repeat(32).parse::<Hash>(), Err(NotHexadecimal(32)));
    }
}
