//! Whose voice is heard at the meetings of a series: who comes, speaks, sets the agenda, takes minutes and takes something on.

use super::SeriesId;
use super::store;
use db::Read;
use house::access::Action;
use house::ids::{ItemId, SpaceId};
use house::items::{self, Item};
use house::reports::{Heard, Hearing, Rung, Source, Whom};
use house::spaces::{self, Space};
use house::web::{Error, Viewer};

/// How many meetings before and after now are looked at for the title, and for the one that comes next.
const NEAR: i64 = 4;

/// A series of which one can ask whose voice is heard at its meetings.
pub(in crate::events) static HEARING: Hearing = Hearing { word: "series", find };

/// Where one asks it of this series, for whom may.
pub(super) fn page(viewer: &Viewer, id: SeriesId) -> Option<String> {
    viewer.may(Action::ReadVoice).then(|| viewer.path(format_args!("voice?{}={id}", HEARING.word)))
}

fn find(q: &mut Read<'_>, viewer: &Viewer, id: i64) -> Result<Heard, Error> {
    let series = SeriesId::from(id);
    let listed = store::listed(q, viewer, SeriesId::from(id.saturating_add(1)), 1)?;
    let space = listed.into_iter().find(|(one, ..)| *one == series).map(|(_, space, _)| space);
    let space = spaces::visible_to(q, viewer, space.ok_or(Error::NotFound)?)?.ok_or(Error::NotFound)?;
    let meetings = store::of_one(q, series, viewer.now, NEAR)?;
    let title = meetings.last().ok_or(Error::NotFound)?.title.clone();
    let next = meetings.iter().find(|meeting| meeting.starts_at >= viewer.now && !meeting.cancelled);
    let next = match next {
        Some(meeting) => items::visible_to(q, viewer, meeting.item_id)?,
        None => None,
    };
    Ok(Heard {
        title,
        href: viewer.path(format_args!("meetings?series={id}")),
        about: "event-voice-about",
        whom: Whom::Space(space.id),
        goes_on: true,
        rungs: rungs(viewer, &space, next.as_ref()),
        untold: None,
    })
}

/// What one can do at the meetings, and about who is missing.
fn rungs(viewer: &Viewer, space: &Space, next: Option<&Item>) -> Vec<Rung> {
    let may = |action: Action| next.filter(|item| item.may(viewer, action)).map(|item| item.id);
    let at = |id: ItemId, page: &str| viewer.path(format_args!("events/{id}/{page}"));
    let of = |id: SpaceId, page: &str| viewer.path(format_args!("spaces/{id}/{page}"));
    let known = space.may(viewer, Action::ReadSpaceMembers);
    let ask = known.then(|| (of(space.id, "people"), "event-voice-ask"));
    let edit = |id: ItemId| viewer.path(format_args!("items/{id}/edit"));
    let seats = may(Action::EditOwn).map(|id| (edit(id), "event-voice-seats"));
    let small = may(Action::Moderate).map(|id| (at(id, "rounds"), "event-voice-rounds"));
    let points = may(Action::TakePart).map(|id| (at(id, "agenda"), "event-voice-points"));
    let turns = may(Action::Moderate).map(|id| (at(id, "series"), "event-voice-turns"));
    let tasks = Some((of(space.id, "board"), "event-voice-tasks"));
    let rung = |title, about, source, deeds: [Option<(String, &'static str)>; 2]| Rung {
        title,
        about,
        source,
        deeds: deeds.into_iter().flatten().collect(),
    };
    let came = Source::Told(|q, id, span| store::came(q, SeriesId::from(id), span));
    let said = Source::Said(|q, id, span| store::meetings(q, SeriesId::from(id), span));
    let pointed = Source::Told(|q, id, span| store::pointed(q, SeriesId::from(id), span));
    let minuted = Source::Told(|q, id, span| store::minuted(q, SeriesId::from(id), span));
    let took = Source::Told(|q, id, span| store::took_on(q, SeriesId::from(id), span));
    vec![
        rung("event-voice-came", "event-voice-came-about", came, [seats, ask.clone()]),
        rung("event-voice-spoke", "event-voice-spoke-about", said, [small, ask.clone()]),
        rung("event-voice-pointed", "event-voice-pointed-about", pointed, [points, ask.clone()]),
        rung("event-voice-minuted", "event-voice-minuted-about", minuted, [turns, ask]),
        rung("event-voice-took", "event-voice-took-about", took, [tasks, None]),
    ]
}
