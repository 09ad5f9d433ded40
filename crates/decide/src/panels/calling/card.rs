//! What a panel asks of somebody: to come, to draw, to say whether they can take part. And what each is told alone.

use crate::panels::panel::{Panel, Phase, Seat, Volunteer, percent};
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
    if let Some(card) = held(q, viewer, item, &panel)? {
        return Ok(Some(Piece::of(card)));
    }
    let Some(me) = viewer.member_id() else { return Ok(None) };
    let own = store::volunteer(q, item.id, me)?;
    let card = match panel.phase {
        Phase::Call => coming(viewer, item, &panel, own.is_some()),
        Phase::Ready | Phase::Drawing => own.map(waiting),
        Phase::Drawn => own.and_then(|own| drawn(viewer, &panel, own.seat)),
        Phase::Closing | Phase::Stuck => None,
    };
    Ok(card.map(Piece::of))
}

/// What waits for those who hold it.
fn held(q: &mut Read<'_>, viewer: &Viewer, item: &Item, panel: &Panel) -> Result<Option<Card>, Error> {
    if !item.may(viewer, Action::HoldVote) {
        return Ok(None);
    }
    let due = match panel.phase {
        Phase::Ready => store::draws(q, item.id)?.last().is_some_and(|draw| draw.draw_on <= viewer.now),
        _ => false,
    };
    Ok(match panel.phase {
        Phase::Stuck => Some(Card {
            title: Said::key("panel-stuck-title"),
            about: Said::key("panel-stuck-about"),
            way: None,
            until: None,
        }),
        _ if due => Some(Card {
            title: Said::key("panel-seed-title"),
            about: Said::key("panel-seed-about"),
            way: Some((panel.path(viewer, "draws"), "panel-draw")),
            until: None,
        }),
        _ => None,
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

/// Number and chance, which nobody else is told.
fn waiting(own: Volunteer) -> Card {
    Card {
        title: Said::key("panel-number").with("number", own.number.unwrap_or_default()),
        about: Said::key("panel-chance").with("chance", percent(own.chance)),
        way: None,
        until: None,
    }
}

fn drawn(viewer: &Viewer, panel: &Panel, seat: Seat) -> Option<Card> {
    let (title, about, way) = match seat {
        Seat::Drawn => {
            ("panel-seat-title", "panel-seat-about", Some((panel.path(viewer, "seat"), "panel-give-back")))
        }
        Seat::Willing => ("panel-not-drawn", "panel-not-drawn-about", None),
        Seat::Left | Seat::Gone => return None,
    };
    Some(Card { title: Said::key(title), about: Said::key(about), way, until: None })
}
