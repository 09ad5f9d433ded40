//! What whoever opens a vote says of ballots that count for others.

use crate::delegations;
use crate::proposals::proposal::Proposal;
use db::Read;
use house::ids::{NetworkId, SpaceId};
use house::web::{Error, Form, Said};

/// How many votes one person may hold as a proxy where nobody says otherwise, and at most.
const USUAL: i64 = 2;
const MOST: i64 = 20;

/// The form as it stands before anybody touches it: as is usual in the space.
pub(in crate::proposals) fn filled(
    q: &mut Read<'_>,
    (network, space): (NetworkId, SpaceId),
    form: Form,
) -> Result<Form, Error> {
    let form = form.with("proxies", USUAL.to_string());
    let allowed = delegations::allowed(q, network, space)?;
    Ok(if allowed { form.with("delegable", "true") } else { form })
}

/// Reads whether the vote allows delegation, and how many proxies one person may hold. Where one ballot cannot count for
/// others, neither.
///
/// # Errors
/// [`Error::Invalid`] with complaints in the form.
pub(in crate::proposals) fn read(form: &mut Form, proposal: &Proposal) -> Result<(bool, i64), Error> {
    if !proposal.may_carry() {
        return Ok((false, 0));
    }
    let typed = form.value("proxies").trim().to_owned();
    let proxies = if typed.is_empty() { Some(USUAL) } else { typed.parse().ok() };
    let proxies = proxies.filter(|proxies| (0..=MOST).contains(proxies));
    if proxies.is_none() {
        form.fail("proxies", Said::key("proposal-number-wrong").with("least", 0_i64).with("most", MOST));
    }
    form.checked()?;
    Ok((form.ticked("delegable"), proxies.unwrap_or_default()))
}
