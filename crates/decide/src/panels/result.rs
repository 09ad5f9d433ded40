//! What came of it, so that anyone can follow the draw: how many were willing, with which chances, the quotas and how the panel
//! meets them, the seeds and where they come from. Of those who were not drawn there are numbers and chances alone.

use super::calling::sector;
use super::panel::{Draw, Panel, Phase, Quota, Seat, Volunteer, percent};
use super::store;
use askama::Template;
use db::Read;
use house::ids::ItemId;
use house::items::Item;
use house::web::{Error, Form, Piece, Said, Viewer, filters};
use std::collections::BTreeMap;

#[derive(Template)]
#[template(path = "panels/views/result.html")]
struct ResultPage {
    panel: Panel,
    chances: (String, String),
    quotas: Vec<Line>,
    draws: Vec<Draw>,
    /// How many have each chance, the largest first.
    published: Vec<(String, usize)>,
    /// The numbers of those who are on the panel.
    seated: Vec<String>,
    back: String,
}

/// A quota, with how many of the network share it and how many of the panel do.
struct Line {
    feature: Option<String>,
    value: Said,
    share: i64,
    least: i64,
    most: i64,
    members: Option<usize>,
}

pub(super) fn result(
    q: &mut Read<'_>,
    viewer: &Viewer,
    item: &Item,
    _query: &Form,
) -> Result<(Said, Piece), Error> {
    let panel = store::of_item(q, item.id)?.ok_or(Error::NotFound)?;
    let closed = panel.closed_at.is_some();
    let all = if closed { store::volunteers(q, item.id)? } else { Vec::new() };
    let mut published: BTreeMap<i64, usize> = BTreeMap::new();
    for one in all.iter().filter(|one| one.number.is_some() && one.chance > 0) {
        *published.entry(one.chance).or_default() += 1;
    }
    let drawn = panel.phase == Phase::Drawn;
    let mut numbers: Vec<i64> =
        all.iter().filter(|one| one.seat == Seat::Drawn).filter_map(|one| one.number).collect();
    numbers.sort_unstable();
    let quotas = if closed { lines(q, item.id, (&all, drawn))? } else { Vec::new() };
    let body = ResultPage {
        chances: (percent(panel.least_chance), percent(panel.most_chance)),
        draws: store::draws(q, item.id)?,
        published: published.into_iter().rev().map(|(chance, people)| (percent(chance), people)).collect(),
        seated: numbers.into_iter().map(|number| number.to_string()).collect(),
        back: item.href(viewer),
        quotas,
        panel,
    };
    Ok((Said::key("panel-result"), Piece::of(body)))
}

/// The quotas, each with how many of the panel meet it once it is drawn.
fn lines(q: &mut Read<'_>, item: ItemId, (all, drawn): (&[Volunteer], bool)) -> Result<Vec<Line>, Error> {
    let features = store::features(q, item)?;
    let on: Vec<&Volunteer> = all.iter().filter(|one| one.seat == Seat::Drawn).collect();
    let line = |quota: Quota| {
        let mut asked = features.iter().filter(|feature| feature.place > 0);
        let asked = asked.position(|one| one.place == quota.feature);
        let shares = |one: &&&Volunteer| match asked {
            None => one.sector == quota.value,
            Some(at) => one.places().get(at) == Some(&quota.place),
        };
        let members = on.iter().filter(shares).count();
        let name = features.iter().find(|one| one.place == quota.feature).map(|one| one.name.clone());
        Line {
            feature: name.filter(|name| !name.is_empty()),
            value: if asked.is_none() { sector(&quota.value) } else { Said::raw(&quota.value) },
            share: quota.share,
            least: quota.least,
            most: quota.most,
            members: drawn.then_some(members),
        }
    };
    Ok(store::quotas(q, item)?.into_iter().map(line).collect())
}
