//! Calendars for other programs: a member makes an address for the whole network, for what concerns them, or for a space.
//! The address is the key; it is shown once and only its hash is kept. It ends when it is renewed, when it is removed, and
//! with its owner's membership, and it never gives more than its owner may read at that moment.

mod fetching;

pub(super) use fetching::fetch;

use super::store;
use askama::Template;
use db::{Read, Time};
use house::clock::digest;
use house::ids::SpaceId;
use house::spaces;
use house::web::{Answer, Error, Form, Page, Place as BarPlace, Said, Viewer, Visit, filters};

/// Of what a calendar is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// Everything in the network.
    Network,
    /// What concerns its owner.
    Mine,
    /// A space.
    Space(SpaceId),
}

#[derive(Template)]
#[template(path = "calendar/views/feeds.html")]
struct FeedsPage {
    action: String,
    rows: Vec<Row>,
    /// The address that was just made, and of what.
    made: Option<(Said, String)>,
}

struct Row {
    place: String,
    name: Said,
    since: Option<Time>,
}

impl Place {
    /// The word by which it is kept.
    fn word(self) -> String {
        match self {
            Place::Network => "network".to_owned(),
            Place::Mine => "mine".to_owned(),
            Place::Space(id) => format!("space-{id}"),
        }
    }

    fn of(word: &str) -> Option<Place> {
        match word {
            "network" => Some(Place::Network),
            "mine" => Some(Place::Mine),
            other => Some(Place::Space(other.strip_prefix("space-")?.parse().ok()?)),
        }
    }

    fn space(self) -> Option<SpaceId> {
        if let Place::Space(id) = self { Some(id) } else { None }
    }

    /// What it is called, where this viewer may read it.
    fn name(self, q: &mut Read<'_>, viewer: &Viewer) -> Result<Option<Said>, Error> {
        match self {
            Place::Network => Ok(Some(Said::key("calendar-feed-network"))),
            Place::Mine => Ok(Some(Said::key("calendar-mine"))),
            Place::Space(id) => Ok(spaces::visible_to(q, viewer, id)?.map(|space| Said::raw(space.name))),
        }
    }
}

/// `GET /n/{slug}/calendar/feeds`
pub(super) async fn list(visit: Visit) -> Answer {
    visit.page(|q, viewer| page(q, viewer, None)).await
}

/// `POST /n/{slug}/calendar/feeds`: the answer itself shows the address, this once.
pub(super) async fn renew(visit: Visit, form: Form) -> Answer {
    let token = visit.app.chance.token()?;
    let place = Place::of(form.value("place"));
    let (hash, address) = (digest(&token), format!("{}/calendars/{token}.ics", visit.app.config.base_url()));
    let made = visit.write(move |tx, viewer| {
        // The page offers buttons alone: whoever sends another word has sent no form of ours.
        let place = place.ok_or_else(|| Error::Malformed("error-form-broken".into()))?;
        let name = place.name(tx, viewer)?.ok_or(Error::NotFound)?;
        let owner = (viewer.member()?.id, place.word());
        store::renew(tx, viewer.network.id, (owner.0, &owner.1), &hash, viewer.now)?;
        Ok(name)
    });
    let name = made.await?;
    visit.page(move |q, viewer| page(q, viewer, Some((name, address)))).await
}

/// `POST /n/{slug}/calendar/feeds/removal`
pub(super) async fn remove(visit: Visit, form: Form) -> Answer {
    let place = form.value("place").to_owned();
    visit.write(move |tx, viewer| Ok(store::remove(tx, viewer.member()?.id, &place)?)).await?;
    Ok(visit.go_saying(visit.path("calendar/feeds"), "calendar-feed-removed-done"))
}

/// What may be fetched: the network, what is one's own, the spaces of which one is a member, and what is fetched already.
fn page(q: &mut Read<'_>, viewer: &Viewer, made: Option<(Said, String)>) -> Result<Page<FeedsPage>, Error> {
    let known = store::of_member(q, viewer.member()?.id)?;
    let mut places = vec![Place::Network, Place::Mine];
    places.extend(viewer.spaces(q)?.into_iter().map(|space| Place::Space(SpaceId::from(space.id))));
    for place in known.iter().filter_map(|feed| Place::of(&feed.place)) {
        if !places.contains(&place) {
            places.push(place);
        }
    }
    let spaces: Vec<SpaceId> = places.iter().filter_map(|place| place.space()).collect();
    let names = spaces::names(q, viewer, &spaces)?;
    let row = |place: Place| {
        let name = match place {
            Place::Network => Said::key("calendar-feed-network"),
            Place::Mine => Said::key("calendar-mine"),
            Place::Space(id) => Said::raw(names.iter().find(|(space, _)| *space == id)?.1.clone()),
        };
        let word = place.word();
        let since = known.iter().find(|feed| feed.place == word).map(|feed| feed.created_at);
        Some(Row { place: word, name, since })
    };
    let rows = places.into_iter().filter_map(row).collect();
    let body = FeedsPage { action: viewer.path("calendar/feeds"), rows, made };
    let page = Page::new(body, "calendar-feeds-title").place(BarPlace::Calendar);
    Ok(page.under("calendar-title", viewer.path("calendar")))
}
