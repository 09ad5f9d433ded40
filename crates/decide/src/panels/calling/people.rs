//! Who is willing, for those who hold the panel, and the two lists from which it is drawn, as files that `commonweave panel` reads.

use super::below;
use crate::panels::drawing::{lists, material};
use crate::panels::panel::{Panel, Seat, Volunteer, find, percent, refused};
use crate::panels::store;
use askama::Template;
use db::Read;
use house::access::Action;
use house::ids::ItemId;
use house::sector::Sector;
use house::web::{Answer, At, Error, Page, Said, Viewer, Visit, filters, sheet};

#[derive(Template)]
#[template(path = "panels/views/volunteers.html")]
struct PeoplePage {
    panel: Panel,
    questions: Vec<String>,
    lines: Vec<Line>,
    people: String,
    base: String,
    back: String,
}

struct Line {
    one: Volunteer,
    sector: Said,
    answers: Vec<String>,
    chance: String,
    seat: &'static str,
}

/// `GET /n/{slug}/panels/{id}/volunteers`
pub(in crate::panels) async fn people(visit: Visit, At((_, id)): At<(String, ItemId)>) -> Answer {
    visit.page(move |q, viewer| page(q, viewer, id)).await
}

fn page(q: &mut Read<'_>, viewer: &Viewer, id: ItemId) -> Result<Page<PeoplePage>, Error> {
    let (item, panel) = find(q, viewer, id, Action::HoldVote)?;
    let questions = store::questions(q, id)?;
    let line = |one: Volunteer| {
        let answered = questions.iter().zip(one.places());
        let answer = |place: i64, answers: &[(String, i64, i64)]| {
            usize::try_from(place).ok().and_then(|at| answers.get(at)).map(|(text, ..)| text.clone())
        };
        Line {
            answers: answered
                .map(|(question, place)| answer(place, &question.answers).unwrap_or_default())
                .collect(),
            sector: sector(&one.sector),
            chance: percent(one.chance),
            seat: match one.seat {
                Seat::Willing => "panel-seat-willing",
                Seat::Drawn => "panel-seat-drawn",
                Seat::Left => "panel-seat-left",
                Seat::Gone => "panel-seat-gone",
            },
            one,
        }
    };
    let body = PeoplePage {
        lines: store::volunteers(q, id)?.into_iter().map(line).collect(),
        questions: questions.iter().map(|question| question.name.clone()).collect(),
        people: viewer.path("people"),
        base: panel.path(viewer, ""),
        back: item.href(viewer),
        panel,
    };
    Ok(below(Page::new(body, "panel-volunteers"), viewer, &item).wide())
}

/// The name of a sector.
pub(in crate::panels) fn sector(word: &str) -> Said {
    Said::key(word.parse::<Sector>().map_or("panel-no-sector", |sector| sector.label()))
}

/// `GET /n/{slug}/panels/{id}/respondents.csv`
pub(in crate::panels) async fn respondents(visit: Visit, At((_, id)): At<(String, ItemId)>) -> Answer {
    let (rows, _) = visit.read(move |q, viewer| tables(q, viewer, id)).await?;
    sheet::whole(&format!("respondents-{id}"), &rows)
}

/// `GET /n/{slug}/panels/{id}/categories.csv`
pub(in crate::panels) async fn categories(visit: Visit, At((_, id)): At<(String, ItemId)>) -> Answer {
    let (_, rows) = visit.read(move |q, viewer| tables(q, viewer, id)).await?;
    sheet::whole(&format!("categories-{id}"), &rows)
}

#[expect(clippy::type_complexity, reason = "two tables side by side")]
fn tables(
    q: &mut Read<'_>,
    viewer: &Viewer,
    id: ItemId,
) -> Result<(Vec<Vec<String>>, Vec<Vec<String>>), Error> {
    let (_, panel) = find(q, viewer, id, Action::HoldVote)?;
    if panel.digest.is_empty() {
        return Err(refused("panel-no-lists"));
    }
    Ok(lists(&material(q, &panel)?))
}
