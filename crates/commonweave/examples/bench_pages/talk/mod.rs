//! What talking costs: messages a second that are kept when they are answered, among few members and among very many; the last
//! of 5,000 readers; a node that is killed while people read and write; how heavy pages are. `./bench/talk` builds what it
//! needs and runs it.

mod nodes;
mod weight;
mod writing;

use crate::figure::{Figure, print};
use crate::ground::Ground;
use crate::streams;

/// The numbers under which the ground keeps these databases; no demo is of such a scale.
const WRITTEN: u16 = 63_000;
const SHARED: u16 = 63_001;
const WEIGHED: u16 = 63_002;

/// Prints all figures of both engines.
pub(crate) fn run(quick: bool, json: bool) -> anyhow::Result<()> {
    let mut figures: Vec<Figure> = Vec::new();
    for mut ground in Ground::all()? {
        figures.extend(writing::figures(&mut ground, quick)?);
        figures.extend(streams::readers(&mut ground, quick)?);
        // Only a server that is shared has several nodes; what pages weigh is the same on both.
        match ground.name() {
            "PostgreSQL" => figures.extend(nodes::figures(&mut ground, quick)?),
            _ => figures.extend(weight::figures(&mut ground)?),
        }
    }
    print(&figures, json)
}
