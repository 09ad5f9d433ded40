//! The page of organisations that are quiet. Who might call is asked anew for whoever looks: who has left the map since, or hides that
//! tie, is not named.

use super::reckoning::TIMES;
use super::store::{self, Listed};
use crate::ties::{self, Quiet};
use askama::Template;
use db::{Read, Time};
use house::ids::{MemberId, OrganisationId};
use house::members;
use house::web::{Answer, Error, Page, Place, Viewer, Visit, filters};
use std::collections::{BTreeMap, BTreeSet};

/// How many organisations a page lists.
const SHOWN: usize = 25;

#[derive(Template)]
#[template(path = "quiet/views/show.html")]
struct ShowPage {
    quiet: Vec<Line>,
    more: Option<String>,
    /// When it was reckoned.
    reckoned: Option<Time>,
}

/// An organisation that is quiet.
struct Line {
    name: String,
    href: String,
    /// What the network would lose with it.
    without: String,
    days: i64,
    /// On how many of them everyone rested.
    off: i64,
    usual: i64,
    caller: Option<Named>,
}

/// Who might call, and to whom of the organisation they are closest.
struct Named {
    name: String,
    href: String,
    through: String,
}

/// `GET /n/{slug}/quiet`
pub(super) async fn show(visit: Visit) -> Answer {
    let behind = place(visit.query.value("behind"));
    visit.page(move |q, viewer| page(q, viewer, behind)).await
}

/// Reads a place in the list, `DAY-NUMBER`; anything else is its beginning.
fn place(text: &str) -> (i64, OrganisationId) {
    let read = text.split_once('-').and_then(|(day, id)| Some((day.parse().ok()?, id.parse().ok()?)));
    read.unwrap_or((i64::MIN, OrganisationId::from(0)))
}

fn page(q: &mut Read<'_>, viewer: &Viewer, behind: (i64, OrganisationId)) -> Result<Page<ShowPage>, Error> {
    let limit = i64::try_from(SHOWN).unwrap_or(25).saturating_add(1);
    let mut found = store::listed(q, viewer.network.id, behind, limit)?;
    let longer = found.len() > SHOWN;
    found.truncate(SHOWN);
    let more = found
        .last()
        .filter(|_| longer)
        .map(|last| viewer.path(format_args!("quiet?behind={}-{}", last.last_day, last.id)));
    let reckoned = found.iter().map(|one| one.reckoned_at).max();
    let ids: Vec<OrganisationId> = found.iter().map(|one| one.id).collect();
    let today = ties::day_of(viewer.now);
    // Somebody may have left the map, or come back to work, since it was reckoned.
    let mut still: BTreeMap<OrganisationId, Quiet> =
        ties::quiet_among(q, viewer.network.id, &ids, today)?.into_iter().collect();
    still.retain(|_, quiet| quiet.is_over(TIMES));
    found.retain(|one| still.contains_key(&one.id));
    let mut callers = callers(q, viewer, &ids)?;
    let line = |one: Listed| Line {
        href: viewer.path(format_args!("organisations/{}", one.id)),
        without: viewer.path(format_args!("map/without?of=o{}", one.id)),
        days: (today - one.last_day).max(0),
        off: still.get(&one.id).map_or(0, |quiet| quiet.off),
        usual: one.usual,
        caller: callers.remove(&one.id),
        name: one.name,
    };
    let quiet = found.into_iter().map(line).collect();
    let page = Page::new(ShowPage { quiet, more, reckoned }, "quiet-title").place(Place::Room("quiet"));
    Ok(page.under("desk-title", viewer.path("desk")))
}

/// The closest who might call each of these, as far as both stand on the map and neither hides the tie.
fn callers(
    q: &mut Read<'_>,
    viewer: &Viewer,
    organisations: &[OrganisationId],
) -> Result<BTreeMap<OrganisationId, Named>, Error> {
    let kept = store::callers(q, organisations)?;
    let people: BTreeSet<MemberId> =
        kept.iter().flat_map(|(_, member, through)| [*member, *through]).collect();
    let people: Vec<MemberId> = people.into_iter().collect();
    let names: BTreeMap<MemberId, String> =
        members::active_names(q, viewer.network.id, &people)?.into_iter().collect();
    let absent: BTreeSet<MemberId> = ties::absent_among(q, &people)?.into_iter().collect();
    let hidden: BTreeSet<(MemberId, MemberId)> = ties::hidden_among(q, &people)?.into_iter().collect();
    let mut first: BTreeMap<OrganisationId, Named> = BTreeMap::new();
    for (organisation, member, through) in kept {
        let unseen = absent.contains(&member)
            || absent.contains(&through)
            || hidden.contains(&(member, through))
            || hidden.contains(&(through, member));
        let Some((name, via)) = names.get(&member).zip(names.get(&through)).filter(|_| !unseen) else {
            continue;
        };
        first.entry(organisation).or_insert_with(|| Named {
            name: name.clone(),
            href: viewer.path(format_args!("people/{member}")),
            through: via.clone(),
        });
    }
    Ok(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_that_is_none_is_the_beginning() {
        let first = (i64::MIN, OrganisationId::from(0));
        assert_eq!(place("20000-7"), (20_000, OrganisationId::from(7)));
        for text in ["", "x", "1", "1-", "-3-7-9", "a-b"] {
            assert_eq!(place(text), first, "{text}");
        }
    }
}
