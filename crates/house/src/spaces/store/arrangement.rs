//! Which tabs are on in a space, and where it stands on its way.

use crate::ids::{NetworkId, SpaceId};
use crate::items::Verb;
use db::{Error, Read, Time, Write};

/// Switches the tab of a verb on, because something was made in it; nothing happens where it is on.
///
/// # Errors
/// Those of the database.
pub fn use_tab(tx: &mut Write<'_>, space: SpaceId, verb: Verb) -> Result<(), Error> {
    let word = verb.word();
    let (added, standing) = (format!(",{word}"), format!("%,{word},%"));
    tx.run(
        "UPDATE spaces SET tabs = tabs || $2 WHERE id = $1 AND ',' || tabs || ',' NOT LIKE $3",
        &[&space, &added, &standing],
    )?;
    Ok(())
}

/// Sets which tabs are on, and the phase.
pub(in crate::spaces) fn arrange(
    tx: &mut Write<'_>,
    space: SpaceId,
    tabs: &str,
    phase: &str,
) -> Result<u64, Error> {
    tx.run("UPDATE spaces SET tabs = $2, phase = $3 WHERE id = $1", &[&space, &tabs, &phase])
}

/// Takes a space to a phase that lasts until the day of this moment.
///
/// # Errors
/// Those of the database.
pub fn go_on(
    tx: &mut Write<'_>,
    network: NetworkId,
    space: SpaceId,
    phase: &str,
    until: Time,
) -> Result<(), Error> {
    tx.run("UPDATE spaces SET phase = $2 WHERE id = $1", &[&space, &phase])?;
    let moment = jiff::Timestamp::from_microsecond(until.micros()).unwrap_or_default();
    let day = moment.to_zoned(jiff::tz::TimeZone::UTC).date().to_string();
    set_last_day(tx, network, space, (phase, &day))?;
    Ok(())
}

/// The last days of phases, where somebody has said them.
pub(in crate::spaces) fn last_days(q: &mut Read<'_>, space: SpaceId) -> Result<Vec<(String, String)>, Error> {
    q.all(
        "SELECT phase, last_day FROM space_phases WHERE space_id = $1 AND last_day <> '' ORDER BY phase",
        &[&space],
    )
}

/// Says until which day a phase lasts; an empty day for no day.
pub(in crate::spaces) fn set_last_day(
    tx: &mut Write<'_>,
    network: NetworkId,
    space: SpaceId,
    (phase, day): (&str, &str),
) -> Result<u64, Error> {
    tx.run(
        "INSERT INTO space_phases (space_id, phase, network_id, last_day) VALUES ($1, $2, $3, $4)
         ON CONFLICT (space_id, phase) DO UPDATE SET last_day = excluded.last_day",
        &[&space, &phase, &network, &day],
    )
}
