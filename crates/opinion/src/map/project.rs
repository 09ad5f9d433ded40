//! From votes to places.

#![expect(
    clippy::indexing_slicing,
    clippy::as_conversions,
    reason = "codes of votes are below 3 × statements, and counts stay far below 2^53"
)]

use crate::{axes::Axes, votes::Votes};
use std::num::NonZero;

/// Everyone's place: the sum of (vote − mean) × loading, times √(statements / seen). A masked statement counts as seen,
/// as in the published method, where its column is set to zero for all.
pub(super) fn project(votes: &Votes, axes: &Axes, means: &[f64]) -> Vec<[f64; 2]> {
    let statements = votes.statements();
    let masked = (0..statements).filter(|statement| votes.is_masked(*statement)).count();
    let mut steps = vec![[0.0; 2]; 3 * statements];
    for (code, step) in steps.iter_mut().enumerate() {
        let [x, y] = axes.loadings[code / 3];
        let off = (code % 3) as f64 - 1.0 - means[code / 3];
        *step = [off * x, off * y];
    }
    let one = |person: usize| {
        let row = votes.row(person);
        let mut place = [0.0; 2];
        for code in row {
            let [x, y] = steps[*code as usize];
            place[0] += x;
            place[1] += y;
        }
        let hidden = if masked == 0 {
            0
        } else {
            row.iter().filter(|code| votes.is_masked((**code / 3) as usize)).count()
        };
        let seen = row.len() - hidden + masked;
        let scale = (statements as f64 / seen.max(1) as f64).sqrt();
        [place[0] * scale, place[1] * scale]
    };
    shared_out(votes.participants(), &one)
}

/// Everyone's place, worked out on all processors when there are many.
fn shared_out(people: usize, one: &(impl Fn(usize) -> [f64; 2] + Sync)) -> Vec<[f64; 2]> {
    let mut places = vec![[0.0; 2]; people];
    let threads =
        if places.len() < 20_000 { 1 } else { std::thread::available_parallelism().map_or(1, NonZero::get) };
    let share = places.len().div_ceil(threads).max(1);
    std::thread::scope(|scope| {
        let mut parts = places.chunks_mut(share).enumerate();
        let own = parts.next();
        for (part, chunk) in parts {
            scope.spawn(move || fill(chunk, part * share, one));
        }
        if let Some((_, chunk)) = own {
            fill(chunk, 0, one);
        }
    });
    places
}

fn fill(chunk: &mut [[f64; 2]], first: usize, one: &impl Fn(usize) -> [f64; 2]) {
    chunk.iter_mut().enumerate().for_each(|(at, place)| *place = one(first + at));
}
