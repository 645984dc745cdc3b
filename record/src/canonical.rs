//! Canonical JSON (RFC 8785): one text for one value, so that one value has one hash.

use serde::Serialize;
use serde_json::Value;

/// The greatest integer that canonical JSON can hold without loss (RFC 7493, section 2.2): 2⁵³ − 1.
pub(crate) const GREATEST_INTEGER: u64 = (1 << 53) - 1;

/// RFC 8785 JSON of a value.
///
/// ```
/// let value = serde_json::json!({"yes": 2, "no": 1.0, "abstain": "\u{e9}"});
/// assert_eq!(record::canonical(&value)?, r#"{"abstain":"é","no":1,"yes":2}"#);
/// # Ok::<(), serde_json::Error>(())
/// ```
///
/// # Errors
/// When the value cannot be JSON, such as a map whose keys are not text, or holds a number that is none (NaN), or an
/// integer beyond 2⁵³ − 1: RFC 8785 would round it.
pub fn canonical<T: Serialize>(value: &T) -> Result<String, serde_json::Error> {
    let text = serde_json_canonicalizer::to_string(value)?;
    if is_exact(&serde_json::to_value(value)?) {
        Ok(text)
    } else {
        Err(serde::ser::Error::custom(
            "an integer beyond 2⁵³ − 1 must be written as text",
        ))
    }
}

/// Whether no integer in it is one that would be rounded.
fn is_exact(value: &Value) -> bool {
    match value {
        Value::Number(number) => match (number.as_u64(), number.as_i64()) {
            (Some(whole), _) => whole <= GREATEST_INTEGER,
            (None, Some(negative)) => negative.unsigned_abs() <= GREATEST_INTEGER,
            (None, None) => true,
        },
        Value::Array(values) => values.iter().all(is_exact),
        Value::Object(members) => members.values().all(is_exact),
        Value::Null | Value::Bool(_) | Value::String(_) => true,
    }
}

/// Whether a text is the canonical JSON of the value it stands for.
pub(crate) fn is_canonical(text: &str) -> bool {
    serde_json::from_str::<Value>(text)
        .and_then(|value| canonical(&value))
        .is_ok_and(|canonical| canonical == text)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    /// RFC 8785, section 3.2.2 and 3.2.4.
    #[test]
    fn the_rfcs_primitive_types() {
        let value: Value = serde_json::from_str(
            r#"{
                "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
                "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
                "literals": [null, true, false]
            }"#,
        )
        .unwrap();
        assert_eq!(
            canonical(&value).unwrap(),
            r#"{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}"#
        );
    }

    /// RFC 8785, section 3.2.3: keys in the order of their UTF-16 code units, not of their UTF-8 bytes.
    #[test]
    fn the_rfcs_order_of_keys() {
        let value = json!({
            "\u{20ac}": "Euro Sign",
            "\r": "Carriage Return",
            "\u{fb33}": "Hebrew Letter Dalet With Dagesh",
            "1": "One",
            "\u{1f600}": "Emoji: Grinning Face",
            "\u{80}": "Control",
            "\u{f6}": "Latin Small Letter O With Diaeresis",
        });
        let text = canonical(&value).unwrap();
        let places = ["Carriage", "One", "Control", "Latin", "Euro", "Emoji", "Hebrew"]
            .map(|name| text.find(name).expect(name));
        assert!(places.is_sorted(), "{text}");
    }

    /// RFC 8785, appendix B.
    #[test]
    fn the_rfcs_numbers() {
        for (bits, text) in [
            (0x0000_0000_0000_0000, "0"),
            (0x8000_0000_0000_0000, "0"),
            (0x0000_0000_0000_0001, "5e-324"),
            (0x7fef_ffff_ffff_ffff, "1.7976931348623157e+308"),
            (0x4340_0000_0000_0000, "9007199254740992"),
            (0xc340_0000_0000_0000, "-9007199254740992"),
            (0x4430_0000_0000_0000, "295147905179352830000"),
            (0x44b5_2d02_c7e1_4af5, "9.999999999999997e+22"),
            (0x44b5_2d02_c7e1_4af6, "1e+23"),
            (0x444b_1ae4_d6e2_ef4f, "999999999999999900000"),
            (0x444b_1ae4_d6e2_ef50, "1e+21"),
            (0x3eb0_c6f7_a0b5_ed8c, "9.999999999999997e-7"),
            (0x3eb0_c6f7_a0b5_ed8d, "0.000001"),
            (0x41b3_de43_5555_5553, "333333333.3333332"),
            (0x41b3_de43_5555_5554, "333333333.33333325"),
            (0x41b3_de43_5555_5555, "333333333.3333333"),
            (0x41b3_de43_5555_5556, "333333333.3333334"),
            (0x41b3_de43_5555_5557, "333333333.33333343"),
            (0xbecb_f647_612f_3696, "-0.0000033333333333333333"),
        ] {
            assert_eq!(canonical(&f64::from_bits(bits)).unwrap(), text);
        }
        assert!(canonical(&f64::NAN).is_err());
        assert!(canonical(&f64::INFINITY).is_err());
    }

    #[test]
    fn an_integer_is_never_rounded() {
        let greatest = (1_i64 << 53) - 1;
        assert_eq!(
            canonical(&json!([greatest, -greatest])).unwrap(),
            "[9007199254740991,-9007199254740991]"
        );
        for beyond in [
            json!(greatest + 2),
            json!({"weights": [1, -greatest - 2]}),
            json!(u64::MAX),
            json!(i64::MIN),
        ] {
            assert!(canonical(&beyond).is_err(), "{beyond}");
        }
        assert!(canonical(&(1_u128 << 70)).is_err());
        assert!(!is_canonical("9007199254740993"));
    }

    #[test]
    fn a_text_that_is_not_canonical_is_known() {
        assert!(is_canonical(r#"{"a":1,"b":[true,"x"]}"#));
        for text in [
            r#"{"b":1,"a":2}"#,
            r#"{"a": 1}"#,
            r#"{"a":1.0}"#,
            r#"{"a":1,"a":1}"#,
            "\"\\u0041\"",
            "{",
            "",
        ] {
            assert!(!is_canonical(text), "{text}");
        }
    }
}
