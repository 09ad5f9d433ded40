//! Who may choose, as it was when the vote was opened, and who has.

use crate::budgets::budget::{Budget, Counting, VoterId};
use crate::budgets::rules::Electorate;
use db::{Error, Read, Write};
use house::ids::{ItemId, MemberId, NetworkId, SpaceId};

db::record! {
    /// Somebody who may choose.
    #[derive(Debug, Clone)]
    pub(in crate::budgets) struct Voter {
        pub(in crate::budgets) id: VoterId,
        pub(in crate::budgets) voted: bool,
    }
}

db::record! {
    /// One who has chosen, for the count: with their sector and without their name.
    #[derive(Debug, Clone)]
    pub(in crate::budgets) struct Cast {
        pub(in crate::budgets) id: VoterId,
        pub(in crate::budgets) sector: String,
    }
}

// Of several organisations somebody counts for the one that was written down first.
const SPACE: &str = "INSERT INTO budget_voters (item_id, network_id, member_id, sector, voted)
     SELECT $1, $2, members.id,
            COALESCE((SELECT sector FROM affiliations WHERE member_id = members.id AND ended_at IS NULL
                      ORDER BY organisation_id LIMIT 1), ''), 1 = 0
     FROM space_members JOIN members ON members.id = space_members.member_id
     WHERE space_members.space_id = $3 AND members.state = 'active' ORDER BY members.id";

const NETWORK: &str = "INSERT INTO budget_voters (item_id, network_id, member_id, sector, voted)
     SELECT $1, $2, members.id,
            COALESCE((SELECT sector FROM affiliations WHERE member_id = members.id AND ended_at IS NULL
                      ORDER BY organisation_id LIMIT 1), ''), 1 = 0
     FROM members
     WHERE members.network_id = $2 AND members.state = 'active' AND members.role <> 'guest' ORDER BY members.id";

/// Writes down who may choose from now on; tells how many.
pub(in crate::budgets) fn freeze(
    tx: &mut Write<'_>,
    network: NetworkId,
    (item, space): (ItemId, SpaceId),
    electorate: Electorate,
) -> Result<u64, Error> {
    match electorate {
        Electorate::Space => tx.run(SPACE, &[&item, &network, &space]),
        Electorate::Network => tx.run(NETWORK, &[&item, &network]),
    }
}

/// How many might choose if the vote were opened now.
pub(in crate::budgets) fn entitled(
    q: &mut Read<'_>,
    network: NetworkId,
    space: SpaceId,
    electorate: Electorate,
) -> Result<i64, Error> {
    match electorate {
        Electorate::Space => q.one(
            "SELECT COUNT(*) FROM space_members JOIN members ON members.id = space_members.member_id
             WHERE space_members.space_id = $1 AND members.state = 'active'",
            &[&space],
        ),
        Electorate::Network => q.one(
            "SELECT COUNT(*) FROM members WHERE network_id = $1 AND state = 'active' AND role <> 'guest'",
            &[&network],
        ),
    }
}

/// The vote that this member has.
pub(in crate::budgets) fn voter(
    q: &mut Read<'_>,
    budget: &Budget,
    member: MemberId,
) -> Result<Option<Voter>, Error> {
    q.maybe(
        "SELECT id, voted FROM budget_voters WHERE item_id = $1 AND member_id = $2",
        &[&budget.item_id, &member],
    )
}

/// Somebody has chosen something, or nothing any more.
pub(in crate::budgets) fn note_voted(
    tx: &mut Write<'_>,
    item: ItemId,
    voter: &Voter,
    voted: bool,
) -> Result<(), Error> {
    if voter.voted == voted {
        return Ok(());
    }
    tx.run("UPDATE budget_voters SET voted = $2 WHERE id = $1", &[&voter.id, &voted])?;
    let more: i64 = if voted { 1 } else { -1 };
    tx.run("UPDATE budgets SET cast_count = cast_count + $2 WHERE item_id = $1", &[&item, &more])?;
    Ok(())
}

/// Members who may choose and have not, from this voter on; 200 at most.
pub(in crate::budgets) fn late(
    q: &mut Read<'_>,
    item: ItemId,
    after: VoterId,
) -> Result<Vec<(VoterId, MemberId)>, Error> {
    q.all(
        "SELECT id, member_id FROM budget_voters WHERE item_id = $1 AND NOT voted AND id > $2 ORDER BY id LIMIT 200",
        &[&item, &after],
    )
}

/// Those who have chosen, from this voter on; 5,000 at most.
pub(in crate::budgets) fn cast(
    q: &mut Read<'_>,
    counting: Counting,
    after: VoterId,
) -> Result<Vec<Cast>, Error> {
    q.all(
        "SELECT id, sector FROM budget_voters WHERE item_id = $1 AND voted AND id > $2 ORDER BY id LIMIT 5000",
        &[&counting.item(), &after],
    )
}

/// How many of each sector might choose.
pub(in crate::budgets) fn had(q: &mut Read<'_>, item: ItemId) -> Result<Vec<(String, i64)>, Error> {
    q.all(
        "SELECT sector, COUNT(*) AS entitled FROM budget_voters WHERE item_id = $1 GROUP BY sector ORDER BY sector",
        &[&item],
    )
}
