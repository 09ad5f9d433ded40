//! The workshop: one step a page in large letters, for a room that looks at one wall; and all of it at once, for paper.

use super::part::Sheet;
use super::scenario::{find, under};
use super::signs::{Figure, figures};
use super::store;
use askama::Template;
use db::Read;
use house::access::Action;
use house::ids::ItemId;
use house::items::Item;
use house::mentions;
use house::room::Rooms;
use house::web::{Answer, At, Error, Page, Viewer, Visit, filters};

type Address = At<(String, ItemId)>;

/// Keys of the names of the steps, in their order.
const STEPS: [&str; 9] = [
    "scenario-step-question",
    "scenario-drivers",
    "scenario-step-axes",
    "scenario-step-future-1",
    "scenario-step-future-2",
    "scenario-step-future-3",
    "scenario-step-future-4",
    "scenario-strategies",
    "scenario-signs",
];

#[derive(Template)]
#[template(path = "scenarios/views/workshop.html")]
struct WorkshopPage {
    item: Item,
    sheet: Sheet,
    signs: Vec<Figure>,
    /// The place of the step, from 0; its number, from 1; and the key of its name.
    step: i64,
    number: usize,
    title: &'static str,
    steps: usize,
    before: Option<String>,
    next: Option<String>,
    /// All steps: address, key of the name, whether it is this one.
    all: Vec<(String, &'static str, bool)>,
    base: String,
    back: String,
    may: bool,
}

#[derive(Template)]
#[template(path = "scenarios/views/print.html")]
struct PrintPage {
    item: Item,
    sheet: Sheet,
    signs: Vec<Figure>,
    base: String,
    back: String,
    may: bool,
}

impl WorkshopPage {
    /// Whether this step is about the future in this corner: the first of them comes after three others.
    fn is_future(&self, corner: &i64) -> bool {
        self.step == corner + 2
    }
}

/// `GET /n/{slug}/scenarios/{id}/workshop`
pub(super) async fn show(visit: Visit, At((_, id)): Address) -> Answer {
    let step: usize = visit.query.value("step").parse().unwrap_or(0);
    let rooms = visit.app.rooms;
    visit.page(move |q, viewer| page(q, viewer, rooms, (id, step))).await
}

fn page(
    q: &mut Read<'_>,
    viewer: &Viewer,
    rooms: Rooms,
    (id, step): (ItemId, usize),
) -> Result<Page<WorkshopPage>, Error> {
    let (item, sheet, signs) = whole_of(q, viewer, rooms, id)?;
    let base = viewer.path(format_args!("scenarios/{id}"));
    let step = step.min(STEPS.len().saturating_sub(1));
    let at = |number: usize| format!("{base}/workshop?step={number}");
    let all = STEPS.iter().enumerate().map(|(number, key)| (at(number), *key, number == step)).collect();
    let body = WorkshopPage {
        title: STEPS.get(step).copied().unwrap_or("scenario-step-question"),
        steps: STEPS.len(),
        before: step.checked_sub(1).map(at),
        next: Some(step + 1).filter(|next| *next < STEPS.len()).map(at),
        all,
        back: item.href(viewer),
        may: item.is_open() && item.may(viewer, Action::TakePart),
        step: i64::try_from(step).unwrap_or(0),
        number: step + 1,
        sheet,
        signs,
        base,
        item: item.clone(),
    };
    Ok(under(Page::new(body, "scenario-workshop").wide(), viewer, &item))
}

/// `GET /n/{slug}/scenarios/{id}/print`
pub(super) async fn whole(visit: Visit, At((_, id)): Address) -> Answer {
    let rooms = visit.app.rooms;
    visit.page(move |q, viewer| paper(q, viewer, rooms, id)).await
}

fn paper(q: &mut Read<'_>, viewer: &Viewer, rooms: Rooms, id: ItemId) -> Result<Page<PrintPage>, Error> {
    let (item, sheet, signs) = whole_of(q, viewer, rooms, id)?;
    let body = PrintPage {
        base: viewer.path(format_args!("scenarios/{id}")),
        back: item.href(viewer),
        // Nothing is changed on paper.
        may: false,
        item: item.clone(),
        sheet,
        signs,
    };
    Ok(under(Page::new(body, "scenario-print"), viewer, &item))
}

fn whole_of(
    q: &mut Read<'_>,
    viewer: &Viewer,
    rooms: Rooms,
    id: ItemId,
) -> Result<(Item, Sheet, Vec<Figure>), Error> {
    let (mut item, _) = find(q, viewer, id, Action::ReadSpace)?;
    mentions::show(q, viewer, &mut [&mut item.body_html])?;
    let sheet = Sheet::of(q, viewer, id)?;
    let bound = store::signs(q, id)?;
    Ok((item, sheet, figures(q, viewer, rooms, bound)?))
}
