//! Who wants to be introduced, and who was: one finds somebody proposed, another that both have said yes.

use super::super::Given;
use super::super::batch::Ground;
use house::ids::MemberId;
use house::web::Error;
use see::introductions;
use std::time::Duration;

/// Who wants to be shown people, in whichever network they are.
const WISHES: &[&str] = &[
    "amina", "tomas", "chipo", "colette", "khanh", "bea", "hawa", "lea", "ingrid", "mehmet", "zeynep",
    "walid", "tyrone", "leon", "grace",
];

/// Who was proposed to whom so many days before the demo is seen, and what each said: nothing yet; yes; or that they have seen
/// that both said yes.
const PROPOSED: &[(u64, (&str, &str), (&str, &str))] = &[
    (9, ("tomas", "yes"), ("khanh", "seen")),
    (5, ("chipo", "yes"), ("bea", "")),
    (2, ("amina", ""), ("colette", "")),
    (2, ("tomas", ""), ("hawa", "")),
    (11, ("lea", "seen"), ("ingrid", "seen")),
    (3, ("mehmet", ""), ("zeynep", "yes")),
    (8, ("walid", "seen"), ("tyrone", "yes")),
    (4, ("leon", ""), ("grace", "")),
];

/// Writes it down.
pub(super) fn introduce(tx: &mut db::Write<'_>, ground: Ground<'_>, known: &Given) -> Result<(), Error> {
    let day = |days: u64| ground.plan.ends - Duration::from_secs(days.saturating_mul(86_400));
    for key in WISHES {
        if let Some(member) = named(ground, known, key)? {
            introductions::wish(tx, ground.network, member, true, day(20))?;
        }
    }
    for (days, (one, said), (other, answered)) in PROPOSED {
        let Some(first) = named(ground, known, one)? else { continue };
        let Some(second) = named(ground, known, other)? else { continue };
        let mut pair = [(first, *said), (second, *answered)];
        pair.sort_unstable();
        introductions::note(tx, ground.network, pair, day(*days))?;
    }
    Ok(())
}

/// The member who has this name in the plays, where they are in this network.
fn named(ground: Ground<'_>, known: &Given, key: &str) -> Result<Option<MemberId>, Error> {
    let at = ground.plan.people.iter().position(|player| player.key == key);
    at.map(|at| known.person(at)).transpose()
}
