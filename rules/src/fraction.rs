//! An exact fraction.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// A fraction in lowest terms. Written `2/3` in JSON.
///
/// ```
/// use rules::Fraction;
/// assert_eq!(Fraction::new(4, 6), Ok(Fraction::TWO_THIRDS));
/// assert_eq!("4/6".parse(), Ok(Fraction::TWO_THIRDS));
/// assert_eq!(Fraction::TWO_THIRDS.to_string(), "2/3");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Fraction {
    numerator: u64,
    denominator: u64,
}

/// Why something is not a fraction.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum FractionError {
    /// Nothing is divided into no parts.
    #[error("a fraction cannot have nought below the line")]
    ZeroDenominator,
    /// Not two whole numbers with a stroke between them, or numbers past 64 bits.
    #[error("a fraction is written like 2/3, not {0:?}")]
    Syntax(String),
}

impl Fraction {
    /// One quarter.
    pub const ONE_QUARTER: Self = Self {
        numerator: 1,
        denominator: 4,
    };
    /// One third.
    pub const ONE_THIRD: Self = Self {
        numerator: 1,
        denominator: 3,
    };
    /// One half.
    pub const HALF: Self = Self {
        numerator: 1,
        denominator: 2,
    };
    /// Three fifths.
    pub const THREE_FIFTHS: Self = Self {
        numerator: 3,
        denominator: 5,
    };
    /// Two thirds.
    pub const TWO_THIRDS: Self = Self {
        numerator: 2,
        denominator: 3,
    };
    /// Three quarters.
    pub const THREE_QUARTERS: Self = Self {
        numerator: 3,
        denominator: 4,
    };
    /// The whole.
    pub const ONE: Self = Self {
        numerator: 1,
        denominator: 1,
    };

    /// The fraction, reduced to lowest terms.
    ///
    /// # Errors
    /// [`FractionError::ZeroDenominator`].
    pub const fn new(numerator: u64, denominator: u64) -> Result<Self, FractionError> {
        if denominator == 0 {
            Err(FractionError::ZeroDenominator)
        } else {
            Ok(Self::reduced(numerator, denominator))
        }
    }

    /// As [`Fraction::new`], of a denominator that is not nought.
    pub(crate) const fn reduced(numerator: u64, denominator: u64) -> Self {
        let (mut divisor, mut rest) = (numerator, denominator);
        while rest != 0 {
            (divisor, rest) = (rest, divisor % rest);
        }
        Self {
            numerator: numerator / divisor,
            denominator: denominator / divisor,
        }
    }

    /// The number above the line.
    pub const fn numerator(self) -> u64 {
        self.numerator
    }

    /// The number below the line, never nought.
    pub const fn denominator(self) -> u64 {
        self.denominator
    }

    /// This fraction, which must not exceed one, of `base`: the whole part, and whether anything is left over.
    ///
    /// Exact for every `base`. With base = q·d + r, n/d of it is n·q + n·r/d: n·q ≤ d·q ≤ base, and both n and
    /// r are below 2⁶⁴, so neither product leaves 128 bits where n·base would.
    pub(crate) fn of(self, base: u128) -> (u128, bool) {
        debug_assert!(
            self.numerator <= self.denominator,
            "rules are validated before they are applied"
        );
        let (numerator, denominator) = (u128::from(self.numerator), u128::from(self.denominator));
        let (quotient, remainder) = (base / denominator, base % denominator);
        let part = numerator * remainder;
        (numerator * quotient + part / denominator, part % denominator != 0)
    }
}

impl fmt::Display for Fraction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.numerator, self.denominator)
    }
}

impl FromStr for Fraction {
    type Err = FractionError;

    fn from_str(text: &str) -> Result<Self, FractionError> {
        let syntax = || FractionError::Syntax(text.to_owned());
        let whole = |digits: &str| {
            // `u64::from_str` takes a plus sign, the written form does not.
            if digits.starts_with('+') {
                None
            } else {
                digits.parse().ok()
            }
        };
        let (numerator, denominator) = text.split_once('/').ok_or_else(syntax)?;
        Self::new(
            whole(numerator).ok_or_else(syntax)?,
            whole(denominator).ok_or_else(syntax)?,
        )
    }
}

impl TryFrom<String> for Fraction {
    type Error = FractionError;

    fn try_from(text: String) -> Result<Self, FractionError> {
        text.parse()
    }
}

impl From<Fraction> for String {
    fn from(fraction: Fraction) -> Self {
        fraction.to_string()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// a × b in 192 bits, upper 128 and lower 64: the reference that [`Fraction::of`] does without.
    fn product(a: u128, b: u64) -> (u128, u64) {
        let (high, low) = (a >> 64, a & u128::from(u64::MAX));
        let low = low * u128::from(b);
        let lowest = u64::try_from(low & u128::from(u64::MAX)).unwrap();
        (high * u128::from(b) + (low >> 64), lowest)
    }

    /// whole × d ≤ n × base < (whole + 1) × d, and equal on the left exactly when nothing is left over.
    fn check(share: Fraction, base: u128) {
        let (whole, something_left) = share.of(base);
        let asked = product(base, share.numerator);
        let below = product(whole, share.denominator);
        assert!(
            below <= asked && (below < asked) == something_left,
            "{share} of {base}"
        );
        assert!(
            whole == u128::MAX || product(whole + 1, share.denominator) > asked,
            "{share} of {base}"
        );
    }

    #[test]
    fn a_share_is_exact_at_the_extremes() {
        let denominators = [1, 2, 3, 1 << 32, u64::MAX - 1, u64::MAX];
        let bases = [
            0,
            1,
            2,
            1 << 64,
            10_000 * u128::from(u64::MAX),
            u128::MAX - 1,
            u128::MAX,
        ];
        for denominator in denominators {
            for numerator in [0, 1, denominator / 2, denominator - 1, denominator] {
                for base in bases {
                    check(Fraction::reduced(numerator, denominator), base);
                }
            }
        }
    }

    proptest! {
        #[test]
        fn a_share_is_exact_everywhere(a in any::<u64>(), b in 1..=u64::MAX, base in any::<u128>()) {
            check(Fraction::reduced(a.min(b), b.max(a)), base);
        }
    }
}
