//! Tasks that came of reviews. Who may read one is decided by its item.

use db::{Error, Read, Time, Write};
use house::ids::{IndicatorId, ItemId, MemberId, NetworkId};
use house::web::Viewer;

db::record! {
    /// A task that came of an indicator, as far as the viewer may read it.
    #[derive(Debug, Clone)]
    pub(in crate::outcomes) struct ActionRow {
        pub(in crate::outcomes) item_id: ItemId,
        pub(in crate::outcomes) title: String,
        pub(in crate::outcomes) made_at: Time,
        pub(in crate::outcomes) closed_at: Option<Time>,
    }
}

/// The tasks of a network that came of reviews and are open, or were closed since, the latest first, among the latest thousand.
pub(in crate::outcomes) fn actions(
    q: &mut Read<'_>,
    viewer: &Viewer,
    closed_since: Time,
    limit: i64,
) -> Result<Vec<ActionRow>, Error> {
    let me = viewer.member_id().unwrap_or(MemberId::from(0));
    q.all(
        "SELECT indicator_actions.item_id, items.title, indicator_actions.made_at,
                items.closed_at
         FROM (SELECT item_id, made_at FROM indicator_actions WHERE network_id = $1
               ORDER BY item_id DESC LIMIT 1000) AS indicator_actions
         JOIN items ON items.id = indicator_actions.item_id
         JOIN spaces ON spaces.id = items.space_id
         LEFT JOIN space_members ON space_members.space_id = spaces.id AND space_members.member_id = $2
         WHERE items.shelf = 'shown'
           AND (items.closed_at IS NULL OR items.closed_at >= $4)
           AND (spaces.visibility = 'public' OR (spaces.visibility = 'network' AND $3)
                OR space_members.member_id IS NOT NULL)
         ORDER BY indicator_actions.item_id DESC LIMIT $5",
        &[&viewer.network.id, &me, &viewer.member_id().is_some(), &closed_since, &limit],
    )
}

/// Notes that a task came of an indicator.
pub(in crate::outcomes) fn add_action(
    tx: &mut Write<'_>,
    network: NetworkId,
    (indicator, item): (IndicatorId, ItemId),
    now: Time,
) -> Result<u64, Error> {
    tx.run(
        "INSERT INTO indicator_actions (item_id, indicator_id, network_id, made_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (item_id) DO NOTHING",
        &[&item, &indicator, &network, &now],
    )
}

/// An item that is gone for good is no longer something that came of a review.
pub(in crate::outcomes) fn purge(tx: &mut Write<'_>, item: ItemId) -> Result<(), Error> {
    tx.run("DELETE FROM indicator_actions WHERE item_id = $1", &[&item])?;
    Ok(())
}
