//! Who comes to an event, and who perhaps: everybody, page by page, in the order in which they said so.

use super::{below, find};
use crate::events::event::EventAnswer;
use crate::events::store::{self, Coming};
use askama::Template;
use db::{Read, Time};
use house::access::Action;
use house::ids::{AttendanceId, ItemId};
use house::web::{Answer, At, Error, Page, Viewer, Visit, filters};

#[derive(Template)]
#[template(path = "events/coming/views/answers.html")]
struct AnswersPage {
    filters: Vec<(String, &'static str, i64, bool)>,
    people: String,
    coming: Vec<Coming>,
    older: Option<String>,
}

const SHOWN: usize = 60;

/// `GET /n/{slug}/items/{id}/answers`
pub(in crate::events) async fn list(visit: Visit, At((_, id)): At<(String, ItemId)>) -> Answer {
    let answer = match visit.query.value("answer") {
        "maybe" => EventAnswer::Maybe,
        _ => EventAnswer::Yes,
    };
    let after = place(visit.query.value("after"));
    visit.page(move |q, viewer| page(q, viewer, id, answer, after)).await
}

/// Reads a place in the list, `MICROSECONDS-NUMBER`; anything else is the beginning.
pub(super) fn place(text: &str) -> (Time, AttendanceId) {
    text.split_once('-')
        .and_then(|(time, id)| Some((Time::from_micros(time.parse().ok()?), id.parse().ok()?)))
        .unwrap_or((Time::from_micros(0), AttendanceId::from(0)))
}

fn page(
    q: &mut Read<'_>,
    viewer: &Viewer,
    id: ItemId,
    answer: EventAnswer,
    after: (Time, AttendanceId),
) -> Result<Page<AnswersPage>, Error> {
    let (item, event) = find(q, viewer, id, Action::ReadSpaceMembers)?;
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
    let body = AnswersPage { filters, people: viewer.path("people"), coming, older };
    Ok(below(Page::new(body, "event-answers-title"), viewer, &item))
}
