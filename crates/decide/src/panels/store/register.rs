//! Panels in lists and calendars: those that a viewer may read.

use crate::panels::panel::Phase;
use db::{Error, Param, Read, Time};
use house::batch;
use house::dates::{Ending, Ends, Window};
use house::ids::{ItemId, MemberId};
use house::web::Viewer;

db::record! {
    /// A panel in a list.
    #[derive(Debug, Clone)]
    pub(in crate::panels) struct Listed {
        pub(in crate::panels) item_id: ItemId,
        pub(in crate::panels) title: String,
        pub(in crate::panels) space_name: String,
        pub(in crate::panels) phase: Phase,
        pub(in crate::panels) size: i64,
        pub(in crate::panels) open_until: Time,
    }
}

/// The panels of a network that the viewer may read, from before this one on, the newest first.
pub(in crate::panels) fn listed(
    q: &mut Read<'_>,
    viewer: &Viewer,
    before: ItemId,
    limit: i64,
) -> Result<Vec<Listed>, Error> {
    let me = viewer.member_id().unwrap_or(MemberId::from(0));
    let inside = viewer.member_id().is_some();
    q.all(
        "SELECT panels.item_id, items.title, spaces.name AS space_name, panels.phase, panels.size, panels.open_until
         FROM panels JOIN items ON items.id = panels.item_id JOIN spaces ON spaces.id = items.space_id
         LEFT JOIN space_members ON space_members.space_id = spaces.id AND space_members.member_id = $2
         WHERE panels.network_id = $1 AND panels.item_id < $4 AND items.shelf IN ('shown', 'archived')
           AND (spaces.visibility = 'public' OR (spaces.visibility = 'network' AND $3)
                OR space_members.member_id IS NOT NULL)
         ORDER BY panels.item_id DESC LIMIT $5",
        &[&viewer.network.id, &me, &inside, &before, &limit],
    )
}

/// How far each of these is: the phase, how many are wanted.
pub(in crate::panels) fn lines(
    q: &mut Read<'_>,
    items: &[ItemId],
) -> Result<Vec<(ItemId, Phase, i64)>, Error> {
    let keys: Vec<&dyn Param> = items.iter().map(|item| -> &dyn Param { item }).collect();
    batch::among(q, "SELECT item_id, phase, size FROM panels WHERE item_id", &[], &keys, "ORDER BY item_id")
}

const DATED: &str = "SELECT item_id, title, space_id, space_name, part, at, changed_at, mine FROM (
            SELECT ends.item_id, items.title, items.space_id, spaces.name AS space_name, ends.part, ends.at,
                   panels.changed_at, panel_volunteers.id IS NOT NULL OR items.author_id = $2 AS mine,
                   ROW_NUMBER() OVER (PARTITION BY (ends.at - $4) / 86400000000
                                      ORDER BY ends.at, ends.item_id, ends.part) AS in_day
            FROM (SELECT item_id, CAST(0 AS BIGINT) AS part, open_until AS at FROM panels
                  WHERE network_id = $1 AND open_until >= $4 AND open_until < $5
                  UNION ALL
                  SELECT item_id, round, draw_on FROM panel_draws
                  WHERE network_id = $1 AND draw_on >= $4 AND draw_on < $5) ends
            JOIN panels ON panels.item_id = ends.item_id
            JOIN items ON items.id = ends.item_id
            JOIN spaces ON spaces.id = items.space_id
            LEFT JOIN space_members ON space_members.space_id = spaces.id AND space_members.member_id = $2
            LEFT JOIN panel_volunteers ON panel_volunteers.item_id = ends.item_id AND panel_volunteers.member_id = $2
            WHERE items.shelf IN ('shown', 'archived')
              AND (spaces.visibility = 'public' OR (spaces.visibility = 'network' AND $3)
                   OR space_members.member_id IS NOT NULL)
              AND (items.space_id = $6 OR $6 = 0)
              AND (NOT $7 OR panel_volunteers.id IS NOT NULL OR items.author_id = $2)) planned
         WHERE in_day <= $8 ORDER BY at, item_id, part LIMIT $9";

/// The ends of calls and the draws that lie in the window, as far as the viewer may read them.
pub(in crate::panels) fn dated(
    q: &mut Read<'_>,
    viewer: &Viewer,
    window: &Window,
) -> Result<Vec<Ending>, Error> {
    q.all(DATED, &Ends::of(viewer, window).params())
}
