//! The house as a hemicycle: every member one seat, those who answered alike side by side.

use std::f64::consts::PI;

use leptos::prelude::*;

use crate::views::seat::{Mark, Seat, legend};

const CENTRE: (f64, f64) = (500.0, 500.0);
const OUTER: f64 = 465.0;
const INNER: f64 = 195.0;
/// The radius of a single row.
const ALONE: f64 = 400.0;
/// The widest that rows stand apart.
const ROW_SPACING: f64 = 135.0;
/// The largest seat.
const LARGEST: f64 = 84.0;
/// Up to so many seats bear their code.
const WITH_CODES: usize = 21;

/// Where a seat stands: its centre.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Place {
    x: f64,
    y: f64,
    angle: f64,
    radius: f64,
}

/// The places of so many seats, from left to right, and the side of a seat.
fn places(count: usize) -> (Vec<Place>, f64) {
    // As many rows as make the seats largest; of equals the fewest.
    let (rows, side) =
        (1..=20)
            .map(|rows| rows_of(count, rows))
            .fold(
                (Vec::new(), 0.0),
                |best, (rows, side)| if side > best.1 { (rows, side) } else { best },
            );
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
                    x: CENTRE.0 + radius * angle.cos(),
                    y: CENTRE.1 - radius * angle.sin(),
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

/// So many seats in so many rows: radius and number of each, and the side of a seat.
fn rows_of(count: usize, rows: usize) -> (Vec<(f64, usize)>, f64) {
    let spacing = if rows > 1 {
        ((OUTER - INNER) / float(rows - 1)).min(ROW_SPACING)
    } else {
        ROW_SPACING
    };
    let radius = |row: usize| {
        if rows > 1 {
            OUTER - spacing * float(row)
        } else {
            ALONE
        }
    };
    let total: f64 = (0..rows).map(radius).sum();
    // In proportion to the radius; rounding the running sum leaves none over.
    let mut reached = 0.0;
    let mut seated = 0;
    let rows: Vec<_> = (0..rows)
        .map(|row| {
            reached += radius(row);
            let upto = whole(float(count) * reached / total);
            let seats = upto - seated;
            seated = upto;
            (radius(row), seats)
        })
        .collect();
    let arc = rows
        .iter()
        .filter(|(_, seats)| *seats > 1)
        .map(|(radius, seats)| PI * radius / float(seats - 1))
        .fold(f64::INFINITY, f64::min);
    (rows, (0.74 * spacing.min(arc)).min(LARGEST))
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
        .map(|(mark, count)| format!("{count} {}", mark.word().to_lowercase()))
        .collect();
    let mut seats = seats;
    seats.sort_by_key(|seat| seat.mark);
    let with_codes = seats.len() <= WITH_CODES;
    let (places, side) = places(seats.len());
    let drawn = seats
        .into_iter()
        .zip(places)
        .map(|(seat, place)| drawn(seat, place, side, with_codes))
        .collect_view();
    view! {
        <svg class="hemicycle" viewBox="0 0 1000 520" role="img" aria-label=said.join(", ")>
            {drawn}
            <text class="hemicycle-count" x="500" y="440">
                {big.0}
            </text>
            <text class="hemicycle-label" x="500" y="490">
                {big.1}
            </text>
        </svg>
    }
    .into_any()
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
            <title>{format!("{name}: {}", mark.word().to_lowercase())}</title>
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

fn tenths(length: f64) -> String {
    format!("{}", (length * 10.0).round() / 10.0)
}

/// How many of each, as a list below the house.
pub(crate) fn legend_list(seats: &[Seat]) -> AnyView {
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
    view! { <ul class="legend">{marks}</ul> }.into_any()
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
                assert!((0.0..=500.0 + 1e-6).contains(&place.y), "{count}: {place:?}");
                for other in &places[..number] {
                    let apart = (place.x - other.x).hypot(place.y - other.y);
                    assert!(apart >= side, "{count} seats of {side}, two only {apart} apart");
                }
            }
        }
    }

    #[test]
    fn the_rows_are_those_of_the_style() {
        for (count, rows, side) in [(7, 1, 84.0), (15, 2, 84.0), (59, 4, 54.0), (193, 8, 28.0)] {
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
