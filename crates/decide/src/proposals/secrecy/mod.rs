//! Secret votes: a double envelope, as in voting by post. While people vote, there is one row a voter, and in it their choice,
//! sealed to the key of this one vote, so that a new ballot replaces the one before and it is plain who has voted. The other
//! half of the key lies in a file beside the database, in no backup, or was sealed with the passphrases of stewards (see `keepers`). At the end all envelopes are opened in memory, equal
//! ballots are put on piles, the envelopes are deleted and the key is destroyed.

mod envelope;
mod held;
mod keyring;
mod publishing;

pub use held::{Key, close_sealed, open_sealed, vote_sealed};

pub(super) use envelope::{Keys, Paper, open, open_key, seal, seal_key};
pub(super) use keyring::{DESTROYING, destroy_later, put, take};
pub(super) use publishing::{csv, published};

/// So many ballots there must be for any to be opened: of fewer, each could be guessed.
pub(super) const FEWEST: usize = 5;
