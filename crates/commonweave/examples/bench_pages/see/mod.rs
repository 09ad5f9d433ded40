//! What seeing costs: how far the ties lag behind when a thousand acts a second come in, the map of 2,000 members, and the
//! measures of 20,000. `./bench/see` builds what it needs and runs it. The other pages are rows of `./bench/pages`.

mod lag;
mod map;

use crate::figure::{Figure, print};
use crate::ground::Ground;
use crate::people::People;
use crate::server;

/// The number under which the ground keeps this database; no demo is of this scale.
const GROUND: u16 = 65_000;

/// Prints all figures of both engines.
pub(crate) fn run(quick: bool, json: bool) -> anyhow::Result<()> {
    let (acting, small, large) =
        if quick { (100, (500, 5_000), (2_000, 10_000)) } else { (300, (2_000, 20_000), (20_000, 50_000)) };
    let mut figures: Vec<Figure> = Vec::new();
    for mut ground in Ground::all()? {
        let name = ground.name();
        eprintln!("{name}: making a demo with {} members more …", small.0);
        let database = ground.empty(GROUND)?;
        server::prepare(&database, 1)?;
        let people = People::invite(&database, small.0)?;
        ground.settle(&database)?;
        eprintln!("{name}: a thousand acts a second …");
        figures.extend(lag::figures(name, &database, &people, (acting, quick))?);
        eprintln!("{name}: maps of {} and {} …", small.0, large.0);
        figures.extend(map::figures(name, &database, &people, (small, large))?);
    }
    print(&figures, json)
}
