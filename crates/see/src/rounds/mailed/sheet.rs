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
/// the database joins no answer to anybody. It is one of as many as those of chance: a narrower range would tell which answers came by
/// links, and whoever knows who answered by one would know theirs.
fn number(token: &str) -> i64 {
    half(&digest(&format!("answer {token}")))
}

/// The first half of a hash, as a number that is not below nothing.
fn half(hash: &str) -> i64 {
    let number = hash.get(..16).and_then(|digits| u64::from_str_radix(digits, 16).ok()).unwrap_or_default();
    i64::try_from(number >> 1).unwrap_or_default()
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
        assert_ne!(number(one), half(&digest(one)));
        assert!(number(one) > 0);
    }

    #[test]
    fn the_number_tells_nobody_that_an_answer_came_by_a_link() {
        assert_eq!(half("ffffffffffffffff00"), i64::MAX);
        assert_eq!(half("0000000000000001ff"), 0);
        let high = (0..64).filter(|secret| number(&secret.to_string()) > i64::MAX / 2).count();
        assert!((8..56).contains(&high), "of 64 numbers {high} are in the upper half");
    }
}
