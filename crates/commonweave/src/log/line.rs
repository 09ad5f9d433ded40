//! Lines of the log with their seals, and what a log is narrowed to.

use db::{Read, Time};
use house::feed::{self, Told};
use house::happenings::{self, LogFilter, LogPlace};
use house::ids::HappeningId;
use house::web::{Error, Form, Viewer};

/// A line that the viewer may see.
#[derive(Debug, Clone)]
pub(super) struct Line {
    pub(super) told: Told,
    /// The hash and the time of its seal; none as long as it waits for one.
    pub(super) seal: Option<(String, Time)>,
}

/// How many lines are read at once.
const READ: usize = 200;
/// How often at most one page reads on because of lines that the viewer may not see.
const ROUNDS: usize = 10;

/// Behind the newest line there can be.
pub(super) const END: (i64, i64) = (i64::MAX, i64::MAX);

/// What the address asks for.
pub(super) fn asked(query: &Form) -> (LogFilter, LogPlace) {
    let what = query.value("what").parse().ok();
    let member = query.value("member").parse().ok();
    let (order, id) = END;
    let end = LogPlace { order, id: HappeningId::from(id) };
    (LogFilter { what, member }, query.value("before").parse().unwrap_or(end))
}

/// So many lines before a place, the newest first, and where to read on; nowhere when these are the last.
pub(super) fn lines(
    q: &mut Read<'_>,
    viewer: &Viewer,
    filter: LogFilter,
    mut before: LogPlace,
    wanted: usize,
) -> Result<(Vec<Line>, Option<LogPlace>), Error> {
    let mut found: Vec<Told> = Vec::new();
    let limit = i64::try_from(READ).unwrap_or(i64::MAX);
    for _ in 0..ROUNDS.max(wanted / READ) {
        let read = happenings::log_before(q, viewer.network.id, filter, before, limit)?;
        let (last, whole) = (read.last().map(LogPlace::of), read.len() == READ);
        found.extend(feed::told(q, viewer, read)?);
        if found.len() > wanted {
            found.truncate(wanted);
            let older = found.last().map(|told| LogPlace::of(&told.line));
            return Ok((sealed(q, found)?, older));
        }
        match last.filter(|_| whole) {
            Some(last) => before = last,
            None => return Ok((sealed(q, found)?, None)),
        }
    }
    Ok((sealed(q, found)?, Some(before)))
}

fn sealed(q: &mut Read<'_>, told: Vec<Told>) -> Result<Vec<Line>, Error> {
    let happenings: Vec<_> = told.iter().map(|told| told.line.clone()).collect();
    let seals = happenings::seals_of(q, &happenings)?;
    let mut seals: std::collections::BTreeMap<_, _> =
        seals.into_iter().map(|(line, hash, at)| (line, (hash, at))).collect();
    Ok(told.into_iter().map(|told| Line { seal: seals.remove(&told.line.id), told }).collect())
}
