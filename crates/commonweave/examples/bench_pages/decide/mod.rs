//! What deciding costs where very many take part: an open vote of 100,000 ballots, a common ground of 100,000 people with 500
//! statements, a budget of 200 projects with 50,000 voters. `./bench/decide` builds what it needs and runs it.

mod budget;
mod ground;
mod vote;

use crate::figure::{Figure, print};
use crate::ground::Ground;
use crate::people::People;
use crate::server;
use std::time::Duration;

/// The number under which the ground keeps this database; no demo is of this scale.
const GROUND: u16 = 62_000;
/// How many ask at once.
const CONNECTIONS: usize = 32;
/// How long something is open: longer than any bench.
const MONTH: Duration = Duration::from_secs(60 * 60 * 24 * 30);

/// How large.
#[derive(Debug, Clone, Copy)]
struct Size {
    /// Who may vote, and who takes part in the common ground.
    people: usize,
    statements: usize,
    /// How many answers are given over HTTP.
    answers: usize,
    projects: usize,
    /// Who has a ballot in the budget.
    choosers: usize,
    /// How long pages are asked for.
    slice: Duration,
}

const WHOLE: Size = Size {
    people: 100_000,
    statements: 500,
    answers: 20_000,
    projects: 200,
    choosers: 50_000,
    slice: Duration::from_secs(10),
};
/// A hundredth of the people; fewer statements and projects would ask something else.
const QUICK: Size = Size {
    people: 1_000,
    statements: 50,
    answers: 1_000,
    projects: 20,
    choosers: 500,
    slice: Duration::from_millis(700),
};

/// Prints all figures of both engines.
pub(crate) fn run(quick: bool, json: bool) -> anyhow::Result<()> {
    let size = if quick { QUICK } else { WHOLE };
    let mut figures: Vec<Figure> = Vec::new();
    for mut ground in Ground::all()? {
        let name = ground.name();
        eprintln!("{name}: making a demo with {} members more …", size.people);
        let database = ground.empty(GROUND)?;
        server::prepare(&database, 1)?;
        let people = People::invite(&database, size.people)?;
        ground.settle(&database)?;
        eprintln!("{name}: {} vote …", size.people);
        figures.extend(vote::figures(name, &database, &people)?);
        eprintln!("{name}: {} take part in a common ground …", size.people);
        figures.extend(ground::figures(name, &database, &people, size)?);
        eprintln!("{name}: {} share out money …", size.choosers);
        figures.extend(budget::figures(name, &database, &people, size)?);
    }
    print(&figures, json)
}
