//! Passwords: which are refused, how they are kept, and how one is compared without telling whether the account exists.

use crate::clock::Chance;
use crate::web::Said;
use anyhow::{Context, anyhow};
use argon2::password_hash::phc::PasswordHash;
use argon2::{Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version};
use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;

/// The shortest password, in characters.
pub const SHORTEST: usize = 10;
/// The longest password, in characters: no limit for people, one for the work a stranger can ask for.
pub const LONGEST: usize = 200;
/// With fewer different characters than this a password is a row of keys.
const DIFFERENT: usize = 5;

/// Sorted, lower case. Source and licence stand in `common_passwords.md`.
const COMMON: &str = include_str!("common_passwords.txt");

/// Each hash takes 19 MiB while it is made: more than this many at a time wait.
static TURNS: Semaphore = Semaphore::const_new(4);

/// A hash of no password, made with the same costs as all others: what the password of an unknown address is
/// compared with, so that it takes as long as that of a known one.
pub const NOBODY: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$Y29tbW9ud2VhdmUtbm9ib2R5$MDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDA";

/// What is wrong with a password, if anything is. `own` are words that the person would be guessed by: their name,
/// their address, their network.
pub fn objection(password: &str, own: &[&str]) -> Option<Said> {
    let length = password.chars().count();
    if length < SHORTEST {
        return Some(Said::key("account-password-short").with("least", SHORTEST));
    }
    if length > LONGEST {
        return Some(Said::key("account-password-long").with("most", LONGEST));
    }
    let folded = password.to_lowercase();
    if is_common(&folded) {
        return Some("account-password-common".into());
    }
    let named = own.iter().map(|word| word.trim().to_lowercase()).any(|word| is_only(&folded, &word));
    named.then(|| "account-password-own".into())
}

/// Hashes a password with argon2id (19 MiB, two passes, one lane: the least that OWASP recommends), off the
/// threads that answer requests.
///
/// # Errors
/// Where there is no randomness or no memory to be had.
pub async fn hash(chance: Chance, password: &str) -> anyhow::Result<String> {
    let salt = chance.bytes::<16>()?;
    let password = password.to_owned();
    let _turn = TURNS.acquire().await?;
    spawn_blocking(move || hash_now(&salt, &password)).await?
}

/// Whether this is the password of the hash; without a hash the same work is done and the answer is no.
///
/// # Errors
/// Where the hash cannot be read or there is no memory to be had.
pub async fn is_right(password: &str, hash: Option<String>) -> anyhow::Result<bool> {
    let password = password.to_owned();
    let _turn = TURNS.acquire().await?;
    spawn_blocking(move || compare(hash.as_deref(), |hash| verify(&password, hash))).await?
}

/// The 32 bytes to which a passphrase and a salt come, with the costs of a password and off the threads that answer requests. Only
/// whoever has both comes to them.
///
/// # Errors
/// Where the salt has fewer than 8 bytes, or there is no memory to be had.
pub async fn stretched(passphrase: &str, salt: &str) -> anyhow::Result<[u8; 32]> {
    let (passphrase, salt) = (passphrase.to_owned(), salt.to_owned());
    let _turn = TURNS.acquire().await?;
    spawn_blocking(move || stretch(passphrase.as_bytes(), salt.as_bytes())).await?
}

fn stretch(passphrase: &[u8], salt: &[u8]) -> anyhow::Result<[u8; 32]> {
    let mut key = [0; 32];
    let done = hasher()?.hash_password_into(passphrase, salt, &mut key);
    done.map_err(|error| anyhow!("a passphrase could not be stretched: {error}"))?;
    Ok(key)
}

fn hasher() -> anyhow::Result<Argon2<'static>> {
    let costs = Params::new(19 * 1024, 2, 1, Some(32)).map_err(|error| anyhow!("argon2: {error}"))?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, costs))
}

fn hash_now(salt: &[u8], password: &str) -> anyhow::Result<String> {
    let made: PasswordHash = hasher()?
        .hash_password_with_salt(password.as_bytes(), salt)
        .map_err(|error| anyhow!("a password could not be hashed: {error}"))?;
    Ok(made.to_string())
}

/// Compares once, whether there is a hash or not.
fn compare(hash: Option<&str>, verify: impl FnOnce(&str) -> anyhow::Result<bool>) -> anyhow::Result<bool> {
    let same = verify(hash.unwrap_or(NOBODY))?;
    Ok(same && hash.is_some())
}

fn verify(password: &str, hash: &str) -> anyhow::Result<bool> {
    let kept = PasswordHash::new(hash).ok().context("a kept password hash cannot be read")?;
    match hasher()?.verify_password(password.as_bytes(), &kept) {
        Ok(()) => Ok(true),
        Err(argon2::password_hash::Error::PasswordInvalid) => Ok(false),
        Err(error) => Err(anyhow!("a password could not be compared: {error}")),
    }
}

fn is_common(folded: &str) -> bool {
    let mut different: Vec<char> = folded.chars().collect();
    different.sort_unstable();
    different.dedup();
    different.len() < DIFFERENT || COMMON.lines().any(|line| line == folded)
}

/// Whether the password is nothing but this word, perhaps written twice or without its blanks or host.
fn is_only(folded: &str, word: &str) -> bool {
    let bare: String = word.chars().filter(|letter| !letter.is_whitespace()).collect();
    let name = word.split_once('@').map_or(word, |(name, _)| name);
    [word, bare.as_str(), name]
        .into_iter()
        .filter(|word| word.chars().count() > 2)
        .any(|word| folded.strip_prefix(word).is_some_and(|rest| rest.is_empty() || rest == word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::RefCell;

    #[test]
    fn a_passphrase_comes_to_the_same_with_its_salt_alone() {
        let of = |passphrase: &str, salt: &str| stretch(passphrase.as_bytes(), salt.as_bytes()).unwrap();
        let key = of("tulips on the roof", "a salt of theirs");
        assert_eq!(key, of("tulips on the roof", "a salt of theirs"));
        assert_ne!(key, of("tulips on the root", "a salt of theirs"));
        assert_ne!(key, of("tulips on the roof", "a salt of others"));
        assert!(stretch(b"tulips on the roof", b"short").is_err());
    }

    #[test]
    fn a_short_or_endless_password_is_refused() {
        assert!(objection("kJ3!xy", &[]).is_some());
        assert!(objection("x1y2z".repeat(41).as_str(), &[]).is_some());
        assert_eq!(objection("tulips on the roof", &[]), None);
    }

    #[test]
    fn a_common_password_is_refused_in_any_case() {
        for common in
            ["password123", "Password123", "1234567890", "qwertyuiop", "aaaaaaaaaaaa", "abababababab"]
        {
            assert_eq!(objection(common, &[]), Some("account-password-common".into()), "{common}");
        }
    }

    #[test]
    fn ones_own_name_address_or_network_is_no_password() {
        let own = ["Amina Diallo", "amina.diallo@example.org", "Green City Project"];
        for weak in
            ["amina diallo", "AminaDiallo", "amina.diallo@example.org", "amina.diallo", "greencityproject"]
        {
            assert_eq!(objection(weak, &own), Some("account-password-own".into()), "{weak}");
        }
        assert_eq!(objection("amina diallo and 9 geese", &own), None);
    }

    #[test]
    fn the_list_of_common_passwords_is_sorted_lower_case_and_long_enough() {
        let lines: Vec<&str> = COMMON.lines().collect();
        assert!(lines.len() > 2_500 && COMMON.len() < 100_000);
        assert!(lines.is_sorted());
        assert!(lines.iter().all(|line| line.len() >= SHORTEST && *line == line.to_lowercase()));
    }

    #[tokio::test]
    async fn a_password_is_right_only_for_its_own_hash() {
        let kept = hash(Chance, "tulips on the roof").await.unwrap();
        assert!(kept.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{kept}");
        assert!(is_right("tulips on the roof", Some(kept.clone())).await.unwrap());
        assert!(!is_right("tulips on the wall", Some(kept)).await.unwrap());
    }

    #[tokio::test]
    async fn nobody_has_a_password() {
        assert!(!is_right("tulips on the roof", None).await.unwrap());
    }

    #[test]
    fn an_unknown_address_costs_exactly_the_work_of_a_known_one() {
        let known = hash_now(b"a salt of some sort", "tulips on the roof").unwrap();
        let compared = RefCell::new(Vec::new());
        let note = |hash: &str| {
            compared.borrow_mut().push(hash.to_owned());
            verify("tulips", hash)
        };
        assert!(!compare(Some(&known), note).unwrap());
        assert!(!compare(None, note).unwrap());
        let costs: Vec<(String, usize, usize)> = compared
            .borrow()
            .iter()
            .map(|hash| {
                let hash = PasswordHash::new(hash).unwrap();
                let costs = format!("{} {:?} {}", hash.algorithm, hash.version, hash.params);
                (costs, hash.hash.unwrap().len(), hash.salt.unwrap().len())
            })
            .collect();
        assert_eq!(costs.len(), 2, "one comparison each");
        assert_eq!(costs[0].0, costs[1].0);
        assert_eq!(costs[0].1, costs[1].1);
    }
}
