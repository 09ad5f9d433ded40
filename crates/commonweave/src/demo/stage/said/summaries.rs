//! What is kept of a talk by who holds its space.

use crate::demo::stage::Given;
use crate::demo::stage::batch::Ground;
use crate::demo::stage::holding::held;
use crate::demo::turns::SUMMARIES;
use ::talk::conversations;
use db::{Time, Write};
use house::web::{Error, markdown};

pub(super) fn sum_up(
    tx: &mut Write<'_>,
    ground: Ground<'_>,
    known: &Given,
    (at, now): (usize, Time),
) -> Result<(), Error> {
    let Some((title, _, body)) = SUMMARIES.get(at) else { return Ok(()) };
    let Some((viewer, item, _)) = held(tx, ground, known, title, now)? else { return Ok(()) };
    conversations::sum_up(tx, &viewer, &item, (body, &markdown::to_html(body)))
}
