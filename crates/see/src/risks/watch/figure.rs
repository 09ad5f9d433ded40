//! A live figure as somebody may see it now, whoever bound the risk to it.

use crate::risks::store::Trigger;
use db::{Read, Time};
use house::gauges::Reading;
use house::ids::TriggerId;
use house::room::Rooms;
use house::web::{Error, Viewer};

/// A figure to which a risk is bound.
pub(super) struct Figure {
    pub(super) id: TriggerId,
    /// Key of what its gauge says.
    pub(super) label: &'static str,
    /// How it stands; nothing where the viewer may not see that, or there is nothing to see any more.
    pub(super) reading: Option<Reading>,
    /// Key of the label of the number against which it is held, and that number.
    pub(super) limit: Option<(&'static str, i64)>,
    /// Who bound the risk to it, and when.
    pub(super) setter: String,
    pub(super) set_at: Time,
    /// When it called last.
    pub(super) raised_at: Option<Time>,
    /// Whether it has called and may not call again yet.
    pub(super) called: bool,
    /// Since when it is calm.
    pub(super) calm_since: Option<Time>,
}

/// These triggers as figures. Those of gauges that this program does not have are left out.
pub(super) fn figures(
    q: &mut Read<'_>,
    viewer: &Viewer,
    rooms: Rooms,
    triggers: Vec<Trigger>,
) -> Result<Vec<Figure>, Error> {
    let mut figures = Vec::with_capacity(triggers.len());
    for trigger in triggers {
        let Some(gauge) = rooms.gauge(&trigger.gauge) else { continue };
        figures.push(Figure {
            id: trigger.id,
            label: gauge.label,
            reading: (gauge.read)(q, viewer, (trigger.subject_id, trigger.threshold))?,
            limit: gauge.limit.map(|limit| (limit.label, trigger.threshold)),
            setter: trigger.setter,
            set_at: trigger.set_at,
            raised_at: trigger.raised_at,
            called: !trigger.armed,
            calm_since: trigger.calm_since,
        });
    }
    Ok(figures)
}
