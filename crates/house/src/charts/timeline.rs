//! What lies when: stretches of days below one another, with the present day.

use super::Caption;
use super::figure::{self, Figure};
use super::letters::{NARROW, WIDE, count, every, fitted, width};
use crate::web::texts::Speech;
use crate::web::{Piece, Said};
use jiff::ToSpan;
use jiff::civil::Date;
use std::collections::BTreeSet;

const ROW: f64 = 40.0;
const HEAD: f64 = 24.0;

/// Stretches of days.
#[derive(Debug, Clone)]
pub struct Timeline {
    /// What it is.
    pub caption: Caption,
    /// The stretches, in the order in which they stand.
    pub stretches: Vec<Stretch>,
    /// The present day, if it is to be marked.
    pub today: Option<Date>,
    /// Which begins only once another has ended: the places of both among the stretches.
    pub ties: Vec<(usize, usize)>,
}

/// Something that lasts, or a milestone, which has no end.
#[derive(Debug, Clone)]
pub struct Stretch {
    /// What it is called.
    pub name: Said,
    /// Its first day.
    pub from: Date,
    /// Its last day.
    pub until: Option<Date>,
    /// Which of the first six looks it has.
    pub look: usize,
}

impl Timeline {
    /// The picture.
    pub fn draw(self) -> Piece {
        figure::piece(move |speech| self.figure(speech))
    }

    pub(super) fn figure(&self, speech: &Speech) -> Figure {
        let height = HEAD + ROW * count(self.stretches.len()) + 4.0;
        let mut figure = Figure::new(&self.caption, speech, height);
        let days = self.stretches.iter().flat_map(|one| [Some(one.from), one.until]).flatten();
        let days: Vec<Date> = days.chain(self.today).collect();
        let (Some(first), Some(last)) = (days.iter().min().copied(), days.iter().max().copied()) else {
            figure.empty = true;
            return figure;
        };
        let whole = apart(first, last) + 1.0;
        let place = |day: Date| 0.02 + apart(first, day) / whole * 0.96;
        ticks(&mut figure, speech, first, last, &place);
        if let Some(today) = self.today {
            figure.rule((place(today), HEAD), (place(today), height), "target");
        }
        for (at, one) in self.stretches.iter().enumerate() {
            let top = HEAD + ROW * count(at);
            let ends = one.until.map_or(one.from, |until| until.max(one.from).tomorrow().unwrap_or(until));
            named(&mut figure, (place(one.from), place(ends)), top + 15.0, &speech.say(&one.name));
            match one.until {
                Some(until) => {
                    let (from, to) = (one.from.min(until), one.from.max(until));
                    let end = place(to.tomorrow().unwrap_or(to)).max(place(from) + 0.01);
                    figure.block(place(from), end, top + 20.0, top + 34.0, one.look);
                }
                None => figure.mark(place(one.from), top + 27.0, one.look),
            }
        }
        for (before, behind) in &self.ties {
            self.tie(&mut figure, (*before, *behind), &place);
        }
        self.table(&mut figure, speech);
        figure
    }

    /// From the end of one to the beginning of the other.
    fn tie(&self, figure: &mut Figure, (before, behind): (usize, usize), place: &impl Fn(Date) -> f64) {
        let Some((one, other)) = self.stretches.get(before).zip(self.stretches.get(behind)) else { return };
        let ends = one.until.map_or(one.from, |until| until.max(one.from).tomorrow().unwrap_or(until));
        let height = |at: usize| HEAD + ROW * count(at) + 27.0;
        let (from, to) = ((place(ends), height(before)), (place(other.from), height(behind)));
        let corner = (from.0, to.1);
        figure.path("tie", 0, &[Some(from), Some(corner), Some(to)]);
    }

    fn table(&self, figure: &mut Figure, speech: &Speech) {
        let heads = ["web-chart-label", "web-chart-from", "web-chart-until"];
        figure.head = heads.iter().map(|key| speech.key(key).into_owned()).collect();
        let row = |one: &Stretch| {
            let until = one.until.map(|until| speech.civil(until)).unwrap_or_default();
            vec![speech.say(&one.name), speech.civil(one.from), until]
        };
        figure.rows = self.stretches.iter().map(row).collect();
    }
}

/// The days that are named: Mondays, or where there are many the first of months, or of years.
fn ticks(figure: &mut Figure, speech: &Speech, first: Date, last: Date, place: &impl Fn(Date) -> f64) {
    let whole = apart(first, last);
    let mut named: Vec<(Date, String)> = Vec::new();
    let mut day = first;
    while day <= last && named.len() < 1_000 {
        let starts = match whole {
            whole if whole > 1_200.0 => day.day_of_year() == 1,
            whole if whole > 70.0 => day.day() == 1,
            whole if whole > 9.0 => day.weekday().to_monday_zero_offset() == 0,
            _ => true,
        };
        if starts {
            let text = match whole {
                whole if whole > 1_200.0 => day.year().to_string(),
                whole if whole > 70.0 => speech.month(day),
                _ => speech.civil_short(day),
            };
            named.push((day, text));
        }
        let next =
            if whole > 1_200.0 && day.day() == 1 { day.checked_add(1.month()) } else { day.tomorrow() };
        let Ok(next) = next else { break };
        day = next;
    }
    let named: Vec<(f64, String)> = named.into_iter().map(|(day, text)| (place(day), text)).collect();
    let (slim, full) = (told(&named, NARROW), told(&named, WIDE));
    for (at, (x, text)) in named.into_iter().enumerate() {
        figure.rule((x, HEAD - 4.0), (x, figure.height), "grid");
        match (slim.contains(&at), full.contains(&at)) {
            (true, true) => figure.words(x, 14.0, "start", "tick", text),
            (true, false) => figure.words(x, 14.0, "start", "tick slim", text),
            (false, true) => figure.in_full((x, 14.0), "start", "tick", text),
            (false, false) => {}
        }
    }
}

/// Which of these names stand in a picture that is so wide. One that would reach over the edge or meet another is left out: its
/// neighbours tell enough.
fn told(named: &[(f64, String)], wide: f64) -> BTreeSet<usize> {
    let texts: Vec<String> = named.iter().map(|(_, text)| text.clone()).collect();
    let often = every(&texts, wide * 0.96 / count(named.len().max(1)));
    let mut told = BTreeSet::new();
    let mut taken = -wide;
    for (at, (x, text)) in named.iter().enumerate() {
        let (from, to) = (x * wide, x * wide + width(text));
        if at % often == 0 && to <= wide && from >= taken + 4.0 {
            taken = to;
            told.insert(at);
        }
    }
    told
}

/// The name of a stretch, above where it begins. What it would lack there on the narrowest screen it is set back, in pixels: so it
/// still stands with its stretch. Where that is too little, or cut, the picture says it once more for screens that have room: from
/// where the stretch begins, or else up to where it ends.
fn named(figure: &mut Figure, (from, until): (f64, f64), y: f64, name: &str) {
    let lacks = |text: &str, wide: f64| (from * wide + width(text) - wide).max(0.0);
    let short = fitted(name, NARROW);
    let back = lacks(&short, NARROW);
    if back <= 0.0 && short == name {
        figure.words(from, y, "start", "halo", short);
        return;
    }
    figure.words_back((from, y), back, "halo slim", short);
    let whole = fitted(name, WIDE);
    let back = lacks(&whole, WIDE);
    if back > 0.0 && until * WIDE >= width(&whole) {
        figure.in_full((until, y), "end", "halo", whole);
    } else {
        figure.in_full_back((from, y), back, "halo", whole);
    }
}

fn apart(first: Date, last: Date) -> f64 {
    let days = first.until(last).map(|span| span.get_days()).unwrap_or_default();
    f64::from(days)
}
