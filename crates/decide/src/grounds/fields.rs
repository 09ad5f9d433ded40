//! What the form of a common ground asks beyond question and text: when statements are looked at, and the first of them.

use super::ground::{LONGEST, Moderation, State};
use super::store;
use askama::Template;
use db::{Read, Write};
use house::ids::ItemId;
use house::items::Fields;
use house::networks;
use house::web::{Error, Form, Piece, Said, Viewer, filters};

/// How many statements a ground may begin with.
const SEEDS: usize = 60;

/// The fields of a common ground.
pub(super) static FIELDS: Fields = Fields { show, fill, write };

#[derive(Template)]
#[template(path = "grounds/views/_ground_fields.html")]
struct GroundFields {
    form: Form,
}

fn show(form: &Form) -> Piece {
    Piece::of(GroundFields { form: form.clone() })
}

fn fill(q: &mut Read<'_>, item: ItemId, form: Form) -> Result<Form, Error> {
    let ground = store::of_item(q, item)?.ok_or(Error::NotFound)?;
    Ok(form.with("begun-ground", "true").with("moderation", ground.moderation.as_str()))
}

fn write(tx: &mut Write<'_>, viewer: &Viewer, item: ItemId, form: &mut Form) -> Result<bool, Error> {
    let before = store::of_item(tx, item)?;
    // Whoever says nothing looks afterwards, as the form proposes.
    let moderation = match form.value("moderation") {
        "" => Some(before.as_ref().map_or(Moderation::After, |before| before.moderation)),
        _ => form.choice::<Moderation>("moderation"),
    };
    let seeds = if before.is_none() { seeds(form) } else { Vec::new() };
    form.checked()?;
    let moderation = moderation.ok_or(Error::Invalid)?;
    if let Some(before) = before {
        store::change(tx, item, moderation)?;
        return Ok(before.moderation != moderation);
    }
    let network = viewer.network.id;
    store::begin(tx, network, item, moderation)?;
    networks::use_page(tx, network, "common-ground")?;
    for (number, text) in (0_i64..).zip(&seeds) {
        // The first statements are not answers of whoever begins: they answer them like everybody.
        store::add(tx, (network, item, number), (None, true), (text, State::Shown), viewer.now)?;
    }
    Ok(true)
}

/// The first statements, one a line.
fn seeds(form: &mut Form) -> Vec<String> {
    let text = form.optional_text("seeds", SEEDS * (LONGEST + 2));
    let mut seeds: Vec<String> = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if !seeds.iter().any(|seed| seed == line) {
            seeds.push(line.to_owned());
        }
    }
    let long = seeds.iter().find(|seed| seed.chars().count() > LONGEST);
    if let Some(long) = long {
        let beginning: String = long.chars().take(40).collect();
        form.fail("seeds", Said::key("ground-seed-long").with("text", beginning).with("max", LONGEST));
    }
    if seeds.len() > SEEDS {
        form.fail("seeds", Said::key("ground-seeds-many").with("max", SEEDS));
    }
    seeds
}
