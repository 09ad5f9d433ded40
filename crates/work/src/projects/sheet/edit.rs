//! What the sheet of a project says: objective, what it should move, days.

use crate::projects::bringing::{Described, begin};
use crate::projects::project::{Sheet, day, indicator_at, read_day, to_change, under};
use askama::Template;
use db::{Read, Write};
use house::ids::SpaceId;
use house::room::Rooms;
use house::web::form::LINE;
use house::web::{Answer, At, Error, Form, Page, Said, Viewer, Visit, filters};

type Address = At<(String, SpaceId)>;

#[derive(Template)]
#[template(path = "projects/sheet/views/edit.html")]
struct EditPage {
    form: Form,
    action: String,
    back: String,
    /// What can be chosen, each with whether the charter names it no more.
    objectives: Vec<(String, bool)>,
}

/// `GET /n/{slug}/spaces/{id}/sheet`
pub(super) async fn edit(visit: Visit, At((_, id)): Address) -> Answer {
    let rooms = visit.app.rooms;
    visit.page(move |q, viewer| page(q, viewer, id, (rooms, None))).await
}

/// `POST /n/{slug}/spaces/{id}/sheet`
pub(super) async fn save(visit: Visit, At((_, id)): Address, form: Form) -> Answer {
    let rooms = visit.app.rooms;
    match visit.change(form, move |tx, viewer, form| write(tx, viewer, id, (rooms, form))).await? {
        Ok(()) => Ok(visit.go_saying(visit.path(format_args!("spaces/{id}")), "project-saved-done")),
        Err(form) => {
            visit.page(move |q, viewer| page(q, viewer, id, (rooms, Some(form))).map(Page::invalid)).await
        }
    }
}

fn write(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    id: SpaceId,
    (rooms, form): (Rooms, &mut Form),
) -> Result<(), Error> {
    tx.lock("spaces", id.get())?;
    let (_, sheet) = to_change(tx, viewer, id)?;
    form.expect_unchanged(&filled(viewer, &sheet));
    let objective = form.value("objective").to_owned();
    let offered = offered(tx, viewer, rooms, &sheet)?;
    if !objective.is_empty() && !offered.iter().any(|(one, _)| *one == objective) {
        form.fail("objective", "error-field-choice");
    }
    let moves = form.optional_line("moves", 2 * LINE);
    let typed = form.optional_line("indicator", 4 * LINE);
    let indicator = indicator_at(&typed, &viewer.path("outcomes/indicators/"));
    let known = match indicator {
        // What the sheet names already stays, whatever has become of it since.
        Some(id) => sheet.indicator_id == indicator || rooms.indicator(tx, viewer, id)?.is_some(),
        None => typed.is_empty(),
    };
    if !known {
        form.fail("indicator", "project-indicator-wrong");
    }
    let (starts, ends) = (read_day(form, "starts"), read_day(form, "ends"));
    if starts.zip(ends).is_some_and(|(starts, ends)| ends < starts) {
        form.fail("ends", "project-ends-early");
    }
    form.checked()?;
    let said = Described { objective, moves, indicator, starts, ends, partners: Vec::new() };
    begin(tx, viewer, id, &said)
}

/// The form with what the sheet says now.
fn filled(viewer: &Viewer, sheet: &Sheet) -> Form {
    let typed = |at: Option<db::Time>| at.map(|at| day(at).to_string()).unwrap_or_default();
    let indicator = sheet.indicator_id.map(|id| viewer.path(format_args!("outcomes/indicators/{id}")));
    Form::new()
        .with("objective", &sheet.objective)
        .with("moves", &sheet.moves)
        .with("indicator", indicator.unwrap_or_default())
        .with("starts", typed(sheet.starts_on))
        .with("ends", typed(sheet.ends_on))
}

/// The objectives of the charter, and the one that the sheet names, which the charter may name no more.
fn offered(
    q: &mut Read<'_>,
    viewer: &Viewer,
    rooms: Rooms,
    sheet: &Sheet,
) -> Result<Vec<(String, bool)>, Error> {
    let of_charter = rooms.objectives(q, viewer.network.id)?;
    let own = Some(&sheet.objective).filter(|own| !own.is_empty() && !of_charter.contains(own));
    let own = own.map(|own| (own.clone(), true));
    Ok(of_charter.into_iter().map(|one| (one, false)).chain(own).collect())
}

fn page(
    q: &mut Read<'_>,
    viewer: &Viewer,
    id: SpaceId,
    (rooms, typed): (Rooms, Option<Form>),
) -> Result<Page<EditPage>, Error> {
    let (space, sheet) = to_change(q, viewer, id)?;
    let kept = filled(viewer, &sheet);
    let form = match typed {
        Some(form) => form.caught_up(&kept, |_, value| Said::raw(value)),
        None => kept.begun(),
    };
    let body = EditPage {
        form,
        action: format!("{}/sheet", space.href(viewer)),
        back: space.href(viewer),
        objectives: offered(q, viewer, rooms, &sheet)?,
    };
    Ok(under(Page::new(body, "project-sheet"), viewer, &space))
}
