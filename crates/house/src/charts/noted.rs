//! Lines over time, and when something happened meanwhile: by numbers, for what a list beside the picture tells.

use super::figure::{self, Figure};
use super::letters::{NARROW, count, width};
use super::lines::{BOTTOM, Lines, TOP, between};
use crate::web::texts::Speech;
use crate::web::{Piece, Said};

/// Lines with what happened meanwhile.
#[derive(Debug, Clone)]
pub struct Noted {
    /// The lines.
    pub lines: Lines,
    /// What the numbers stand for, above their column of the table.
    pub name: Said,
    /// Where each stands, in steps from the first label, and its number in the list; the earliest first.
    pub notes: Vec<(f64, usize)>,
}

impl Noted {
    /// The picture.
    pub fn draw(self) -> Piece {
        figure::piece(move |speech| self.figure(speech))
    }

    pub(super) fn figure(&self, speech: &Speech) -> Figure {
        let mut figure = self.lines.figure(speech);
        if figure.empty {
            return figure;
        }
        let steps = self.lines.labels.len();
        let notes = self.inside(count(steps.saturating_sub(1)));
        // A number that would meet the one before it is left out: its line stands there all the same, and the table has it.
        let mut taken = -NARROW;
        for (at, number) in &notes {
            let x = between(*at, steps);
            figure.rule((x, TOP), (x, BOTTOM), "noted");
            let text = number.to_string();
            let wide = width(&text);
            let from = x * NARROW - wide / 2.0;
            if from >= taken + 3.0 {
                taken = from + wide;
                figure.words(x, TOP - 8.0, "middle", "tick", text);
            }
        }
        self.column(&mut figure, speech, &notes);
        figure
    }

    /// The notes, none of which leaves the picture.
    fn inside(&self, last: f64) -> Vec<(f64, usize)> {
        let finite = self.notes.iter().filter(|(at, _)| at.is_finite());
        finite.map(|(at, number)| (at.clamp(0.0, last), *number)).collect()
    }

    /// The numbers that stand with each label, as a column of the table.
    fn column(&self, figure: &mut Figure, speech: &Speech, notes: &[(f64, usize)]) {
        figure.head.push(speech.say(&self.name));
        for (step, row) in figure.rows.iter_mut().enumerate() {
            let (from, until) = (count(step) - 0.5, count(step) + 0.5);
            let own = notes.iter().filter(|(at, _)| *at >= from && *at < until);
            let own: Vec<String> = own.map(|(_, number)| number.to_string()).collect();
            row.push(own.join(", "));
        }
    }
}
