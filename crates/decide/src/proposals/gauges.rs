//! What can be told of a vote to whoever wants to be warned: that few take part in it.

use super::proposal::Proposal;
use super::store;
use db::{Read, Time};
use house::gauges::{Gauge, Limit, OFFERED, Reading};
use house::ids::ItemId;
use house::items;
use house::web::{Error, Said, Viewer};
use std::time::Duration;

/// Before that, low turnout says only that there is time.
const LAST_DAYS: Duration = Duration::from_secs(60 * 60 * 24 * 2);

/// Fewer have voted than so many in a hundred, in the last two days of a vote or at its end. How they voted is never told.
static TURNOUT: Gauge = Gauge {
    word: "turnout-low",
    label: "proposal-gauge",
    about: "proposal-gauge-about",
    limit: Some(Limit { label: "proposal-gauge-share", usual: 50, range: (1, 100) }),
    subjects,
    read,
};

/// It alone.
pub(super) static GAUGES: &[&Gauge] = &[&TURNOUT];

fn subjects(q: &mut Read<'_>, viewer: &Viewer) -> Result<Vec<(i64, String)>, Error> {
    let found = store::under_way(q, viewer, OFFERED)?;
    Ok(found.into_iter().map(|(item, title)| (item.get(), title)).collect())
}

fn read(q: &mut Read<'_>, viewer: &Viewer, (id, share): (i64, i64)) -> Result<Option<Reading>, Error> {
    let item = items::visible_to(q, viewer, ItemId::from(id))?;
    let Some(item) = item.filter(|item| item.kind == super::PROPOSAL.name) else { return Ok(None) };
    let Some(proposal) = store::of_item(q, item.id)? else { return Ok(None) };
    let opened = proposal.opened_at.is_some();
    let told = match opened {
        true if proposal.carried_count > 0 => turnout("proposal-line-carried", &proposal),
        true => turnout("proposal-gauge-told", &proposal),
        false => Said::key("proposal-gauge-draft"),
    };
    // Of a vote that is held elsewhere it is told once its result has been brought.
    let known = !proposal.is_elsewhere() || proposal.closed_at.is_some();
    let told = if opened && !known { Said::key("belenios-gauge") } else { told };
    let took_part = proposal.cast_count.saturating_add(proposal.carried_count);
    let late = proposal.closed_at.is_some() || is_late(viewer.now, proposal.ends_at);
    Ok(Some(Reading {
        href: item.href(viewer),
        name: item.title,
        told,
        over: opened && known && late && is_low((took_part, proposal.entitled_count), share),
        calm_days: 7,
    }))
}

fn turnout(key: &'static str, proposal: &Proposal) -> Said {
    let said = Said::key(key).with("cast", proposal.cast_count).with("carried", proposal.carried_count);
    said.with("entitled", proposal.entitled_count)
}

fn is_late(now: Time, end: Time) -> bool {
    now + LAST_DAYS >= end
}

/// Whether fewer have taken part than so many in a hundred of those who may.
fn is_low((cast, entitled): (i64, i64), share: i64) -> bool {
    cast.saturating_mul(100) < entitled.saturating_mul(share)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_is_not_less_than_half() {
        assert!(is_low((9, 20), 50) && !is_low((10, 20), 50));
        assert!(!is_low((0, 0), 100), "where nobody may vote nobody stays away");
        assert!(is_low((19, 20), 100) && !is_low((20, 20), 100));
    }

    #[test]
    fn a_vote_is_late_in_its_last_two_days() {
        let end = Time::from_micros(10 * 86_400_000_000);
        assert!(!is_late(Time::from_micros(7 * 86_400_000_000), end));
        assert!(is_late(Time::from_micros(8 * 86_400_000_000), end));
    }
}
