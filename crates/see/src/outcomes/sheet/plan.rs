//! What would come of a sheet: which figures are new, which correct others, which stand there already, and what is wrong. Nothing
//! of a sheet with a wrong row is brought in.

use super::reading::{Sheet, SheetRow};
use crate::outcomes::curve::{Change, keep};
use crate::outcomes::figures::Period;
use crate::outcomes::indicator::{Figure, Indicator, Sort, same_unit};
use crate::outcomes::{LIMIT, store};
use db::{Read, Write};
use house::dates::day_of;
use house::ids::IndicatorId;
use house::members::fold;
use house::spaces;
use house::web::{Error, Said, Viewer};
use std::collections::BTreeMap;

/// How many wrong rows are told.
const TOLD: usize = 50;

/// What would come of a sheet.
#[derive(Debug, Default)]
pub struct Plan {
    /// How many figures are new, correct another, stand there already.
    pub new: usize,
    /// How many correct another.
    pub corrected: usize,
    /// How many stand there already.
    pub same: usize,
    /// What is wrong, each with its line.
    pub wrong: Vec<(u64, Said)>,
    /// Whether more is wrong than is told.
    pub more_wrong: bool,
    /// Headings that mean nothing here.
    pub unused: Vec<String>,
    parts: Vec<(Indicator, Change)>,
}

/// Tells what would come of a sheet. Rows that name no indicator are of `chosen`.
///
/// # Errors
/// Those of the database.
pub fn plan(
    q: &mut Read<'_>,
    viewer: &Viewer,
    sheet: &Sheet,
    chosen: Option<IndicatorId>,
) -> Result<Plan, Error> {
    let mut all = store::indicators(q, viewer, Sort::Result, LIMIT)?;
    all.extend(store::indicators(q, viewer, Sort::Performance, LIMIT)?);
    // What a space measures of its own work is kept by those who take part in it.
    let open = spaces::open_to(q, viewer)?;
    all.retain(|one| one.space_id.is_none_or(|id| open.iter().any(|space| space.id == id)));
    let today = day_of(viewer.now, &viewer.zone());
    let known = Known::of(&all, chosen);
    let mut plan = Plan { unused: sheet.unused.clone(), ..Plan::default() };
    let mut found: Vec<(&Indicator, u64, Figure)> = Vec::with_capacity(sheet.rows.len());
    for row in &sheet.rows {
        match read(&known, row, today) {
            Ok((indicator, figure)) => found.push((indicator, row.line, figure)),
            Err(wrong) => wrong.into_iter().for_each(|said| plan.complain(row.line, said)),
        }
    }
    // Rows may stand in any order.
    found.sort_by(|one, other| key(one).cmp(&key(other)));
    plan.drop_doubles(&mut found);
    for own in found.chunk_by(|one, other| one.0.id == other.0.id) {
        plan.hold_against(q, own)?;
    }
    plan.wrong.sort_by_key(|(line, _)| *line);
    plan.more_wrong = plan.wrong.len() > TOLD;
    plan.wrong.truncate(TOLD);
    Ok(plan)
}

/// Brings a sheet in, and tells what came of it; where a row is wrong, nothing is.
///
/// # Errors
/// As `keep`.
pub fn bring(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    sheet: &Sheet,
    chosen: Option<IndicatorId>,
) -> Result<Plan, Error> {
    // Two sheets at once are brought in one after the other.
    tx.lock("networks", viewer.network.id.get())?;
    // Figures that are entered by hand meanwhile are seen once the rows of their indicators are held.
    for (indicator, _) in &plan(tx, viewer, sheet, chosen)?.parts {
        tx.lock("indicators", indicator.id.get())?;
    }
    let plan = plan(tx, viewer, sheet, chosen)?;
    if plan.wrong.is_empty() {
        for (indicator, change) in plan.parts.iter().filter(|(_, change)| !change.is_empty()) {
            keep(tx, viewer, indicator, change)?;
        }
    }
    Ok(plan)
}

type Found<'a> = (&'a Indicator, u64, Figure);

fn key<'a>(found: &'a Found<'_>) -> (IndicatorId, Period, &'a str, u64) {
    (found.0.id, found.2.period, &found.2.group_name, found.1)
}

impl Plan {
    fn complain(&mut self, line: u64, said: Said) {
        self.wrong.push((line, said));
    }

    /// A period that stands twice is wrong where its figures differ.
    fn drop_doubles(&mut self, found: &mut Vec<Found<'_>>) {
        let mut kept: Option<Found<'_>> = None;
        let mut all = Vec::with_capacity(found.len());
        for one in found.drain(..) {
            let before = kept.as_ref().filter(|before| {
                before.0.id == one.0.id
                    && (before.2.period, &before.2.group_name) == (one.2.period, &one.2.group_name)
            });
            match before {
                Some(before) if before.2 == one.2 => self.same = self.same.saturating_add(1),
                Some(before) => {
                    let first = i64::try_from(before.1).unwrap_or(0);
                    self.complain(one.1, Said::key("outcome-sheet-twice").with("first", first));
                }
                None => {
                    kept = Some(one.clone());
                    all.push(one);
                }
            }
        }
        *found = all;
    }

    /// Holds the figures of one indicator against those that stand there.
    fn hold_against(&mut self, q: &mut Read<'_>, own: &[Found<'_>]) -> Result<(), Error> {
        let Some((indicator, _, _)) = own.first() else { return Ok(()) };
        let mut periods: Vec<Period> = own.iter().map(|(_, _, figure)| figure.period).collect();
        periods.dedup();
        let mut known = store::of_periods(q, indicator, &periods)?;
        let name = |figure: &Figure| (figure.period, figure.group_name.clone());
        known.sort_by_key(name);
        let mut change = Change::default();
        for (_, _, figure) in own {
            let there = known.binary_search_by_key(&name(figure), name).ok().and_then(|at| known.get(at));
            match there {
                Some(there) if there == figure => self.same = self.same.saturating_add(1),
                Some(_) => change.corrected.push(figure.clone()),
                None => change.new.push(figure.clone()),
            }
        }
        self.new = self.new.saturating_add(change.new.len());
        self.corrected = self.corrected.saturating_add(change.corrected.len());
        self.parts.push(((*indicator).clone(), change));
        Ok(())
    }
}

/// The indicators that rows can name, by their names and numbers.
struct Known<'a> {
    named: BTreeMap<String, Vec<&'a Indicator>>,
    /// The one that rows without a name are of.
    chosen: Option<&'a Indicator>,
}

impl<'a> Known<'a> {
    fn of(all: &'a [Indicator], chosen: Option<IndicatorId>) -> Known<'a> {
        let mut named: BTreeMap<String, Vec<&'a Indicator>> = BTreeMap::new();
        for one in all {
            let (name, number) = (fold(&one.name), one.id.to_string());
            if name != number {
                named.entry(number).or_default().push(one);
            }
            named.entry(name).or_default().push(one);
        }
        Known { named, chosen: all.iter().find(|one| Some(one.id) == chosen) }
    }

    fn find(&self, text: &str) -> Result<&'a Indicator, Said> {
        let name = fold(text);
        if name.is_empty() {
            return self.chosen.ok_or_else(|| Said::key("outcome-sheet-nameless"));
        }
        match self.named.get(&name).map(Vec::as_slice) {
            Some([one]) => Ok(*one),
            Some(_) => Err(Said::key("outcome-sheet-several").with("name", text)),
            None => Err(Said::key("outcome-sheet-unknown").with("name", text)),
        }
    }
}

/// The indicator and the figure of a row, or everything that is wrong with it.
fn read<'a>(
    known: &Known<'a>,
    row: &SheetRow,
    today: jiff::civil::Date,
) -> Result<(&'a Indicator, Figure), Vec<Said>> {
    let indicator = known.find(&row.indicator).map_err(|said| vec![said])?;
    let mut wrong = Vec::new();
    if !row.unit.is_empty() && !same_unit(&row.unit, &indicator.unit) {
        let said = Said::key("outcome-sheet-unit").with("unit", &row.unit);
        wrong.push(said.with("known", &indicator.unit));
    }
    if !row.polarity.is_empty() && fold(&row.polarity) != indicator.polarity.as_str() {
        let said = Said::key("outcome-sheet-polarity").with("polarity", &row.polarity);
        wrong.push(said.with("known", indicator.polarity.as_str()));
    }
    match row.typed.read(indicator, today) {
        Ok(figure) if wrong.is_empty() => Ok((indicator, figure)),
        Ok(_) => Err(wrong),
        Err(more) => {
            wrong.extend(more.into_iter().map(|(_, said)| said));
            Err(wrong)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outcomes::entry::tests::share;
    use crate::outcomes::sheet::read_sheet;
    use jiff::civil::date;

    fn keys(text: &str) -> Vec<String> {
        let sheet = read_sheet(text, &[]).unwrap();
        let all = [share()];
        let known = Known::of(&all, Some(1.into()));
        let wrong = |row| read(&known, row, date(2026, 11, 14)).err().unwrap_or_default();
        let key = |said: Said| match said {
            Said::Key(key, _) => key.into_owned(),
            Said::Raw(text) => text,
        };
        sheet.rows.iter().flat_map(wrong).map(key).collect()
    }

    #[test]
    fn another_unit_or_direction_in_mid_series_is_refused() {
        let text =
            "period,counted,among,unit,polarity\n2026-01,1,9,%,up\n2026-02,1,9,km,up\n2026-03,1,9,,down\n";
        assert_eq!(keys(text), ["outcome-sheet-unit", "outcome-sheet-polarity"]);
    }

    #[test]
    fn a_row_names_its_indicator_by_name_or_number() {
        let text = "indicator,period,counted,among\nTRIPS by foot,2026-01,1,9\n1,2026-02,1,9\n,2026-03,1,9\nMoon,2026-04,1,9\n";
        assert_eq!(keys(text), ["outcome-sheet-unknown"]);
        let twice = [share(), share()];
        let sheet = read_sheet(text, &[]).unwrap();
        let said = read(&Known::of(&twice, None), &sheet.rows[0], date(2026, 11, 14)).unwrap_err();
        assert_eq!(said, [Said::key("outcome-sheet-several").with("name", "TRIPS by foot")]);
    }

    #[test]
    fn a_period_that_stands_twice_with_two_figures_is_told_with_its_line() {
        let sheet =
            read_sheet("period,counted,among\n2026-02,1,9\n2026-01,1,9\n2026-02,2,9\n2026-01,1,9\n", &[])
                .unwrap();
        let all = [share()];
        let known = Known::of(&all, Some(1.into()));
        let rows = sheet.rows.iter().map(|row| {
            let (indicator, figure) = read(&known, row, date(2026, 11, 14)).unwrap();
            (indicator, row.line, figure)
        });
        let mut found: Vec<Found<'_>> = rows.collect();
        found.sort_by(|one, other| key(one).cmp(&key(other)));
        let mut plan = Plan::default();
        plan.drop_doubles(&mut found);
        assert_eq!(plan.wrong, [(4, Said::key("outcome-sheet-twice").with("first", 2_i64))]);
        assert_eq!((plan.same, found.len()), (1, 2));
    }
}
