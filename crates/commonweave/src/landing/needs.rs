//! The first steps of a network in which a steward is still alone.

use db::Read;
use house::access::Action;
use house::networks;
use house::web::{Error, Need, Viewer};

/// The first steps, for a steward who is still alone.
pub(super) fn of(q: &mut Read<'_>, viewer: &Viewer) -> Result<Vec<Need>, Error> {
    if !viewer.may(Action::EditNetwork) {
        return Ok(Vec::new());
    }
    let counts = networks::counts(q, viewer.network.id)?;
    let alone = counts.iter().any(|(subject, amount)| subject == "members" && *amount == 1);
    let front = format!("/n/{}", viewer.network.slug);
    let need = Need::new("steps", "landing-need-steps", (front, "landing-need-steps-see"));
    Ok(alone.then(|| need.because("landing-need-steps-why")).into_iter().collect())
}
