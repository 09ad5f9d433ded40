//! The fields of a panel. As soon as somebody has come, none of them can be changed: everyone answers the same questions.

use super::moment::{moment, spelled};
use super::questions::{self, Question};
use crate::panels::drawing;
use crate::panels::panel::{Phase, SIZE};
use crate::panels::store::{self, Setting};
use askama::Template;
use db::{Read, Write};
use house::ids::ItemId;
use house::items::Fields;
use house::web::form::LINE;
use house::web::{Error, Form, Piece, Said, Viewer, filters};

/// The fields of a panel.
pub(in crate::panels) static FIELDS: Fields = Fields { show, fill, write };

/// The longest that a call or the wait for a draw may take: a year.
const LONGEST: i64 = 366 * 86_400 * 1_000_000;

#[derive(Template)]
#[template(path = "panels/views/_fields.html")]
struct FieldsPart {
    form: Form,
}

fn show(form: &Form) -> Piece {
    Piece::of(FieldsPart { form: form.clone() })
}

fn fill(q: &mut Read<'_>, item: ItemId, form: Form) -> Result<Form, Error> {
    let panel = store::of_item(q, item)?.ok_or(Error::NotFound)?;
    if panel.phase != Phase::Call || panel.volunteer_count > 0 {
        return Ok(form.with("fixed", "true"));
    }
    let draw = store::draws(q, item)?.pop().ok_or(Error::NotFound)?;
    let day = |time| spelled(time, &panel.time_zone);
    Ok(form
        .with("size", panel.size.to_string())
        .with("sectors", if panel.by_sector { "true" } else { "" })
        .with("questions", questions::spelled(&store::questions(q, item)?, panel.size))
        .with("until", day(panel.open_until).0)
        .with("draw", day(draw.draw_on).0)
        .with("hour", day(panel.open_until).1)
        .with("source", draw.source))
}

fn read(viewer: &Viewer, form: &mut Form) -> Result<(Setting, Vec<Question>), Error> {
    let size = form.value("size").trim().parse::<i64>().ok().filter(|size| (2..=SIZE).contains(size));
    if size.is_none() {
        form.fail("size", Said::key("panel-size-wrong").with("most", SIZE));
    }
    let questions = questions::read(form, size.unwrap_or(SIZE));
    let by_sector = form.ticked("sectors");
    let time_zone = viewer.network.time_zone.clone();
    let (until, draw) = (moment(form, "until", &time_zone), moment(form, "draw", &time_zone));
    if until.is_some_and(|until| until <= viewer.now) {
        form.fail("until", "panel-day-past");
    }
    if until.zip(draw).is_some_and(|(until, draw)| draw <= until) {
        form.fail("draw", "panel-day-order");
    }
    if draw.is_some_and(|draw| draw.micros().saturating_sub(viewer.now.micros()) > LONGEST) {
        form.fail("draw", "panel-day-late");
    }
    let source = form.line("source", LINE);
    form.checked()?;
    let (Some(size), Some(open_until), Some(draw_on)) = (size, until, draw) else {
        return Err(Error::Invalid);
    };
    Ok((Setting { size, by_sector, time_zone, open_until, draw_on, source }, questions))
}

fn write(tx: &mut Write<'_>, viewer: &Viewer, item: ItemId, form: &mut Form) -> Result<bool, Error> {
    let network = viewer.network.id;
    let Some(before) = store::of_item(tx, item)? else {
        let (setting, questions) = read(viewer, form)?;
        store::begin(tx, (network, item), &setting, viewer.now)?;
        store::set_questions(tx, (network, item), &questions)?;
        drawing::plan(tx, (network, item), setting.open_until, viewer.now)?;
        return Ok(true);
    };
    if before.phase != Phase::Call || before.volunteer_count > 0 {
        let asked = ["size", "questions", "until", "draw", "source"]
            .iter()
            .any(|name| form.names().any(|one| one == *name));
        if asked {
            form.fail_whole("panel-refused-fixed");
            return Err(Error::Invalid);
        }
        return Ok(false);
    }
    let (setting, questions) = read(viewer, form)?;
    store::change(tx, item, &setting, viewer.now)?;
    store::set_questions(tx, (network, item), &questions)?;
    drawing::plan(tx, (network, item), setting.open_until, viewer.now)?;
    Ok(true)
}
