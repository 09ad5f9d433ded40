//! The list of those who come as a file for a spreadsheet, and as badges to print.

use super::find;
use super::keeping::with_replies;
use super::{below, keeping};
use crate::events::store::{self, Comer, Who};
use askama::Template;
use db::Time;
use house::access::Action;
use house::dates::spelled;
use house::ids::{AttendanceId, ItemId};
use house::web::{Answer, At, Error, Page, Said, Viewer, Visit, filters, sheet};

/// How many badges are printed.
const BADGES: i64 = 2_000;

/// `GET /n/{slug}/events/{id}/people.csv`
pub(in crate::events) async fn csv(visit: Visit, At((_, id)): At<(String, ItemId)>) -> Answer {
    let who = keeping::who(visit.query.value("who"));
    let head = visit.read(move |q, viewer| {
        let (_, event) = find(q, viewer, id, Action::Moderate)?;
        let questions = store::questions(q, id)?;
        Ok((viewer.account.clone(), viewer.network.clone(), questions, event.time_zone))
    });
    let (account, network, questions, zone) = head.await?;
    let speech = visit.speech(account.as_ref(), Some(&network));
    let keys = ["event-csv-name", "event-csv-email", "event-csv-answer", "event-csv-party"];
    let mut names: Vec<String> = keys.iter().map(|key| speech.say(&Said::from(*key))).collect();
    names.extend(questions.iter().map(|(_, text)| text.clone()));
    names.extend(["event-csv-first", "event-csv-last"].map(|key| speech.say(&Said::from(key))));
    let questions: Vec<String> = questions.into_iter().map(|(_, text)| text).collect();
    let first = (Time::from_micros(0), AttendanceId::from(0));
    let next = move |after: (Time, AttendanceId)| {
        let (visit, questions, zone) = (visit.clone(), questions.clone(), zone.clone());
        async move {
            let rows = visit.read(move |q, viewer| {
                find(q, viewer, id, Action::Moderate)?;
                let comers = store::comers(q, id, who, after, sheet::PAGE)?;
                let full = i64::try_from(comers.len()).unwrap_or(0) == sheet::PAGE;
                let place = comers.last().filter(|_| full).map(|last| (last.queued_at, last.id));
                let whole = with_replies(q, id, comers)?;
                let rows = whole.iter().map(|one| row(one, (questions.as_slice(), zone.as_str()))).collect();
                Ok((rows, place))
            });
            rows.await
        }
    };
    sheet::send("people", names, first, next).await
}

/// Times are told by the clocks of the place: when they answered first stays apart from when they last said something else.
fn row(
    (comer, replies): &(Comer, Vec<(String, String)>),
    (questions, zone): (&[String], &str),
) -> Vec<String> {
    let mut row =
        vec![comer.name.clone(), comer.email.clone(), comer.answer.to_string(), comer.party.to_string()];
    let reply = |question: &String| replies.iter().find(|(asked, _)| asked == question);
    row.extend(questions.iter().map(|one| reply(one).map(|(_, text)| text.clone()).unwrap_or_default()));
    row.extend([comer.first_answered_at, comer.answered_at].map(|at| {
        let (day, clock) = spelled(at, zone);
        format!("{day} {clock}")
    }));
    row
}

#[derive(Template)]
#[template(path = "events/coming/views/badges.html")]
struct BadgesPage {
    title: String,
    badges: Vec<Comer>,
}

/// `GET /n/{slug}/events/{id}/badges`
pub(in crate::events) async fn badges(visit: Visit, At((_, id)): At<(String, ItemId)>) -> Answer {
    let made = move |q: &mut db::Read<'_>, viewer: &Viewer| -> Result<Page<BadgesPage>, Error> {
        let (item, _) = find(q, viewer, id, Action::Moderate)?;
        let first = (Time::from_micros(0), AttendanceId::from(0));
        let badges = store::comers(q, id, Who::Coming, first, BADGES)?;
        let body = BadgesPage { title: item.title.clone(), badges };
        Ok(below(Page::new(body, "event-badges-title"), viewer, &item).wide())
    };
    visit.page(made).await
}
