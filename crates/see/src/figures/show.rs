//! The page where reports are made, and the same as a file: one reading of the kept cells for both.

use super::asked::{Asked, SPANS, Step};
use super::figure::{Figure, Reach, sector_name};
use super::floor::{NONE, WHOLE};
use super::store::{self, Saved};
use super::{month, saving};
use askama::Template;
use db::Read;
use house::access::Action;
use house::ids::{ReportId, SpaceId};
use house::room::Rooms;
use house::sector::Sector;
use house::spaces;
use house::web::{Answer, Error, Form, Page, Piece, Place, Said, Speech, Viewer, Visit, filters, sheet};

/// The words by which the pictures of the page are told apart.
const CHARTS: [&str; super::asked::FIGURES] =
    ["report-1", "report-2", "report-3", "report-4", "report-5", "report-6"];
/// So many saved reports stand on a page.
const SAVED: usize = 30;

#[derive(Template)]
#[template(path = "figures/views/show.html")]
pub(super) struct ShowPage {
    base: String,
    form: Form,
    query: String,
    csv: String,
    /// Word, key of the name, key of what it means, and whether it is chosen.
    figures: Vec<(&'static str, &'static str, &'static str, bool)>,
    sectors: Vec<(String, Said, bool)>,
    places: Vec<(String, Said, bool)>,
    spans: Vec<(i64, bool)>,
    steps: Vec<(&'static str, &'static str, bool)>,
    until: String,
    told: Vec<Shown>,
    saved: Vec<Line>,
    older: Option<String>,
    may_share: bool,
}

/// A figure on the page.
struct Shown {
    title: &'static str,
    meaning: &'static str,
    chart: Option<Piece>,
    left_out: i64,
}

/// A saved report on the page.
struct Line {
    href: String,
    name: String,
    shared: bool,
    /// Its number, for who may take it away, and for who may share it.
    removal: Option<ReportId>,
    sharing: Option<ReportId>,
}

/// GET `/n/{slug}/figures`
pub(super) async fn show(visit: Visit) -> Answer {
    let (asked, rooms) = (Asked::read(&visit.query, visit.app.rooms), visit.app.rooms);
    let before = visit.query.value("before").parse().unwrap_or(ReportId::from(i64::MAX));
    visit.page(move |q, viewer| page(q, viewer, rooms, (&asked, before), Form::new())).await
}

/// What is told of what was asked, as this viewer may see it.
pub(super) fn look(q: &mut Read<'_>, viewer: &Viewer, asked: &Asked) -> Result<Vec<Figure>, Error> {
    if let Some(space) = asked.space {
        spaces::visible_to(q, viewer, space)?.ok_or(Error::NotFound)?;
    }
    let network = viewer.network.id;
    let range = asked.range(month::last_over(viewer.now));
    let words: Vec<&'static str> = asked.figures.iter().map(|count| count.word).collect();
    let place = (network, asked.space.map_or(WHOLE, SpaceId::get));
    let kept = store::cells(q, place, range, &words)?;
    let marks = store::marks(q, network)?;
    let first = month::of(store::born(q, network)?);
    let figure = |count: &&'static house::reports::Count| {
        let mark = marks.iter().find(|(figure, _)| figure == count.word).map_or(i64::MIN, |(_, mark)| *mark);
        Figure::of(count, &kept, asked, (range, Reach { first, mark }))
    };
    Ok(asked.figures.iter().map(figure).collect())
}

/// The page with a form in which a report is saved.
pub(super) fn page(
    q: &mut Read<'_>,
    viewer: &Viewer,
    rooms: Rooms,
    (asked, before): (&Asked, ReportId),
    form: Form,
) -> Result<Page<ShowPage>, Error> {
    let told = look(q, viewer, asked)?;
    let (base, query) = (viewer.path("figures"), asked.query());
    let limit = i64::try_from(SAVED).unwrap_or(30) + 1;
    let mut saved = store::saved(q, viewer, before, limit)?;
    let more = saved.len() > SAVED;
    saved.truncate(SAVED);
    let older = saved.last().filter(|_| more).map(|last| format!("{base}?before={}", last.id));
    let chosen = |word: &str| asked.figures.iter().any(|count| count.word == word);
    let figure =
        |count: &'static house::reports::Count| (count.word, count.title, count.meaning, chosen(count.word));
    let body = ShowPage {
        csv: format!("{base}.csv?{query}"),
        figures: rooms.counts().map(figure).collect(),
        sectors: sectors(asked),
        places: places(q, viewer, asked)?,
        spans: SPANS.iter().map(|months| (*months, *months == asked.months)).collect(),
        steps: Step::ALL.iter().map(|step| (step.as_str(), step.label(), *step == asked.step)).collect(),
        until: asked.until.map(|until| month::name(until, Step::Month)).unwrap_or_default(),
        told: told.iter().zip(CHARTS).map(|(figure, id)| shown(figure, id)).collect(),
        saved: saved.into_iter().map(|one| line(viewer, one)).collect(),
        older,
        may_share: viewer.may(Action::ShareReports),
        base,
        query,
        form,
    };
    Ok(Page::new(body, "report-plural").place(Place::Room("figures")).wide())
}

fn shown(figure: &Figure, id: &'static str) -> Shown {
    Shown {
        title: figure.count.title,
        meaning: figure.count.meaning,
        chart: figure.is_told().then(|| figure.draw(id)),
        left_out: figure.left_out(),
    }
}

fn line(viewer: &Viewer, one: Saved) -> Line {
    let removal = saving::may_remove(viewer, &one);
    let own = one.member_id.is_some() && one.member_id == viewer.member_id();
    let sharing = own && !one.shared && viewer.may(Action::ShareReports);
    Line {
        href: viewer.path(format_args!("figures?{}", one.query)),
        removal: removal.then_some(one.id),
        sharing: sharing.then_some(one.id),
        name: one.name,
        shared: one.shared,
    }
}

/// All of them together, each beside the others, one alone.
fn sectors(asked: &Asked) -> Vec<(String, Said, bool)> {
    let whole = !asked.by_sector && asked.sector.is_empty();
    let mut all = vec![
        (String::new(), Said::key("report-sectors-all"), whole),
        ("each".to_owned(), Said::key("report-sectors-each"), asked.by_sector),
    ];
    let words = Sector::ALL.iter().map(|sector| sector.as_str()).chain([NONE]);
    all.extend(words.map(|word| (word.to_owned(), sector_name(word), asked.sector == word)));
    all
}

/// The whole network, and the spaces that the viewer sees beside every page.
fn places(q: &mut Read<'_>, viewer: &Viewer, asked: &Asked) -> Result<Vec<(String, Said, bool)>, Error> {
    let mut all = vec![(String::new(), Said::key("report-everywhere"), asked.space.is_none())];
    for space in viewer.spaces(q)? {
        let id = SpaceId::from(space.id);
        all.push((id.to_string(), Said::raw(space.name), asked.space == Some(id)));
    }
    if let Some(space) = asked.space.filter(|_| all.iter().all(|(_, _, here)| !here)) {
        let found = spaces::visible_to(q, viewer, space)?.ok_or(Error::NotFound)?;
        all.push((space.to_string(), Said::raw(found.name), true));
    }
    Ok(all)
}

/// GET `/n/{slug}/figures.csv`: the same figures.
pub(super) async fn csv(visit: Visit) -> Answer {
    let asked = Asked::read(&visit.query, visit.app.rooms);
    let words = visit.clone();
    let rows = visit
        .read(move |q, viewer| {
            let speech = words.speech(viewer.account.as_ref(), Some(&viewer.network));
            Ok(lines(&speech, &look(q, viewer, &asked)?))
        })
        .await?;
    sheet::whole("report", &rows)
}

fn lines(speech: &Speech, figures: &[Figure]) -> Vec<Vec<String>> {
    let keys = [
        "report-figure",
        "report-period",
        "report-group",
        "report-value",
        "report-months-told",
        "report-months-all",
    ];
    let mut rows = vec![keys.map(|key| speech.key(key).into_owned()).to_vec()];
    for figure in figures {
        for column in &figure.columns {
            for (piece, value) in figure.pieces.iter().zip(&column.values) {
                rows.push(vec![
                    speech.key(figure.count.title).into_owned(),
                    piece.clone(),
                    speech.say(&column.name),
                    value.amount.map(|amount| amount.to_string()).unwrap_or_default(),
                    value.told.to_string(),
                    value.months.to_string(),
                ]);
            }
        }
    }
    rows
}
