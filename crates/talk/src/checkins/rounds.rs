//! A round with its answers side by side, and the rounds before it.

use super::answering::{asked, below};
use super::checkin::find;
use super::store::{self, Given, Round};
use askama::Template;
use db::Read;
use house::access::Action;
use house::ids::{ItemId, RoundId};
use house::items::Item;
use house::members;
use house::mentions;
use house::web::{Answer, At, Error, Page, Said, Viewer, Visit, filters, hue, initials};

/// How many rounds a list shows, and how many answers a page of a round.
const ROUNDS: i64 = 30;
const ANSWERS: i64 = 60;

/// An answer as it is shown.
#[derive(Debug)]
pub(super) struct One {
    pub(super) given: Given,
    pub(super) initials: String,
    pub(super) hue: u8,
    /// Where their picture is; empty where there is none.
    pub(super) picture: String,
    pub(super) person: Option<String>,
    /// Where it is put in other words, by whoever gave it while the round is open.
    pub(super) edit: Option<String>,
}

/// A round as it is shown. Rendered by `checkins/views/_round.html`.
#[derive(Debug)]
pub(super) struct Shown {
    pub(super) round: Round,
    pub(super) answers: Vec<One>,
    /// Where the answers go on.
    pub(super) more: Option<String>,
}

/// The beginning of a round.
pub(super) fn shown(q: &mut Read<'_>, viewer: &Viewer, item: &Item, round: Round) -> Result<Shown, Error> {
    let after = (db::Time::from_micros(i64::MIN), 0.into());
    of_round(q, viewer, item, round, after)
}

fn of_round(
    q: &mut Read<'_>,
    viewer: &Viewer,
    item: &Item,
    round: Round,
    after: (db::Time, house::ids::MemberId),
) -> Result<Shown, Error> {
    let mut given = store::answers(q, round.id, after, ANSWERS + 1)?;
    let whole = usize::try_from(ANSWERS).unwrap_or(usize::MAX);
    let more = given.len() > whole;
    given.truncate(whole);
    let next = given.last().filter(|_| more).map(|last| {
        let place = format_args!(
            "checkins/{}/rounds/{}?after={}-{}",
            item.id,
            round.id,
            last.created_at.micros(),
            last.member_id
        );
        viewer.path(place)
    });
    let mut texts: Vec<&mut String> = given.iter_mut().map(|one| &mut one.body_html).collect();
    mentions::show(q, viewer, &mut texts)?;
    let mine = asked(q, viewer, item)?.filter(|open| open.id == round.id).and(viewer.member_id());
    let may_know = viewer.may(Action::ReadMembers);
    let edit = viewer.path(format_args!("checkins/{}/answer", item.id));
    let who: Vec<_> = given.iter().map(|given| given.member_id).collect();
    let mut pictures = members::pictures(q, viewer, &who)?;
    let one = |given: Given| One {
        picture: pictures.remove(&given.member_id).unwrap_or_default(),
        initials: initials(&given.name),
        hue: hue(given.member_id.get()),
        person: may_know.then(|| viewer.path(format_args!("people/{}", given.member_id))),
        edit: Some(edit.clone()).filter(|_| mine == Some(given.member_id)),
        given,
    };
    Ok(Shown { answers: given.into_iter().map(one).collect(), more: next, round })
}

#[derive(Template)]
#[template(path = "checkins/views/round.html")]
struct RoundPage {
    question: String,
    shown: Shown,
    earlier: Option<String>,
    later: Option<String>,
    rounds: String,
}

/// `GET /n/{slug}/checkins/{id}/rounds/{round}`
pub(super) async fn show(visit: Visit, At((_, id, round)): At<(String, ItemId, RoundId)>) -> Answer {
    let after = place(visit.query.value("after"));
    let page = move |q: &mut Read<'_>, viewer: &Viewer| {
        let item = find(q, viewer, id, Action::ReadSpace)?;
        let round = store::round(q, id, round)?.ok_or(Error::NotFound)?;
        let path = |round: RoundId| viewer.path(format_args!("checkins/{id}/rounds/{round}"));
        let (before, after_it) = store::neighbours(q, id, &round.day)?;
        let body = RoundPage {
            question: item.title.clone(),
            earlier: before.map(path),
            later: after_it.map(path),
            rounds: viewer.path(format_args!("checkins/{id}/rounds")),
            shown: of_round(q, viewer, &item, round, after)?,
        };
        let title = Said::raw(&item.title);
        Ok(below(Page::new(body, title), viewer, &item).wide())
    };
    visit.page(page).await
}

#[derive(Template)]
#[template(path = "checkins/views/rounds.html")]
struct RoundsPage {
    question: String,
    rounds: Vec<Round>,
    href: String,
    back: String,
    older: Option<String>,
}

/// `GET /n/{slug}/checkins/{id}/rounds`
pub(super) async fn list(visit: Visit, At((_, id)): At<(String, ItemId)>) -> Answer {
    let before = visit.query.value("before").parse::<jiff::civil::Date>();
    let before = before.map_or_else(|_| "9999-12-31".to_owned(), |day| day.to_string());
    let page = move |q: &mut Read<'_>, viewer: &Viewer| {
        let item = find(q, viewer, id, Action::ReadSpace)?;
        let mut rounds = store::rounds(q, id, &before, ROUNDS + 1)?;
        let more = rounds.len() > usize::try_from(ROUNDS).unwrap_or(usize::MAX);
        if more {
            rounds.pop();
        }
        let href = viewer.path(format_args!("checkins/{id}/rounds"));
        let older = rounds.last().filter(|_| more).map(|last| format!("{href}?before={}", last.day));
        let (question, back) = (item.title.clone(), item.href(viewer));
        let body = RoundsPage { question, rounds, href, back, older };
        Ok(below(Page::new(body, "checkin-rounds-title"), viewer, &item))
    };
    visit.page(page).await
}

/// Reads a place among answers, `MICROSECONDS-NUMBER`; anything else is the beginning.
fn place(text: &str) -> (db::Time, house::ids::MemberId) {
    let parts = text.split_once('-').and_then(|(at, member)| Some((at.parse().ok()?, member.parse().ok()?)));
    let (at, member) = parts.unwrap_or((i64::MIN, 0_i64.into()));
    (db::Time::from_micros(at), member)
}
