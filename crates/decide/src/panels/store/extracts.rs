//! What an export holds of panels. Who was willing and never drawn stands in none but one's own.

use house::extract::Extract;

pub(in crate::panels) static EXTRACTS: &[Extract] = &[PANELS, QUOTAS, DRAWS, SEATS];

const PANELS: Extract = Extract {
    name: "panels",
    head: &[
        "item_id",
        "size",
        "by_sector",
        "open_until_at",
        "phase",
        "volunteer_count",
        "space_id",
        "closed_at",
        "drawn_at",
    ],
    of_network: Some(|q, network, take| {
        q.each(
            "SELECT item_id, size, by_sector, open_until, phase, volunteer_count, space_id, closed_at, drawn_at
             FROM panels WHERE network_id = $1
               AND EXISTS (SELECT 1 FROM items WHERE items.id = panels.item_id AND items.shelf IN ('shown', 'archived'))
             ORDER BY item_id",
            &[&network],
            take,
        )
    }),
    of_member: None,
};

const QUOTAS: Extract = Extract {
    name: "panel-quotas",
    head: &["item_id", "question", "value", "least", "most", "members_of_network"],
    of_network: Some(|q, network, take| {
        q.each(
            "SELECT panel_quotas.item_id, panel_features.name, panel_quotas.value, panel_quotas.least, panel_quotas.most,
                    panel_quotas.share
             FROM panels JOIN panel_quotas ON panel_quotas.item_id = panels.item_id
             JOIN panel_features ON panel_features.item_id = panel_quotas.item_id
                                AND panel_features.place = panel_quotas.feature
             JOIN items ON items.id = panels.item_id
             WHERE panels.network_id = $1 AND items.shelf IN ('shown', 'archived')
             ORDER BY panel_quotas.item_id, panel_quotas.feature, panel_quotas.place",
            &[&network],
            take,
        )
    }),
    of_member: None,
};

const DRAWS: Extract = Extract {
    name: "panel-draws",
    head: &[
        "item_id",
        "round",
        "source",
        "draw_on_at",
        "seats",
        "people",
        "respondents_digest",
        "categories_digest",
        "seed",
        "published_at",
        "drawn_at",
    ],
    of_network: Some(|q, network, take| {
        q.each(
            "SELECT panel_draws.item_id, panel_draws.round, panel_draws.source, panel_draws.draw_on, panel_draws.seats,
                    panel_draws.people, panel_draws.respondents_digest, panel_draws.categories_digest,
                    panel_draws.seed, panel_draws.published_at, panel_draws.drawn_at
             FROM panels JOIN panel_draws ON panel_draws.item_id = panels.item_id
             JOIN items ON items.id = panels.item_id
             WHERE panels.network_id = $1 AND items.shelf IN ('shown', 'archived')
             ORDER BY panel_draws.item_id, panel_draws.round",
            &[&network],
            take,
        )
    }),
    of_member: None,
};

const SEATS: Extract = Extract {
    name: "panel-seats",
    head: &["item_id", "member_id", "number", "answers", "sector", "seat", "round", "since_at"],
    of_network: Some(|q, network, take| {
        q.each(
            "SELECT panel_volunteers.item_id, panel_volunteers.member_id, panel_volunteers.number, NULL AS answers,
                    NULL AS sector, panel_volunteers.seat, panel_volunteers.round, panel_volunteers.since
             FROM panels JOIN panel_volunteers ON panel_volunteers.item_id = panels.item_id
             JOIN items ON items.id = panels.item_id
             WHERE panels.network_id = $1 AND panel_volunteers.seat IN ('drawn', 'left', 'replaced')
               AND items.shelf IN ('shown', 'archived')
             ORDER BY panel_volunteers.item_id, panel_volunteers.id",
            &[&network],
            take,
        )
    }),
    of_member: Some(|q, member, take| {
        q.each(
            "SELECT item_id, member_id, number, answers, sector, seat, round, since
             FROM panel_volunteers WHERE member_id = $1
               AND EXISTS (SELECT 1 FROM items
                           WHERE items.id = panel_volunteers.item_id AND items.shelf IN ('shown', 'archived'))
             ORDER BY item_id",
            &[&member],
            take,
        )
    }),
};
