//! Secret votes that a program writes: it holds the key of each by itself, in memory alone, from the opening to the end.

use super::envelope::Keys;
use crate::proposals::bringing::{Vote, Where, won};
use crate::proposals::method::Verdict;
use crate::proposals::opening::{self, By};
use crate::proposals::store;
use crate::proposals::voting::Sealing;
use db::Write;
use house::web::Error;

/// Both halves of the key of a secret vote.
pub struct Key(Keys);

impl Key {
    /// The key that comes of these random bytes.
    pub fn of(chance: [u8; 32]) -> Key {
        Key(Keys::of(chance))
    }
}

/// Opens a secret vote, to whose key ballots are sealed from now on.
///
/// # Errors
/// [`Error::Refused`] where nobody may vote; those of the database.
pub fn open_sealed(tx: &mut Write<'_>, at: Where, lot: i64, key: &Key) -> Result<(), Error> {
    let proposal = store::of_item(tx, at.item)?.ok_or(Error::NotFound)?;
    opening::begin(tx, at, &proposal, (lot, &key.0.public))
}

/// Seals a ballot for a member and puts it in; `token` and `chance` are drawn for this ballot alone. Answers with the codes by which
/// it is found in a list that is published; with none where it is left out, as in a vote that is not secret.
///
/// # Errors
/// Those of the database.
pub fn vote_sealed(
    tx: &mut Write<'_>,
    at: Where,
    vote: &Vote,
    (token, chance): (&str, [u8; 32]),
) -> Result<Vec<String>, Error> {
    let proposal = store::of_item(tx, at.item)?.ok_or(Error::NotFound)?;
    if !proposal.takes_ballots(at.now) || !proposal.secrecy.has_key() {
        return Ok(Vec::new());
    }
    let voices = store::voices(tx, &proposal, at.by)?;
    let options = store::options(tx, at.item)?;
    let Some(choice) = vote.choice(&options).filter(|_| !voices.is_empty()) else { return Ok(Vec::new()) };
    let sealing = Sealing { token: token.to_owned(), chance };
    sealing.put_in(tx, at, (&proposal, &options), &voices, &choice.text())
}

/// Closes a secret vote at its end, opens its ballots with the key, and tells what it came to: the verdict, and the options that won.
///
/// # Errors
/// Those of the database.
pub fn close_sealed(
    tx: &mut Write<'_>,
    at: Where,
    key: &Key,
) -> Result<(Option<Verdict>, Vec<String>), Error> {
    let proposal = store::of_item(tx, at.item)?.ok_or(Error::NotFound)?;
    let by = By::Program(Some(key.0.private.as_slice()));
    opening::close(tx, by, (at.network, at.item), proposal.ends_at, at.now)?;
    let closed = store::of_item(tx, at.item)?.ok_or(Error::NotFound)?;
    won(tx, &closed)
}
