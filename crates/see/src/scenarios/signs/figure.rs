//! An early sign as somebody may see it now, whoever bound it.

use crate::scenarios::scenario::Corner;
use crate::scenarios::store::Sign;
use db::{Read, Time};
use house::gauges::Reading;
use house::ids::SignId;
use house::room::Rooms;
use house::web::{Error, Viewer};

/// An early sign.
pub(in crate::scenarios) struct Figure {
    pub(in crate::scenarios) id: SignId,
    /// Of which future it is a sign.
    pub(in crate::scenarios) corner: Corner,
    /// Key of what its gauge says.
    pub(in crate::scenarios) label: &'static str,
    /// How it stands; nothing where the viewer may not see that, or there is nothing to see any more.
    pub(in crate::scenarios) reading: Option<Reading>,
    /// Key of the label of the number against which it is held, and that number.
    pub(in crate::scenarios) limit: Option<(&'static str, i64)>,
    /// Who bound it, and when.
    pub(in crate::scenarios) setter: String,
    pub(in crate::scenarios) set_at: Time,
}

/// These signs as figures. Those of gauges that this program does not have are left out.
pub(in crate::scenarios) fn figures(
    q: &mut Read<'_>,
    viewer: &Viewer,
    rooms: Rooms,
    signs: Vec<Sign>,
) -> Result<Vec<Figure>, Error> {
    let mut figures = Vec::with_capacity(signs.len());
    for sign in signs {
        let Some((gauge, corner)) = rooms.gauge(&sign.gauge).zip(Corner::of(sign.corner)) else { continue };
        figures.push(Figure {
            id: sign.id,
            corner,
            label: gauge.label,
            reading: (gauge.read)(q, viewer, (sign.subject_id, sign.threshold))?,
            limit: gauge.limit.map(|limit| (limit.label, sign.threshold)),
            setter: sign.setter,
            set_at: sign.set_at,
        });
    }
    Ok(figures)
}
