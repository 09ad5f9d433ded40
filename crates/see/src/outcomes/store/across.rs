//! What is asked of figures by those who look across.

use crate::outcomes::figures::Period;
use crate::outcomes::indicator::Indicator;
use db::{Error, Param, Read};
use house::batch;
use house::ids::{IndicatorId, MemberId};

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
