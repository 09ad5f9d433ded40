//! How much each organisation carries and gives where every member may look, and for what most others wait. It is reckoned once a
//! day, so that no page sums up a whole network. What people carry stands elsewhere: for them, and for stewards.

use super::store::loads::{self, Amount};
use askama::Template;
use db::{Read, Time};
use house::access::Action;
use house::ids::{ItemId, OrganisationId};
use house::reports::Block;
use house::room::Rooms;
use house::web::{Answer, Error, Page, Place, Viewer, Visit, filters};
use house::{items, organisations};
use std::collections::BTreeMap;

/// So many organisations stand on a page, and so many items for which others wait.
const SHOWN: usize = 100;
const BLOCKS: i64 = 20;

#[derive(Template)]
#[template(path = "burdens/views/load.html")]
struct LoadPage {
    heads: Vec<&'static str>,
    lines: Vec<Line>,
    reckoned: Option<Time>,
    blocks: Vec<Blocking>,
    burdens: Option<String>,
    more: Option<String>,
}

/// Something for which others wait.
struct Blocking {
    href: String,
    title: String,
    /// Who carries it; may be empty.
    organisation: String,
    waiting: i64,
}

struct Line {
    /// Empty for what no organisation carries.
    name: String,
    href: String,
    cells: Vec<String>,
}

/// `GET /n/{slug}/load`
pub(super) async fn show(visit: Visit) -> Answer {
    let rooms = visit.app.rooms;
    let after = visit.query.value("after").parse().unwrap_or(OrganisationId::from(-1));
    visit.page(move |q, viewer| page(q, viewer, rooms, after)).await
}

fn page(
    q: &mut Read<'_>,
    viewer: &Viewer,
    rooms: Rooms,
    after: OrganisationId,
) -> Result<Page<LoadPage>, Error> {
    let limit = i64::try_from(SHOWN).unwrap_or_default() + 1;
    let mut ids = loads::carrying(q, viewer.network.id, after, limit)?;
    let longer = ids.len() > SHOWN;
    ids.truncate(SHOWN);
    let amounts = loads::amounts(q, viewer.network.id, &ids)?;
    let blocks = blocks(q, viewer)?;
    let body = LoadPage {
        heads: rooms.loads().map(|load| load.label).collect(),
        reckoned: amounts.iter().map(|one| one.reckoned_at).max(),
        more: ids.last().filter(|_| longer).map(|last| viewer.path(format_args!("load?after={last}"))),
        lines: lines(q, viewer, rooms, (&ids, &amounts))?,
        blocks,
        burdens: viewer.may(Action::ReadBurdens).then(|| viewer.path("burdens")),
    };
    Ok(Page::new(body, "burden-load-title").place(Place::Room("load")).wide())
}

/// A line for each organisation, by name; what none carries comes last.
fn lines(
    q: &mut Read<'_>,
    viewer: &Viewer,
    rooms: Rooms,
    (ids, amounts): (&[OrganisationId], &[Amount]),
) -> Result<Vec<Line>, Error> {
    let names: BTreeMap<OrganisationId, String> =
        organisations::names(q, viewer.network.id, ids)?.into_iter().collect();
    let cell = |id: OrganisationId, word: &str, minutes: bool| {
        let found = amounts.iter().find(|one| one.organisation_id == id && one.word == word);
        match found.map(|one| one.amount) {
            Some(amount) if minutes => clock(amount),
            // Hours of few are not told: so where there are none is not told apart.
            None if minutes => "–".to_owned(),
            amount => amount.unwrap_or(0).to_string(),
        }
    };
    let line = |id: &OrganisationId| Line {
        name: names.get(id).cloned().unwrap_or_default(),
        href: viewer.path(format_args!("organisations/{id}")),
        cells: rooms.loads().map(|load| cell(*id, load.word, load.minutes)).collect(),
    };
    let mut lines: Vec<Line> = ids.iter().map(line).collect();
    lines.sort_by(|a, b| (a.name.is_empty(), &a.name).cmp(&(b.name.is_empty(), &b.name)));
    Ok(lines)
}

/// For what most others wait, as far as the viewer may read it.
fn blocks(q: &mut Read<'_>, viewer: &Viewer) -> Result<Vec<Blocking>, Error> {
    let found = loads::blocks(q, viewer.network.id, BLOCKS)?;
    let ids: Vec<ItemId> = found.iter().map(|(id, _, _)| *id).collect();
    let carriers: Vec<OrganisationId> = found.iter().map(|(_, carrier, _)| *carrier).collect();
    let names: BTreeMap<OrganisationId, String> =
        organisations::names(q, viewer.network.id, &carriers)?.into_iter().collect();
    let titles: BTreeMap<ItemId, String> = items::titles(q, viewer, &ids)?.into_iter().collect();
    let told = |(id, carrier, waiting): Block| {
        let title = titles.get(&id)?.clone();
        let organisation = names.get(&carrier).cloned().unwrap_or_default();
        Some(Blocking { href: viewer.path(format_args!("items/{id}")), title, organisation, waiting })
    };
    Ok(found.into_iter().filter_map(told).collect())
}

/// Minutes as one says them: `1:30`.
fn clock(minutes: i64) -> String {
    format!("{}:{:02}", minutes.div_euclid(60), minutes.rem_euclid(60))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minutes_are_told_in_hours() {
        assert_eq!(
            (clock(0), clock(65), clock(600)),
            ("0:00".to_owned(), "1:05".to_owned(), "10:00".to_owned())
        );
    }
}
