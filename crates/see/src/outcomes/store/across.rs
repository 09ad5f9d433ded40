//! What is asked of figures by those who look across.

use crate::outcomes::figures::Period;
use crate::outcomes::indicator::{Indicator, Strand};
use db::{Error, Param, Read, Time};
use house::batch;
use house::ids::{IndicatorId, MemberId, NetworkId};
use house::reports::Tally;

/// The last figure of the total of each of these indicators: of which period, entered by whom.
pub(in crate::outcomes) fn last_entered(
    q: &mut Read<'_>,
    indicators: &[Indicator],
) -> Result<Vec<(IndicatorId, Period, MemberId)>, Error> {
    let keys: Vec<&dyn Param> = indicators.iter().map(|one| -> &dyn Param { &one.id }).collect();
    batch::each(
        q,
        "SELECT indicator_id, period, entered_by FROM (SELECT indicator_id, period, entered_by FROM indicator_values
         WHERE indicator_id = $0 AND group_name = '' AND series = (
             SELECT definitions.series FROM indicators JOIN indicator_definitions definitions
               ON definitions.indicator_id = indicators.id AND definitions.version = indicators.version
             WHERE indicators.id = $0)
         ORDER BY period DESC LIMIT 1) AS one",
        &[],
        &keys,
    )
}

/// How many figures of totals were entered between two moments, by the space whose work they measure; those of results under none.
pub(in crate::outcomes) fn entered_between(
    q: &mut Read<'_>,
    network: NetworkId,
    (from, until): (Time, Time),
) -> Result<Vec<Tally>, Error> {
    q.all(
        "SELECT CAST(NULL AS BIGINT) AS member_id, indicators.space_id, COUNT(*) AS amount
         FROM indicator_values JOIN indicators ON indicators.id = indicator_values.indicator_id
         WHERE indicator_values.network_id = $1 AND indicator_values.group_name = ''
           AND indicator_values.entered_at >= $2 AND indicator_values.entered_at < $3
           AND indicators.archived_at IS NULL
         GROUP BY indicators.space_id ORDER BY indicators.space_id",
        &[&network, &from, &until],
    )
}

db::record! {
    /// What somebody told of a result, of which the story of a year tells.
    #[derive(Debug, Clone)]
    pub(in crate::outcomes) struct Learned {
        pub(in crate::outcomes) id: IndicatorId,
        pub(in crate::outcomes) name: String,
        pub(in crate::outcomes) strand: Strand,
        pub(in crate::outcomes) body_html: String,
    }
}

/// What was told between two moments of the results of a network, the latest first.
pub(in crate::outcomes) fn learned(
    q: &mut Read<'_>,
    network: NetworkId,
    (from, until): (Time, Time),
) -> Result<Vec<Learned>, Error> {
    q.all(
        "SELECT indicators.id, definitions.name, indicator_stories.strand, indicator_stories.body_html
         FROM indicator_stories JOIN indicators ON indicators.id = indicator_stories.indicator_id
         JOIN indicator_definitions definitions
           ON definitions.indicator_id = indicators.id AND definitions.version = indicators.version
         WHERE indicator_stories.network_id = $1 AND indicator_stories.created_at >= $2
           AND indicator_stories.created_at < $3 AND indicator_stories.strand IN ('forces', 'works')
           AND indicators.archived_at IS NULL AND indicators.space_id IS NULL
         ORDER BY indicator_stories.id DESC LIMIT 60",
        &[&network, &from, &until],
    )
}

/// Which of these indicators are results, which nobody in the network is kept from.
pub(in crate::outcomes) fn open_among(
    q: &mut Read<'_>,
    network: NetworkId,
    ids: &[IndicatorId],
) -> Result<Vec<IndicatorId>, Error> {
    let keys: Vec<&dyn Param> = ids.iter().map(|id| -> &dyn Param { id }).collect();
    batch::among(
        q,
        "SELECT id FROM indicators WHERE +network_id = $1 AND archived_at IS NULL AND space_id IS NULL AND id",
        &[&network],
        &keys,
        "ORDER BY id",
    )
}
