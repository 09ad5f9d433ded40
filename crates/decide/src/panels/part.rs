//! What stands on the page of a panel between its text and the conversation: how many are wanted, until when, how it is drawn, and
//! once it is, who is on it. Who is willing stands nowhere.

use super::panel::{Draw, Panel, Phase, percent};
use super::store;
use askama::Template;
use db::Read;
use house::access::Action;
use house::ids::ItemId;
use house::items::Item;
use house::web::{Error, Piece, Said, Viewer, filters};

#[derive(Template)]
#[template(path = "panels/views/_part.html")]
struct PanelPart {
    questions: Vec<String>,
    chances: (String, String),
    draws: Vec<Draw>,
    /// Those who are on the panel, each with the address of their page.
    seated: Vec<(String, String)>,
    space: Option<String>,
    result: Option<String>,
    hold: Option<String>,
    panel: Panel,
}

pub(super) fn part(q: &mut Read<'_>, viewer: &Viewer, item: &Item) -> Result<Piece, Error> {
    let panel = store::of_item(q, item.id)?.ok_or(Error::NotFound)?;
    let knows = viewer.may(Action::ReadMembers) && panel.phase == Phase::Drawn;
    let seated = if knows { store::seated(q, item.id)? } else { Vec::new() };
    let page = |(_, member, name): (i64, _, String)| (viewer.path(format_args!("people/{member}")), name);
    let part = PanelPart {
        questions: store::questions(q, item.id)?.into_iter().map(|question| question.name).collect(),
        chances: (percent(panel.least_chance), percent(panel.most_chance)),
        draws: store::draws(q, item.id)?,
        seated: seated.into_iter().map(page).collect(),
        space: panel.space_id.map(|space| viewer.path(format_args!("spaces/{space}"))),
        result: panel.closed_at.map(|_| format!("{}/result", item.href(viewer))),
        hold: item.may(viewer, Action::HoldVote).then(|| panel.path(viewer, "")),
        panel,
    };
    Ok(Piece::of(part))
}

/// What lists add: how far it is.
pub(super) fn line(
    q: &mut Read<'_>,
    _viewer: &Viewer,
    items: &[ItemId],
) -> Result<Vec<(ItemId, Said)>, Error> {
    let told = store::lines(q, items)?.into_iter();
    Ok(told.map(|(item, phase, size)| (item, said(phase, size))).collect())
}

/// How far a panel of this size is, in a few words.
pub(super) fn said(phase: Phase, size: i64) -> Said {
    let key = match phase {
        Phase::Call => "panel-line-call",
        Phase::Closing | Phase::Stuck => "panel-line-closing",
        Phase::Ready | Phase::Drawing => "panel-line-ready",
        Phase::Drawn => "panel-line-drawn",
    };
    Said::key(key).with("size", size)
}
