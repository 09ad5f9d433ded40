//! From votes to places.

#![expect(
    clippy::indexing_slicing,
    clippy::as_conversions,
    reason = "codes of votes are below 3 × statements, and counts stay far below 2^53"
)]

use crate::{axes::Axes, votes::Votes};

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
    (0..votes.participants()).map(one).collect()
}
