//! Who hosts, on the page of a meeting; and swapping with whoever hosts a later one.

use super::{single, store};
use crate::events::acts::EVENT_HOST_SWAPPED;
use crate::events::coming::find;
use crate::events::series::of_item;
use askama::Template;
use db::{Read, Write};
use house::access::Action;
use house::happenings::{self, Happened};
use house::ids::{ItemId, MemberId};
use house::items::Item;
use house::web::{Answer, At, Error, Piece, Said, Viewer, Visit, filters};

/// Why hosts do not swap.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Refused {
    /// Somebody else hosts it.
    Other,
    /// It has begun, or nobody else hosts a later one.
    Nobody,
}

impl From<Refused> for Error {
    fn from(refused: Refused) -> Error {
        Error::Refused(Said::key(match refused {
            Refused::Other => "event-host-refused-other",
            Refused::Nobody => "event-host-refused-nobody",
        }))
    }
}

#[derive(Template)]
#[template(path = "events/series/views/_host.html")]
struct HostPart {
    host: Option<(String, String)>,
    /// Where the viewer swaps, if they host it and it is to come.
    swap: Option<String>,
    /// Where whoever holds it keeps the turn of its series.
    keeps: Option<String>,
    /// Where all meetings of the series stand.
    all: Option<String>,
}

/// `POST /n/{slug}/events/{id}/host`: the host swaps with the next who is somebody else.
pub(super) async fn swap(visit: Visit, At((_, id)): At<(String, ItemId)>) -> Answer {
    visit.write(move |tx, viewer| exchange(tx, viewer, id)).await?;
    Ok(visit.go_saying(visit.path(format_args!("items/{id}")), "event-host-swapped-done"))
}

fn exchange(tx: &mut Write<'_>, viewer: &Viewer, id: ItemId) -> Result<(), Error> {
    let (item, _) = find(tx, viewer, id, Action::AnswerEvent)?;
    let me = viewer.member()?.id;
    let series = of_item(tx, id)?.ok_or_else(single)?;
    tx.lock("event_series", series.get())?;
    let meetings = store::to_come(tx, series, viewer.now)?;
    if store::host_of(tx, id)?.is_none_or(|(host, ..)| host != me) {
        return Err(Refused::Other.into());
    }
    let later = meetings.iter().skip_while(|(one, _)| *one != id);
    let other = later.filter_map(|(one, host)| Some((*one, (*host)?))).find(|(_, host)| *host != me);
    let (other, host): (ItemId, MemberId) = other.ok_or(Refused::Nobody)?;
    store::set_host(tx, id, Some(host))?;
    store::set_host(tx, other, Some(me))?;
    let happened = Happened::new(&EVENT_HOST_SWAPPED).space(item.space_id).item(id);
    happenings::record(tx, viewer.network.id, Some(me), viewer.now, happened)?;
    Ok(())
}

/// Who hosts a meeting, on its page; nothing where it belongs to no series.
///
/// # Errors
/// Those of the database.
pub(in crate::events) fn part(
    q: &mut Read<'_>,
    viewer: &Viewer,
    item: &Item,
) -> Result<Option<Piece>, Error> {
    let Some(series) = of_item(q, item.id)? else { return Ok(None) };
    let named = item.may(viewer, Action::ReadSpaceMembers);
    let host = store::host_of(q, item.id)?.filter(|_| named);
    let mine = host
        .as_ref()
        .is_some_and(|(host, _, begins)| viewer.member_id() == Some(*host) && *begins > viewer.now);
    let holds = item.may(viewer, Action::Moderate);
    let path = viewer.path(format_args!("events/{}", item.id));
    let people = viewer.path("people");
    let part = HostPart {
        swap: (mine && item.is_open()).then(|| format!("{path}/host")),
        keeps: holds.then(|| format!("{path}/series")),
        host: host.map(|(id, name, _)| (format!("{people}/{id}"), name)),
        all: viewer.may(Action::ReadCalendar).then(|| viewer.path(format_args!("meetings?series={series}"))),
    };
    let empty = part.host.is_none() && part.keeps.is_none() && part.all.is_none();
    Ok((!empty).then(|| Piece::of(part)))
}
