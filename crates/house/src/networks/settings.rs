//! The network's settings, for its stewards.

use super::{NewNetwork, store};
use crate::accounts;
use crate::happenings::{self, Happened};
use crate::networks::acts::NETWORK_CHANGED;
use crate::room::Rooms;
use crate::web::colour::{self, Rgb};
use crate::web::{Answer, Error, Form, Locale, Network, Page, Place, Said, Viewer, Visit, filters};
use askama::Template;
use db::{Read, Write};

#[derive(Template)]
#[template(path = "networks/views/settings.html")]
struct SettingsPage {
    form: Form,
    path: String,
    slug: String,
    languages: Vec<(String, String)>,
    zones: &'static [(String, String)],
    looks: Vec<Look>,
    more: Vec<(String, &'static str)>,
}

/// How the chosen colour will stand on a page.
struct Look {
    face: &'static str,
    ground: &'static str,
    primary: String,
    words: String,
    /// Whether the colour had to be made lighter or darker.
    moved: bool,
    /// Its contrast with the page, such as `5.2`.
    contrast: String,
}

/// The settings. What stands behind the question mark is tried out and not kept: how a colour would look.
pub(super) async fn show(visit: Visit) -> Answer {
    let (tried, rooms) = (visit.query.clone(), visit.app.rooms);
    visit
        .page(move |_, viewer| {
            let form = if tried.ticked("network_name") { tried } else { filled(&viewer.network).begun() };
            Ok(page(viewer, rooms, form))
        })
        .await
}

/// Keeps the settings, and goes to where the network is from now on.
pub(super) async fn update(visit: Visit, form: Form) -> Answer {
    match visit.change(form, save).await? {
        Ok(slug) => Ok(visit.go_saying(format!("/n/{slug}/settings"), "network-saved-done")),
        Err(form) => {
            let rooms = visit.app.rooms;
            let again = move |_: &mut Read<'_>, viewer: &Viewer| {
                let form = form.caught_up(&filled(&viewer.network), told);
                Ok(page(viewer, rooms, form).invalid())
            };
            visit.page(again).await
        }
    }
}

fn save(tx: &mut Write<'_>, viewer: &Viewer, form: &mut Form) -> Result<String, Error> {
    tx.lock("networks", viewer.network.id.get())?;
    form.expect_unchanged(&filled(&store::kept(tx, viewer.network.id)?));
    let new = NewNetwork::read(form)?;
    if new.slug != viewer.network.slug {
        super::free(tx, form, &new.slug)?;
    }
    match store::change(tx, viewer.network.id, &new) {
        Err(error) if error.is_unique("networks_slug") => {
            return Err(Error::Refused(Said::key("network-slug-taken")));
        }
        done => done?,
    };
    let moved = if new.slug == viewer.network.slug { "" } else { "address" };
    let happened = Happened::new(&NETWORK_CHANGED).subject(viewer.network.id.get()).detail(moved);
    happenings::record(tx, viewer.network.id, viewer.member_id(), viewer.now, happened)?;
    Ok(new.slug)
}

fn page(viewer: &Viewer, rooms: Rooms, form: Form) -> Page<SettingsPage> {
    let colour = Rgb::parse(&form.value("colour").to_lowercase()).filter(|_| form.ticked("own_colour"));
    let languages = Locale::CHOICES.iter().map(|(tag, name)| ((*tag).to_owned(), (*name).to_owned()));
    let more = rooms.all().iter().flat_map(|room| room.settings);
    let body = SettingsPage {
        path: viewer.path("settings"),
        slug: viewer.network.slug.clone(),
        languages: languages.collect(),
        zones: accounts::time_zones(),
        looks: colour.map(looks).unwrap_or_default(),
        more: more.map(|(path, name)| (viewer.path(path), *name)).collect(),
        form,
    };
    Page::new(body, Said::key("network-settings")).place(Place::Settings)
}

fn looks(wish: Rgb) -> Vec<Look> {
    let faces = [
        ("network-colour-light", Rgb(0xfa, 0xf9, 0xf6), colour::light(wish)),
        ("network-colour-dark", Rgb(0x15, 0x17, 0x16), colour::dark(wish)),
    ];
    let look = |(face, ground, ramp): (&'static str, Rgb, colour::Ramp)| Look {
        face,
        ground: if face == "network-colour-light" { "#faf9f6" } else { "#151716" },
        primary: ramp.primary.text(),
        words: ramp.on_primary.text(),
        moved: ramp.primary != wish,
        contrast: format!("{:.1}", colour::contrast(ramp.primary, ground)),
    };
    faces.into_iter().map(look).collect()
}

fn filled(network: &Network) -> Form {
    let form = Form::new()
        .with("network_name", network.name.clone())
        .with("slug", network.slug.clone())
        .with("summary", network.summary.clone())
        .with("network_language", network.language.clone())
        .with("network_zone", network.time_zone.clone())
        .with("visibility", network.visibility.as_str())
        .with("colour", network.colour.clone().unwrap_or_else(|| "#1b5e5a".to_owned()));
    if network.colour.is_some() { form.with("own_colour", "true") } else { form }
}

/// What a field holds, as a person reads it.
fn told(field: &str, value: &str) -> Said {
    match (field, value) {
        ("visibility", "private") => "network-visibility-private".into(),
        ("visibility", "unlisted") => "network-visibility-unlisted".into(),
        ("visibility", "public") => "network-visibility-public".into(),
        ("own_colour", "") => "network-colour-own-not".into(),
        ("own_colour", _) => "network-colour-own".into(),
        _ => Said::raw(value),
    }
}
