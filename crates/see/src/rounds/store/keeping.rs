//! What is kept of rounds: given on, exported, and gone when an item is gone for good. What single people said is in no export.

use db::{Error, Write};
use house::extract::Extract;
use house::ids::{ItemId, MemberId};
use house::room::Rooms;

/// Forgets to what a member has answered, of rounds that still run when they end: whoever leaves and comes back answers once. What they
/// answered is joined to nobody and stays. Of rounds in which members speak of each other, whatever names them goes.
pub(in crate::rounds) fn leave(tx: &mut Write<'_>, member: MemberId) -> Result<(), Error> {
    tx.run(
        "DELETE FROM round_voices WHERE member_id = $1
           AND EXISTS (SELECT 1 FROM rounds WHERE rounds.item_id = round_voices.item_id AND rounds.closed_at IS NOT NULL)",
        &[&member],
    )?;
    // What they said for their organisation stays said here: with one fewer a round of five would tell nothing, and with none a list that
    // was brought in beside it would tell all of what they said.
    tx.run("UPDATE trust_ties SET said_by = NULL WHERE said_by = $1", &[&member])?;
    // By no letter that lies in their mail they answer any more, not even once they are back.
    tx.run("DELETE FROM round_links WHERE member_id = $1", &[&member])?;
    tx.run(
        "DELETE FROM trust_ties WHERE (rater_id = $1 OR rated_id = $1) AND item_id IN (
            SELECT rounds.item_id FROM rounds JOIN members ON members.network_id = rounds.network_id
            WHERE members.id = $1 AND rounds.sort = 'members')",
        &[&member],
    )?;
    tx.run(
        "DELETE FROM trust_scores WHERE rated_id = $1 AND item_id IN (
            SELECT rounds.item_id FROM rounds JOIN members ON members.network_id = rounds.network_id
            WHERE members.id = $1 AND rounds.sort = 'members')",
        &[&member],
    )?;
    tx.run(
        "DELETE FROM trust_pairs WHERE (one_id = $1 OR other_id = $1) AND item_id IN (
            SELECT rounds.item_id FROM rounds JOIN members ON members.network_id = rounds.network_id
            WHERE members.id = $1 AND rounds.sort = 'members')",
        &[&member],
    )?;
    Ok(())
}

/// Forgets of whoever has left that they answered a round that has ended.
pub(in crate::rounds) fn forget_gone(tx: &mut Write<'_>, item: ItemId) -> Result<u64, Error> {
    tx.run(
        "DELETE FROM round_voices WHERE item_id = $1
           AND EXISTS (SELECT 1 FROM members WHERE members.id = round_voices.member_id AND members.state = 'left')",
        &[&item],
    )
}

/// What stands under somebody who was only written down goes over to the member who they are.
pub(in crate::rounds) fn merge(
    tx: &mut Write<'_>,
    _rooms: Rooms,
    from: MemberId,
    to: MemberId,
) -> Result<(), Error> {
    tx.run(
        "INSERT INTO round_voices (item_id, member_id)
         SELECT item_id, $2 FROM round_voices WHERE member_id = $1 ON CONFLICT DO NOTHING",
        &[&from, &to],
    )?;
    tx.run("DELETE FROM round_voices WHERE member_id = $1", &[&from])?;
    tx.run("DELETE FROM round_links WHERE member_id = $1", &[&from])?;
    tx.run("UPDATE trust_ties SET said_by = $2 WHERE said_by = $1", &[&from, &to])?;
    Ok(())
}

/// Takes away what was asked and answered.
pub(in crate::rounds) fn purge(tx: &mut Write<'_>, item: ItemId) -> Result<(), Error> {
    tx.run("DELETE FROM round_leads WHERE item_id = $1 OR made_id = $1", &[&item])?;
    tx.run("DELETE FROM round_words WHERE item_id = $1", &[&item])?;
    tx.run("DELETE FROM round_figures WHERE item_id = $1", &[&item])?;
    tx.run("DELETE FROM round_answers WHERE item_id = $1", &[&item])?;
    tx.run("DELETE FROM round_voices WHERE item_id = $1", &[&item])?;
    tx.run("DELETE FROM round_links WHERE item_id = $1", &[&item])?;
    tx.run("DELETE FROM round_groups WHERE item_id = $1", &[&item])?;
    tx.run("DELETE FROM trust_ties WHERE item_id = $1", &[&item])?;
    tx.run("DELETE FROM trust_scores WHERE item_id = $1", &[&item])?;
    tx.run("DELETE FROM trust_pairs WHERE item_id = $1", &[&item])?;
    tx.run("DELETE FROM rounds WHERE item_id = $1", &[&item])?;
    Ok(())
}

pub(in crate::rounds) static EXTRACTS: &[Extract] = &[
    Extract {
        name: "rounds",
        head: &[
            "item_id",
            "sort",
            "form",
            "form_version",
            "opened_at",
            "closes_at",
            "closed_at",
            "asked_count",
            "answer_count",
            "paper_count",
            "promised",
            "telling",
            "by_mail",
        ],
        of_network: Some(|q, network, take| {
            q.each(
                "SELECT item_id, sort, form, form_version, opened_at, closes_at, closed_at, asked_count, answer_count,
                        paper_count, promised, telling, by_mail
                 FROM rounds WHERE network_id = $1
                   AND EXISTS (SELECT 1 FROM items WHERE items.id = rounds.item_id AND items.shelf IN ('shown', 'archived'))
                 ORDER BY item_id",
                &[&network],
                take,
            )
        }),
        of_member: Some(|q, member, take| {
            q.each(
                "SELECT rounds.item_id, rounds.sort, rounds.form, rounds.form_version, rounds.opened_at, rounds.closes_at,
                        rounds.closed_at, rounds.asked_count, rounds.answer_count, rounds.paper_count,
                        rounds.promised, rounds.telling, rounds.by_mail
                 FROM rounds JOIN items ON items.id = rounds.item_id
                 WHERE items.author_id = $1 AND items.shelf IN ('shown', 'archived') ORDER BY rounds.item_id",
                &[&member],
                take,
            )
        }),
    },
    Extract {
        name: "round-figures",
        head: &["item_id", "measure", "sector", "people", "marks", "total"],
        of_network: Some(|q, network, take| {
            q.each(
                "SELECT item_id, measure, sector, people, marks, total FROM round_figures WHERE network_id = $1
                   AND EXISTS (SELECT 1 FROM items
                               WHERE items.id = round_figures.item_id AND items.shelf IN ('shown', 'archived'))
                 ORDER BY item_id, measure, sector",
                &[&network],
                take,
            )
        }),
        of_member: None,
    },
    Extract {
        name: "round-words",
        head: &["item_id", "question", "place", "words"],
        of_network: Some(|q, network, take| {
            q.each(
                "SELECT item_id, question, place, words FROM round_words WHERE network_id = $1
                   AND EXISTS (SELECT 1 FROM items
                               WHERE items.id = round_words.item_id AND items.shelf IN ('shown', 'archived'))
                 ORDER BY item_id, question, place",
                &[&network],
                take,
            )
        }),
        of_member: None,
    },
    Extract {
        name: "trust-scores",
        head: &["item_id", "rated_id", "raters", "trust", "worth"],
        of_network: Some(|q, network, take| {
            q.each(
                "SELECT item_id, rated_id, raters, trust, worth FROM trust_scores WHERE network_id = $1
                   AND EXISTS (SELECT 1 FROM items
                               WHERE items.id = trust_scores.item_id AND items.shelf IN ('shown', 'archived'))
                   AND EXISTS (SELECT 1 FROM rounds
                               WHERE rounds.item_id = trust_scores.item_id AND rounds.sort = 'organisations')
                 ORDER BY item_id, rated_id",
                &[&network],
                take,
            )
        }),
        // Of members each is told their own alone.
        of_member: Some(|q, member, take| {
            q.each(
                "SELECT trust_scores.item_id, trust_scores.rated_id, trust_scores.raters, trust_scores.trust,
                        trust_scores.worth
                 FROM members JOIN rounds ON rounds.network_id = members.network_id AND rounds.sort = 'members'
                 JOIN items ON items.id = rounds.item_id
                 JOIN trust_scores ON trust_scores.item_id = rounds.item_id AND trust_scores.rated_id = members.id
                 WHERE members.id = $1 AND items.shelf IN ('shown', 'archived') ORDER BY trust_scores.item_id",
                &[&member],
                take,
            )
        }),
    },
    Extract {
        name: "round-answered",
        head: &["item_id"],
        of_network: None,
        of_member: Some(|q, member, take| {
            q.each("SELECT item_id FROM round_voices WHERE member_id = $1 ORDER BY item_id", &[&member], take)
        }),
    },
];
