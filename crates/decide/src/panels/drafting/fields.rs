//! The fields of a panel. As soon as somebody has come, none of them can be changed: everyone answers the same questions.

use super::days::days;
use super::questions::{self, Question};
use crate::panels::drawing;
use crate::panels::panel::{Panel, Phase, SIZE};
use crate::panels::store::{self, Setting};
use askama::Template;
use db::{Read, Time, Write};
use house::dates::spelled;
use house::ids::{ItemId, NetworkId};
use house::items::Fields;
use house::networks;
use house::web::form::LINE;
use house::web::{Error, Form, Piece, Said, Viewer, filters};

/// The fields of a panel.
pub(in crate::panels) static FIELDS: Fields = Fields { show, fill, write };

#[derive(Template)]
#[template(path = "panels/views/_fields.html")]
struct FieldsPart {
    form: Form,
}

fn show(form: &Form) -> Piece {
    Piece::of(FieldsPart { form: form.clone() })
}

fn is_fixed(panel: &Panel) -> bool {
    panel.phase != Phase::Call || panel.volunteer_count > 0
}

fn fill(q: &mut Read<'_>, item: ItemId, form: Form) -> Result<Form, Error> {
    let panel = store::of_item(q, item)?.ok_or(Error::NotFound)?;
    if is_fixed(&panel) {
        return Ok(form.with("fixed", "true"));
    }
    let draw = store::draws(q, item)?.pop().ok_or(Error::NotFound)?;
    let day = |time| spelled(time, &panel.time_zone);
    let form = form
        .with("size", panel.size.to_string())
        .with("questions", questions::spelled(&store::questions(q, item)?, panel.size))
        .with("until", day(panel.open_until).0)
        .with("draw", day(draw.draw_on).0)
        .with("hour", day(panel.open_until).1)
        .with("source", draw.source);
    Ok(if panel.by_sector { form.with("sectors", "true") } else { form })
}

fn read(viewer: &Viewer, form: &mut Form) -> Result<(Setting, Vec<Question>), Error> {
    let size = form.value("size").trim().parse::<i64>().ok().filter(|size| (2..=SIZE).contains(size));
    if size.is_none() {
        form.fail("size", Said::key("panel-size-wrong").with("most", SIZE));
    }
    let questions = questions::read(form, size.unwrap_or(SIZE));
    let by_sector = form.ticked("sectors");
    let time_zone = viewer.network.time_zone.clone();
    let dates = days(form, &time_zone, (viewer.now, viewer.now));
    let source = form.line("source", LINE);
    form.checked()?;
    let (Some(size), Some((open_until, draw_on))) = (size, dates) else { return Err(Error::Invalid) };
    Ok((Setting { size, by_sector, time_zone, open_until, draw_on, source }, questions))
}

/// Writes down how a panel that was just started is to be drawn.
pub(in crate::panels) fn begin(
    tx: &mut Write<'_>,
    (network, item): (NetworkId, ItemId),
    (setting, questions): (&Setting, &[Question]),
    now: Time,
) -> Result<(), Error> {
    store::begin(tx, (network, item), setting, now)?;
    store::set_questions(tx, (network, item), questions)?;
    networks::use_page(tx, network, "panels")?;
    drawing::plan(tx, (network, item), setting.open_until, now)
}

/// What nobody changes once somebody has come.
const SETTLED: &[&str] = &["size", "sectors", "questions", "until", "draw", "hour", "source"];

fn write(tx: &mut Write<'_>, viewer: &Viewer, item: ItemId, form: &mut Form) -> Result<bool, Error> {
    let network = viewer.network.id;
    // Whoever comes holds this row too: nobody answers questions that are just being changed.
    tx.lock("items", item.get())?;
    let Some(before) = store::of_item(tx, item)? else {
        let (setting, questions) = read(viewer, form)?;
        begin(tx, (network, item), (&setting, &questions), viewer.now)?;
        return Ok(true);
    };
    if is_fixed(&before) {
        if form.names().any(|name| SETTLED.contains(&name)) {
            form.fail_whole("panel-refused-fixed");
            return Err(Error::Invalid);
        }
        return Ok(false);
    }
    let (setting, questions) = read(viewer, form)?;
    let draw = store::draws(tx, item)?.pop().ok_or(Error::NotFound)?;
    let kept = Setting {
        size: before.size,
        by_sector: before.by_sector,
        time_zone: setting.time_zone.clone(),
        open_until: before.open_until,
        draw_on: draw.draw_on,
        source: draw.source,
    };
    if kept == setting && store::questions(tx, item)? == questions {
        return Ok(false);
    }
    store::change(tx, item, &setting, viewer.now)?;
    store::set_questions(tx, (network, item), &questions)?;
    drawing::plan(tx, (network, item), setting.open_until, viewer.now)?;
    Ok(true)
}
