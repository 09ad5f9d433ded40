//! Lines of the log as one viewer may read them: those that they may not see are left out, and numbers become names.
//! Today, the live notice and the stewards' log all tell what happened through this room, so that one rule of who
//! may learn what holds for them all. It has no pages and no tables.

mod names;
mod sentence;

use crate::access::Action;
use crate::happenings::{Audience, Happening, What};
use crate::ids::{ItemId, MemberId, OrganisationId, SpaceId};
use crate::web::{Error, Viewer};
use crate::{items, members, organisations, spaces};
use db::Read;
use names::{Subject, distinct};
use std::collections::BTreeMap;

pub use sentence::label;

/// A line of the log that the viewer may read.
#[derive(Debug, Clone)]
pub struct Told {
    /// The line.
    pub line: Happening,
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
/// many lines there are.
///
/// # Errors
/// Those of the database.
pub fn told(q: &mut Read<'_>, viewer: &Viewer, lines: Vec<Happening>) -> Result<Vec<Told>, Error> {
    let spaces: BTreeMap<SpaceId, String> =
        spaces::names(q, viewer, &distinct(&lines, |line| line.space_id))?.into_iter().collect();
    let lines: Vec<Happening> = lines.into_iter().filter(|line| may_learn(viewer, line, &spaces)).collect();
    let items: BTreeMap<ItemId, String> =
        items::titles(q, viewer, &distinct(&lines, |line| line.item_id))?.into_iter().collect();
    let mut people = distinct(&lines, |line| line.member_id);
    people.extend(distinct(&lines, |line| Subject::of(line).member()));
    let people: BTreeMap<MemberId, String> =
        members::names(q, viewer.network.id, &people)?.into_iter().collect();
    let partners = distinct(&lines, |line| Subject::of(line).organisation());
    let partners: BTreeMap<OrganisationId, String> =
        organisations::names(q, viewer.network.id, &partners)?.into_iter().collect();
    let name = |line: Happening| Told {
        who: line.member_id.and_then(|id| Some((id, people.get(&id)?.clone()))),
        space: line.space_id.and_then(|id| Some((id, spaces.get(&id)?.clone()))),
        item: line.item_id.and_then(|id| Some((id, items.get(&id)?.clone()))),
        subject: match Subject::of(&line) {
            Subject::Member(id) => people.get(&id).cloned(),
            Subject::Organisation(id) => partners.get(&id).cloned(),
            Subject::Other => None,
        },
        line,
    };
    Ok(lines.into_iter().map(name).collect())
}

/// Who may learn of a line: members, whoever reads its space, or stewards. Not even stewards learn what is done in
/// a space of members that they are not in.
fn may_learn(viewer: &Viewer, line: &Happening, spaces: &BTreeMap<SpaceId, String>) -> bool {
    let ours = line.network_id == viewer.network.id;
    let space = line.space_id.is_none_or(|space| spaces.contains_key(&space));
    ours && space
        && match line.what.audience() {
            Audience::Network => viewer.may(Action::ReadToday),
            Audience::Space => line.space_id.is_some(),
            Audience::Stewards => viewer.may(Action::ReadLog),
        }
}

impl Told {
    /// Where it can be looked at.
    pub fn href(&self, viewer: &Viewer) -> Option<String> {
        if let Some((item, _)) = &self.item {
            let whole = viewer.path(format_args!("items/{item}"));
            let message = self.line.message_id.filter(|_| self.line.what != What::MessageDeleted);
            return Some(match message {
                Some(message) => format!("{whole}?message={message}#message-{message}"),
                None => whole,
            });
        }
        if let Some((space, _)) = &self.space {
            return Some(viewer.path(format_args!("spaces/{space}")));
        }
        match Subject::of(&self.line) {
            Subject::Member(id) => Some(viewer.path(format_args!("people/{id}"))),
            Subject::Organisation(id) => Some(viewer.path(format_args!("organisations/{id}"))),
            Subject::Other => matches!(
                self.line.what,
                What::CharterRevised | What::CharterEndorsed | What::EndorsementWithdrawn
            )
            .then(|| viewer.path("charter")),
        }
    }
}
