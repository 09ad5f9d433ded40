//! What is offered while somebody types a name: only what they may see.

use super::found::Target;
use super::resolving::{EVERYONE, Place, held, link, resolve};
use super::signs;
use crate::access::Action;
use crate::web::{Answer, Error, Said, Viewer, Visit, filters};
use crate::{items, members, organisations, spaces};
use askama::Template;
use axum::response::{Html, IntoResponse};
use db::Read;

/// Offered at once.
const OFFERED: usize = 8;
/// The longest name that is looked for, in letters.
const LETTERS: usize = 60;

#[derive(Template)]
#[template(path = "mentions/views/_offers.html")]
struct Offers {
    offers: Vec<Offer>,
}

/// One choice: what it is called, what is said of it, and what is written for it.
pub(super) struct Offer {
    pub(super) name: String,
    pub(super) about: Said,
    pub(super) text: String,
}

/// `GET /n/{slug}/mentions`
pub(super) async fn offer(visit: Visit) -> Answer {
    let typed: String = visit.query.value("q").chars().take(LETTERS).collect();
    let place = match (visit.query.value("space").parse(), visit.query.value("item").parse()) {
        (Ok(space), _) => Some(Place::Space(space)),
        (_, Ok(item)) => Some(Place::Item(item)),
        _ => None,
    };
    let (offers, account) =
        visit.read(move |q, viewer| Ok((offers(q, viewer, &typed, place)?, viewer.account.clone()))).await?;
    let speech = visit.speech(account.as_ref(), None);
    Ok(Html(Offers { offers }.render_with_values(&speech)?).into_response())
}

fn offers(q: &mut Read<'_>, viewer: &Viewer, typed: &str, place: Option<Place>) -> Result<Vec<Offer>, Error> {
    let mut offers = match typed.strip_prefix('@') {
        Some(name) => people(q, viewer, name.trim(), place)?,
        None => match typed.strip_prefix('#') {
            Some(name) => things(q, viewer, name.trim())?,
            None => typed.strip_prefix(':').map(|name| signs::offered(name, OFFERED)).unwrap_or_default(),
        },
    };
    offers.truncate(OFFERED);
    if let Some(sign) = typed.chars().next().filter(|sign| ['@', '#'].contains(sign)) {
        in_short(q, viewer, &mut offers, sign, place)?;
    }
    Ok(offers)
}

/// Writes the name alone where it will be understood when the text is saved: nobody wants to read addresses while they write.
fn in_short(
    q: &mut Read<'_>,
    viewer: &Viewer,
    offers: &mut [Offer],
    sign: char,
    place: Option<Place>,
) -> Result<(), Error> {
    let names: Vec<String> = offers.iter().map(|offer| format!("{sign}{}", offer.name)).collect();
    let meant = resolve(q, viewer, &names.join("\n\n"), place)?;
    for ((offer, name), meant) in offers.iter_mut().zip(names).zip(meant.split("\n\n")) {
        if offer.text == meant {
            offer.text = name;
        }
    }
    Ok(())
}

fn people(q: &mut Read<'_>, viewer: &Viewer, name: &str, place: Option<Place>) -> Result<Vec<Offer>, Error> {
    let mut offers = Vec::new();
    if !name.is_empty()
        && EVERYONE.starts_with(&name.to_lowercase())
        && let Some((space, amount)) = held(q, viewer, place)?
    {
        let about = Said::key("mention-everyone").with("count", amount);
        let text = link(viewer, '@', Target::Everyone(space), EVERYONE);
        offers.push(Offer { name: EVERYONE.to_owned(), about, text });
    }
    if viewer.may(Action::ReadMembers) {
        for card in members::find_by_name(q, viewer.network.id, name, 6)? {
            let text = link(viewer, '@', Target::Member(card.id), &card.name);
            offers.push(Offer { name: card.name, about: Said::raw(card.headline), text });
        }
    }
    for (id, name) in organisations::find_by_name(q, viewer.network.id, name, 4)? {
        let text = link(viewer, '@', Target::Organisation(id), &name);
        offers.push(Offer { name, about: Said::key("mention-organisation"), text });
    }
    Ok(offers)
}

fn things(q: &mut Read<'_>, viewer: &Viewer, name: &str) -> Result<Vec<Offer>, Error> {
    let wanted = members::fold(name);
    let mine = spaces::open_to(q, viewer)?;
    let named = mine.into_iter().filter(|space| members::fold(&space.name).contains(&wanted));
    let mut offers: Vec<Offer> = named
        .take(4)
        .map(|space| {
            let text = link(viewer, '#', Target::Space(space.id), &space.name);
            Offer { name: space.name, about: Said::key("mention-space"), text }
        })
        .collect();
    if !wanted.is_empty() {
        for row in items::search(q, viewer, name)? {
            let text = link(viewer, '#', Target::Item(row.id), &row.title);
            let about = Said::key("mention-item").with("name", &row.author_name);
            offers.push(Offer { name: row.title, about, text });
        }
    }
    Ok(offers)
}
