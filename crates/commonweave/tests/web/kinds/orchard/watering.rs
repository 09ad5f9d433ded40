//! What a tree needs and what is done for it: its day, who waters it, and what of that is counted, exported and told.

use db::{Read, Write};
use house::access::Action;
use house::dates::{self, Dated, Span, Window};
use house::extract::Extract;
use house::happenings::{self, Act, Asks, Happened, Whom};
use house::ids::{ItemId, SpaceId};
use house::items;
use house::recount::{Counted, Wrong};
use house::web::{Answer, At, Error, Need, Said, Viewer, Visit};
use jiff::civil::Date;
use jiff::tz::TimeZone;

static THANKS: Asks = Asks { whom: Whom::Author, why: "tree-watered-why" };

pub static TREE_WATERED: Act =
    Act { word: "tree-watered", news: true, landmark: true, asks: Some(&THANKS), ..Act::QUIET };

/// POST `/n/{slug}/trees/{id}/watering`
pub async fn water(visit: Visit, At((_, id)): At<(String, ItemId)>) -> Answer {
    visit.write(move |tx, viewer| watered(tx, viewer, id)).await?;
    Ok(visit.go_saying(visit.path(format_args!("items/{id}")), "tree-watered-done"))
}

fn watered(tx: &mut Write<'_>, viewer: &Viewer, id: ItemId) -> Result<(), Error> {
    let item =
        items::visible_to(tx, viewer, id)?.filter(|item| item.kind == "tree").ok_or(Error::NotFound)?;
    if !item.may(viewer, Action::TakePart) {
        return Err(Error::NotFound);
    }
    let me = viewer.member()?.id;
    let sql =
        "INSERT INTO waterings (item_id, member_id, watered_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
    if tx.run(sql, &[&id, &me, &viewer.now])? > 0 {
        tx.run("UPDATE trees SET watered_count = watered_count + 1 WHERE item_id = $1", &[&id])?;
        let happened = Happened::new(&TREE_WATERED).space(item.space_id).item(id);
        happenings::record(tx, viewer.network.id, Some(me), viewer.now, happened)?;
    }
    Ok(())
}

/// Who planted a tree on paper is asked to plant it.
pub fn needs(q: &mut Read<'_>, viewer: &Viewer) -> Result<Vec<Need>, Error> {
    let Some(me) = viewer.member_id() else { return Ok(Vec::new()) };
    let planned: Vec<ItemId> = q.all(
        "SELECT id FROM items WHERE author_id = $1 AND kind = 'tree' AND state = 'planned' ORDER BY id LIMIT 3",
        &[&me],
    )?;
    let seen = items::titles(q, viewer, &planned)?;
    let need = |(id, title): (ItemId, String)| {
        let way = (viewer.path(format_args!("items/{id}")), "tree-plant");
        Need::new("tree", Said::key("tree-need").with("title", title), way)
    };
    Ok(seen.into_iter().map(need).collect())
}

/// The days of the trees that the viewer may read.
pub fn between(q: &mut Read<'_>, viewer: &Viewer, window: &Window) -> Result<Vec<Dated>, Error> {
    let found: Vec<(ItemId, SpaceId, String, String)> = q.all(
        "SELECT trees.item_id, items.space_id, spaces.name, trees.day FROM trees
         JOIN items ON items.id = trees.item_id JOIN spaces ON spaces.id = items.space_id
         WHERE items.network_id = $1 AND items.shelf = 'shown' AND trees.day <> '' ORDER BY trees.day, trees.item_id",
        &[&viewer.network.id],
    )?;
    let ids: Vec<ItemId> = found.iter().map(|(id, ..)| *id).collect();
    let titles = items::titles(q, viewer, &ids)?;
    let dated = |(id, space, name, day): (ItemId, SpaceId, String, String)| {
        let (_, title) = titles.iter().find(|(one, _)| *one == id)?;
        let day: Date = day.parse().ok()?;
        Some(Dated {
            subject: ("tree", id.get()),
            title: Said::raw(title.clone()),
            href: viewer.path(format_args!("items/{id}")),
            span: Span::Days { first: day, last: day },
            space: Some((space, name)),
            tint: "work",
            place: String::new(),
            mine: false,
            cancelled: false,
            sequence: 0,
            changed_at: dates::midnight(day, &TimeZone::UTC),
        })
    };
    let wanted = |dated: &Dated| {
        let here = |space: SpaceId| dated.space.as_ref().is_some_and(|(id, _)| *id == space);
        !window.mine && window.holds(&dated.span) && window.space.is_none_or(here)
    };
    Ok(found.into_iter().filter_map(dated).filter(wanted).collect())
}

/// The trees whose count of waterings is wrong.
pub fn recount(q: &mut Read<'_>) -> Result<Vec<Wrong>, db::Error> {
    let rows: Counted = q.all(
        "SELECT id, kept, counted FROM (
            SELECT item_id AS id, watered_count AS kept,
                   (SELECT COUNT(*) FROM waterings WHERE waterings.item_id = trees.item_id) AS counted FROM trees) found
         WHERE kept <> counted ORDER BY id LIMIT 20",
        &[],
    )?;
    Ok(Wrong::each("tree", "waterings", rows).collect())
}

pub static EXTRACTS: &[Extract] = &[
    Extract {
        name: "trees",
        head: &["item_id", "species", "day"],
        of_network: Some(|q, network, take| {
            q.each(
                "SELECT trees.item_id, trees.species, trees.day FROM trees JOIN items ON items.id = trees.item_id
                 WHERE items.network_id = $1 ORDER BY trees.item_id",
                &[&network],
                take,
            )
        }),
        of_member: Some(|q, member, take| {
            q.each(
                "SELECT trees.item_id, trees.species, trees.day FROM trees JOIN items ON items.id = trees.item_id
                 WHERE items.author_id = $1 ORDER BY trees.item_id",
                &[&member],
                take,
            )
        }),
    },
    Extract {
        name: "waterings",
        head: &["item_id", "member_id", "watered_at"],
        of_network: None,
        of_member: Some(|q, member, take| {
            let sql =
                "SELECT item_id, member_id, watered_at FROM waterings WHERE member_id = $1 ORDER BY item_id";
            q.each(sql, &[&member], take)
        }),
    },
];
