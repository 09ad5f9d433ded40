//! Lines of the log as one viewer may read them: those that they may not see are left out, and numbers become names.
//! Today, the live notice and the stewards' log all tell what happened through this room, so that one rule of who
//! may learn what holds for them all. It has no pages and no tables.

mod names;
mod sentence;

use crate::access::Action;
use crate::happenings::{Act, Audience, Happening, Subject};
use crate::ids::{ItemId, MemberId, OrganisationId, SpaceId};
use crate::room::Rooms;
use crate::web::{Error, Viewer};
use crate::{items, members, organisations, spaces};
use db::Read;
use names::distinct;
use std::collections::BTreeMap;

pub use sentence::label;

/// A line of the log that the viewer may read.
#[derive(Debug, Clone, Hash)]
pub struct Told {
    /// The line.
    pub line: Happening,
    /// The act that it is a line of.
    pub act: &'static Act,
    /// Who did it; none for what the program did.
    pub who: Option<(MemberId, String)>,
    /// In which space.
    pub space: Option<(SpaceId, String)>,
    /// Upon which item.
    pub item: Option<(ItemId, String)>,
    /// Upon which member or organisation, by name.
    pub subject: Option<String>,
}

/// Those of these lines that the viewer may see, in the same order, with their names. A handful of queries, however
/// many lines there are. Lines of acts that no room has are left out: nobody knows who may learn of them.
///
/// # Errors
/// Those of the database.
pub fn told(
    q: &mut Read<'_>,
    viewer: &Viewer,
    rooms: Rooms,
    lines: Vec<Happening>,
) -> Result<Vec<Told>, Error> {
    let spaces: BTreeMap<SpaceId, String> =
        spaces::names(q, viewer, &distinct(&lines, |line| line.space_id))?.into_iter().collect();
    let known = lines.into_iter().filter_map(|line| Some((rooms.act(line.what.as_str())?, line)));
    let known: Vec<(&Act, Happening)> =
        known.filter(|(act, line)| may_learn(viewer, act, line, &spaces)).collect();
    let items: BTreeMap<ItemId, String> =
        items::titles(q, viewer, &distinct(&known, |(_, line)| line.item_id))?.into_iter().collect();
    // What is no longer in sight, because it was moved or deleted, is no longer told of either.
    let seen = |(act, line): &(&Act, Happening)| {
        act.unnamed || line.item_id.is_none_or(|id| items.contains_key(&id))
    };
    let known: Vec<(&Act, Happening)> = known.into_iter().filter(seen).collect();
    let mut people = distinct(&known, |(_, line)| line.member_id);
    people.extend(distinct(&known, |(act, line)| member(act, line)));
    let people: BTreeMap<MemberId, String> =
        members::names(q, viewer.network.id, &people)?.into_iter().collect();
    let partners = distinct(&known, |(act, line)| organisation(act, line));
    let partners: BTreeMap<OrganisationId, String> =
        organisations::names(q, viewer.network.id, &partners)?.into_iter().collect();
    let name = |(act, line): (&'static Act, Happening)| Told {
        who: line.member_id.and_then(|id| Some((id, people.get(&id)?.clone()))),
        space: line.space_id.and_then(|id| Some((id, spaces.get(&id)?.clone()))),
        item: line.item_id.and_then(|id| Some((id, items.get(&id)?.clone()))),
        subject: member(act, &line)
            .and_then(|id| people.get(&id))
            .or_else(|| organisation(act, &line).and_then(|id| partners.get(&id)))
            .cloned(),
        act,
        line,
    };
    Ok(known.into_iter().map(name).collect())
}

fn member(act: &Act, line: &Happening) -> Option<MemberId> {
    line.subject_id.filter(|_| act.subject == Subject::Member).map(MemberId::from)
}

fn organisation(act: &Act, line: &Happening) -> Option<OrganisationId> {
    line.subject_id.filter(|_| act.subject == Subject::Organisation).map(OrganisationId::from)
}

/// Who may learn of a line: members, whoever reads its space, or stewards. Not even stewards learn what is done in
/// a space of members that they are not in.
fn may_learn(viewer: &Viewer, act: &Act, line: &Happening, spaces: &BTreeMap<SpaceId, String>) -> bool {
    let ours = line.network_id == viewer.network.id;
    let space = line.space_id.is_none_or(|space| spaces.contains_key(&space));
    ours && space
        && match act.audience {
            Audience::Network => viewer.may(Action::ReadToday),
            Audience::Space => line.space_id.is_some(),
            Audience::Stewards => viewer.may(Action::ReadLog),
            Audience::Nobody => false,
        }
}

impl Told {
    /// Where it can be looked at.
    pub fn href(&self, viewer: &Viewer) -> Option<String> {
        if let Some((item, _)) = &self.item {
            let whole = viewer.path(format_args!("items/{item}"));
            let message = self.line.message_id.filter(|_| !self.act.removes);
            return Some(match message {
                Some(message) => format!("{whole}?message={message}#message-{message}"),
                None => whole,
            });
        }
        if let Some((space, _)) = &self.space {
            return Some(viewer.path(format_args!("spaces/{space}")));
        }
        if let Some(id) = member(self.act, &self.line) {
            return Some(viewer.path(format_args!("people/{id}")));
        }
        if let Some(id) = organisation(self.act, &self.line) {
            return Some(viewer.path(format_args!("organisations/{id}")));
        }
        self.act.page.map(|page| viewer.path(page))
    }
}
