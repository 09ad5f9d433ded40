//! What stands on the page of a time poll: the times, the best first, how many each suits, and who is missing.

use super::poll::{OfferId, Standing, ranked};
use super::{path, store};
use crate::events::page::{When, told};
use askama::Template;
use db::Read;
use house::access::Action;
use house::ids::ItemId;
use house::items::{self, Item};
use house::web::{Error, Piece, Said, Viewer, filters};

#[derive(Template)]
#[template(path = "events/polls/views/_part.html")]
struct PollPart {
    rows: Vec<Row>,
    answered: i64,
    /// The event that was made of it, as far as the viewer may see it.
    event: Option<(String, String)>,
    /// For those who hold the poll: where they keep its list and its times, and where they make an event of a time.
    hold: Option<String>,
    settles: bool,
    open: bool,
}

struct Row {
    id: OfferId,
    here: When,
    there: Option<When>,
    yes: i64,
    need_be: i64,
    no: i64,
    best: bool,
    past: bool,
    missing: Vec<Gap>,
}

/// How many of a sector are missing, of how many.
struct Gap {
    label: &'static str,
    missing: i64,
    of: i64,
}

/// The times and how they stand.
pub(super) fn part(q: &mut Read<'_>, viewer: &Viewer, item: &Item) -> Result<Piece, Error> {
    let poll = store::poll_of(q, item.id)?.ok_or(Error::NotFound)?;
    let holds = item.may(viewer, Action::Moderate);
    let (offers, sums) = (store::offers(q, item.id)?, store::sums(q, item.id)?);
    let zone = viewer.zone();
    let row = |standing: Standing| {
        let (here, there) = told(&standing.offer.event(&poll), &zone);
        let gap = |one: &super::poll::Missing| Gap {
            label: one.sector.map_or("poll-others", house::sector::Sector::label),
            missing: one.missing,
            of: one.of,
        };
        Row {
            id: standing.offer.id,
            here,
            there,
            yes: standing.yes,
            need_be: standing.need_be,
            no: standing.no,
            best: standing.best,
            past: standing.past,
            missing: standing.missing.iter().map(gap).collect(),
        }
    };
    let rows = ranked(offers, &sums, holds, viewer.now).into_iter().map(row).collect();
    let event = poll.event_id.map(|event| items::visible_to(q, viewer, event)).transpose()?.flatten();
    let rests = item.is_archived() || item.space_archived;
    Ok(Piece::of(PollPart {
        rows,
        answered: poll.answerer_count,
        settles: holds && event.is_none() && !rests && item.may(viewer, Action::TakePart),
        event: event.map(|event| (event.href(viewer), event.title)),
        hold: holds.then(|| path(viewer, item.id, "")),
        open: item.is_open(),
    }))
}

/// How many have answered, in lists.
pub(super) fn line(
    q: &mut Read<'_>,
    _viewer: &Viewer,
    items: &[ItemId],
) -> Result<Vec<(ItemId, Said)>, Error> {
    let said = |(id, people, settled): (ItemId, i64, bool)| {
        let key = if settled { "poll-line-settled" } else { "poll-line" };
        let said = Said::key(key);
        (id, if settled { said } else { said.with("people", people) })
    };
    Ok(store::of_items(q, items)?.into_iter().map(said).collect())
}
