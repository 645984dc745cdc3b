//! The house as a hemicycle: every member one seat, those who answered alike side by side.

use std::f64::consts::PI;

use leptos::prelude::*;

use crate::parts::erase::Erase;
use crate::views::seat::{Mark, Seat, legend};

/// The middle of the picture, and the line that no seat goes below.
const MIDDLE: f64 = 500.0;
const FLOOR: f64 = 490.0;
/// The largest seat.
const LARGEST: f64 = 112.0;
/// Up to so many seats bear their code, if it is as short as this.
const WITH_CODES: usize = 21;
const SHORT_CODE: usize = 4;

/// Where a seat stands: its centre.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Place {
    x: f64,
    y: f64,
    angle: f64,
    radius: f64,
}

/// The rows for so many seats: how many, the radius of the inmost and of the outmost. The table of `style/README.md`.
fn house(count: usize) -> (usize, f64, f64) {
    match count {
        0..=9 => (1, 340.0, 340.0),
        10..=24 => (2, 265.0, 430.0),
        25..=40 => (3, 195.0, 440.0),
        41..=72 => (4, 195.0, 465.0),
        73..=110 => (6, 195.0, 465.0),
        _ => (8, 195.0, 465.0),
    }
}

/// The places of so many seats, from left to right, and the side of a seat.
fn places(count: usize) -> (Vec<Place>, f64) {
    let (rows, inner, outer) = house(count);
    let spacing = (outer - inner) / float(rows.saturating_sub(1).max(1));
    let radii = (0..rows).map(|row| outer - spacing * float(row));
    let total: f64 = radii.clone().sum();
    // In proportion to the radius; rounding the running sum leaves none over.
    let (mut reached, mut seated) = (0.0, 0);
    let rows: Vec<(f64, usize)> = radii
        .map(|radius| {
            reached += radius;
            let upto = whole(float(count) * reached / total);
            let seats = upto - seated;
            seated = upto;
            (radius, seats)
        })
        .collect();
    let arc = |(radius, seats): &(f64, usize)| PI * radius / float(seats.saturating_sub(1).max(1));
    let between_rows = if rows.len() > 1 { spacing } else { f64::INFINITY };
    let side = (0.74 * rows.iter().map(arc).fold(between_rows, f64::min)).min(LARGEST);
    let centre = FLOOR - side / 2.0;
    let flat = ((FLOOR - side) / outer).min(1.0);
    let mut places: Vec<Place> = rows
        .into_iter()
        .flat_map(|(radius, seats)| {
            (0..seats).map(move |seat| {
                let share = if seats > 1 {
                    float(seat) / float(seats - 1)
                } else {
                    0.5
                };
                let angle = PI * (1.0 - share);
                Place {
                    x: MIDDLE + radius * angle.cos(),
                    y: centre - flat * radius * angle.sin(),
                    angle,
                    radius,
                }
            })
        })
        .collect();
    // From the left; at one angle from the outside in. Rounded, so that equal angles compare equal.
    places.sort_by(|one, other| {
        let key = |place: &Place| ((place.angle * 1e6).round(), place.radius);
        key(other)
            .partial_cmp(&key(one))
            .unwrap_or(std::cmp::Ordering::Equal)
    });
    (places, side)
}

#[expect(clippy::cast_precision_loss, reason = "seats are few")]
fn float(count: usize) -> f64 {
    count as f64
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a share of the seats, which are few"
)]
fn whole(share: f64) -> usize {
    share.round() as usize
}

/// The house. `big` is the number and the word under the arch.
#[component]
pub(crate) fn Hemicycle(
    /// The electorate.
    seats: Vec<Seat>,
    /// The number and the word under the arch.
    big: (u64, String),
) -> impl IntoView {
    let said: Vec<_> = legend(&seats)
        .into_iter()
        .map(|(mark, count)| format!("{count} {}", mark.word().to_ascii_lowercase()))
        .collect();
    let mut seats = seats;
    seats.sort_by_key(|seat| seat.mark);
    let with_codes = seats.len() <= WITH_CODES && seats.iter().all(|seat| seat.code.len() <= SHORT_CODE);
    let (places, side) = places(seats.len());
    let drawn = seats
        .into_iter()
        .zip(places)
        .map(|(seat, place)| drawn(seat, place, side, with_codes))
        .collect_view();
    view! {
        <svg class="hemicycle" viewBox="0 0 1000 520" role="img" aria-label=said.join(", ")>
            {drawn}
            <text class="hemicycle-count" x="500" y="430">
                {big.0}
            </text>
            <text class="hemicycle-label" x="500" y="482">
                {big.1}
            </text>
        </svg>
    }
    .erased()
}

fn drawn(seat: Seat, place: Place, side: f64, with_code: bool) -> impl IntoView {
    let Seat { code, name, mark, .. } = seat;
    let code_class = if mark.is_filled() {
        "seat-code"
    } else {
        "seat-code seat-code-hollow"
    };
    view! {
        <rect
            class=format!("seat seat-{}", mark.css())
            x=tenths(place.x - side / 2.0)
            y=tenths(place.y - side / 2.0)
            width=tenths(side)
            height=tenths(side)
        >
            <title>{format!("{name}: {}", mark.word().to_ascii_lowercase())}</title>
        </rect>
        {with_code
            .then(|| {
                view! {
                    <text class=code_class x=tenths(place.x) y=tenths(place.y) aria-hidden="true">
                        {code}
                    </text>
                }
            })}
    }
}

/// A length to a tenth, which is finer than any screen. Whole numbers are put together, because the browser's part
/// would otherwise have to carry everything it takes to write any floating point number.
fn tenths(length: f64) -> String {
    let tenths = whole(length.max(0.0) * 10.0);
    format!("{}.{}", tenths / 10, tenths % 10)
}

/// How many of each, as a list below the house.
pub(crate) fn legend_list(seats: &[Seat]) -> impl IntoView + use<> {
    let marks = legend(seats)
        .into_iter()
        .map(|(mark, count)| {
            view! {
                <li>
                    {marked(mark)} " " <span class="num">{count}</span>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="legend">{marks}</ul> }.erased()
}

/// A mark as shape and word.
pub(crate) fn marked(mark: Mark) -> impl IntoView + use<> {
    view! { <span class=format!("mark mark-{}", mark.css())>{mark.word()}</span> }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_member_has_one_seat_inside_the_picture_and_no_two_overlap() {
        for count in 1..=240 {
            let (places, side) = places(count);
            assert_eq!(places.len(), count);
            assert!(side >= 20.0, "{count} seats of {side}");
            for (number, place) in places.iter().enumerate() {
                assert!(
                    (side / 2.0..=1000.0 - side / 2.0).contains(&place.x),
                    "{count}: {place:?}"
                );
                assert!(
                    (side / 2.0 - 1e-6..=FLOOR - side / 2.0 + 1e-6).contains(&place.y),
                    "{count}: {place:?}"
                );
                for other in &places[..number] {
                    let apart = (place.x - other.x).hypot(place.y - other.y);
                    assert!(apart >= side, "{count} seats of {side}, two only {apart} apart");
                }
            }
        }
    }

    #[test]
    fn the_rows_are_those_of_the_style() {
        for (count, rows, side) in [
            (7, 1, 112.0),
            (15, 2, 112.0),
            (30, 3, 78.6),
            (59, 4, 54.5),
            (100, 6, 40.0),
            (193, 8, 28.5),
        ] {
            let (places, is) = places(count);
            let mut radii: Vec<_> = places.iter().map(|place| whole(place.radius * 10.0)).collect();
            radii.sort_unstable();
            radii.dedup();
            assert_eq!(radii.len(), rows, "{count} seats");
            assert!((is - side).abs() < 2.0, "{count} seats: {is}");
        }
    }

    #[test]
    fn seats_run_from_left_to_right() {
        let (places, _) = places(59);
        assert!(
            places
                .windows(2)
                .all(|pair| pair[0].x <= pair[1].x + 1e-6 || pair[0].angle >= pair[1].angle - 1e-6)
        );
        assert!(places[0].x < 500.0 && places[58].x > 500.0);
    }
}
