//! The two directions in which opinions differ most: principal components by block iteration.
//!
//! A block of vectors is multiplied by the covariance, made orthonormal and turned to its own best axes
//! (Rayleigh–Ritz), until the first two stand still. Started from the axes before, one more vote needs two or three
//! rounds.

#![expect(
    clippy::indexing_slicing,
    reason = "blocks have size × width entries, and every index is below size or width"
)]

use crate::{chance::Chance, covariance::Covariance, votes::Votes};

/// More vectors than the two wanted: each extra one makes the first two settle faster.
const BLOCK: usize = 8;
const ROUNDS: usize = 500;

/// The map's two axes: a loading per statement and axis.
#[derive(Clone, Debug)]
pub struct Axes {
    /// `[x, y]` per statement; each axis has length 1, and is 0 for masked statements.
    pub loadings: Vec<[f64; 2]>,
    /// The spread along each axis: the eigenvalue divided by (participants − 1).
    pub variance: [f64; 2],
    block: Vec<f64>,
}

impl Axes {
    /// Finds the axes, starting from earlier ones when there are any. Signs: as before, or else the largest loading
    /// of each axis is positive.
    pub(crate) fn of(covariance: &Covariance, votes: &Votes, before: Option<&Self>) -> Self {
        let size = covariance.size();
        let width = BLOCK.min(size);
        if width == 0 {
            return Self { loadings: Vec::new(), variance: [0.0; 2], block: Vec::new() };
        }
        let mut block = match before {
            Some(axes) if axes.block.len() == size * width => axes.block.clone(),
            _ => first_block(size, width),
        };
        orthonormalise(&mut block, size, width);
        let tolerance = if before.is_some() { 1e-7 } else { 1e-10 };
        let mut values = vec![0.0; width];
        for _ in 0..ROUNDS {
            let mut product = covariance.times(votes, &block, width);
            let small = inner(&block, &product, width);
            let (spectrum, turn) = symmetric_eigen(small, width);
            product = turned(&product, &turn, width);
            let settled = settled(&turned(&block, &turn, width), &product, &spectrum, width, tolerance);
            values = spectrum;
            orthonormalise(&mut product, size, width);
            block = product;
            if settled {
                break;
            }
        }
        let mut axes = Self { loadings: vec![[0.0; 2]; size], variance: [0.0; 2], block };
        for (axis, value) in values.into_iter().enumerate().take(2) {
            axes.take(axis, width, value, votes.participants(), before);
        }
        axes
    }

    fn take(&mut self, axis: usize, width: usize, value: f64, participants: usize, before: Option<&Self>) {
        let freedom = u32::try_from(participants.saturating_sub(1).max(1)).unwrap_or(u32::MAX);
        self.variance[axis] = value.max(0.0) / f64::from(freedom);
        if value <= 1e-12 {
            return;
        }
        let column: Vec<f64> = self.block.iter().skip(axis).step_by(width).copied().collect();
        let lean = match before {
            Some(axes) => column.iter().zip(&axes.loadings).map(|(now, then)| now * then[axis]).sum(),
            None => column
                .iter()
                .fold(0.0_f64, |most, now| if now.abs() > most.abs() + 1e-9 { *now } else { most }),
        };
        let sign = if lean < 0.0 { -1.0 } else { 1.0 };
        for (to, from) in self.loadings.iter_mut().zip(column) {
            to[axis] = sign * from;
        }
    }
}

fn first_block(size: usize, width: usize) -> Vec<f64> {
    let mut chance = Chance::new(1);
    (0..size * width).map(|_| chance.unit() - 0.5).collect()
}

/// Have the first two vectors stopped turning? Compares `C·v` with `λ·v`.
fn settled(block: &[f64], product: &[f64], spectrum: &[f64], width: usize, tolerance: f64) -> bool {
    (0..2.min(width)).all(|axis| {
        let value = spectrum[axis];
        let off: f64 = block
            .iter()
            .zip(product)
            .skip(axis)
            .step_by(width)
            .map(|(vector, image)| (image - value * vector).powi(2))
            .sum();
        off.sqrt() <= tolerance * spectrum[0].abs().max(1e-12)
    })
}

/// `blockᵀ · product`, made symmetric against rounding.
fn inner(block: &[f64], product: &[f64], width: usize) -> Vec<f64> {
    let mut small = vec![0.0; width * width];
    for (left, right) in block.chunks_exact(width).zip(product.chunks_exact(width)) {
        for (row, a) in left.iter().enumerate() {
            for (column, b) in right.iter().enumerate() {
                small[row * width + column] += a * b;
            }
        }
    }
    for row in 0..width {
        for column in 0..row {
            let mean = f64::midpoint(small[row * width + column], small[column * width + row]);
            small[row * width + column] = mean;
            small[column * width + row] = mean;
        }
    }
    small
}

fn turned(block: &[f64], turn: &[f64], width: usize) -> Vec<f64> {
    let mut out = vec![0.0; block.len()];
    for (from, to) in block.chunks_exact(width).zip(out.chunks_exact_mut(width)) {
        for (row, value) in from.iter().enumerate() {
            for (column, cell) in to.iter_mut().enumerate() {
                *cell += value * turn[row * width + column];
            }
        }
    }
    out
}

/// Gram–Schmidt, twice for precision; a vector that vanishes is replaced by a unit vector and made orthogonal too.
fn orthonormalise(block: &mut [f64], size: usize, width: usize) {
    for vector in 0..width {
        for attempt in 0..=size {
            for _ in 0..2 {
                for earlier in 0..vector {
                    let dot: f64 = block.chunks_exact(width).map(|row| row[vector] * row[earlier]).sum();
                    block.chunks_exact_mut(width).for_each(|row| row[vector] -= dot * row[earlier]);
                }
            }
            let norm = block.chunks_exact(width).map(|row| row[vector].powi(2)).sum::<f64>().sqrt();
            if norm > 1e-9 {
                block.chunks_exact_mut(width).for_each(|row| row[vector] /= norm);
                break;
            }
            for (at, row) in block.chunks_exact_mut(width).enumerate() {
                row[vector] = if at == (vector + attempt) % size { 1.0 } else { 0.0 };
            }
        }
    }
}

/// All eigenvalues (largest first) and vectors (columns) of a small symmetric matrix, by Jacobi rotations.
fn symmetric_eigen(mut matrix: Vec<f64>, width: usize) -> (Vec<f64>, Vec<f64>) {
    let mut vectors = vec![0.0; width * width];
    (0..width).for_each(|at| vectors[at * width + at] = 1.0);
    for _ in 0..60 {
        let off: f64 = (0..width)
            .flat_map(|row| (0..row).map(move |column| (row, column)))
            .map(|(row, column)| matrix[row * width + column].powi(2))
            .sum();
        let trace: f64 = (0..width).map(|at| matrix[at * width + at].powi(2)).sum();
        if off <= 1e-30 * trace.max(1e-300) {
            break;
        }
        for row in 1..width {
            for column in 0..row {
                rotate(&mut matrix, &mut vectors, width, column, row);
            }
        }
    }
    let mut order: Vec<usize> = (0..width).collect();
    order.sort_by(|a, b| matrix[b * width + b].total_cmp(&matrix[a * width + a]));
    let values = order.iter().map(|at| matrix[at * width + at]).collect();
    let sorted = (0..width * width).map(|cell| vectors[cell / width * width + order[cell % width]]).collect();
    (values, sorted)
}

/// One Jacobi rotation that makes cell (p, q) zero.
fn rotate(matrix: &mut [f64], vectors: &mut [f64], width: usize, p: usize, q: usize) {
    let pivot = matrix[p * width + q];
    if pivot.abs() < 1e-300 {
        return;
    }
    let theta = (matrix[q * width + q] - matrix[p * width + p]) / (2.0 * pivot);
    let tangent = theta.signum() / (theta.abs() + theta.hypot(1.0));
    let cosine = 1.0 / tangent.hypot(1.0);
    let sine = tangent * cosine;
    for at in 0..width {
        let (left, right) = (matrix[at * width + p], matrix[at * width + q]);
        matrix[at * width + p] = cosine * left - sine * right;
        matrix[at * width + q] = sine * left + cosine * right;
    }
    for at in 0..width {
        let (left, right) = (matrix[p * width + at], matrix[q * width + at]);
        matrix[p * width + at] = cosine * left - sine * right;
        matrix[q * width + at] = sine * left + cosine * right;
        let (left, right) = (vectors[at * width + p], vectors[at * width + q]);
        vectors[at * width + p] = cosine * left - sine * right;
        vectors[at * width + q] = sine * left + cosine * right;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_small_symmetric_matrix_gives_its_known_eigenvalues() {
        let (values, vectors) = symmetric_eigen(vec![2.0, 1.0, 1.0, 2.0], 2);
        assert!((values[0] - 3.0).abs() < 1e-12 && (values[1] - 1.0).abs() < 1e-12);
        assert!((vectors[0].abs() - 0.5_f64.sqrt()).abs() < 1e-12);
    }

    #[test]
    fn a_conversation_without_votes_has_axes_of_zero() {
        let mut votes = Votes::new();
        votes.reserve(3, 4);
        let axes = Axes::of(&Covariance::of(&votes), &votes, None);
        assert_eq!(axes.loadings, vec![[0.0; 2]; 4]);
    }

    #[test]
    fn no_statements_at_all_is_no_axes() {
        let votes = Votes::new();
        assert!(Axes::of(&Covariance::of(&votes), &votes, None).loadings.is_empty());
    }
}
