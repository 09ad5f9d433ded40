//! What came of it, so that anyone can follow the draw: how many were willing, with which chances, the quotas and how the panel
//! meets them, the seeds and where they come from. Of those who were not drawn there are numbers and chances alone.

use super::panel::{Draw, Panel, Phase, Quota, percent};
use super::part::of_quota;
use super::store;
use askama::Template;
use db::Read;
use house::access::Action;
use house::ids::ItemId;
use house::items::Item;
use house::web::{Error, Form, Piece, Said, Viewer, filters};

#[derive(Template)]
#[template(path = "panels/views/result.html")]
struct ResultPage {
    panel: Panel,
    drawn: bool,
    quotas: Vec<Line>,
    rounds: Vec<Round>,
    back: String,
}

/// A quota, with how many of the network share it and how many of the panel do.
struct Line {
    name: Option<String>,
    value: Said,
    share: Option<i64>,
    least: i64,
    most: i64,
    members: i64,
}

/// A draw that was published.
struct Round {
    draw: Draw,
    range: (String, String),
    /// How many have each chance, the largest first.
    chances: Vec<(String, i64)>,
    /// The numbers that were drawn.
    numbers: String,
    /// Where both lists are, for those who may have them.
    lists: Option<(String, String)>,
}

pub(super) fn result(
    q: &mut Read<'_>,
    viewer: &Viewer,
    item: &Item,
    _query: &Form,
) -> Result<(Said, Piece), Error> {
    let panel = store::of_item(q, item.id)?.ok_or(Error::NotFound)?;
    let closed = panel.is_closed();
    let body = ResultPage {
        drawn: panel.phase == Phase::Drawn,
        quotas: if closed { lines(q, viewer, item.id)? } else { Vec::new() },
        rounds: if closed { rounds(q, viewer, item, &panel)? } else { Vec::new() },
        back: item.href(viewer),
        panel,
    };
    Ok((Said::key("panel-result"), Piece::of(body)))
}

fn rounds(q: &mut Read<'_>, viewer: &Viewer, item: &Item, panel: &Panel) -> Result<Vec<Round>, Error> {
    let (chances, numbers) = (store::chances(q, item.id)?, store::drawn_numbers(q, item.id)?);
    let holds = item.may(viewer, Action::HoldVote);
    let round = |draw: Draw| {
        let range = draw.chances()?;
        let of = chances.iter().filter(|(round, ..)| *round == draw.round);
        let drawn = numbers.iter().filter(|(round, _)| *round == draw.round);
        let drawn: Vec<String> = drawn.map(|(_, number)| number.to_string()).collect();
        let list = |name: &str| panel.path(viewer, &format!("{name}.csv?round={}", draw.round));
        Some(Round {
            chances: of.map(|(_, chance, people)| (percent(*chance), *people)).collect(),
            numbers: drawn.join(", "),
            lists: (holds || draw.for_all).then(|| (list("respondents"), list("categories"))),
            range,
            draw,
        })
    };
    Ok(store::draws(q, item.id)?.into_iter().filter_map(round).collect())
}

/// The quotas, each with how many of the panel share it.
fn lines(q: &mut Read<'_>, viewer: &Viewer, item: ItemId) -> Result<Vec<Line>, Error> {
    let (features, on) = (store::features(q, item)?, store::seated(q, item)?);
    // How many members stand for a sector is told to members.
    let knows = viewer.may(Action::ReadMembers);
    let line = |quota: Quota| {
        let members = on.iter().filter(|one| one.shares(&features, &quota)).count();
        let (name, value) = of_quota(&features, &quota);
        Line {
            name,
            value,
            share: Some(quota.share).filter(|_| knows && quota.feature == 0),
            least: quota.least,
            most: quota.most,
            members: i64::try_from(members).unwrap_or_default(),
        }
    };
    Ok(store::quotas(q, item)?.into_iter().map(line).collect())
}
