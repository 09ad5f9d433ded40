//! What stands on the page of a common ground below the question: who took part, the map, what is shared, what divides.

use super::bars::Bar;
use super::ground::{FEW, Ground, MAPPED, find, path};
use super::leading;
use super::map::{Figures, Own, Picture, Standing, letter, own};
use super::store;
use askama::Template;
use axum::response::{Html, IntoResponse};
use db::{Read, Time};
use house::access::Action;
use house::ids::{ItemId, StatementId};
use house::items::Item;
use house::sector::Sector;
use house::web::{Answer, At, Error, Form, Piece, Said, Viewer, Visit, filters};
use std::collections::BTreeMap;

/// How many bars are shown where there is no map.
const BARS: usize = 12;

#[derive(Template)]
#[template(path = "grounds/views/_part.html")]
struct GroundPart {
    outcome_html: String,
    outcome_at: Option<Time>,
    people: i64,
    statements: i64,
    waiting: i64,
    /// Files for the tools of the field; none while so few took part that they would tell of each.
    files: Option<String>,
    /// Where those who hold the conversation look at statements and close it.
    hold: Option<String>,
    open: bool,
    /// The link by which others answer, where there is one and the viewer may see it; and whether there may be one.
    link: Option<String>,
    may_link: bool,
    results: Piece,
    /// Where the results are fetched again, while they may change.
    again: Option<String>,
}

/// The map and what follows from it.
#[derive(Template)]
#[template(path = "grounds/views/_results.html")]
struct Results {
    picture: Option<Piece>,
    drawn_at: Option<Time>,
    /// Why there is no map, or why there are no groups on it.
    why: Option<Said>,
    mine: Option<String>,
    letters: Vec<String>,
    groups: Vec<GroupShown>,
    shared: Vec<Line>,
    rejected: Vec<Line>,
    divides: Vec<Line>,
    sectors: Vec<(Sector, i64, Vec<i64>)>,
    bars: Vec<(i64, String, Bar)>,
    list: String,
    lead: Option<String>,
    /// Where a project is made of a statement, for those who may.
    project: Option<String>,
}

struct GroupShown {
    letter: String,
    size: i64,
    /// The statement, whether they agree, and how many in a hundred take that side.
    stands: Vec<(String, bool, i64)>,
}

/// A statement with the bar of all and the bars of the groups.
struct Line {
    id: i64,
    text: String,
    all: Bar,
    parts: Vec<(String, Bar)>,
    /// Whether something was made of it.
    leads: bool,
}

/// What stands between body and conversation.
pub(super) fn part(q: &mut Read<'_>, viewer: &Viewer, item: &Item) -> Result<Piece, Error> {
    let ground = store::of_item(q, item.id)?.ok_or(Error::NotFound)?;
    let results = results(q, viewer, item, &ground)?;
    let holds = item.may(viewer, Action::Moderate);
    let may_link = holds && store::links_allowed(q, viewer.network.id)?;
    let link = ground.link_token.filter(|_| may_link).map(|token| format!("/ground/{token}"));
    Ok(Piece::of(GroundPart {
        outcome_html: ground.outcome_html,
        outcome_at: ground.outcome_at,
        people: ground.person_count,
        statements: ground.statement_count,
        waiting: ground.waiting_count,
        files: (ground.person_count >= MAPPED).then(|| path(viewer, item.id, "")),
        hold: holds.then(|| path(viewer, item.id, "")),
        open: item.is_open(),
        link,
        may_link,
        results: Piece::of(results),
        again: item.is_open().then(|| path(viewer, item.id, "map")),
    }))
}

/// The results on a page of their own.
#[derive(Template)]
#[template(path = "grounds/views/result.html")]
struct ResultPage {
    title: String,
    people: i64,
    statements: i64,
    outcome_html: String,
    results: Piece,
    back: String,
}

/// What came of it, so far.
pub(super) fn result(
    q: &mut Read<'_>,
    viewer: &Viewer,
    item: &Item,
    _query: &Form,
) -> Result<(Said, Piece), Error> {
    let ground = store::of_item(q, item.id)?.ok_or(Error::NotFound)?;
    let results = Piece::of(results(q, viewer, item, &ground)?);
    let page = ResultPage {
        title: item.title.clone(),
        people: ground.person_count,
        statements: ground.statement_count,
        outcome_html: ground.outcome_html,
        results,
        back: item.href(viewer),
    };
    Ok((Said::key("ground-results"), Piece::of(page)))
}

/// `GET /n/{slug}/grounds/{id}/map`: the results alone, for a page that stays open.
pub(super) async fn map(visit: Visit, At((_, id)): At<(String, ItemId)>) -> Answer {
    let read = visit.read(move |q, viewer| {
        let (item, ground) = find(q, viewer, id, Action::ReadSpace)?;
        Ok((results(q, viewer, &item, &ground)?, viewer.account.clone(), viewer.network.clone()))
    });
    let (results, account, network) = read.await?;
    let speech = visit.speech(account.as_ref(), Some(&network));
    Ok(Html(results.render_with_values(&speech)?).into_response())
}

fn results(q: &mut Read<'_>, viewer: &Viewer, item: &Item, ground: &Ground) -> Result<Results, Error> {
    let kept = store::map_of(q, item.id)?;
    let drawn_at = kept.as_ref().map(|(at, _)| *at);
    let figures: Figures = kept.and_then(|(_, text)| serde_json::from_str(&text).ok()).unwrap_or_default();
    let mine = mine(q, viewer, item.id, &figures)?;
    let texts = Texts::of(q, item.id, &figures)?;
    let letters: Vec<String> = (0..figures.groups.len()).map(letter).collect();
    let lines = |all: &[Standing]| all.iter().filter_map(|one| texts.line(one, &letters)).collect();
    let picture = Picture::of(&figures, mine);
    let bars = if picture.is_none() { bars(q, item.id)? } else { Vec::new() };
    let sector = |stand: &super::map::SectorStand| {
        Some((stand.sector.parse().ok()?, stand.people, stand.shares.clone()))
    };
    Ok(Results {
        why: why(&figures, ground),
        mine: mine.and_then(|own| own.group).map(letter),
        groups: figures
            .groups
            .iter()
            .zip(&letters)
            .map(|(group, letter)| texts.group(group, letter))
            .collect(),
        shared: lines(&figures.shared),
        rejected: lines(&figures.rejected),
        divides: lines(&figures.divides),
        sectors: figures.sectors.iter().filter_map(sector).collect(),
        letters,
        picture: picture.map(Piece::of),
        drawn_at,
        bars,
        list: path(viewer, item.id, "statements"),
        lead: item
            .may(viewer, Action::TakePart)
            .then(|| viewer.path(format_args!("items/new?from={}&part=", item.id))),
        project: leading::way(viewer, item),
    })
}

/// Where the viewer stands; nobody else is asked for.
fn mine(q: &mut Read<'_>, viewer: &Viewer, id: ItemId, figures: &Figures) -> Result<Option<Own>, Error> {
    if figures.dots.is_empty() {
        return Ok(None);
    }
    let Some(me) = viewer.member_id() else { return Ok(None) };
    let Some(person) = store::of_member(q, id, me)? else { return Ok(None) };
    Ok(own(figures, &store::marks_of(q, id)?, &store::answers_of(q, id, person)?))
}

fn why(figures: &Figures, ground: &Ground) -> Option<Said> {
    if figures.dots.is_empty() {
        let said = Said::key("ground-no-map").with("people", ground.person_count);
        return Some(said.with("mapped", figures.mapped).with("needed", MAPPED));
    }
    figures.groups.is_empty().then(|| Said::key("ground-no-groups"))
}

/// The bars of the statements that most have answered, where there is no map. Of fewer than five people nothing is told.
fn bars(q: &mut Read<'_>, id: ItemId) -> Result<Vec<(i64, String, Bar)>, Error> {
    let mut found: Vec<(i64, String, Bar)> = Vec::new();
    for one in store::page(q, id, super::ground::State::Shown, -1)? {
        let bar = Bar::of((one.agree_count, one.pass_count, one.disagree_count));
        if let Some(bar) = bar.filter(|bar| bar.seen >= FEW) {
            found.push((one.id.get(), one.text, bar));
        }
    }
    found.sort_by_key(|(_, _, bar)| std::cmp::Reverse((bar.agree, bar.seen)));
    found.truncate(BARS);
    Ok(found)
}

/// The texts of the statements that figures name. Those that are not shown any more are not there, whatever was drawn.
struct Texts(BTreeMap<i64, (String, bool)>);

impl Texts {
    fn of(q: &mut Read<'_>, id: ItemId, figures: &Figures) -> Result<Texts, Error> {
        let standing = figures.shared.iter().chain(&figures.rejected).chain(&figures.divides);
        let stands = figures.groups.iter().flat_map(|group| &group.stands).map(|stand| stand.statement);
        let wanted = standing.map(|one| one.statement).chain(stands);
        let mut wanted: Vec<StatementId> = wanted.map(StatementId::from).collect();
        wanted.sort_unstable();
        wanted.dedup();
        let found = store::texts(q, id, &wanted)?;
        Ok(Texts(found.into_iter().map(|(id, _, text, leads)| (id.get(), (text, leads > 0))).collect()))
    }

    fn line(&self, standing: &Standing, letters: &[String]) -> Option<Line> {
        let (text, leads) = self.0.get(&standing.statement)?.clone();
        let bar = |[agree, pass, disagree]: [i64; 3]| Bar::of((agree, pass, disagree));
        let sum = |all: [i64; 3], one: &[i64; 3]| {
            let ([a, b, c], [d, e, f]) = (all, *one);
            [a + d, b + e, c + f]
        };
        let all = bar(standing.counts.iter().fold([0; 3], sum))?;
        let parts = letters.iter().zip(&standing.counts);
        let parts = parts.filter_map(|(letter, counts)| Some((letter.clone(), bar(*counts)?))).collect();
        Some(Line { id: standing.statement, text, all, parts, leads })
    }

    fn group(&self, group: &super::map::Group, letter: &str) -> GroupShown {
        let stand = |stand: &super::map::Stand| {
            let (text, _) = self.0.get(&stand.statement)?;
            let share = (stand.votes * 100).checked_div(stand.seen)?;
            Some((text.clone(), stand.agree, share))
        };
        let stands = group.stands.iter().filter_map(stand).collect();
        GroupShown { letter: letter.to_owned(), size: group.size, stands }
    }
}
