//! Sealing a ballot and opening it, by HPKE (RFC 9180: X25519, HKDF-SHA256, ChaCha20-Poly1305).

use anyhow::anyhow;
use house::clock::hex;
use house::ids::ItemId;
use hpke::aead::ChaCha20Poly1305;
use hpke::kdf::HkdfSha256;
use hpke::kem::{Kem, X25519HkdfSha256};
use hpke::{Deserializable, OpModeR, OpModeS, Serializable, single_shot_open, single_shot_seal_with_rng};
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::SeedableRng;

/// The length of a ballot code, in letters.
pub(in crate::proposals) const CODE: usize = 16;
/// What the envelopes of a vote are filled up to a multiple of, in bytes: their length tells nothing of what is inside.
const STEP: usize = 64;

type Private = <X25519HkdfSha256 as Kem>::PrivateKey;
type Public = <X25519HkdfSha256 as Kem>::PublicKey;
type Encapped = <X25519HkdfSha256 as Kem>::EncappedKey;

/// Both halves of the key of a vote.
pub(in crate::proposals) struct Keys {
    /// To which ballots are sealed, as hexadecimal digits.
    pub(in crate::proposals) public: String,
    /// By which they are opened.
    pub(in crate::proposals) private: Vec<u8>,
}

/// What is inside an envelope.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::proposals) struct Paper {
    /// By which its voter finds it again.
    pub(in crate::proposals) code: String,
    /// What was chosen.
    pub(in crate::proposals) choice: String,
}

impl Keys {
    /// The keys that come of these random bytes.
    pub(in crate::proposals) fn of(chance: [u8; 32]) -> Keys {
        let (private, public) = X25519HkdfSha256::derive_keypair(&chance);
        Keys { public: hex(&public.to_bytes()), private: private.to_bytes().to_vec() }
    }
}

/// Seals a ballot to the key of its vote. `room` is how long a choice of this vote can be.
///
/// # Errors
/// Where the key is none.
pub(in crate::proposals) fn seal(
    public: &str,
    item: ItemId,
    paper: &Paper,
    (room, chance): (usize, [u8; 32]),
) -> anyhow::Result<String> {
    let length = (CODE + room.max(paper.choice.len())).next_multiple_of(STEP);
    let text = format!("{:<width$}", format!("{}{}", paper.code, paper.choice), width = length);
    sealed(public, &about(item), text.as_bytes(), chance)
}

/// Opens an envelope; none where it is of another vote, or was changed.
pub(in crate::proposals) fn open(private: &[u8], item: ItemId, sealed: &str) -> Option<Paper> {
    let text = String::from_utf8(unsealed(private, &about(item), sealed)?).ok()?;
    let (code, choice) = text.split_at_checked(CODE)?;
    Some(Paper { code: code.to_owned(), choice: choice.trim_end().to_owned() })
}

/// Seals the private half of the key of a vote to the key of somebody.
///
/// # Errors
/// Where theirs is none.
pub(in crate::proposals) fn seal_key(
    public: &str,
    item: ItemId,
    private: &[u8],
    chance: [u8; 32],
) -> anyhow::Result<String> {
    sealed(public, &key_of(item), private, chance)
}

/// Opens the key of a vote again; none where it is of another vote, or was sealed to another key.
pub(in crate::proposals) fn open_key(private: &[u8], item: ItemId, sealed: &str) -> Option<Vec<u8>> {
    unsealed(private, &key_of(item), sealed)
}

/// Seals a text to a key, for one purpose.
fn sealed(public: &str, about: &[u8], text: &[u8], chance: [u8; 32]) -> anyhow::Result<String> {
    let key = bytes(public).and_then(|bytes| Public::from_bytes(&bytes).ok());
    let key = key.ok_or_else(|| anyhow!("the key of a secret vote cannot be read"))?;
    let mut chance = ChaCha20Rng::from_seed(chance);
    let sealed = single_shot_seal_with_rng::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(
        &OpModeS::Base,
        &key,
        about,
        text,
        &[],
        &mut chance,
    );
    let (encapped, sealed) = sealed.map_err(|error| anyhow!("a secret could not be sealed: {error}"))?;
    Ok(hex(&[encapped.to_bytes().as_slice(), &sealed].concat()))
}

/// Opens what was sealed for this purpose.
fn unsealed(private: &[u8], about: &[u8], sealed: &str) -> Option<Vec<u8>> {
    let key = Private::from_bytes(private).ok()?;
    let sealed = bytes(sealed)?;
    let (encapped, sealed) = sealed.split_at_checked(Encapped::size())?;
    let encapped = Encapped::from_bytes(encapped).ok()?;
    let text = single_shot_open::<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>(
        &OpModeR::Base,
        &key,
        &encapped,
        about,
        sealed,
        &[],
    );
    text.ok()
}

/// What a ballot is sealed for: an envelope of one vote opens in no other.
fn about(item: ItemId) -> Vec<u8> {
    format!("commonweave ballot {item}").into_bytes()
}

/// What the key of a vote is sealed for.
fn key_of(item: ItemId) -> Vec<u8> {
    format!("commonweave key {item}").into_bytes()
}

/// Bytes out of hexadecimal digits.
pub(super) fn bytes(text: &str) -> Option<Vec<u8>> {
    let digits: Option<Vec<u32>> = text.chars().map(|digit| digit.to_digit(16)).collect();
    digits?
        .chunks(2)
        .map(|pair| match pair {
            [high, low] => u8::try_from(high * 16 + low).ok(),
            _ => None,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paper(choice: &str) -> Paper {
        Paper { code: "0123456789abcdef".to_owned(), choice: choice.to_owned() }
    }

    #[test]
    fn what_is_sealed_opens_by_the_other_half_of_the_key_and_in_its_own_vote_alone() {
        let (keys, item) = (Keys::of([7; 32]), ItemId::from(12));
        let sealed = seal(&keys.public, item, &paper("3>4"), (40, [1; 32])).unwrap();
        assert_eq!(open(&keys.private, item, &sealed), Some(paper("3>4")));
        assert_eq!(open(&keys.private, ItemId::from(13), &sealed), None);
        assert_eq!(open(&Keys::of([8; 32]).private, item, &sealed), None);
        assert_eq!(open(&keys.private, item, "00"), None);
        let other = seal(&keys.public, item, &paper("3>4"), (40, [2; 32])).unwrap();
        assert_ne!(sealed, other, "equal ballots look different");
    }

    #[test]
    fn the_key_of_a_vote_opens_for_whom_it_was_sealed_alone() {
        let (vote, keeper, item) = (Keys::of([7; 32]), Keys::of([8; 32]), ItemId::from(12));
        let sealed = seal_key(&keeper.public, item, &vote.private, [1; 32]).unwrap();
        assert_eq!(open_key(&keeper.private, item, &sealed), Some(vote.private.clone()));
        assert_eq!(open_key(&keeper.private, ItemId::from(13), &sealed), None);
        assert_eq!(open_key(&vote.private, item, &sealed), None);
        assert_eq!(open(&keeper.private, item, &sealed), None, "a key is no ballot");
    }

    #[test]
    fn all_envelopes_of_a_vote_are_equally_long() {
        let keys = Keys::of([7; 32]);
        let length =
            |choice: &str| seal(&keys.public, ItemId::from(1), &paper(choice), (90, [3; 32])).unwrap().len();
        assert_eq!(length("yes"), length("3>14>15>92>65"));
    }
}
