//! What meeting and working together cost where many do it at once: a card that is dragged, seen by somebody else; and an event
//! with 100 seats to which 500 a second say that they come. `./bench/meet` builds what it needs and runs it. The pages are rows
//! of `./bench/pages`.

mod drag;
mod seats;

use crate::figure::{Figure, print};
use crate::ground::Ground;
use crate::people::People;
use crate::server;

/// The number under which the ground keeps this database; no demo is of this scale.
const GROUND: u16 = 64_000;

/// Prints all figures of both engines.
pub(crate) fn run(quick: bool, json: bool) -> anyhow::Result<()> {
    let (answers, drags) = if quick { (500, 60) } else { (2_500, 500) };
    let mut figures: Vec<Figure> = Vec::new();
    for mut ground in Ground::all()? {
        let name = ground.name();
        eprintln!("{name}: making a demo with {answers} members more …");
        let database = ground.empty(GROUND)?;
        server::prepare(&database, 1)?;
        let people = People::invite(&database, answers)?;
        ground.settle(&database)?;
        eprintln!("{name}: {answers} want a seat …");
        figures.extend(seats::figures(name, &database, &people)?);
        eprintln!("{name}: {drags} cards are dragged …");
        figures.extend(drag::figures(name, &database, &people, drags)?);
    }
    print(&figures, json)
}
