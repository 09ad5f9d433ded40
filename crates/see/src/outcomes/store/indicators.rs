//! Indicators and their definitions. Loaders take the viewer: members see results, and others where the network shows its
//! outcomes; a measure of a space is seen by whoever may read the space too.

use crate::outcomes::curve::Definition;
use crate::outcomes::indicator::{By, Indicator, Sort};
use db::{Error, Read, Time, Write};
use house::ids::{IndicatorId, MemberId, NetworkId, ObjectiveId};
use house::web::Viewer;

/// What every loader asks for and whom it lets see what; `$1` is the network, `$2` the viewer's number, `$3` whether they are in it.
const VISIBLE: &str = "SELECT indicators.id, indicators.network_id, indicators.objective_id, indicators.space_id,
        spaces.name AS space_name, indicators.sort, indicators.quadrant, indicators.headline, indicators.agenda,
        indicators.version, definitions.series, definitions.name, definitions.plain, definitions.technical,
        definitions.unit, definitions.polarity, definitions.mark_low, definitions.mark_high, definitions.frequency,
        definitions.source, definitions.is_ratio, definitions.per_each, definitions.numerator, definitions.denominator,
        definitions.of_people, definitions.communication, definitions.proxy, definitions.data_power,
        definitions.created_at AS defined_at
    FROM indicators
    JOIN indicator_definitions definitions
      ON definitions.indicator_id = indicators.id AND definitions.version = indicators.version
    LEFT JOIN spaces ON spaces.id = indicators.space_id
    LEFT JOIN space_members ON space_members.space_id = spaces.id AND space_members.member_id = $2
    WHERE indicators.network_id = $1 AND indicators.archived_at IS NULL
      AND ($3 OR EXISTS (SELECT 1 FROM outcome_settings WHERE outcome_settings.network_id = $1 AND is_public))
      AND (indicators.space_id IS NULL OR spaces.visibility = 'public' OR (spaces.visibility = 'network' AND $3)
           OR space_members.member_id IS NOT NULL)";

fn me(viewer: &Viewer) -> MemberId {
    viewer.member_id().unwrap_or(MemberId::from(0))
}

/// An indicator, if the viewer may see it.
pub(in crate::outcomes) fn indicator(
    q: &mut Read<'_>,
    viewer: &Viewer,
    id: IndicatorId,
) -> Result<Option<Indicator>, Error> {
    q.maybe(
        &format!("{VISIBLE} AND indicators.id = $4"),
        &[&viewer.network.id, &me(viewer), &viewer.member_id().is_some(), &id],
    )
}

/// The indicators of a sort that the viewer may see, the earliest first, at most so many.
pub(in crate::outcomes) fn indicators(
    q: &mut Read<'_>,
    viewer: &Viewer,
    sort: Sort,
    limit: i64,
) -> Result<Vec<Indicator>, Error> {
    q.all(
        &format!("{VISIBLE} AND indicators.sort = $4 ORDER BY indicators.id LIMIT $5"),
        &[&viewer.network.id, &me(viewer), &viewer.member_id().is_some(), &sort, &limit],
    )
}

/// How many indicators a network has.
pub(in crate::outcomes) fn count_indicators(q: &mut Read<'_>, network: NetworkId) -> Result<i64, Error> {
    q.one(
        "SELECT COUNT(*) AS amount FROM indicators WHERE network_id = $1 AND archived_at IS NULL",
        &[&network],
    )
}

/// Adds an indicator with its first definition.
pub(in crate::outcomes) fn add_indicator(
    tx: &mut Write<'_>,
    network: NetworkId,
    new: &Definition,
    by: By,
) -> Result<IndicatorId, Error> {
    let id: IndicatorId = tx.one(
        "INSERT INTO indicators (network_id, objective_id, space_id, sort, quadrant, headline, agenda, version, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, 1, $8) RETURNING id",
        &[
            &network,
            &new.objective,
            &new.space,
            &new.sort,
            &new.quadrant,
            &new.headline,
            &new.agenda,
            &by.now,
        ],
    )?;
    define(tx, (network, id, 1, 1), new, by)?;
    Ok(id)
}

/// Where an indicator stands.
pub(in crate::outcomes) fn settle_indicator(
    tx: &mut Write<'_>,
    id: IndicatorId,
    new: &Definition,
) -> Result<u64, Error> {
    tx.run(
        "UPDATE indicators SET objective_id = $2, quadrant = $3, headline = $4, agenda = $5 WHERE id = $1",
        &[&id, &new.objective, &new.quadrant, &new.headline, &new.agenda],
    )
}

/// Puts a definition in force, as this version and of this series.
pub(in crate::outcomes) fn redefine(
    tx: &mut Write<'_>,
    network: NetworkId,
    id: IndicatorId,
    (version, series): (i64, i64),
    new: &Definition,
    by: By,
) -> Result<(), Error> {
    define(tx, (network, id, version, series), new, by)?;
    tx.run("UPDATE indicators SET version = $2 WHERE id = $1", &[&id, &version])?;
    Ok(())
}

fn define(
    tx: &mut Write<'_>,
    (network, id, version, series): (NetworkId, IndicatorId, i64, i64),
    new: &Definition,
    by: By,
) -> Result<u64, Error> {
    tx.run(
        "INSERT INTO indicator_definitions (indicator_id, version, network_id, series, name, plain, technical, unit,
             polarity, mark_low, mark_high, frequency, source, is_ratio, per_each, numerator, denominator, of_people,
             communication, proxy, data_power, reason, author_id, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22,
                 $23, $24)",
        &[
            &id,
            &version,
            &network,
            &series,
            &new.name,
            &new.plain,
            &new.technical,
            &new.unit,
            &new.polarity,
            &new.marks.0,
            &new.marks.1,
            &new.frequency,
            &new.source,
            &new.is_ratio,
            &new.per_each,
            &new.numerator,
            &new.denominator,
            &new.of_people,
            &new.communication,
            &new.proxy,
            &new.data_power,
            &new.reason,
            &by.member,
            &by.now,
        ],
    )
}

/// Takes an indicator out of all lists; its figures are kept.
pub(in crate::outcomes) fn archive_indicator(
    tx: &mut Write<'_>,
    id: IndicatorId,
    now: Time,
) -> Result<u64, Error> {
    tx.run("UPDATE indicators SET archived_at = $2 WHERE id = $1", &[&id, &now])
}

/// Takes an objective away from all that was measured for it.
pub(in crate::outcomes) fn without_objective(
    tx: &mut Write<'_>,
    network: NetworkId,
    id: ObjectiveId,
) -> Result<u64, Error> {
    tx.run(
        "UPDATE indicators SET objective_id = NULL WHERE network_id = $1 AND objective_id = $2",
        &[&network, &id],
    )
}

db::record! {
    /// A version of a definition, as the list of versions tells it.
    #[derive(Debug, Clone)]
    pub(in crate::outcomes) struct Defined {
        pub(in crate::outcomes) version: i64,
        pub(in crate::outcomes) series: i64,
        pub(in crate::outcomes) name: String,
        pub(in crate::outcomes) plain: String,
        pub(in crate::outcomes) technical: String,
        pub(in crate::outcomes) unit: String,
        pub(in crate::outcomes) source: String,
        pub(in crate::outcomes) reason: String,
        pub(in crate::outcomes) author: String,
        pub(in crate::outcomes) created_at: Time,
    }
}

/// The versions of a definition before this one, the latest first.
pub(in crate::outcomes) fn versions(
    q: &mut Read<'_>,
    id: IndicatorId,
    before: i64,
    limit: i64,
) -> Result<Vec<Defined>, Error> {
    q.all(
        "SELECT indicator_definitions.version, indicator_definitions.series, indicator_definitions.name,
                indicator_definitions.plain, indicator_definitions.technical, indicator_definitions.unit,
                indicator_definitions.source, indicator_definitions.reason, members.name AS author,
                indicator_definitions.created_at
         FROM indicator_definitions JOIN members ON members.id = indicator_definitions.author_id
         WHERE indicator_definitions.indicator_id = $1 AND indicator_definitions.version < $2
         ORDER BY indicator_definitions.version DESC LIMIT $3",
        &[&id, &before, &limit],
    )
}
