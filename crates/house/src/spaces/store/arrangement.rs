//! Which tabs are on in a space, and where it stands on its way.

use crate::dates::Window;
use crate::ids::{MemberId, NetworkId, SpaceId};
use crate::items::Verb;
use crate::spaces::space::Space;
use crate::spaces::template;
use crate::web::Viewer;
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

/// Whether a space goes through phases of its own, which a room above keeps, or along the way of its template, from its
/// beginning.
///
/// # Errors
/// Those of the database.
pub fn way(tx: &mut Write<'_>, space: &Space, own: bool) -> Result<(), Error> {
    if own == (space.phase == template::OWN) {
        return Ok(());
    }
    let first = template::of(space.kind).and_then(|template| template.phases.first());
    let word = if own { template::OWN } else { first.map_or("", |phase| phase.word) };
    tx.run("UPDATE spaces SET phase = $2 WHERE id = $1", &[&space.id, &word])?;
    Ok(())
}

/// Says what rests in a space for now: names of kinds and the word for messages, with commas between them.
///
/// # Errors
/// Those of the database.
pub fn rest(tx: &mut Write<'_>, space: SpaceId, words: &str) -> Result<(), Error> {
    tx.run("UPDATE spaces SET resting = $2 WHERE id = $1 AND resting <> $2", &[&space, &words])?;
    Ok(())
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

db::record! {
    /// The last day of a phase of a space.
    #[derive(Debug)]
    pub(in crate::spaces) struct Ending {
        pub(in crate::spaces) space_id: SpaceId,
        pub(in crate::spaces) space_name: String,
        pub(in crate::spaces) phase: String,
        pub(in crate::spaces) last_day: String,
        pub(in crate::spaces) changed_at: Time,
        /// Whether the viewer is in the space.
        pub(in crate::spaces) inside: bool,
    }
}

/// The last days that lie in the window, of phases of spaces that the viewer may read. Days stand as texts that sort as days
/// do.
pub(in crate::spaces) fn endings(
    q: &mut Read<'_>,
    viewer: &Viewer,
    window: &Window,
) -> Result<Vec<Ending>, Error> {
    let me = viewer.member_id().unwrap_or(MemberId::from(0));
    let member = viewer.member_id().is_some();
    let space = window.space.unwrap_or(SpaceId::from(0));
    q.all(
        "SELECT spaces.id AS space_id, spaces.name AS space_name, space_phases.phase, space_phases.last_day,
                spaces.updated_at AS changed_at, space_members.member_id IS NOT NULL AS inside
         FROM space_phases
         JOIN spaces ON spaces.id = space_phases.space_id
         LEFT JOIN space_members ON space_members.space_id = spaces.id AND space_members.member_id = $2
         WHERE space_phases.network_id = $1 AND space_phases.last_day >= $4 AND space_phases.last_day < $5
           AND spaces.phase <> 'own'
           AND (spaces.visibility = 'public' OR (spaces.visibility = 'network' AND $3)
                OR space_members.member_id IS NOT NULL)
           AND (spaces.id = $6 OR $6 = 0)
           AND (NOT $7 OR space_members.member_id IS NOT NULL)
         ORDER BY space_phases.last_day, spaces.id, space_phases.phase LIMIT $8",
        &[
            &viewer.network.id,
            &me,
            &member,
            &window.first.to_string(),
            &window.end.to_string(),
            &space,
            &window.mine,
            &window.most,
        ],
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
