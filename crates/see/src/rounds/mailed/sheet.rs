//! A health round that is answered by a link. What was sent can be put in the place of what was sent before, and is not shown again:
//! others may read one's mail.

use super::link::Behind;
use crate::rounds::asking::{self, AnswerPage, Given, Sender};
use crate::rounds::round::Refused;
use crate::rounds::store;
use db::{Read, Time, Write};
use house::clock::digest;
use house::web::{Error, Form, Piece};

/// Whoever has answered in another way has answered: nobody can tell which answer was theirs.
fn may_send(q: &mut Read<'_>, behind: &Behind) -> Result<(), Error> {
    if !behind.link.used && store::has_answered(q, behind.item.id, behind.link.member_id)? {
        return Err(Refused::Twice.said());
    }
    Ok(())
}

/// The page on which one answers.
pub(super) fn show(q: &mut Read<'_>, behind: &Behind, action: String, form: Form) -> Result<Piece, Error> {
    may_send(q, behind)?;
    let sender = Sender::Link { again: behind.link.used };
    Ok(Piece::of(AnswerPage::new((&behind.item.title, &behind.round), sender, (action, None), form)))
}

/// Takes an answer in; true where it is the first by this link, and not one in its place.
pub(super) fn take(
    tx: &mut Write<'_>,
    behind: &Behind,
    (token, now): (&str, Time),
    form: &mut Form,
) -> Result<bool, Error> {
    may_send(tx, behind)?;
    let sheet = asking::sheet_of(form, &behind.round)?;
    let number = number(token);
    if behind.link.used {
        let replaced = store::replace(tx, behind.item.id, number, &sheet.kept())?;
        return if replaced == 1 { Ok(false) } else { Err(Error::NotFound) };
    }
    let me = behind.link.member_id;
    let sector = store::sector_of(tx, me)?.unwrap_or_default();
    asking::take(tx, &behind.round, (Given { by: Some(me), sector: &sector, number }, &sheet), now)?;
    store::note_used(tx, &digest(token))?;
    Ok(true)
}

/// The number of the answer that comes by the link of this secret. It follows from the secret and not from the hash that is kept, so that
/// the database joins no answer to anybody, and is as good as one of chance.
fn number(token: &str) -> i64 {
    let hash = digest(&format!("answer {token}"));
    hash.get(..15).and_then(|digits| i64::from_str_radix(digits, 16).ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_of_an_answer_follows_from_the_secret_and_not_from_its_hash() {
        let (one, other) = ("0123456789abcdef0123456789abcdef", "0123456789abcdef0123456789abcdee");
        assert_eq!(number(one), number(one));
        assert_ne!(number(one), number(other));
        assert_ne!(number(one), number(&digest(one)));
        let kept = i64::from_str_radix(digest(one).get(..15).unwrap(), 16).unwrap();
        assert_ne!(number(one), kept);
        assert!(number(one) > 0);
    }
}
