//! The live figures to which risks are bound.

use crate::risks::watch::Alarm;
use db::{Error, Param, Read, Time, Write};
use house::batch;
use house::ids::{ItemId, MemberId, NetworkId, SpaceId, TriggerId};

db::record! {
    /// A live figure to which a risk is bound.
    #[derive(Debug, Clone)]
    pub(in crate::risks) struct Trigger {
        pub(in crate::risks) id: TriggerId,
        pub(in crate::risks) item_id: ItemId,
        /// The word of its gauge.
        pub(in crate::risks) gauge: String,
        pub(in crate::risks) subject_id: i64,
        pub(in crate::risks) threshold: i64,
        pub(in crate::risks) set_by: MemberId,
        pub(in crate::risks) setter: String,
        pub(in crate::risks) set_at: Time,
        pub(in crate::risks) armed: bool,
        pub(in crate::risks) raised_at: Option<Time>,
        pub(in crate::risks) calm_since: Option<Time>,
    }
}

/// What a risk is bound to, the earliest first.
pub(in crate::risks) fn triggers(q: &mut Read<'_>, item: ItemId) -> Result<Vec<Trigger>, Error> {
    q.all(
        "SELECT risk_triggers.id, risk_triggers.item_id, risk_triggers.gauge, risk_triggers.subject_id,
                risk_triggers.threshold, risk_triggers.set_by, members.name AS setter, risk_triggers.set_at,
                risk_triggers.armed, risk_triggers.raised_at, risk_triggers.calm_since
         FROM risk_triggers JOIN members ON members.id = risk_triggers.set_by
         WHERE risk_triggers.item_id = $1 ORDER BY risk_triggers.id LIMIT 20",
        &[&item],
    )
}

/// What called for the owners of these risks, and has not been calm since.
pub(in crate::risks) fn calling(q: &mut Read<'_>, items: &[ItemId]) -> Result<Vec<Trigger>, Error> {
    let keys: Vec<&dyn Param> = items.iter().map(|item| -> &dyn Param { item }).collect();
    batch::among(
        q,
        "SELECT risk_triggers.id, risk_triggers.item_id, risk_triggers.gauge, risk_triggers.subject_id,
                risk_triggers.threshold, risk_triggers.set_by, members.name AS setter, risk_triggers.set_at,
                risk_triggers.armed, risk_triggers.raised_at, risk_triggers.calm_since
         FROM risk_triggers JOIN members ON members.id = risk_triggers.set_by
         WHERE NOT risk_triggers.armed AND risk_triggers.item_id",
        &[],
        &keys,
        "ORDER BY risk_triggers.item_id, risk_triggers.raised_at DESC, risk_triggers.id",
    )
}

/// The next that are to be looked at, of risks that are not put aside.
pub(in crate::risks) fn to_look_at(
    q: &mut Read<'_>,
    after: TriggerId,
    limit: i64,
) -> Result<Vec<Trigger>, Error> {
    q.all(
        "SELECT risk_triggers.id, risk_triggers.item_id, risk_triggers.gauge, risk_triggers.subject_id,
                risk_triggers.threshold, risk_triggers.set_by, members.name AS setter, risk_triggers.set_at,
                risk_triggers.armed, risk_triggers.raised_at, risk_triggers.calm_since
         FROM risk_triggers JOIN members ON members.id = risk_triggers.set_by
         JOIN items ON items.id = risk_triggers.item_id JOIN spaces ON spaces.id = items.space_id
         WHERE risk_triggers.id > $1 AND items.shelf = 'shown' AND spaces.archived_at IS NULL
         ORDER BY risk_triggers.id LIMIT $2",
        &[&after, &limit],
    )
}

/// How many a risk has.
pub(in crate::risks) fn count_triggers(q: &mut Read<'_>, item: ItemId) -> Result<i64, Error> {
    q.one("SELECT COUNT(*) AS amount FROM risk_triggers WHERE item_id = $1", &[&item])
}

/// Binds a risk to a live figure; 0 where it is bound to that already.
pub(in crate::risks) fn bind(
    tx: &mut Write<'_>,
    (network, item): (NetworkId, ItemId),
    (gauge, subject, threshold): (&str, i64, i64),
    by: MemberId,
    now: Time,
) -> Result<u64, Error> {
    tx.run(
        "INSERT INTO risk_triggers (item_id, network_id, gauge, subject_id, threshold, set_by, set_at, armed)
         VALUES ($1, $2, $3, $4, $5, $6, $7, TRUE) ON CONFLICT (item_id, gauge, subject_id) DO NOTHING",
        &[&item, &network, &gauge, &subject, &threshold, &by, &now],
    )
}

/// Unbinds it; 0 where it is not bound to that.
pub(in crate::risks) fn unbind(tx: &mut Write<'_>, item: ItemId, id: TriggerId) -> Result<u64, Error> {
    tx.run("DELETE FROM risk_triggers WHERE item_id = $1 AND id = $2", &[&item, &id])
}

db::record! {
    /// A trigger as it is when its risk is held, with what is needed to raise that.
    #[derive(Debug, Clone)]
    pub(in crate::risks) struct Watched {
        pub(in crate::risks) network_id: NetworkId,
        pub(in crate::risks) space_id: SpaceId,
        pub(in crate::risks) state: String,
        pub(in crate::risks) author_id: MemberId,
        pub(in crate::risks) owner_id: Option<MemberId>,
        pub(in crate::risks) armed: bool,
        pub(in crate::risks) raised_at: Option<Time>,
        pub(in crate::risks) calm_since: Option<Time>,
    }
}

/// How a trigger stands now; none where it was taken away.
pub(in crate::risks) fn alarm(q: &mut Read<'_>, id: TriggerId) -> Result<Option<Watched>, Error> {
    q.maybe(
        "SELECT items.network_id, items.space_id, items.state, items.author_id, risks.owner_id, risk_triggers.armed,
                risk_triggers.raised_at, risk_triggers.calm_since
         FROM risk_triggers JOIN risks ON risks.item_id = risk_triggers.item_id
         JOIN items ON items.id = risks.item_id WHERE risk_triggers.id = $1",
        &[&id],
    )
}

/// Keeps how it stands.
pub(in crate::risks) fn keep_alarm(tx: &mut Write<'_>, id: TriggerId, alarm: Alarm) -> Result<u64, Error> {
    tx.run(
        "UPDATE risk_triggers SET armed = $2, raised_at = $3, calm_since = $4 WHERE id = $1",
        &[&id, &alarm.armed, &alarm.raised_at, &alarm.calm_since],
    )
}
