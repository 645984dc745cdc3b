//! The fields of a form, by name, with what is read out of them.

use std::collections::BTreeMap;
use std::fmt::Display;
use std::str::FromStr;

use chrono::NaiveDate;
use percent_encoding::percent_decode;

use crate::refused::Refused;

/// How many fields a form may have: more than a rule, a question and every member of the largest body.
const MOST: usize = 2_000;

/// Fields whose content never goes back into a page.
const SECRET: &[&str] = &["password", "new-password"];

/// A form as it was sent. A field may stand in it more than once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Fields(BTreeMap<String, Vec<String>>);

impl Fields {
    /// Reads an urlencoded form strictly: what a browser would never send is refused, not guessed at.
    pub(crate) fn read(body: &[u8]) -> Result<Self, Refused> {
        if !percent_signs_hold(body) {
            return Err(Refused::malformed(
                "The form is broken: a percent sign is not followed by two digits.",
            ));
        }
        let mut fields = BTreeMap::<String, Vec<String>>::new();
        for (place, pair) in body
            .split(|&byte| byte == b'&')
            .filter(|pair| !pair.is_empty())
            .enumerate()
        {
            if place == MOST {
                return Err(Refused::malformed("The form has too many fields."));
            }
            let (name, value) = pair
                .iter()
                .position(|&byte| byte == b'=')
                .map_or((pair, &[][..]), |equals| (&pair[..equals], &pair[equals + 1..]));
            // Browsers end lines with CR LF; text is kept with LF.
            fields
                .entry(decode(name)?)
                .or_default()
                .push(decode(value)?.replace("\r\n", "\n"));
        }
        Ok(Self(fields))
    }

    /// A form of one field.
    pub(crate) fn single(name: &str, value: &str) -> Self {
        Self(BTreeMap::from([(name.to_owned(), vec![value.to_owned()])]))
    }

    /// A field that must be there; it may be empty, which the plenary judges.
    pub(crate) fn text(&self, name: &str) -> Result<&str, Refused> {
        self.first(name).ok_or_else(|| missing(name))
    }

    /// A field that may be absent or blank.
    pub(crate) fn optional(&self, name: &str) -> Option<&str> {
        self.first(name).filter(|text| !text.trim().is_empty())
    }

    /// Every value of a field that may stand more than once, without the blank ones.
    pub(crate) fn all(&self, name: &str) -> impl Iterator<Item = &str> {
        self.0
            .get(name)
            .into_iter()
            .flatten()
            .map(String::as_str)
            .filter(|text| !text.trim().is_empty())
    }

    /// A name or word that its type knows.
    pub(crate) fn parse<T: FromStr<Err: Display>>(&self, name: &str) -> Result<T, Refused> {
        read(name, self.optional(name).ok_or_else(|| missing(name))?)
    }

    /// Every value of a field, read.
    pub(crate) fn parse_all<T: FromStr<Err: Display>, C: FromIterator<T>>(
        &self,
        name: &str,
    ) -> Result<C, Refused> {
        self.all(name).map(|text| read(name, text)).collect()
    }

    /// A whole number.
    pub(crate) fn number<T: FromStr>(&self, name: &str) -> Result<T, Refused> {
        whole(name, self.optional(name).ok_or_else(|| missing(name))?)
    }

    /// A whole number that may be absent.
    pub(crate) fn optional_number<T: FromStr>(&self, name: &str) -> Result<Option<T>, Refused> {
        self.optional(name).map(|text| whole(name, text)).transpose()
    }

    /// Whole numbers.
    pub(crate) fn numbers<T: FromStr>(&self, name: &str) -> Result<Vec<T>, Refused> {
        self.all(name).map(|text| whole(name, text)).collect()
    }

    /// A day.
    pub(crate) fn date(&self, name: &str) -> Result<NaiveDate, Refused> {
        let text = self.optional(name).ok_or_else(|| missing(name))?;
        text.trim().parse().map_err(|_| {
            Refused::field(
                name,
                "not-a-date",
                format!(
                    "“{name}” must be a day such as 2026-05-31, not “{}”.",
                    short(text)
                ),
            )
        })
    }

    /// Yes or no: a field that says `true` or `false`, or a box that was ticked or left out.
    pub(crate) fn flag(&self, name: &str) -> Result<bool, Refused> {
        match self.optional(name) {
            Some("true" | "on") => Ok(true),
            None | Some("false") => Ok(false),
            Some(other) => Err(Refused::field(
                name,
                "not-yes-or-no",
                format!("“{name}” must be true or false, not “{}”.", short(other)),
            )),
        }
    }

    /// Every field as it was sent, but passwords: what the page shows again.
    pub(crate) fn kept(&self) -> BTreeMap<String, Vec<String>> {
        let mut fields = self.0.clone();
        fields.retain(|name, _| !SECRET.contains(&name.as_str()));
        fields
    }

    fn first(&self, name: &str) -> Option<&str> {
        self.0.get(name)?.first().map(String::as_str)
    }
}

/// The start of what was typed, to quote it.
pub(crate) fn short(text: &str) -> String {
    let mut start: String = text.chars().take(40).collect();
    if start.len() < text.len() {
        start.push('…');
    }
    start
}

/// The refusal of a form that lacks a field.
pub(crate) fn missing(name: &str) -> Refused {
    Refused::field(name, "field-missing", format!("“{name}” is missing."))
}

/// A whole number out of a text.
pub(crate) fn whole<T: FromStr>(name: &str, text: &str) -> Result<T, Refused> {
    text.trim().parse().map_err(|_| {
        Refused::field(
            name,
            "not-a-number",
            format!("“{name}” must be a whole number, not “{}”.", short(text)),
        )
    })
}

fn read<T: FromStr<Err: Display>>(name: &str, text: &str) -> Result<T, Refused> {
    text.trim().parse().map_err(|error: T::Err| {
        // The error may quote what was typed, however long that was.
        let why: String = error.to_string().chars().take(300).collect();
        Refused::field(name, "field-invalid", format!("“{name}” cannot be taken: {why}."))
    })
}

fn decode(part: &[u8]) -> Result<String, Refused> {
    let spaced: Vec<u8> = part
        .iter()
        .map(|&byte| if byte == b'+' { b' ' } else { byte })
        .collect();
    percent_decode(&spaced)
        .decode_utf8()
        .map(std::borrow::Cow::into_owned)
        .map_err(|_| Refused::malformed("The form is broken: it is not in UTF-8."))
}

fn percent_signs_hold(body: &[u8]) -> bool {
    body.iter()
        .enumerate()
        .filter(|&(_, &byte)| byte == b'%')
        .all(|(place, _)| {
            body.get(place + 1..place + 3)
                .is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
        })
}

#[cfg(test)]
mod tests {
    use axum::http::StatusCode;
    use plenary::{Code, ItemNumber};

    use super::*;

    fn form(body: &str) -> Fields {
        Fields::read(body.as_bytes()).unwrap()
    }

    #[test]
    fn a_field_may_stand_more_than_once() {
        let fields = form("party=AA&party=BB&party=&x=1");
        assert_eq!(fields.all("party").collect::<Vec<_>>(), ["AA", "BB"]);
        assert_eq!(fields.parse_all::<Code, Vec<_>>("party").unwrap().len(), 2);
        assert_eq!(
            form("item=1&item=2").numbers::<ItemNumber>("item").unwrap(),
            [ItemNumber(1), ItemNumber(2)]
        );
    }

    #[test]
    fn what_no_browser_sends_is_refused() {
        for body in ["a=%", "a=%4", "a=%zz", "a=%ff"] {
            assert_eq!(
                Fields::read(body.as_bytes()).unwrap_err().status,
                StatusCode::BAD_REQUEST,
                "{body}"
            );
        }
        let many = "a=1&".repeat(MOST + 1);
        assert_eq!(
            Fields::read(many.as_bytes()).unwrap_err().status,
            StatusCode::BAD_REQUEST
        );
        assert_eq!(form("a=b%20c+d").text("a").unwrap(), "b c d");
    }

    #[test]
    fn a_refusal_names_its_field() {
        let refused = form("item=two").number::<ItemNumber>("item").unwrap_err();
        assert_eq!(refused.field.as_deref(), Some("item"));
        assert!(
            refused
                .sentence
                .contains("“item” must be a whole number, not “two”"),
            "{}",
            refused.sentence
        );
        assert_eq!(
            form("").number::<ItemNumber>("item").unwrap_err().code,
            "field-missing"
        );
        assert_eq!(form("d=31.5.2026").date("d").unwrap_err().code, "not-a-date");
        assert_eq!(
            form("present=maybe").flag("present").unwrap_err().code,
            "not-yes-or-no"
        );
    }

    #[test]
    fn passwords_do_not_come_back() {
        let kept = form("login=a&password=secret&new-password=other").kept();
        assert_eq!(kept.keys().collect::<Vec<_>>(), ["login"]);
    }
}
