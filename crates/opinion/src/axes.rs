//! The two directions in which opinions differ most: principal components by Davidson's method (1975).
//!
//! A small basis is kept together with its image under the covariance. In each round the best directions within the basis are
//! found, and where they are not yet eigenvectors the remainder is added to the basis. Started from the directions before, one
//! more vote needs two or three rounds.

#![expect(
    clippy::indexing_slicing,
    reason = "basis vectors have one entry per statement, and small matrices width × width"
)]

use crate::{chance::Chance, covariance::Covariance, votes::Votes};

/// The basis is cut back to this many vectors …
const KEPT: usize = 6;
/// … when it has this many.
const MOST: usize = 16;
/// So many of the kept vectors are worth their product when one vote has changed.
const FROM_BEFORE: usize = 4;
/// So many changed statements are put into the basis at its start.
const MOST_CHANGED: usize = 4;
const ROUNDS: usize = 400;

/// The map's two axes: a loading per statement and axis.
#[derive(Clone, Debug)]
pub struct Axes {
    /// `[x, y]` per statement; each axis has length 1, and is 0 for masked statements.
    pub loadings: Vec<[f64; 2]>,
    /// The spread along each axis: the eigenvalue divided by (participants − 1).
    pub variance: [f64; 2],
    basis: Vec<Vec<f64>>,
}

impl Axes {
    /// Finds the axes, starting from earlier ones when there are any, and then from the statements whose votes changed. Signs:
    /// as before, or else the largest loading of each axis is positive.
    pub(crate) fn of(
        covariance: &Covariance,
        votes: &Votes,
        before: Option<&Self>,
        changed: &[usize],
    ) -> Self {
        let size = covariance.size();
        let start = match before {
            Some(axes) if axes.loadings.len() == size => axes.onward(changed),
            _ => first_basis(size),
        };
        let tolerance = if before.is_some() { 1e-6 } else { 1e-9 };
        let mut search = Search { basis: Vec::new(), images: Vec::new() };
        search.extend(start, covariance, votes);
        let mut values = Vec::new();
        for _ in 0..ROUNDS {
            values = search.turn(MOST.min(size));
            let rest = search.remainders(&values, tolerance);
            if rest.is_empty() {
                break;
            }
            if search.basis.len() + rest.len() > MOST {
                search.basis.truncate(KEPT);
                search.images.truncate(KEPT);
            }
            if search.extend(rest, covariance, votes) == 0 {
                break;
            }
        }
        search.basis.truncate(KEPT);
        let mut axes = Self { loadings: vec![[0.0; 2]; size], variance: [0.0; 2], basis: search.basis };
        for (axis, value) in values.into_iter().enumerate().take(2) {
            axes.take(axis, value, votes.participants(), before);
        }
        axes
    }

    /// Where a search starts when the votes on some statements have changed: from the best of the basis, and along them. A new
    /// widest direction at right angles to the old ones must lead along a changed statement; without it the search would stay
    /// where it was.
    fn onward(&self, changed: &[usize]) -> Vec<Vec<f64>> {
        let size = self.loadings.len();
        let along = |statement: &usize| (0..size).map(|at| f64::from(u8::from(at == *statement))).collect();
        let old = self.basis.iter().take(FROM_BEFORE).cloned();
        old.chain(changed.iter().take(MOST_CHANGED).map(along)).collect()
    }

    fn take(&mut self, axis: usize, value: f64, participants: usize, before: Option<&Self>) {
        let freedom = u32::try_from(participants.saturating_sub(1).max(1)).unwrap_or(u32::MAX);
        self.variance[axis] = value.max(0.0) / f64::from(freedom);
        if value <= 1e-12 {
            return;
        }
        let column = &self.basis[axis];
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

fn first_basis(size: usize) -> Vec<Vec<f64>> {
    let mut chance = Chance::new(1);
    (0..KEPT.min(size)).map(|_| (0..size).map(|_| chance.unit() - 0.5).collect()).collect()
}

/// An orthonormal basis and its image under the covariance, vector by vector.
struct Search {
    basis: Vec<Vec<f64>>,
    images: Vec<Vec<f64>>,
}

impl Search {
    /// Adds what is new in some vectors, made orthonormal, with their images; says how many were new.
    fn extend(&mut self, vectors: Vec<Vec<f64>>, covariance: &Covariance, votes: &Votes) -> usize {
        let first = self.basis.len();
        for mut vector in vectors {
            let length = dot(&vector, &vector).sqrt();
            // Twice: once leaves traces of the basis by rounding.
            for _ in 0..2 {
                for known in &self.basis {
                    let along = dot(&vector, known);
                    vector.iter_mut().zip(known).for_each(|(to, from)| *to -= along * from);
                }
            }
            let rest = dot(&vector, &vector).sqrt();
            if rest > 1e-10 * length.max(1e-290) {
                vector.iter_mut().for_each(|value| *value /= rest);
                self.basis.push(vector);
            }
        }
        for pair in self.basis[first..].chunks(2) {
            self.images.extend(covariance.times(votes, pair));
        }
        self.basis.len() - first
    }

    /// Turns the basis to its own best directions, largest first (Rayleigh and Ritz), and returns how much lies along each.
    fn turn(&mut self, most: usize) -> Vec<f64> {
        let width = self.basis.len();
        let mut small = vec![0.0; width * width];
        for row in 0..width {
            for column in 0..=row {
                let value = dot(&self.basis[row], &self.images[column]);
                small[row * width + column] = value;
                small[column * width + row] = value;
            }
        }
        let (mut values, vectors) = symmetric_eigen(small, width);
        let kept = width.min(most);
        values.truncate(kept);
        self.basis = turned(&self.basis, &vectors, kept);
        self.images = turned(&self.images, &vectors, kept);
        values
    }

    /// What keeps the first two from being eigenvectors; empty when they are, to the tolerance.
    fn remainders(&self, values: &[f64], tolerance: f64) -> Vec<Vec<f64>> {
        let scale = values.first().map_or(1e-12, |value| value.abs().max(1e-12));
        let mut rest = Vec::new();
        for ((vector, image), value) in self.basis.iter().zip(&self.images).zip(values).take(2) {
            let off: Vec<f64> = image.iter().zip(vector).map(|(image, own)| image - value * own).collect();
            if dot(&off, &off).sqrt() > tolerance * scale {
                rest.push(off);
            }
        }
        rest
    }
}

/// In four sums side by side, which do not wait for one another.
fn dot(left: &[f64], right: &[f64]) -> f64 {
    let (a, b) = (left.chunks_exact(4), right.chunks_exact(4));
    let rest: f64 = a.remainder().iter().zip(b.remainder()).map(|(a, b)| a * b).sum();
    let mut sums = [0.0; 4];
    for (a, b) in a.zip(b) {
        (0..4).for_each(|at| sums[at] += a[at] * b[at]);
    }
    rest + sums.iter().sum::<f64>()
}

fn turned(vectors: &[Vec<f64>], turn: &[f64], kept: usize) -> Vec<Vec<f64>> {
    let width = vectors.len();
    (0..kept)
        .map(|column| {
            let mut sum = vec![0.0; vectors.first().map_or(0, Vec::len)];
            for (row, vector) in vectors.iter().enumerate() {
                let share = turn[row * width + column];
                sum.iter_mut().zip(vector).for_each(|(to, from)| *to += share * from);
            }
            sum
        })
        .collect()
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
    let tangent = theta.signum() / (theta.abs() + (theta * theta + 1.0).sqrt());
    let cosine = 1.0 / (tangent * tangent + 1.0).sqrt();
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
    use crate::votes::Vote;

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
        let axes = Axes::of(&Covariance::of(&votes), &votes, None, &[]);
        assert_eq!(axes.loadings, vec![[0.0; 2]; 4]);
    }

    #[test]
    fn a_vote_that_opens_a_direction_of_its_own_is_followed() {
        let mut votes = Votes::new();
        for person in 0..40 {
            let side = if person % 2 == 0 { Vote::Agree } else { Vote::Disagree };
            for statement in 0..30 {
                votes.cast(person, statement, if statement < 3 { side } else { Vote::Agree });
            }
        }
        let before = Axes::of(&Covariance::of(&votes), &votes, None, &[]);
        votes.cast(7, 20, Vote::Disagree);
        let covariance = Covariance::of(&votes);
        let anew = Axes::of(&covariance, &votes, None, &[]);
        // Of the earlier basis just the widest direction is left, so that nothing in it leads where the new vote does.
        let narrow = Axes { basis: before.basis[..1].to_vec(), ..before };
        let moved = Axes::of(&covariance, &votes, Some(&narrow), &[20]);
        assert!(anew.variance[1] > 0.01, "{:?}", anew.variance);
        assert!(
            (0..2).all(|axis| (anew.variance[axis] - moved.variance[axis]).abs() < 1e-6),
            "{:?}",
            moved.variance
        );
    }

    #[test]
    fn no_statements_at_all_is_no_axes() {
        let votes = Votes::new();
        assert!(Axes::of(&Covariance::of(&votes), &votes, None, &[]).loadings.is_empty());
    }
}
