//! Seals: one hash over what a network did since the seal before it, and over that seal. Who changes, removes or
//! slips in a line afterwards breaks the chain from there on. Sealing looks back at what is committed, so that no
//! writer ever waits for it.

use super::{Happening, LogPlace, store};
use crate::app::App;
use crate::clock::hex;
use crate::ids::{HappeningId, NetworkId};
use db::{Db, Error, Read, Time};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

db::record! {
    /// One link of the chain of a network.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub(super) struct Seal {
        pub(super) network_id: NetworkId,
        /// From 1, without a gap.
        pub(super) number: i64,
        /// With `last_id`, the place of the last line under it.
        pub(super) last_order: i64,
        pub(super) last_id: HappeningId,
        /// How many lines stand under it.
        pub(super) amount: i64,
        /// SHA-256 in hexadecimal digits; see [`hash`].
        pub(super) hash: String,
        pub(super) created_at: Time,
    }
}

impl Seal {
    /// The place up to which it seals.
    pub(super) fn place(&self) -> LogPlace {
        LogPlace { order: self.last_order, id: self.last_id }
    }
}

/// Seals what is new, every second, for as long as the server runs.
pub async fn seal_every_second(app: Arc<App>) {
    let mut seconds = tokio::time::interval(Duration::from_secs(1));
    seconds.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        seconds.tick().await;
        // An import leaves more than one batch: go on until nothing is left, one small change each.
        loop {
            match seal(&app.db, app.clock.now()).await {
                Ok(0) => break,
                Ok(_) => {}
                Err(error) => {
                    tracing::warn!(?error, "the log could not be sealed and will be in a second");
                    break;
                }
            }
        }
    }
}

/// Seals one batch of what is new in all networks; tells how many lines. Zero also when another node was faster.
///
/// # Errors
/// Those of the database.
pub async fn seal(db: &Db, now: Time) -> Result<usize, Error> {
    let found: (LogPlace, Option<LogPlace>, Vec<Seal>, usize) = db
        .read(move |q| {
            let from = store::sealed_to(q)?;
            let lines = store::after(q, from.order, from.id)?;
            let (to, amount) = (lines.last().map(LogPlace::of), lines.len());
            Ok::<_, Error>((from, to, seals_over(q, lines, now)?, amount))
        })
        .await?;
    let (from, Some(to), seals, amount) = found else { return Ok(0) };
    let kept = db.write(move |tx| {
        if !store::seal_to(tx, from, to)? {
            return Ok(false);
        }
        for seal in &seals {
            store::keep(tx, seal)?;
        }
        Ok::<_, Error>(true)
    });
    Ok(if kept.await? { amount } else { 0 })
}

/// The next seal of each network that has lines here.
fn seals_over(q: &mut Read<'_>, lines: Vec<Happening>, now: Time) -> Result<Vec<Seal>, Error> {
    let mut networks: BTreeMap<NetworkId, Vec<Happening>> = BTreeMap::new();
    for line in lines {
        networks.entry(line.network_id).or_default().push(line);
    }
    let mut seals = Vec::with_capacity(networks.len());
    for (network, lines) in networks {
        let before = store::newest_seal(q, network)?;
        let Some(last) = lines.last() else { continue };
        let number = before.as_ref().map_or(1, |seal| seal.number.saturating_add(1));
        let mut seal = Seal {
            network_id: network,
            number,
            last_order: last.visible_order,
            last_id: last.id,
            amount: i64::try_from(lines.len()).unwrap_or(i64::MAX),
            hash: String::new(),
            created_at: now,
        };
        seal.hash = hash(&seal, before.as_ref().map_or("", |seal| &seal.hash), &lines);
        seals.push(seal);
    }
    Ok(seals)
}

/// The hash of a seal: SHA-256 over one line of JSON for the seal itself, which holds the hash of the seal before
/// it, and one line of JSON for each line of the log, in their order. Every field of a line takes part.
pub(super) fn hash(seal: &Seal, before: &str, lines: &[Happening]) -> String {
    let mut sum = Sha256::new();
    let head = json!([
        "commonweave-seal-1",
        seal.network_id.get(),
        seal.number,
        before,
        seal.last_order,
        seal.last_id.get(),
        seal.amount,
        seal.created_at.micros(),
    ]);
    sum.update(format!("{head}\n"));
    for line in lines {
        sum.update(format!("{}\n", canonical(line)));
    }
    hex(&sum.finalize())
}

fn canonical(line: &Happening) -> Value {
    json!([
        line.id.get(),
        line.visible_order,
        line.network_id.get(),
        line.member_id.map(|id| id.get()),
        line.what.as_str(),
        line.space_id.map(|id| id.get()),
        line.item_id.map(|id| id.get()),
        line.message_id.map(|id| id.get()),
        line.subject_id,
        line.detail,
        line.created_at.micros(),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::happenings::What;
    use crate::ids::{MemberId, SpaceId};

    fn line() -> Happening {
        Happening {
            id: HappeningId::from(7),
            visible_order: 3,
            network_id: NetworkId::from(1),
            member_id: Some(MemberId::from(2)),
            what: What::SpaceJoined,
            space_id: Some(SpaceId::from(4)),
            item_id: None,
            message_id: None,
            subject_id: None,
            detail: "member".to_owned(),
            created_at: Time::from_micros(9),
        }
    }

    fn seal() -> Seal {
        Seal {
            network_id: NetworkId::from(1),
            number: 1,
            last_order: 3,
            last_id: HappeningId::from(7),
            amount: 1,
            hash: String::new(),
            created_at: Time::from_micros(10),
        }
    }

    #[test]
    fn a_seal_is_the_same_on_every_machine_and_in_every_version() {
        let known = "bc6adba64a0898c2f6121f60515da0b5e91b8f514ced6b2715644149862ab733";
        assert_eq!(hash(&seal(), "", &[line()]), known);
    }

    #[test]
    fn whatever_changes_in_a_line_changes_its_seal() {
        let was = hash(&seal(), "", &[line()]);
        let changes: [fn(&mut Happening); 6] = [
            |line| line.member_id = None,
            |line| line.what = What::SpaceLeft,
            |line| line.item_id = Some(crate::ids::ItemId::from(4)),
            |line| line.subject_id = Some(4),
            |line| line.detail = "facilitator".to_owned(),
            |line| line.created_at = Time::from_micros(8),
        ];
        for change in changes {
            let mut other = line();
            change(&mut other);
            assert_ne!(hash(&seal(), "", &[other]), was);
        }
    }

    #[test]
    fn a_seal_stands_on_the_seal_before_it() {
        assert_ne!(hash(&seal(), "a", &[line()]), hash(&seal(), "b", &[line()]));
    }

    #[test]
    fn the_same_fields_in_other_columns_make_another_seal() {
        let (mut one, mut other) = (line(), line());
        (one.space_id, one.subject_id) = (None, Some(4));
        (other.space_id, other.subject_id) = (Some(SpaceId::from(4)), None);
        assert_ne!(hash(&seal(), "", &[one]), hash(&seal(), "", &[other]));
    }
}
