//! What stands on the page of a panel between its text and the conversation: how many are wanted, until when, how it is drawn, and
//! once it is, who is on it. Who is willing stands nowhere.

use super::calling::sector;
use super::panel::{Draw, Feature, Panel, Phase, Quota, Trouble};
use super::store;
use askama::Template;
use db::Read;
use house::access::Action;
use house::ids::ItemId;
use house::items::Item;
use house::spaces;
use house::web::{Error, Piece, Said, Viewer, filters};

#[derive(Template)]
#[template(path = "panels/views/_part.html")]
struct PanelPart {
    panel: Panel,
    questions: Vec<String>,
    draws: Vec<Draw>,
    /// The smallest and the largest chance in the first draw.
    chances: Option<(String, String)>,
    /// Those who are on the panel, each with the address of their page.
    seated: Vec<(String, String)>,
    space: Option<String>,
    result: Option<String>,
    hold: Option<Hold>,
}

/// What those who hold it see beside.
struct Hold {
    base: String,
    trouble: Option<Said>,
    wishes: Vec<(Option<String>, Said, Said)>,
    extends: bool,
}

pub(super) fn part(q: &mut Read<'_>, viewer: &Viewer, item: &Item) -> Result<Piece, Error> {
    let panel = store::of_item(q, item.id)?.ok_or(Error::NotFound)?;
    let knows = viewer.may(Action::ReadMembers) && panel.phase == Phase::Drawn;
    let seated = if knows { store::seated(q, item.id)? } else { Vec::new() };
    let (features, draws) = (store::features(q, item.id)?, store::draws(q, item.id)?);
    let holds = item.may(viewer, Action::HoldVote);
    let hold = if holds { Some(hold(q, viewer, &panel, &features)?) } else { None };
    let asked = features.into_iter().map(|feature| feature.name).filter(|name| !name.is_empty());
    let space = match panel.space_id {
        Some(space) => spaces::visible_to(q, viewer, space)?.map(|_| space),
        None => None,
    };
    let part = PanelPart {
        questions: asked.collect(),
        chances: draws.first().and_then(Draw::chances),
        draws,
        seated: seated
            .into_iter()
            .map(|one| (viewer.path(format_args!("people/{}", one.member_id)), one.name))
            .collect(),
        space: space.map(|space| viewer.path(format_args!("spaces/{space}"))),
        result: panel.is_closed().then(|| format!("{}/result", item.href(viewer))),
        hold,
        panel,
    };
    Ok(Piece::of(part))
}

fn hold(q: &mut Read<'_>, viewer: &Viewer, panel: &Panel, features: &[Feature]) -> Result<Hold, Error> {
    let quotas = if panel.trouble.is_some() { store::quotas(q, panel.item_id)? } else { Vec::new() };
    let trouble = panel.trouble.map(|trouble| match trouble {
        Trouble::Few => Said::key("panel-trouble-few"),
        Trouble::Quotas => Said::key("panel-trouble-quotas"),
        Trouble::Hard => Said::key("panel-trouble-hard"),
        Trouble::Late => Said::key("panel-trouble-late"),
    });
    Ok(Hold {
        base: panel.path(viewer, ""),
        trouble,
        wishes: quotas.iter().filter_map(|quota| wish(features, quota)).collect(),
        extends: matches!(panel.phase, Phase::Call | Phase::Stuck),
    })
}

/// A quota that would help: of which question, which answer, and how.
fn wish(features: &[Feature], quota: &Quota) -> Option<(Option<String>, Said, Said)> {
    let (least, most) = quota.wanted_least.zip(quota.wanted_most)?;
    let said = Said::key("panel-wish")
        .with("least", least)
        .with("most", most)
        .with("before", quota.least)
        .with("limit", quota.most);
    let (name, value) = of_quota(features, quota);
    Some((name, value, said))
}

/// Of which question a quota is, and of which answer.
pub(super) fn of_quota(features: &[Feature], quota: &Quota) -> (Option<String>, Said) {
    if quota.feature == 0 {
        return (None, sector(&quota.value));
    }
    let name = features.iter().find(|one| one.place == quota.feature).map(|one| one.name.clone());
    (name, Said::raw(&quota.value))
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
