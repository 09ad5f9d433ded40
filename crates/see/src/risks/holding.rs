//! Which risks nobody would keep an eye on if some people were gone.

use super::store;
use db::Read;
use house::ids::{ItemId, MemberId};
use house::reports::{Holding, Laid};
use house::web::{Error, Said, Viewer};

/// Risks that somebody carries: nobody does beside them.
pub(super) static CARRIED: Holding = Holding { title: "risk-holding", held };

fn held(q: &mut Read<'_>, viewer: &Viewer, members: &[MemberId], limit: i64) -> Result<Vec<Laid>, Error> {
    let found = store::carried_by(q, viewer, members, limit)?;
    let laid = |(id, title): (ItemId, String)| Laid {
        title: Said::raw(title),
        told: None,
        at: None,
        href: viewer.path(format_args!("items/{id}")),
    };
    Ok(found.into_iter().map(laid).take(usize::try_from(limit).unwrap_or(0)).collect())
}
