//! Two organisations that are one: what the one that stays gains, and how that is undone. The one that goes keeps all its
//! rows, archived: undoing gives nothing back that it has lost, it only takes from the other what came by the merger and
//! was not changed since.

use super::{Refused, bring_back, present, put_away, store};
use crate::ids::OrganisationId;
use crate::members::{self, NewAffiliation, Tie};
use crate::organisations::filling::{Filled, filled, texts};
use crate::organisations::organisation::{NewOrganisation, Organisation};
use crate::organisations::{change, visible_to};
use crate::room::{Erased, Rooms};
use crate::web::{Error, Viewer};
use db::{Read, Write};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A merger as it would be.
pub(super) struct Merger {
    pub(super) source: Organisation,
    pub(super) into: Organisation,
    /// What is known of the one that stays, afterwards.
    pub(super) filled: NewOrganisation,
    /// Who comes to belong to it.
    pub(super) joining: Vec<Tie>,
    /// Who belongs to it and comes to stand for it.
    rising: Vec<Tie>,
}

/// What a merger changed in the organisation that stayed.
#[derive(Serialize, Deserialize)]
struct Changed {
    filled: Filled,
    joined: Vec<i64>,
    risen: Vec<i64>,
    followers: Vec<i64>,
    /// What other rooms need to undo it.
    #[serde(default)]
    rooms: BTreeMap<String, String>,
}

impl Merger {
    pub(super) fn load(
        q: &mut Read<'_>,
        viewer: &Viewer,
        source: OrganisationId,
        into: OrganisationId,
    ) -> Result<Merger, Error> {
        let source = present(q, viewer, source)?;
        let into = visible_to(q, viewer, into)?.filter(|into| into.id != source.id).ok_or(Error::NotFound)?;
        if into.archived_at.is_some() {
            return Err(Refused::OtherArchived.into());
        }
        let there = members::ties_of(q, into.id)?;
        let (mut joining, mut rising) = (Vec::new(), Vec::new());
        for tie in members::ties_of(q, source.id)? {
            match there.iter().find(|own| own.member_id == tie.member_id) {
                None => joining.push(tie),
                Some(own) if own.capacity < tie.capacity => rising.push(tie),
                Some(_) => {}
            }
        }
        let filled = filled(&into.known(), &source.known());
        Ok(Merger { source, into, filled, joining, rising })
    }

    /// Which fields of the one that stays are filled in, each by the key of its label, with what.
    pub(super) fn gains(&self) -> Vec<(&'static str, String)> {
        let mut before = self.into.known();
        let mut after = self.filled.clone();
        let texts = texts(&mut before).into_iter().zip(texts(&mut after));
        let changed = texts.filter(|((_, before), (_, after))| before != after);
        changed.map(|((label, _), (_, after))| (label, after.clone())).collect()
    }

    /// Merges. The caller holds both rows and records the happening.
    pub(super) fn apply(&self, tx: &mut Write<'_>, viewer: &Viewer, rooms: Rooms) -> Result<(), Error> {
        let (network, now, into) = (viewer.network.id, viewer.now, self.into.id);
        // What is said of the one that stays was set when it was written, here or there.
        let about = if self.into.about.is_empty() { &self.source.about_html } else { &self.into.about_html };
        // Written even where nothing is filled in, so that it is known to have been changed.
        change(tx, network, &self.into, (&self.filled, about), now)?;
        let place = (into, self.filled.sector);
        let all = self.joining.iter().chain(&self.rising);
        let ties: Vec<NewAffiliation> = all.map(|tie| tie.at(place, tie.capacity)).collect();
        members::affiliate_many(tx, network, &ties, now)?;
        let followers = store::merged_into(tx, self.source.id)?;
        store::lead_on(tx, network, &followers, into)?;
        put_away(tx, network, &self.source, Some(into), now)?;
        let numbers = |ties: &[Tie]| ties.iter().map(|tie| tie.member_id.get()).collect();
        let changed = Changed {
            filled: Filled { before: self.into.known(), after: self.filled.clone() },
            joined: numbers(&self.joining),
            risen: numbers(&self.rising),
            followers: followers.iter().map(|id| id.get()).collect(),
            rooms: rooms.merge(tx, self.source.id, into)?,
        };
        let changed = serde_json::to_string(&changed).map_err(|error| Error::Broken(error.into()))?;
        store::insert_merger(tx, network, (self.source.id, into), viewer.member()?.id, &changed, now)?;
        Ok(())
    }
}

/// What a merger changed, without somebody whose account is erased; none where it does not tell of them.
pub(in crate::organisations) fn without_person(changed: &str, erased: &Erased) -> Option<String> {
    let mut changed: Changed = serde_json::from_str(changed).ok()?;
    changed.filled = changed.filled.without(erased)?;
    serde_json::to_string(&changed).ok()
}

/// Undoes the merger of an organisation; answers with the one into which it was merged. What somebody has changed since
/// in the one that stayed is left as it is. The caller records the happening.
pub(super) fn undo(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    rooms: Rooms,
    id: OrganisationId,
) -> Result<OrganisationId, Error> {
    let source = visible_to(tx, viewer, id)?.ok_or(Error::NotFound)?;
    let (Some(since), Some((number, into, changed, at))) = (source.archived_at, store::merger_of(tx, id)?)
    else {
        return Err(Refused::NotMerged.into());
    };
    tx.lock("organisations", into.get())?;
    let changed: Changed = serde_json::from_str(&changed).map_err(|error| Error::Broken(error.into()))?;
    let network = viewer.network.id;
    let other = visible_to(tx, viewer, into)?.ok_or(Error::NotFound)?;
    let given_back = changed.filled.given_back(&other.known());
    if given_back != other.known() {
        let about = given_back.html_beside(&other);
        change(tx, network, &other, (&given_back, about), viewer.now)?;
    }
    let joined: Vec<_> = changed.joined.iter().map(|id| (*id).into()).collect();
    members::part(tx, into, &joined, at)?;
    let risen: Vec<_> = changed.risen.iter().map(|id| (*id).into()).collect();
    members::lower(tx, network, into, &risen, viewer.now)?;
    let followers: Vec<OrganisationId> = changed.followers.iter().map(|id| (*id).into()).collect();
    store::lead_on(tx, network, &followers, id)?;
    bring_back(tx, network, &source, since, viewer.now)?;
    rooms.part(tx, id, into, &changed.rooms)?;
    store::undo_merger(tx, number, viewer.now)?;
    Ok(into)
}
