//! Who comes to an event, and who perhaps: everybody, page by page, in the order in which they said so.

use super::event::EventAnswer;
use super::store::{self, Coming};
use askama::Template;
use db::{Read, Time};
use house::access::Action;
use house::ids::{ItemId, MemberId};
use house::items;
use house::web::{Answer, At, Error, Page, Place, Said, Viewer, Visit, filters};

#[derive(Template)]
#[template(path = "events/views/answers.html")]
struct AnswersPage {
    filters: Vec<(String, &'static str, i64, bool)>,
    people: String,
    coming: Vec<Coming>,
    older: Option<String>,
}

const SHOWN: usize = 60;

/// `GET /n/{slug}/items/{id}/answers`
pub(super) async fn list(visit: Visit, At((_, id)): At<(String, ItemId)>) -> Answer {
    let answer = match visit.query.value("answer") {
        "maybe" => EventAnswer::Maybe,
        _ => EventAnswer::Yes,
    };
    let after = place(visit.query.value("after"));
    visit.page(move |q, viewer| page(q, viewer, id, answer, after)).await
}

/// Reads a place in the list, `MICROSECONDS-NUMBER`; anything else is the beginning.
fn place(text: &str) -> (Time, MemberId) {
    text.split_once('-')
        .and_then(|(time, id)| Some((Time::from_micros(time.parse().ok()?), id.parse().ok()?)))
        .unwrap_or((Time::from_micros(0), MemberId::from(0)))
}

fn page(
    q: &mut Read<'_>,
    viewer: &Viewer,
    id: ItemId,
    answer: EventAnswer,
    after: (Time, MemberId),
) -> Result<Page<AnswersPage>, Error> {
    let item = items::visible_to(q, viewer, id)?.ok_or(Error::NotFound)?;
    item.require(viewer, Action::ReadSpaceMembers)?;
    let event = store::of_item(q, id)?.ok_or(Error::NotFound)?;
    let mut coming = store::answered(q, id, answer, after)?;
    let href = item.href(viewer);
    let more = coming.len() > SHOWN;
    coming.truncate(SHOWN);
    let older = coming.last().filter(|_| more).map(|last| {
        format!("{href}/answers?answer={answer}&after={}-{}", last.answered_at.micros(), last.id)
    });
    let filter =
        |one: EventAnswer, key, count| (format!("{href}/answers?answer={one}"), key, count, one == answer);
    let filters = vec![
        filter(EventAnswer::Yes, "event-coming", event.coming_count),
        filter(EventAnswer::Maybe, "event-perhaps", event.maybe_count),
    ];
    let space = viewer.path(format_args!("spaces/{}", item.space_id));
    let body = AnswersPage { filters, people: viewer.path("people"), coming, older };
    Ok(Page::new(body, "event-answers-title")
        .place(Place::Spaces)
        .under("space-list-title", viewer.path("spaces"))
        .under(Said::raw(&item.space_name), &space)
        .under(Said::raw(&item.title), href)
        .in_space(space))
}
