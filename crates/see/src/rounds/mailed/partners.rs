//! A trust round that is answered by a link. Partners are named by writing their names: a list would tell whoever else reads the letter who
//! is here.

use super::link::Behind;
use crate::rounds::round::Sort;
use crate::rounds::store;
use crate::rounds::trust::{self, CONTACTS, DEPTHS, MARKS};
use askama::Template;
use db::{Read, Time, Write};
use house::members::fold;
use house::web::{Error, Form, Piece, filters};

/// So many names are known, as where lists are brought in.
const KNOWN: i64 = 5_000;

#[derive(Template)]
#[template(path = "rounds/mailed/views/partners.html")]
struct PartnersPiece {
    form: Form,
    title: String,
    action: String,
    /// How many are named so far.
    named: usize,
    contacts: Vec<(String, &'static str)>,
    depths: Vec<(String, &'static str)>,
    marks: [(&'static str, &'static str); 6],
}

/// The page on which one names partners.
pub(super) fn show(q: &mut Read<'_>, behind: &Behind, action: String, form: Form) -> Result<Piece, Error> {
    Ok(Piece::of(PartnersPiece {
        form,
        title: behind.item.title.clone(),
        action,
        named: store::named_by(q, behind.item.id, behind.link.voice)?.len(),
        contacts: trust::scale(&CONTACTS),
        depths: trust::scale(&DEPTHS),
        marks: MARKS,
    }))
}

/// Writes down what is said of a partner; true where it is the first that this round hears from them.
pub(super) fn say(tx: &mut Write<'_>, behind: &Behind, now: Time, form: &mut Form) -> Result<bool, Error> {
    let partner = partner(tx, behind, form)?;
    *form = form.clone().replaced("partner", partner.to_string());
    let said = trust::read(form, behind.link.voice);
    form.checked()?;
    let named = store::named_by(tx, behind.item.id, behind.link.voice)?;
    trust::has_room(form, "name", (&named, partner))?;
    let one = std::slice::from_ref(&said);
    trust::take(tx, &behind.round, (Some(behind.link.member_id), one), now)?;
    Ok(named.is_empty())
}

/// Takes back what was said of a partner.
pub(super) fn take_back(tx: &mut Write<'_>, behind: &Behind, form: &mut Form) -> Result<(), Error> {
    let partner = partner(tx, behind, form)?;
    store::take_back(tx, behind.item.id, (behind.link.voice, partner))?;
    Ok(())
}

/// The partner whose name was written; a name that nobody has, or several, is complained about in the same words.
fn partner(q: &mut Read<'_>, behind: &Behind, form: &mut Form) -> Result<i64, Error> {
    let wanted = fold(&form.line("name", 200));
    form.checked()?;
    let known = match behind.round.sort {
        Sort::Members => store::people(q, behind.item.space_id, KNOWN)?,
        Sort::Health | Sort::Organisations => store::organisations(q, behind.round.network_id, KNOWN)?,
    };
    let mut found =
        known.iter().filter(|(id, name)| *id != behind.link.voice && fold(name) == wanted).map(|(id, _)| *id);
    match (found.next(), found.next()) {
        (Some(one), None) => Ok(one),
        _ => {
            form.fail("name", "round-link-partner-wrong");
            Err(Error::Invalid)
        }
    }
}
