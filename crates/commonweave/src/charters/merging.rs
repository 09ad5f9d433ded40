//! What organisations have endorsed when two become one: one stands behind a version once, whoever of the two said so.

use super::store;
use db::{Time, Write};
use house::ids::{CharterId, MemberId, OrganisationId};
use house::room::Merging;
use house::web::Error;
use serde::{Deserialize, Serialize};

/// What this room does.
pub(super) const MERGING: Merging = Merging { merge, part };

/// What is needed to undo it.
#[derive(Serialize, Deserialize)]
struct Kept {
    /// The endorsements that went over.
    moved: Vec<i64>,
    /// Those that were one too many: of which version, by whom, when.
    spare: Vec<(i64, i64, i64)>,
}

fn merge(tx: &mut Write<'_>, from: OrganisationId, into: OrganisationId) -> Result<String, Error> {
    let spare = store::merging::take_spare(tx, from, into)?;
    let kept = Kept {
        moved: store::merging::move_all(tx, from, into)?,
        spare: spare.into_iter().map(|(of, by, at)| (of.get(), by.get(), at.micros())).collect(),
    };
    serde_json::to_string(&kept).map_err(|error| Error::Broken(error.into()))
}

/// What was withdrawn meanwhile stays withdrawn.
fn part(tx: &mut Write<'_>, from: OrganisationId, into: OrganisationId, kept: &str) -> Result<(), Error> {
    let kept: Kept = serde_json::from_str(kept).map_err(|error| Error::Broken(error.into()))?;
    store::merging::move_back(tx, &kept.moved, into, from)?;
    for (charter, member, at) in kept.spare {
        let (charter, member) = (CharterId::from(charter), MemberId::from(member));
        store::merging::put_back(tx, charter, member, from, Time::from_micros(at))?;
    }
    Ok(())
}
