//! The ballots as a Pabulib file, without their voters: `commonweave budget` counts it again and comes to the same outcome.

use super::FLOOR;
use crate::budgets::budget::{Budget, ProjectId, find, refused};
use crate::budgets::counting::{election, kept};
use crate::budgets::store;
use axum::http::{HeaderValue, header};
use axum::response::IntoResponse;
use budget::pabulib;
use db::Read;
use house::access::Action;
use house::ids::ItemId;
use house::web::{Answer, At, Error, Viewer, Visit};

/// Whether the ballots may be given out: once they are counted, and where they are enough that none tells whose it is.
pub(super) fn given(budget: &Budget) -> bool {
    budget.counted_at.is_some() && budget.cast_count >= FLOOR
}

/// `GET /n/{slug}/budgets/{id}/ballots.pb`
pub(in crate::budgets) async fn file(visit: Visit, At((_, id)): At<(String, ItemId)>) -> Answer {
    let text = visit.read(move |q, viewer| written(q, viewer, id)).await?;
    let mut response = text.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8"));
    let name = format!("attachment; filename=\"budget-{id}.pb\"");
    if let Ok(name) = HeaderValue::from_str(&name) {
        headers.insert(header::CONTENT_DISPOSITION, name);
    }
    Ok(response)
}

fn written(q: &mut Read<'_>, viewer: &Viewer, id: ItemId) -> Result<String, Error> {
    let (item, budget) = find(q, viewer, id, Action::ReadSpace)?;
    if budget.counted_at.is_none() {
        return Err(refused("budget-no-result"));
    }
    if !given(&budget) {
        return Err(refused("budget-file-few"));
    }
    let (mut projects, parts) = (store::projects(q, id)?, store::parts(q, id)?);
    let outcomes = store::outcomes(q, id)?;
    // What nobody chose was not counted either.
    let chosen = |project: ProjectId| outcomes.iter().any(|one| one.project_id == project && one.backers > 0);
    projects.retain(|project| chosen(project.id));
    let won = |project: ProjectId| outcomes.iter().any(|one| one.project_id == project && one.rank.is_some());
    let ballots = ballots(q, id)?;
    let all = ballots.iter().flat_map(|(ballot, amount)| {
        std::iter::repeat_n(ballot.as_slice(), usize::try_from(*amount).unwrap_or(0))
    });
    let mut election = election(&budget, &projects, &parts, all);
    let rule = budget.counted_rule.unwrap_or(budget.rule);
    let title = item.title.replace(['\n', '\r'], " ");
    election.meta.splice(0..0, [("description".to_owned(), title), ("rule".to_owned(), rule.to_string())]);
    election.project_columns.push("selected".to_owned());
    for (one, project) in election.projects.iter_mut().zip(&projects) {
        one.extra.push(i32::from(won(project.id)).to_string());
    }
    Ok(pabulib::write(&election))
}

/// All ballots, equal ones once with how many there are.
#[expect(clippy::type_complexity, reason = "ballots of projects with points, each with its amount")]
fn ballots(q: &mut Read<'_>, id: ItemId) -> Result<Vec<(Vec<(ProjectId, i64)>, i64)>, Error> {
    let (mut all, mut after) = (Vec::new(), 0);
    loop {
        let piles = store::piles(q, id, after)?;
        let Some((last, ..)) = piles.last() else { return Ok(all) };
        after = *last;
        all.extend(piles.iter().map(|(_, choice, amount)| (kept(choice), *amount)));
    }
}
