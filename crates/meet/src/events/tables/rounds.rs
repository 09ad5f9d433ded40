//! The page of whoever holds the event: planning the rounds, who sits where in each, and the button by which the next begins.

use super::plan::{Among, FEW, LARGEST, MOST_ROUNDS, Plan};
use super::store::{self, Named};
use crate::events::coming::{below, find};
use askama::Template;
use db::Read;
use house::access::Action;
use house::ids::ItemId;
use house::items::Item;
use house::web::{Answer, At, Error, Form, Page, Piece, Viewer, Visit, filters};

/// What the choices of the form are called.
const CHOICES: [(Among, &str); 2] =
    [(Among::Here, "tables-among-here"), (Among::Coming, "tables-among-coming")];

#[derive(Template)]
#[template(path = "events/tables/views/rounds.html")]
pub(super) struct RoundsPage {
    form: Form,
    action: String,
    people: String,
    choices: Vec<(&'static str, &'static str)>,
    most_rounds: i64,
    largest: i64,
    plan: Option<Plan>,
    /// Whether it can still be planned.
    open: bool,
    /// The number of the round that begins next.
    next: Option<i64>,
    /// Addresses of the rounds, each with its number and whether it is the one that is shown.
    rounds: Vec<(String, i64, bool)>,
    tables: Vec<(i64, Vec<Named>)>,
    /// How many pairs of different sectors sat together for the first time, where they are not few.
    across: Option<i64>,
    counted: i64,
}

#[derive(Template)]
#[template(path = "events/tables/views/_part.html")]
struct TablesPart {
    /// Where the viewer sees their tables.
    own: Option<String>,
    /// Where whoever holds the event plans them.
    hold: Option<String>,
}

/// `GET /n/{slug}/events/{id}/rounds`
pub(super) async fn show(visit: Visit, At((_, id)): At<(String, ItemId)>) -> Answer {
    let round = visit.query.value("round").parse::<i64>().ok();
    visit.page(move |q, viewer| page(q, viewer, id, (round, None))).await
}

pub(super) fn page(
    q: &mut Read<'_>,
    viewer: &Viewer,
    id: ItemId,
    (round, typed): (Option<i64>, Option<Form>),
) -> Result<Page<RoundsPage>, Error> {
    let (item, _) = find(q, viewer, id, Action::Moderate)?;
    let path = viewer.path(format_args!("events/{id}/rounds"));
    let plan = store::plan_of(q, id)?;
    let last = plan.as_ref().map_or(0, |plan| plan.rounds);
    let begun = plan.as_ref().map_or(0, |plan| plan.begun);
    // What runs now, and before the first round that one.
    let shown = round.filter(|round| (1..=last).contains(round)).unwrap_or(begun.max(1));
    let seats = if plan.is_some() { store::named(q, id, shown)? } else { Vec::new() };
    let (counted, across) = store::sums(q, id)?;
    let body = RoundsPage {
        open: begun == 0 || typed.is_some(),
        form: typed.unwrap_or_else(|| filled(plan.as_ref())),
        action: path.clone(),
        people: viewer.path("people"),
        choices: CHOICES.iter().map(|(among, key)| (among.as_str(), *key)).collect(),
        most_rounds: MOST_ROUNDS,
        largest: LARGEST,
        next: (begun < last).then_some(begun + 1),
        rounds: (1..=last).map(|one| (format!("{path}?round={one}"), one, one == shown)).collect(),
        tables: by_table(seats),
        across: Some(across).filter(|across| *across >= FEW),
        counted,
        plan,
    };
    Ok(below(Page::new(body, "tables-title"), viewer, &item).wide())
}

/// The form with what was chosen before.
fn filled(plan: Option<&Plan>) -> Form {
    let (rounds, size, among) =
        plan.map_or((3, 5, Among::Coming), |plan| (plan.rounds, plan.size, plan.among));
    Form::new()
        .with("rounds", rounds.to_string())
        .with("size", size.to_string())
        .with("among", among.as_str())
}

/// The people of each table.
fn by_table(seats: Vec<Named>) -> Vec<(i64, Vec<Named>)> {
    let mut tables: Vec<(i64, Vec<Named>)> = Vec::new();
    for seat in seats {
        match tables.last_mut().filter(|(place, _)| *place == seat.place) {
            Some((_, people)) => people.push(seat),
            None => tables.push((seat.place, vec![seat])),
        }
    }
    tables
}

/// On the page of an event: where the viewer sees their tables, and where whoever holds it plans them.
///
/// # Errors
/// Those of the database.
pub(in crate::events) fn part(
    q: &mut Read<'_>,
    viewer: &Viewer,
    item: &Item,
) -> Result<Option<Piece>, Error> {
    let holds = item.may(viewer, Action::Moderate);
    let planned = store::plan_of(q, item.id)?.is_some();
    let path = viewer.path(format_args!("events/{}", item.id));
    let own = planned && item.may(viewer, Action::AnswerEvent) && viewer.member_id().is_some();
    let part = TablesPart {
        own: own.then(|| format!("{path}/tables")),
        hold: holds.then(|| format!("{path}/rounds")),
    };
    Ok((own || holds).then(|| Piece::of(part)))
}
