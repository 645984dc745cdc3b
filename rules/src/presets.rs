//! The rules of real bodies, as far as a [`DecisionRule`] says exactly what the article says.
//!
//! Each preset names its article and how well its text is known: most articles stand here as they are commonly
//! cited and were not re-read, and then the notes say what to check.

use std::sync::LazyLock;

use crate::{
    Base, Comparison, Counted, Criterion, DecisionRule, Fraction, Measure, Method, Quorum, Requirement, Tie,
};

/// A real body's rule, ready to be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preset {
    /// Short name, kebab-case, stable.
    pub name: &'static str,
    /// What the chooser reads.
    pub title: &'static str,
    /// The article the rule comes from; `definition` where it is no single body's.
    pub article: &'static str,
    /// Where the article stands, and whether its text was read.
    pub source: &'static str,
    /// What the rule leaves open or takes for granted. Empty where there is nothing to say.
    pub notes: &'static str,
    /// The rule.
    pub rule: DecisionRule,
}

/// Every preset, in the order a form shows them.
pub fn presets() -> &'static [Preset] {
    &PRESETS
}

/// The preset of this name.
///
/// ```
/// let preset = rules::preset("kp-consensus").unwrap();
/// assert_eq!(preset.rule, rules::DecisionRule::consensus());
/// ```
pub fn preset(name: &str) -> Option<&'static Preset> {
    PRESETS.iter().find(|preset| preset.name == name)
}

const EIGHTY_FIVE_PER_CENT: Fraction = Fraction::reduced(85, 100);
const SEVENTY_PER_CENT: Fraction = Fraction::reduced(70, 100);

const MAJORITY_PRESENT: Quorum = Quorum {
    comparison: Comparison::MoreThan,
    share: Fraction::HALF,
    counting: Base::Present,
};
const HALF_PRESENT: Quorum = Quorum {
    comparison: Comparison::AtLeast,
    ..MAJORITY_PRESENT
};
const TWO_THIRDS_PRESENT: Quorum = Quorum {
    comparison: Comparison::AtLeast,
    share: Fraction::TWO_THIRDS,
    counting: Base::Present,
};

static PRESETS: LazyLock<Vec<Preset>> = LazyLock::new(|| {
    vec![
        Preset {
            name: "kp-consensus",
            title: "Kimberley Process: consensus",
            article: "Kimberley Process Certification Scheme core document, section VI, paragraph 5",
            source: "Core document as annexed to Regulation (EC) No 2368/2002; opening words read, practice from the World Diamond Council and the Diamond Development Initiative",
            notes: "In practice consensus means that no Participant objects; one who abstains or stands aside does not block. Observers are not in the electorate. The text of the Rules of Procedure was not to be had: whether they set a quorum is open, and none is applied.",
            rule: DecisionRule::consensus(),
        },
        Preset {
            name: "unga-simple",
            title: "UN General Assembly: simple majority",
            article: "UN Charter, article 18(3); Rules of Procedure of the General Assembly, rules 67, 85, 86 and 95",
            source: "A/520/Rev.17; wording to be checked against the text",
            notes: "Members that abstain are considered as not voting. An equally divided vote is taken a second time within 48 hours; if it is equally divided again, the question is lost. A member in arrears under article 19 is not entitled.",
            rule: DecisionRule {
                quorum: Some(MAJORITY_PRESENT),
                tie: Tie::SecondVote,
                ..DecisionRule::simple_majority()
            },
        },
        Preset {
            name: "unga-two-thirds",
            title: "UN General Assembly: two-thirds, important questions",
            article: "UN Charter, article 18(2); Rules of Procedure of the General Assembly, rules 67, 83, 84 and 86",
            source: "A/520/Rev.17; wording to be checked against the text",
            notes: "Members that abstain are considered as not voting. Whether rule 95 (a second vote when equally divided) applies where two-thirds are needed is left open; here such a question is lost. A member in arrears under article 19 is not entitled.",
            rule: quorum(
                MAJORITY_PRESENT,
                at_least(Fraction::TWO_THIRDS, Base::PresentAndVoting),
            ),
        },
        Preset {
            name: "unsc-procedural",
            title: "UN Security Council: procedural matters",
            article: "UN Charter, article 27(2)",
            source: "UN Charter; as applied on 27 February 2022 (resolution 2623, SC/14809)",
            notes: "An affirmative vote of nine members, written as three-fifths of a Council of fifteen: put all fifteen in the electorate. There is no veto on procedure.",
            rule: counting(at_least(Fraction::THREE_FIFTHS, Base::Members)),
        },
        Preset {
            name: "eu-council-simple",
            title: "Council of the European Union: simple majority",
            article: "Treaty on the Functioning of the European Union, article 238(1)",
            source: "EUR-Lex, CELEX 12016E238; read",
            notes: "A majority of the component members, 14 of 27; abstaining counts as not in favour. The Council's own quorum (its Rules of Procedure, article 11, to be checked) is not applied.",
            rule: counting(more_than_half(Base::Members)),
        },
        Preset {
            name: "cites-two-thirds",
            title: "CITES: two-thirds",
            article: "CITES, article XV; Rules of Procedure of the Conference of the Parties, rule 26",
            source: "Convention and Rules of Procedure; the quorum and the rule's number to be checked against the text",
            notes: "The quorum is one half of the Parties having delegations at the meeting: leave a Party without a delegation out of the electorate.",
            rule: quorum(
                HALF_PRESENT,
                at_least(Fraction::TWO_THIRDS, Base::PresentAndVoting),
            ),
        },
        Preset {
            name: "montreal-two-thirds",
            title: "Montreal Protocol: two-thirds and both groups",
            article: "Montreal Protocol, article 2(9)(c)",
            source: "Protocol text; recalled, wording and quorum to be checked against the text",
            notes: "The last resort when consensus fails. Needs the groups “article5” and “non-article5” in the electorate. The quorum of two-thirds of the Parties is to be checked.",
            rule: quorum(
                TWO_THIRDS_PRESENT,
                Requirement::All(vec![
                    at_least(Fraction::TWO_THIRDS, Base::PresentAndVoting),
                    majority_within("article5"),
                    majority_within("non-article5"),
                ]),
            ),
        },
        Preset {
            name: "iwc-schedule",
            title: "International Whaling Commission: Schedule",
            article: "International Convention for the Regulation of Whaling, article III(2); Rules of Procedure E",
            source: "Three-quarters as applied in the Commission's records; wording and quorum to be checked against the text",
            notes: "Three-quarters of those casting yes or no. Whether the quorum is a majority or one half of the members is open; a majority is applied.",
            rule: quorum(
                MAJORITY_PRESENT,
                at_least(Fraction::THREE_QUARTERS, Base::PresentAndVoting),
            ),
        },
        Preset {
            name: "imf-85",
            title: "International Monetary Fund: 85 per cent",
            article: "IMF Articles of Agreement, decisions by 85 per cent of the total voting power",
            source: "IMF, Selected Decisions and Articles of Agreement; the majority read, the quorum to be checked",
            notes: "Needs the weight “votes”. Not voting counts against. The Board of Governors' quorum is in members and voting power together, and is not applied.",
            rule: counting(weighted("votes", EIGHTY_FIVE_PER_CENT)),
        },
        Preset {
            name: "imf-70",
            title: "International Monetary Fund: 70 per cent",
            article: "IMF Articles of Agreement, decisions by 70 per cent of the total voting power",
            source: "IMF, Selected Decisions and Articles of Agreement; the majority read, the quorum to be checked",
            notes: "Needs the weight “votes”. Not voting counts against. The Board of Governors' quorum is in members and voting power together, and is not applied.",
            rule: counting(weighted("votes", SEVENTY_PER_CENT)),
        },
        Preset {
            name: "wto-consensus",
            title: "World Trade Organization: consensus",
            article: "Marrakesh Agreement, article IX:1 and its note 1",
            source: "Marrakesh Agreement; consensus and quorum read in commentary, not in the text",
            notes: "No member present when the decision is taken formally objects; the absent do not count. The quorum is a simple majority of the members.",
            rule: DecisionRule {
                quorum: Some(MAJORITY_PRESENT),
                ..DecisionRule::consensus()
            },
        },
        Preset {
            name: "wto-waiver",
            title: "World Trade Organization: waiver",
            article: "Marrakesh Agreement, article IX:3",
            source: "Marrakesh Agreement; majority and quorum read in commentary, not in the text",
            notes: "Three-quarters of the members, present or not. Where the European Union votes it casts as many votes as its members that are members of the Organization: list those members.",
            rule: quorum(
                MAJORITY_PRESENT,
                at_least(Fraction::THREE_QUARTERS, Base::Members),
            ),
        },
        Preset {
            name: "wto-accession",
            title: "World Trade Organization: accession",
            article: "Marrakesh Agreement, article XII:2",
            source: "Marrakesh Agreement; majority and quorum read in commentary, not in the text",
            notes: "Two-thirds of the members, present or not. Where the European Union votes it casts as many votes as its members that are members of the Organization: list those members.",
            rule: quorum(MAJORITY_PRESENT, at_least(Fraction::TWO_THIRDS, Base::Members)),
        },
        Preset {
            name: "osce-consensus-minus-one",
            title: "OSCE: consensus without the State concerned",
            article: "CSCE Council, Prague Document on Further Development of CSCE Institutions and Structures, 1992, paragraph 16",
            source: "Prague Document; its use in July 1992 read, the paragraph to be checked against the text",
            notes: "The party concerned is not entitled: it stands in the electorate as such, outside base, quorum and vote. For clear, gross and uncorrected violations only.",
            rule: DecisionRule::consensus(),
        },
        Preset {
            name: "icao-simple",
            title: "ICAO Assembly: majority of the votes cast",
            article: "Convention on International Civil Aviation, article 48(c)",
            source: "Chicago Convention; recalled, wording and quorum to be checked against the text",
            notes: "Abstentions are not counted as votes cast. The quorum is a majority of the contracting States.",
            rule: quorum(MAJORITY_PRESENT, more_than_half(Base::PresentAndVoting)),
        },
        Preset {
            name: "iaea-two-thirds",
            title: "IAEA General Conference: two-thirds",
            article: "Statute of the International Atomic Energy Agency, article V(C)",
            source: "Statute; recalled, wording and quorum to be checked against the text",
            notes: "For the budget, amendments and suspension. The quorum is a majority of the members.",
            rule: quorum(
                MAJORITY_PRESENT,
                at_least(Fraction::TWO_THIRDS, Base::PresentAndVoting),
            ),
        },
        Preset {
            name: "absolute-majority",
            title: "Absolute majority of the members",
            article: "definition",
            source: "No single body's: more than one half of all entitled members",
            notes: "",
            rule: counting(more_than_half(Base::Members)),
        },
        Preset {
            name: "two-thirds-of-members",
            title: "Two-thirds of the members",
            article: "definition",
            source: "No single body's: at least two-thirds of all entitled members",
            notes: "",
            rule: counting(at_least(Fraction::TWO_THIRDS, Base::Members)),
        },
    ]
});

fn criterion(comparison: Comparison, share: Fraction, base: Base) -> Criterion {
    Criterion {
        counted: Counted::Yes,
        measure: Measure::Heads,
        within: None,
        comparison,
        share,
        base,
    }
}

fn at_least(share: Fraction, base: Base) -> Requirement {
    Requirement::Criterion(criterion(Comparison::AtLeast, share, base))
}

fn more_than_half(base: Base) -> Requirement {
    Requirement::Criterion(criterion(Comparison::MoreThan, Fraction::HALF, base))
}

fn majority_within(group: &str) -> Requirement {
    Requirement::Criterion(Criterion {
        within: Some(group.to_owned()),
        ..criterion(Comparison::MoreThan, Fraction::HALF, Base::PresentAndVoting)
    })
}

fn weighted(weight: &str, share: Fraction) -> Requirement {
    Requirement::Criterion(Criterion {
        measure: Measure::Weight(weight.to_owned()),
        ..criterion(Comparison::AtLeast, share, Base::Members)
    })
}

fn counting(requirement: Requirement) -> DecisionRule {
    DecisionRule::of(Method::Counting(requirement))
}

fn quorum(quorum: Quorum, requirement: Requirement) -> DecisionRule {
    DecisionRule {
        quorum: Some(quorum),
        ..counting(requirement)
    }
}
