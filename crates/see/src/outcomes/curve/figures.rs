//! The figures of an indicator: entered by hand, corrected in the open, listed with what they were before.

use super::standing::course_of;
use super::{to_keep, under};
use crate::outcomes::acts::{CURVE_TURNED, FIGURES_ENTERED};
use crate::outcomes::entry::{GROUPS, Typed};
use crate::outcomes::figures::{Course, FLOOR, Period, behind};
use crate::outcomes::indicator::{By, Figure, Indicator};
use crate::outcomes::store::{self, Corrected, Entered};
use askama::Template;
use db::{Read, Time, Write};
use house::dates::day_of;
use house::ids::IndicatorId;
use house::members::fold;
use house::web::{Answer, At, Error, Form, Page, Said, Viewer, Visit, filters};

/// How many figures stand on a page, and how many corrections.
const SHOWN: usize = 60;
const CORRECTIONS: i64 = 30;

#[derive(Template)]
#[template(path = "outcomes/curve/views/figures.html")]
struct FiguresPage {
    form: Form,
    here: String,
    indicator: Indicator,
    figures: Vec<Line>,
    corrections: Vec<Line>,
    groups: Vec<String>,
    older: Option<String>,
}

/// A figure in a list.
struct Line {
    period: String,
    /// Empty for the total.
    group: String,
    /// None for a group of fewer than five, which is not shown.
    value: Option<String>,
    note: String,
    author: String,
    at: Time,
}

impl Line {
    fn of(
        indicator: &Indicator,
        (group, period): (String, Period),
        (value, people): (f64, Option<f64>),
    ) -> Line {
        let small = indicator.of_people && !group.is_empty() && people.unwrap_or(FLOOR) < FLOOR;
        Line {
            period: period.told(indicator.frequency),
            group,
            value: (!small).then(|| indicator.told(value)),
            note: String::new(),
            author: String::new(),
            at: Time::from_micros(0),
        }
    }

    fn entered(indicator: &Indicator, one: Entered) -> Line {
        let people = behind(one.among, one.people);
        let line = Line::of(indicator, (one.group_name, one.period), (one.value, people));
        Line { note: one.note, author: one.author, at: one.entered_at, ..line }
    }

    fn corrected(indicator: &Indicator, one: Corrected) -> Line {
        let people = behind(one.among, one.people);
        let line = Line::of(indicator, (one.group_name, one.period), (one.value, people));
        Line { author: one.author, at: one.replaced_at, ..line }
    }
}

/// `GET /n/{slug}/outcomes/indicators/{indicator}/values`
pub(in crate::outcomes) async fn figures(visit: Visit, At((_, id)): At<(String, IndicatorId)>) -> Answer {
    let form =
        Form::new().with("period", visit.query.value("period")).with("group", visit.query.value("group"));
    let before = visit.query.value("before").to_owned();
    visit.page(move |q, viewer| page(q, viewer, id, (form, &before))).await
}

/// `POST /n/{slug}/outcomes/indicators/{indicator}/values`
pub(in crate::outcomes) async fn enter(
    visit: Visit,
    At((_, id)): At<(String, IndicatorId)>,
    form: Form,
) -> Answer {
    match visit.change(form, move |tx, viewer, form| put(tx, viewer, id, form)).await? {
        Ok(said) => Ok(visit.go_saying(visit.path(format_args!("outcomes/indicators/{id}/values")), said)),
        Err(form) => visit.page(move |q, viewer| page(q, viewer, id, (form, "")).map(Page::invalid)).await,
    }
}

fn put(tx: &mut Write<'_>, viewer: &Viewer, id: IndicatorId, form: &mut Form) -> Result<&'static str, Error> {
    tx.lock("indicators", id.get())?;
    let indicator = to_keep(tx, viewer, id)?;
    let own = |field: &str| form.value(field).to_owned();
    let typed = Typed {
        period: own("period"),
        group: own("group"),
        value: own("value"),
        counted: own("counted"),
        among: own("among"),
        people: own("people"),
        note: own("note"),
        pointed: false,
    };
    let figure = typed.read(&indicator, day_of(viewer.now, &viewer.zone())).map_err(|wrong| {
        wrong.into_iter().for_each(|(field, said)| form.fail(field, said));
        Error::Invalid
    })?;
    form.checked()?;
    let known = store::of_period(tx, &indicator, figure.period)?;
    let known = known.into_iter().find(|one| one.group_name == figure.group_name);
    match &known {
        Some(known) if *known == figure => return Ok("outcome-figure-same-done"),
        Some(known) if !form.ticked("correct") => {
            form.ask("correct", there(&indicator, known));
            return Err(Error::Invalid);
        }
        _ => {}
    }
    let mut change = Change::default();
    let (place, said) = match known {
        Some(_) => (&mut change.corrected, "outcome-figure-corrected-done"),
        None => (&mut change.new, "outcome-figure-done"),
    };
    place.push(figure);
    keep(tx, viewer, &indicator, &change)?;
    Ok(said)
}

/// What stands there already; that of a small group is not told.
fn there(indicator: &Indicator, known: &Figure) -> Said {
    let people = behind(known.among, known.people);
    let place = (known.group_name.clone(), known.period);
    match Line::of(indicator, place, (known.value, people)).value {
        Some(value) => Said::key("outcome-figure-there").with("value", value),
        None => Said::key("outcome-figure-there-small"),
    }
}

/// Figures about to be kept.
#[derive(Debug, Clone, Default)]
pub(in crate::outcomes) struct Change {
    /// Where none stands yet.
    pub(in crate::outcomes) new: Vec<Figure>,
    /// In the place of others.
    pub(in crate::outcomes) corrected: Vec<Figure>,
}

impl Change {
    /// Whether there is nothing to keep.
    pub(in crate::outcomes) fn is_empty(&self) -> bool {
        self.new.is_empty() && self.corrected.is_empty()
    }
}

/// Keeps figures, says so in the log, and says when the curve has turned by them. The caller holds the row of the indicator.
///
/// # Errors
/// [`Error::Refused`] where there would be too many groups; those of the database.
pub(in crate::outcomes) fn keep(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    indicator: &Indicator,
    change: &Change,
) -> Result<(), Error> {
    let mut groups = store::group_names(tx, indicator)?;
    groups.extend(change.new.iter().map(|one| one.group_name.clone()).filter(|name| !name.is_empty()));
    groups.sort_unstable();
    groups.dedup();
    if groups.len() > GROUPS {
        return Err(Error::Refused(Said::key("outcome-refused-groups").with("most", GROUPS)));
    }
    if let Some((one, other)) = spelled_twice(&groups) {
        let said = Said::key("outcome-refused-spelled").with("one", one).with("other", other);
        return Err(Error::Refused(said));
    }
    let before = course_now(tx, indicator)?;
    let by = By { member: viewer.member()?.id, now: viewer.now };
    store::put(tx, indicator, &change.corrected, by)?;
    store::write(tx, indicator, &change.new, by)?;
    indicator.note(tx, viewer, &FIGURES_ENTERED)?;
    let turned = |course| matches!(course, Course::Turned(_));
    if !turned(before) && turned(course_now(tx, indicator)?) {
        indicator.note(tx, viewer, &CURVE_TURNED)?;
    }
    Ok(())
}

/// Two names that differ in capitals, accents or signs alone: they would be taken for two groups.
fn spelled_twice(groups: &[String]) -> Option<(&String, &String)> {
    let folded: Vec<String> = groups.iter().map(|name| fold(name)).collect();
    let named = groups.iter().zip(&folded).enumerate();
    named.filter(|(_, (_, plain))| !plain.is_empty()).find_map(|(at, (one, plain))| {
        let behind = groups.iter().zip(&folded).skip(at.saturating_add(1));
        behind.filter(|(_, other)| *other == plain).map(|(other, _)| (one, other)).next()
    })
}

/// How the curve stands to its forecasts.
fn course_now(q: &mut Read<'_>, indicator: &Indicator) -> Result<Course, Error> {
    let mut figures: Vec<_> =
        store::totals(q, indicator, 13)?.into_iter().map(|one| (one.period, one.value)).collect();
    figures.reverse();
    let forecasts = store::forecasts(q, std::slice::from_ref(indicator))?;
    Ok(course_of(indicator, &figures, &forecasts))
}

/// A place in the list of figures, `PERIOD-GROUP`; anything else is its beginning.
fn place(text: &str) -> (Period, String) {
    text.split_once('-')
        .and_then(|(period, group)| Some((period.parse().ok()?, group.to_owned())))
        .unwrap_or((Period::from(i64::MAX), String::new()))
}

fn page(
    q: &mut Read<'_>,
    viewer: &Viewer,
    id: IndicatorId,
    (form, before): (Form, &str),
) -> Result<Page<FiguresPage>, Error> {
    let indicator = to_keep(q, viewer, id)?;
    let here = format!("{}/values", indicator.href(viewer));
    let (period, group) = place(before);
    let limit = i64::try_from(SHOWN).unwrap_or(60).saturating_add(1);
    let mut figures = store::entered(q, &indicator, (period, &group), limit)?;
    let more = figures.len() > SHOWN;
    figures.truncate(SHOWN);
    let older = figures.last().filter(|_| more).map(|last| {
        let group: String = form_urlencoded::byte_serialize(last.group_name.as_bytes()).collect();
        format!("{here}?before={}-{group}", last.period)
    });
    let corrections = store::corrections(q, &indicator, CORRECTIONS)?;
    let body = FiguresPage {
        corrections: corrections.into_iter().map(|one| Line::corrected(&indicator, one)).collect(),
        figures: figures.into_iter().map(|one| Line::entered(&indicator, one)).collect(),
        groups: store::group_names(q, &indicator)?,
        form: with_period(form, &indicator, viewer),
        indicator: indicator.clone(),
        here,
        older,
    };
    Ok(under(Page::new(body, "outcome-figures-title"), viewer, &indicator))
}

/// The form with the last period that has ended, where none was named.
fn with_period(form: Form, indicator: &Indicator, viewer: &Viewer) -> Form {
    if !form.value("period").is_empty() || form.has_errors() {
        return form;
    }
    let today = day_of(viewer.now, &viewer.zone());
    let ended = Period::ended_by(today, indicator.frequency);
    form.replaced("period", ended.told(indicator.frequency))
}
