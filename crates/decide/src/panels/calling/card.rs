//! What a panel asks of somebody: to come, to draw, to say whether they can take part. And what each is told alone.

use crate::panels::panel::{Draw, Panel, Phase, Seat, Volunteer, percent};
use crate::panels::store;
use askama::Template;
use db::{Read, Time};
use house::access::Action;
use house::items::Item;
use house::web::{Error, Piece, Said, Viewer, filters};

#[derive(Template)]
#[template(path = "panels/views/_card.html")]
struct Card {
    title: Said,
    about: Said,
    /// Where it is done, and what the button says.
    way: Option<(String, &'static str)>,
    until: Option<Time>,
}

/// The one thing that is asked of this viewer now.
pub(in crate::panels) fn card(
    q: &mut Read<'_>,
    viewer: &Viewer,
    item: &Item,
) -> Result<Option<Piece>, Error> {
    let Some(panel) = store::of_item(q, item.id)?.filter(|_| !item.is_archived()) else { return Ok(None) };
    let last = store::draws(q, item.id)?.pop();
    if let Some(card) = held(viewer, item, &panel, last.as_ref()) {
        return Ok(Some(Piece::of(card)));
    }
    let Some(me) = viewer.member_id() else { return Ok(None) };
    let own = store::volunteer(q, item.id, me)?;
    if panel.phase == Phase::Call {
        return Ok(coming(viewer, item, &panel, own.is_some()).map(Piece::of));
    }
    let Some(own) = own.filter(|_| panel.is_closed()) else { return Ok(None) };
    let card = match own.seat {
        Seat::Drawn => Some(seated(viewer, &panel)),
        Seat::Willing => waiting(q, &panel, (&own, last.as_ref()))?,
        Seat::Away | Seat::Left | Seat::Replaced => None,
    };
    Ok(card.map(Piece::of))
}

/// What waits for those who hold it.
fn held(viewer: &Viewer, item: &Item, panel: &Panel, last: Option<&Draw>) -> Option<Card> {
    if !item.may(viewer, Action::HoldVote) {
        return None;
    }
    if panel.phase == Phase::Stuck {
        let (title, about) = (Said::key("panel-stuck-title"), Said::key("panel-stuck-about"));
        return Some(Card { title, about, way: None, until: None });
    }
    let due = last.filter(|draw| draw.wants_seed() && draw.draw_on <= viewer.now);
    due.map(|_| Card {
        title: Said::key("panel-seed-title"),
        about: Said::key("panel-seed-about"),
        way: Some((panel.path(viewer, "draws"), "panel-draw")),
        until: None,
    })
}

fn coming(viewer: &Viewer, item: &Item, panel: &Panel, willing: bool) -> Option<Card> {
    let (title, key) = match willing {
        true => ("panel-willing-title", "panel-come-again"),
        false => ("panel-come-title", "panel-come"),
    };
    let may = panel.takes_volunteers(viewer.now) && item.may(viewer, Action::Volunteer);
    may.then(|| Card {
        title: Said::key(title),
        about: Said::key("panel-come-about").with("size", panel.size),
        way: Some((panel.path(viewer, "volunteering"), key)),
        until: Some(panel.open_until),
    })
}

/// Number and chance, which nobody else is told; or that they were not drawn.
fn waiting(
    q: &mut Read<'_>,
    panel: &Panel,
    (own, last): (&Volunteer, Option<&Draw>),
) -> Result<Option<Card>, Error> {
    let Some(number) = own.number else { return Ok(None) };
    let open = last.filter(|draw| draw.published_at.is_some() && draw.drawn_at.is_none());
    let chance = match open {
        Some(draw) => store::chance(q, panel.item_id, (draw.round, number))?,
        None => None,
    };
    let (title, about) = match chance {
        Some(chance) => (
            Said::key("panel-number").with("number", number),
            Said::key("panel-chance").with("chance", percent(chance)),
        ),
        None => (Said::key("panel-not-drawn"), Said::key("panel-not-drawn-about")),
    };
    Ok(Some(Card { title, about, way: None, until: None }))
}

fn seated(viewer: &Viewer, panel: &Panel) -> Card {
    Card {
        title: Said::key("panel-seat-title"),
        about: Said::key("panel-seat-about"),
        way: Some((panel.path(viewer, "seat"), "panel-give-back")),
        until: None,
    }
}
