//! The page of what came of a round, and the same as a file.

use super::leading::DEEDS;
use super::reading::{Band, OwnLine, ThemeLine, decimal, difference, own, sectors, themes};
use super::trend::{self, Told};
use crate::rounds::asking::{self, THEMES};
use crate::rounds::part::{GroupLine, group_lines, sector_label};
use crate::rounds::round::{FEW, Round, Sort, Telling, below, find_told};
use crate::rounds::running::{NO_SECTOR, REST};
use crate::rounds::store::{self, Figure};
use crate::rounds::trust;
use askama::Template;
use db::{Read, Time};
use house::access::Action;
use house::charts::{Bars, Caption, Series};
use house::dates::day_of;
use house::ids::ItemId;
use house::items::{self, Item};
use house::web::texts::Speech;
use house::web::{Answer, At, Error, Form, Page, Piece, Said, Viewer, Visit, filters, sheet};
use meet::events;

/// So many of the words that people wrote, and so many events ahead, stand on a page.
const WORDS: i64 = 200;
const AHEAD: i64 = 30;

#[derive(Template)]
#[template(path = "rounds/results/views/show.html")]
pub(super) struct ShowPage {
    title: String,
    round: Round,
    asked: i64,
    rate: i64,
    /// Whether there is anything to tell.
    told: bool,
    /// Why less is told than could be, or nothing.
    less: Option<&'static str>,
    body: Option<Piece>,
    /// Why nothing was made of it, where there is nothing to show yet.
    refused: Vec<Said>,
    csv: String,
    edges: Option<String>,
}

#[derive(Template)]
#[template(path = "rounds/results/views/_health.html")]
struct HealthPart {
    form: Form,
    bars: Piece,
    lines: Vec<Line>,
    groups: Vec<GroupLine>,
    /// Keys of the themes, and of each sector its name and its means.
    themes: Vec<&'static str>,
    sectors: Vec<(&'static str, Vec<String>)>,
    own: Vec<OwnLine>,
    trend: Option<Piece>,
    pulses: Option<Piece>,
    /// What was made of themes: key of the theme, address, title.
    made: Vec<(&'static str, String, String)>,
    /// Where something is made of a theme; none for who takes no part here.
    act: Option<String>,
    choices: Vec<(String, &'static str)>,
    events: Vec<(String, String)>,
    deeds: [(&'static str, &'static str); 3],
}

/// A theme in the table.
struct Line {
    label: &'static str,
    mean: Option<String>,
    band: Option<(&'static str, &'static str)>,
    people: i64,
    change: Option<String>,
    statements: Vec<(&'static str, Option<String>)>,
}

/// `GET /n/{slug}/health/{id}/results`
pub(in crate::rounds) async fn show(visit: Visit, At((_, id)): At<(String, ItemId)>) -> Answer {
    let form = Form::new().with("once", visit.app.chance.token()?);
    visit.page(move |q, viewer| page(q, viewer, id, form)).await
}

pub(super) fn page(
    q: &mut Read<'_>,
    viewer: &Viewer,
    id: ItemId,
    form: Form,
) -> Result<Page<ShowPage>, Error> {
    let (item, round) = find_told(q, viewer, id)?;
    let told = round.is_told();
    let refused = form.errors().iter().map(|(_, said)| said.clone()).filter(|_| !told).collect();
    let body = match (told, round.sort) {
        (false, _) => None,
        (true, Sort::Health) => Some(health(q, viewer, (&item, &round), form)?),
        (true, _) => Some(trust::results(q, viewer, (&item, &round))?),
    };
    let body = ShowPage {
        title: item.title.clone(),
        asked: round.asked_count.max(round.answer_count),
        rate: round.rate(),
        told,
        less: less(&round),
        body,
        refused,
        csv: round.path(viewer, "results.csv"),
        edges: (told && round.sort.is_trust()).then(|| round.trust_path(viewer, "edges.csv")),
        round,
    };
    Ok(below(Page::new(body, "round-results"), viewer, &item).wide())
}

/// Key of why less is told of a round than could be, where anything could: another one ran beside it.
fn less(round: &Round) -> Option<&'static str> {
    if !round.sort.is_trust() && round.answer_count < FEW {
        return None;
    }
    match round.telling {
        Telling::Whole => None,
        Telling::Steps => Some("round-told-steps"),
        Telling::Nothing => Some("round-told-nothing"),
    }
}

/// The rounds of the same space up to this one, and the means of the one before it.
fn history(
    q: &mut Read<'_>,
    viewer: &Viewer,
    (item, round): (&Item, &Round),
) -> Result<(Vec<Told>, Vec<(String, i64)>), Error> {
    let until = round.closed_at.unwrap_or(round.closes_at);
    let all = trend::rounds(q, viewer, item.space_id, until)?;
    let before = all.iter().rev().find(|other| other.id != item.id).map(|other| other.means.clone());
    Ok((all, before.unwrap_or_default()))
}

/// The themes of a round.
pub(super) fn told(
    q: &mut Read<'_>,
    viewer: &Viewer,
    (item, round): (&Item, &Round),
) -> Result<Vec<ThemeLine>, Error> {
    let figures = store::figures(q, item.id)?;
    let (_, before) = history(q, viewer, (item, round))?;
    Ok(themes(&figures, &before))
}

fn health(
    q: &mut Read<'_>,
    viewer: &Viewer,
    (item, round): (&Item, &Round),
    form: Form,
) -> Result<Piece, Error> {
    let figures = store::figures(q, item.id)?;
    let (all, before) = history(q, viewer, (item, round))?;
    let lines = themes(&figures, &before);
    let holds = item.may(viewer, Action::HoldSpace);
    // What people wrote is for those who hold the space.
    let texts = if holds { store::words(q, item.id, WORDS)? } else { Vec::new() };
    let may = item.is_open() && item.may(viewer, Action::TakePart);
    let ahead = if may { events::ahead(q, viewer, AHEAD)? } else { Vec::new() };
    Ok(Piece::of(HealthPart {
        form,
        bars: bars(&lines),
        groups: group_lines(&store::groups(q, item.id)?),
        themes: THEMES.iter().map(|theme| theme.label).collect(),
        sectors: sectors(&figures).into_iter().map(|(word, means)| by_sector(&word, means)).collect(),
        own: own(&figures, &asking::known(&round.form), &texts),
        trend: trend::picture(viewer, &all),
        pulses: trend::meetings(q, viewer)?,
        made: made(q, viewer, item.id)?,
        act: may.then(|| viewer.path(format_args!("health/{}", item.id))),
        choices: lines.iter().map(|line| (line.place.to_string(), line.theme.label)).collect(),
        events: ahead.into_iter().map(|(id, title, at)| dated(viewer, (id, &title, at))).collect(),
        deeds: DEEDS,
        lines: lines.into_iter().map(shown).collect(),
    }))
}

/// An event with its day, to choose from.
fn dated(viewer: &Viewer, (id, title, at): (ItemId, &str, Time)) -> (String, String) {
    (id.to_string(), format!("{} · {title}", day_of(at, &viewer.zone())))
}

/// What was made of the themes, as far as the viewer may read it.
fn made(q: &mut Read<'_>, viewer: &Viewer, id: ItemId) -> Result<Vec<(&'static str, String, String)>, Error> {
    let leads = store::leads(q, id)?;
    let ids: Vec<ItemId> = leads.iter().map(|(_, made)| *made).collect();
    let titles = items::titles(q, viewer, &ids)?;
    let line = |(theme, made): (i64, ItemId)| {
        let (_, title) = titles.iter().find(|(id, _)| *id == made)?;
        let at = usize::try_from(theme - 1).ok()?;
        let label = THEMES.get(at)?.label;
        Some((label, viewer.path(format_args!("items/{made}")), title.clone()))
    };
    Ok(leads.into_iter().filter_map(line).collect())
}

fn shown(line: ThemeLine) -> Line {
    let statements = line.statements.into_iter().map(|(key, mean)| (key, mean.map(decimal)));
    Line {
        label: line.theme.label,
        mean: line.mean.map(decimal),
        band: line.mean.map(|mean| Band::of(mean).label()),
        people: line.people,
        change: line.change.map(difference),
        statements: statements.collect(),
    }
}

fn name_of(sector: &str) -> &'static str {
    match sector {
        NO_SECTOR => sector_label(Some("")),
        REST => sector_label(None),
        word => sector_label(Some(word)),
    }
}

fn by_sector(word: &str, means: Vec<Option<(i64, i64)>>) -> (&'static str, Vec<String>) {
    let told = means.into_iter().map(|one| one.map_or("–".to_owned(), |(mean, _)| decimal(mean)));
    (name_of(word), told.collect())
}

fn bars(lines: &[ThemeLine]) -> Piece {
    let value = |line: &ThemeLine| {
        let mean = line.mean.and_then(|mean| i32::try_from(mean).ok());
        mean.map_or(f64::NAN, |mean| f64::from(mean) / 100.0)
    };
    let bars = Bars {
        caption: Caption {
            id: "themes",
            title: Said::key("round-by-theme"),
            about: Said::key("round-by-theme-about"),
        },
        labels: lines.iter().map(|line| Said::key(line.theme.label)).collect(),
        series: Series { name: Said::key("round-mean"), values: lines.iter().map(value).collect() },
    };
    bars.draw()
}

/// `GET /n/{slug}/health/{id}/results.csv`: the same figures.
pub(in crate::rounds) async fn csv(visit: Visit, At((_, id)): At<(String, ItemId)>) -> Answer {
    let words = visit.clone();
    let rows = visit
        .read(move |q, viewer| {
            let speech = words.speech(viewer.account.as_ref(), Some(&viewer.network));
            let (item, round) = find_told(q, viewer, id)?;
            if round.sort.is_trust() {
                return trust::rows(q, viewer, (&item, &round), &speech);
            }
            Ok(rows(&speech, &store::figures(q, id)?))
        })
        .await?;
    sheet::whole("health", &rows)
}

fn rows(speech: &Speech, figures: &[Figure]) -> Vec<Vec<String>> {
    let keys = ["round-theme", "round-sector", "round-people", "round-mean", "round-band"];
    let mut rows = vec![keys.map(|key| speech.key(key).into_owned()).to_vec()];
    let all = speech.key("round-all").into_owned();
    let mut line = |theme: &'static str, sector: String, people: i64, mean: i64| {
        let band = speech.key(Band::of(mean).label().0).into_owned();
        rows.push(vec![speech.key(theme).into_owned(), sector, people.to_string(), decimal(mean), band]);
    };
    for one in themes(figures, &[]) {
        if let Some(mean) = one.mean {
            line(one.theme.label, all.clone(), one.people, mean);
        }
    }
    for (word, means) in sectors(figures) {
        let name = speech.key(name_of(&word)).into_owned();
        for (theme, told) in THEMES.iter().zip(means) {
            if let Some((mean, people)) = told {
                line(theme.label, name.clone(), people, mean);
            }
        }
    }
    rows
}
