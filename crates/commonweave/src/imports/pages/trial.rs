//! The dry run: what would become of each row, and why.

use super::{Address, below, find};
use crate::imports::import::State;
use crate::imports::planning::{Note, Outcome, PlannedRow, Report, plan};
use askama::Template;
use house::web::{Answer, At, Error, Said, Visit, filters};

/// How many rows stand on a page.
const PAGE: usize = 100;
/// How many notes beside the rows stand there.
const BESIDE: usize = 20;

#[derive(Template)]
#[template(path = "imports/views/trial.html")]
struct TrialPage {
    base: String,
    file_name: String,
    total: usize,
    report: Report,
    chosen: Option<Outcome>,
    rows: Vec<PlannedRow>,
    next: Option<String>,
    ready: bool,
    /// How many rows name somebody again, where that is asked about.
    repeats: usize,
    /// What is to be known of lines that are no rows.
    beside: Vec<Note>,
}

/// GET `/n/{slug}/imports/{id}/trial`
pub(in crate::imports) async fn show(visit: Visit, At((_, id)): Address) -> Answer {
    let chosen: Option<Outcome> = visit.query.value("outcome").parse().ok();
    let after: usize = visit.query.value("after").parse().unwrap_or(0);
    visit
        .page(move |q, viewer| {
            let import = find(q, viewer, id)?;
            if matches!(import.state, State::Applying | State::Done | State::Withdrawn) {
                return Err(Error::Refused(Said::key("import-refused-under-way")));
            }
            let reading = import.reading()?;
            reading.check().map_err(|refused| Error::Refused(refused.said()))?;
            let plan = plan(q, viewer.network.id, &import.table(&reading)?, &reading)?;
            let report = plan.report();
            let base = viewer.path(format!("imports/{id}"));
            let (total, ready) = (plan.rows.len(), plan.changes_something());
            let repeats = if plan.asks() { plan.repeats } else { 0 };
            let beside: Vec<Note> = plan.beside.iter().take(BESIDE).cloned().collect();
            let wanted = |row: &PlannedRow| chosen.is_none_or(|chosen| row.outcome == chosen);
            let mut rows: Vec<PlannedRow> = plan
                .rows
                .into_iter()
                .filter(wanted)
                .filter(|row| row.place >= after)
                .take(PAGE + 1)
                .collect();
            let more = if rows.len() > PAGE { rows.pop() } else { None };
            let filter = chosen.map_or(String::new(), |chosen| format!("outcome={chosen}&"));
            let next = more.map(|row| format!("{base}/trial?{filter}after={}", row.place));
            let file_name = import.file_name;
            let page =
                TrialPage { base, file_name, total, report, chosen, rows, next, ready, repeats, beside };
            Ok(below(viewer, page, "import-trial-title").wide())
        })
        .await
}
