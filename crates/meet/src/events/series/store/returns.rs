//! What meetings took, and what came of them.

use db::{Error, Param, Read};
use house::batch;
use house::ids::ItemId;

db::record! {
    /// What a meeting took, and what came of it.
    #[derive(Debug, Clone)]
    pub(in crate::events::series) struct Return {
        pub(in crate::events::series) item_id: ItemId,
        /// How many were there; where nobody was noted, how many said that they come.
        pub(in crate::events::series) people: i64,
        /// How long it took, where that is known.
        pub(in crate::events::series) minutes: i64,
        pub(in crate::events::series) decisions: i64,
        pub(in crate::events::series) actions: i64,
        /// How many of the actions were done within thirty days.
        pub(in crate::events::series) done: i64,
    }
}

/// What these meetings took, and what came of them: of actions only those that are where the meeting is.
pub(in crate::events::series) fn returns(q: &mut Read<'_>, items: &[ItemId]) -> Result<Vec<Return>, Error> {
    let keys: Vec<&dyn Param> = items.iter().map(|id| -> &dyn Param { id }).collect();
    let before = "SELECT events.item_id,
                CASE WHEN events.came_count > 0 THEN events.came_count ELSE events.coming_count END AS people,
                CASE WHEN events.all_day OR events.open_ended OR events.cancelled THEN 0
                     ELSE (events.ends_at - events.starts_at) / 60000000 END AS minutes,
                (SELECT COUNT(*) FROM minutes_lines
                 WHERE minutes_lines.item_id = events.item_id AND minutes_lines.kind = 'decision') AS decisions,
                (SELECT COUNT(*) FROM minutes_lines
                 WHERE minutes_lines.item_id = events.item_id AND minutes_lines.kind = 'action') AS actions,
                (SELECT COUNT(*) FROM minutes_lines
                 JOIN items made ON made.id = minutes_lines.made_id AND made.space_id = items.space_id
                 WHERE minutes_lines.item_id = events.item_id AND minutes_lines.kind = 'action'
                   AND made.shelf IN ('shown', 'archived')
                   AND made.closed_at <= events.ends_at + 2592000000000) AS done
         FROM events JOIN items ON items.id = events.item_id WHERE events.item_id";
    batch::among(q, before, &[], &keys, "ORDER BY events.item_id")
}
