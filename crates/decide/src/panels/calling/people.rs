//! Who is willing, for those who hold the panel; and the two lists from which a draw is made, as the files that they are.

use super::below;
use crate::panels::drafting::Question;
use crate::panels::drawing::Lists;
use crate::panels::panel::{Phase, Seat, Volunteer, find, refused};
use crate::panels::store;
use askama::Template;
use axum::body::Body;
use db::Read;
use house::access::Action;
use house::ids::ItemId;
use house::sector::Sector;
use house::web::{Answer, At, Error, Page, Said, Viewer, Visit, filters, sheet};

#[derive(Template)]
#[template(path = "panels/views/volunteers.html")]
struct PeoplePage {
    questions: Vec<String>,
    lines: Vec<Line>,
    back: String,
}

struct Line {
    href: String,
    name: String,
    number: Option<i64>,
    sector: Option<Said>,
    answers: Vec<String>,
    seat: &'static str,
}

/// `GET /n/{slug}/panels/{id}/volunteers`
pub(in crate::panels) async fn people(visit: Visit, At((_, id)): At<(String, ItemId)>) -> Answer {
    visit.page(move |q, viewer| page(q, viewer, id)).await
}

fn page(q: &mut Read<'_>, viewer: &Viewer, id: ItemId) -> Result<Page<PeoplePage>, Error> {
    let (item, panel) = find(q, viewer, id, Action::HoldVote)?;
    let questions = store::questions(q, id)?;
    let drawn = panel.phase == Phase::Drawn;
    let line = |one: Volunteer| Line {
        href: viewer.path(format_args!("people/{}", one.member_id)),
        answers: answers(&questions, &one),
        sector: one.number.map(|_| sector(&one.sector)),
        seat: match one.seat {
            Seat::Willing if drawn => "panel-seat-not-drawn",
            Seat::Willing => "panel-seat-willing",
            Seat::Away => "panel-seat-away",
            Seat::Drawn => "panel-seat-drawn",
            Seat::Left => "panel-seat-left",
            Seat::Replaced => "panel-seat-replaced",
        },
        number: one.number,
        name: one.name,
    };
    let body = PeoplePage {
        lines: store::volunteers(q, id)?.into_iter().map(line).collect(),
        questions: questions.iter().map(|question| question.name.clone()).collect(),
        back: item.href(viewer),
    };
    Ok(below(Page::new(body, "panel-volunteers"), viewer, &item).wide())
}

/// What somebody answered, in words.
fn answers(questions: &[Question], one: &Volunteer) -> Vec<String> {
    let answer = |(question, place): (&Question, i64)| {
        let answers = &question.answers;
        let found = usize::try_from(place).ok().and_then(|at| answers.get(at));
        found.map(|(text, ..)| text.clone()).unwrap_or_default()
    };
    questions.iter().zip(one.places()).map(answer).collect()
}

/// The name of a sector.
pub(in crate::panels) fn sector(word: &str) -> Said {
    Said::key(word.parse::<Sector>().map_or("panel-no-sector", |sector| sector.label()))
}

/// `GET /n/{slug}/panels/{id}/respondents.csv`
pub(in crate::panels) async fn respondents(visit: Visit, At((_, id)): At<(String, ItemId)>) -> Answer {
    let round = asked(&visit);
    let lists = visit.read(move |q, viewer| given(q, viewer, (id, round))).await?;
    Ok(sheet::file(&format!("respondents-{id}-{round}"), Body::from(lists.respondents)))
}

/// `GET /n/{slug}/panels/{id}/categories.csv`
pub(in crate::panels) async fn categories(visit: Visit, At((_, id)): At<(String, ItemId)>) -> Answer {
    let round = asked(&visit);
    let lists = visit.read(move |q, viewer| given(q, viewer, (id, round))).await?;
    Ok(sheet::file(&format!("categories-{id}-{round}"), Body::from(lists.categories)))
}

/// Which draw is asked for: the first, unless another is named.
fn asked(visit: &Visit) -> i64 {
    visit.query.value("round").parse().unwrap_or(1)
}

/// The lists of a draw: for everybody where they tell of nobody in particular, else for those who hold the panel.
fn given(q: &mut Read<'_>, viewer: &Viewer, (id, round): (ItemId, i64)) -> Result<Lists, Error> {
    let (item, _) = find(q, viewer, id, Action::ReadSpace)?;
    let lists = store::lists(q, id, round)?.ok_or_else(|| refused("panel-no-lists"))?;
    if !lists.for_all {
        item.require(viewer, Action::HoldVote)?;
    }
    Ok(lists)
}
