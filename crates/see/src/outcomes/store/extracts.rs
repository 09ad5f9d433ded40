//! What an export holds of outcomes.

use house::extract::Extract;

pub(in crate::outcomes) static EXTRACTS: &[Extract] =
    &[OBJECTIVES, CARRIED, INDICATORS, FIGURES, CORRECTIONS, TARGETS, FORMER_TARGETS, FORECASTS, STORIES];

const OBJECTIVES: Extract = Extract {
    name: "objectives",
    head: &["id", "parent_id", "title", "about", "of_charter", "created_at", "archived_at"],
    of_network: Some(|q, network, take| {
        q.each(
            "SELECT id, parent_id, title, about, of_charter, created_at, archived_at FROM objectives
             WHERE network_id = $1 ORDER BY id",
            &[&network],
            take,
        )
    }),
    of_member: None,
};

const CARRIED: Extract = Extract {
    name: "objective_owners",
    head: &["objective_id", "organisation_id"],
    of_network: Some(|q, network, take| {
        q.each(
            "SELECT objective_id, organisation_id FROM objective_owners WHERE network_id = $1
             ORDER BY objective_id, organisation_id",
            &[&network],
            take,
        )
    }),
    of_member: None,
};

const INDICATORS: Extract = Extract {
    name: "indicators",
    head: &[
        "id",
        "version",
        "series",
        "objective_id",
        "space_id",
        "sort",
        "quadrant",
        "headline",
        "agenda",
        "name",
        "plain",
        "technical",
        "unit",
        "polarity",
        "mark_low",
        "mark_high",
        "frequency",
        "source",
        "is_ratio",
        "per_each",
        "numerator",
        "denominator",
        "of_people",
        "communication",
        "proxy",
        "data_power",
        "reason",
        "author_id",
        "created_at",
        "archived_at",
    ],
    of_network: Some(|q, network, take| {
        q.each(
            "SELECT indicators.id, definitions.version, definitions.series, indicators.objective_id, indicators.space_id,
                    indicators.sort, indicators.quadrant, indicators.headline, indicators.agenda, definitions.name,
                    definitions.plain, definitions.technical, definitions.unit, definitions.polarity,
                    definitions.mark_low, definitions.mark_high, definitions.frequency, definitions.source,
                    definitions.is_ratio, definitions.per_each, definitions.numerator, definitions.denominator,
                    definitions.of_people, definitions.communication, definitions.proxy, definitions.data_power,
                    definitions.reason, definitions.author_id, definitions.created_at, indicators.archived_at
             FROM indicators JOIN indicator_definitions definitions ON definitions.indicator_id = indicators.id
             WHERE indicators.network_id = $1 ORDER BY indicators.id, definitions.version",
            &[&network],
            take,
        )
    }),
    of_member: None,
};

const FIGURES: Extract = Extract {
    name: "indicator_values",
    head: &[
        "indicator_id",
        "series",
        "group_name",
        "period",
        "value",
        "counted",
        "among",
        "people",
        "note",
        "version",
        "entered_by",
        "entered_at",
    ],
    of_network: Some(|q, network, take| {
        q.each(
            "SELECT indicator_id, series, group_name, period, value, counted, among, people, note, version, entered_by,
                    entered_at
             FROM indicator_values WHERE network_id = $1 ORDER BY indicator_id, period, series, group_name",
            &[&network],
            take,
        )
    }),
    of_member: Some(|q, member, take| {
        q.each(
            "SELECT indicator_id, series, group_name, period, value, counted, among, people, note, version, entered_by,
                    entered_at
             FROM indicator_values WHERE entered_by = $1 ORDER BY indicator_id, series, group_name, period",
            &[&member],
            take,
        )
    }),
};

const CORRECTIONS: Extract = Extract {
    name: "indicator_corrections",
    head: &[
        "id",
        "indicator_id",
        "series",
        "group_name",
        "period",
        "value",
        "counted",
        "among",
        "people",
        "note",
        "entered_by",
        "entered_at",
        "replaced_at",
    ],
    of_network: Some(|q, network, take| {
        q.each(
            "SELECT id, indicator_id, series, group_name, period, value, counted, among, people, note, entered_by,
                    entered_at, replaced_at
             FROM indicator_corrections WHERE network_id = $1 ORDER BY id",
            &[&network],
            take,
        )
    }),
    of_member: None,
};

const TARGETS: Extract = Extract {
    name: "indicator_targets",
    head: &["indicator_id", "series", "period", "value", "set_by", "set_at"],
    of_network: Some(|q, network, take| {
        q.each(
            "SELECT indicator_id, series, period, value, set_by, set_at FROM indicator_targets WHERE network_id = $1
             ORDER BY indicator_id, period, series",
            &[&network],
            take,
        )
    }),
    of_member: None,
};

const FORMER_TARGETS: Extract = Extract {
    name: "indicator_former_targets",
    head: &["id", "indicator_id", "series", "period", "value", "set_by", "set_at", "replaced_at"],
    of_network: Some(|q, network, take| {
        q.each(
            "SELECT id, indicator_id, series, period, value, set_by, set_at, replaced_at FROM indicator_former_targets
             WHERE network_id = $1 ORDER BY id",
            &[&network],
            take,
        )
    }),
    of_member: None,
};

const FORECASTS: Extract = Extract {
    name: "indicator_forecasts",
    head: &[
        "id",
        "indicator_id",
        "series",
        "base",
        "level",
        "slope",
        "slope_low",
        "slope_high",
        "spread_low",
        "spread_high",
        "frozen_by",
        "frozen_at",
    ],
    of_network: Some(|q, network, take| {
        q.each(
            "SELECT id, indicator_id, series, base, level, slope, slope_low, slope_high, spread_low, spread_high,
                    frozen_by, frozen_at
             FROM indicator_forecasts WHERE network_id = $1 ORDER BY id",
            &[&network],
            take,
        )
    }),
    of_member: None,
};

const STORIES: Extract = Extract {
    name: "indicator_stories",
    head: &["id", "indicator_id", "strand", "body", "author_id", "created_at"],
    of_network: Some(|q, network, take| {
        q.each(
            "SELECT id, indicator_id, strand, body, author_id, created_at FROM indicator_stories WHERE network_id = $1
             ORDER BY id",
            &[&network],
            take,
        )
    }),
    of_member: Some(|q, member, take| {
        q.each(
            "SELECT id, indicator_id, strand, body, author_id, created_at FROM indicator_stories WHERE author_id = $1
             ORDER BY id",
            &[&member],
            take,
        )
    }),
};
