//! Whole numbers in JSON, exactly.
//!
//! Canonical JSON (RFC 8785) reads every number as a double, so that a whole number beyond 2⁵³ − 1 would lose its
//! last digits. Such a number is therefore written as decimal text; both forms are read.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use serde::de::{self, Deserializer, Visitor};
use serde::{Deserialize, Serialize, Serializer};

/// The greatest whole number that a double holds with all below it.
const GREATEST_NUMBER: u128 = (1 << 53) - 1;

/// One number.
///
/// # Errors
/// As the serializer has them.
pub fn serialize<T: Copy + Into<u128>, S: Serializer>(number: &T, serializer: S) -> Result<S::Ok, S::Error> {
    Written((*number).into()).serialize(serializer)
}

/// One number, from a number or from decimal text.
///
/// # Errors
/// When it is neither, or does not fit.
pub fn deserialize<'de, T: TryFrom<u128>, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let Written(number) = Written::deserialize(deserializer)?;
    T::try_from(number).map_err(|_| de::Error::custom(format_args!("{number} is too great")))
}

struct Written(u128);

impl Serialize for Written {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match u64::try_from(self.0) {
            Ok(number) if self.0 <= GREATEST_NUMBER => serializer.serialize_u64(number),
            _ => serializer.collect_str(&self.0),
        }
    }
}

impl<'de> Deserialize<'de> for Written {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(NumberOrText)
    }
}

struct NumberOrText;

impl Visitor<'_> for NumberOrText {
    type Value = Written;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a whole number, or one in decimal text")
    }

    fn visit_u64<E: de::Error>(self, number: u64) -> Result<Written, E> {
        Ok(Written(number.into()))
    }

    fn visit_u128<E: de::Error>(self, number: u128) -> Result<Written, E> {
        Ok(Written(number))
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Written, E> {
        if !text.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(E::invalid_value(de::Unexpected::Str(text), &self));
        }
        u128::from_str(text).map(Written).map_err(E::custom)
    }
}

/// A map of named whole numbers, such as weights.
pub mod map {
    use super::{BTreeMap, Deserialize, Deserializer, Serializer, Written, de};

    /// The map, each number as [`whole`](super) writes it.
    ///
    /// # Errors
    /// As the serializer has them.
    pub fn serialize<S: Serializer>(
        weights: &BTreeMap<String, u64>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.collect_map(
            weights
                .iter()
                .map(|(name, &weight)| (name, Written(weight.into()))),
        )
    }

    /// The map, each number as [`whole`](super) reads it.
    ///
    /// # Errors
    /// When a number is none, or does not fit.
    pub fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<BTreeMap<String, u64>, D::Error> {
        BTreeMap::<String, Written>::deserialize(deserializer)?
            .into_iter()
            .map(|(name, Written(weight))| {
                let weight = u64::try_from(weight)
                    .map_err(|_| de::Error::custom(format_args!("{weight} is too great")))?;
                Ok((name, weight))
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Numbers {
        #[serde(with = "super")]
        count: u128,
        #[serde(with = "map")]
        weights: BTreeMap<String, u64>,
    }

    #[test]
    fn what_a_double_cannot_hold_is_text_and_comes_back_whole() {
        for (count, weight, json) in [
            (
                0,
                9_007_199_254_740_991,
                r#"{"count":0,"weights":{"votes":9007199254740991}}"#,
            ),
            (
                u128::MAX,
                9_007_199_254_740_992,
                r#"{"count":"340282366920938463463374607431768211455","weights":{"votes":"9007199254740992"}}"#,
            ),
            (
                1 << 70,
                u64::MAX,
                r#"{"count":"1180591620717411303424","weights":{"votes":"18446744073709551615"}}"#,
            ),
        ] {
            let numbers = Numbers {
                count,
                weights: [("votes".to_owned(), weight)].into(),
            };
            assert_eq!(serde_json::to_string(&numbers).unwrap(), json);
            assert_eq!(serde_json::from_str::<Numbers>(json).unwrap(), numbers);
        }
    }

    #[test]
    fn what_is_no_whole_number_is_refused() {
        for weight in [
            "-1",
            "0.5",
            "\"-1\"",
            "\"+1\"",
            "\"\"",
            "\"1.0\"",
            "\"18446744073709551616\"",
            "null",
        ] {
            let json = format!(r#"{{"count":0,"weights":{{"votes":{weight}}}}}"#);
            assert!(serde_json::from_str::<Numbers>(&json).is_err(), "{weight}");
        }
    }
}
