//! A letter to one or to some.

use super::person;
use crate::demo::stage::Given;
use crate::demo::stage::batch::Ground;
use crate::demo::turns::LETTERS;
use ::talk::correspondence::{self, LETTER_SENT, Sending};
use db::{Time, Write};
use house::happenings::{self, Happened};
use house::ids::MemberId;
use house::web::{Error, markdown};

pub(super) fn write(
    tx: &mut Write<'_>,
    ground: Ground<'_>,
    known: &Given,
    (thread, at, now): (usize, usize, Time),
) -> Result<(), Error> {
    let network = ground.network;
    let Some((among, letters)) = LETTERS.get(thread) else { return Ok(()) };
    let Some((who, _, _, body)) = letters.get(at) else { return Ok(()) };
    let mut others: Vec<MemberId> = Vec::new();
    for key in among.iter().filter(|key| *key != who) {
        let at = person(ground, key).ok_or(db::Error::Missing)?;
        others.push(known.person(at)?);
    }
    let author = known.person(person(ground, who).ok_or(db::Error::Missing)?)?;
    let (correspondence, _) = correspondence::begin(tx, network, author, &others, now)?;
    let html = markdown::to_html(body);
    let new = Sending { network, correspondence, author, body, html: &html, once: None, now };
    correspondence::send(tx, &new, &others)?;
    let sent = Happened::new(&LETTER_SENT).subject(correspondence.get());
    happenings::record(tx, network, None, now, sent)?;
    Ok(())
}
