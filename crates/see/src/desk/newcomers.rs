//! Who is new and has not been heard of yet.

use crate::ties;
use db::Read;
use house::access::Action;
use house::ids::MemberId;
use house::members::{self, Came};
use house::reports::{Laid, Lying, Spot, Tray};
use house::web::{Error, Said, Viewer};
use std::collections::BTreeSet;
use std::time::Duration;

/// So long somebody is new.
const NEW: Duration = Duration::from_secs(60 * 60 * 24 * 90);
/// So many newcomers are looked through at a time.
const LOOKED: i64 = 200;

/// Newcomers without a first act.
pub(super) static QUIET: Tray = Tray {
    word: "newcomers",
    title: "desk-newcomers",
    about: "desk-newcomers-about",
    empty: "desk-newcomers-empty",
    deed: "desk-newcomers-deed",
    rows: quiet,
};

fn quiet(q: &mut Read<'_>, viewer: &Viewer, before: Spot, limit: i64) -> Result<Lying, Error> {
    if !viewer.may(Action::ReadDesk) {
        return Ok(Lying::default());
    }
    let (time, number) = before.moment();
    let came = members::came(q, viewer, viewer.now - NEW, (time, MemberId::from(number)), LOOKED)?;
    let ids: Vec<MemberId> = came.iter().map(|one| one.id).collect();
    let heard: BTreeSet<MemberId> = ties::heard_of(q, &ids)?.into_iter().collect();
    let row = |one: Came| {
        let laid = Laid {
            title: Said::raw(one.name),
            told: None,
            at: Some(one.joined_at),
            href: viewer.path(format_args!("people/{}", one.id)),
        };
        (Spot::at(one.joined_at, one.id.get()), (!heard.contains(&one.id)).then_some(laid))
    };
    Ok(Lying::of(came.into_iter().map(row).collect(), limit, LOOKED))
}
