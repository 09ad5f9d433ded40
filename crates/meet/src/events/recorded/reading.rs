//! A file of minutes as Markdown: its name has the day in it, its first heading names the meeting, and below headings of
//! their own stand links, who was there, the agenda, and what was said point by point.

use super::agenda::{planned, same_as, says_more};
use super::even::even;
use super::known::{Part, is_group, known};
use super::names::Attendee;
use super::parting::parted;
use super::present::listed;
use super::sections::{Section, sections};
use super::words::{addresses, plain};
use crate::events::minutes::{MOST_POINTS, Written};
use house::clock::digest;
use house::ids::SpaceId;
use house::members;
use house::web::Said;
use house::web::form::{LINE, PAGES};
use jiff::civil::Date;

/// The largest file, in bytes.
const LARGEST: usize = 1 << 20;

/// What is to be said of a line of a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Remark {
    /// From 1.
    pub line: usize,
    /// The sentence.
    pub said: Said,
}

impl Remark {
    fn at(line: usize, said: impl Into<Said>) -> Remark {
        Remark { line, said: said.into() }
    }
}

/// A meeting as its file tells it.
#[derive(Debug, Clone)]
pub struct Recorded {
    pub(super) day: Date,
    pub(super) title: String,
    /// Links, who was there, and what else is no point; as Markdown.
    pub(super) body: String,
    pub(super) there: Vec<Attendee>,
    pub(super) points: Vec<Written>,
    remarks: Vec<Remark>,
    /// The name of the file without its ending.
    stem: String,
}

/// Reads a file by its name without the ending; or says why it cannot be taken.
///
/// # Errors
/// What is wrong, and in which line.
pub fn read_minutes(stem: &str, bytes: &[u8], today: Date) -> Result<Recorded, Remark> {
    if bytes.len() > LARGEST {
        return Err(Remark::at(1, "minutes-import-large"));
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let before = bytes.iter().take(error.valid_up_to()).filter(|byte| **byte == b'\n').count();
        Remark::at(before + 1, "minutes-import-letters")
    })?;
    let mut days = stem.char_indices().filter_map(|(at, _)| stem.get(at..at + 10)?.parse::<Date>().ok());
    let day = days.next().ok_or_else(|| Remark::at(1, "minutes-import-day"))?;
    if day > today {
        return Err(Remark::at(1, "minutes-import-ahead"));
    }
    let text = even(&text.trim_start_matches('\u{feff}').replace('\0', "\u{fffd}"));
    let first = text.lines().position(|line| !line.trim().is_empty()).map_or(1, |at| at + 1);
    let sections = sections(&text);
    let head = sections.first().filter(|head| head.part == Part::Title && head.line == first);
    let head = head.ok_or_else(|| Remark::at(first, "minutes-import-title"))?;
    let (title, remark) = title_of(head, day)?;
    let mut recorded = Recorded {
        day,
        title,
        body: String::new(),
        there: Vec::new(),
        points: Vec::new(),
        remarks: remark.into_iter().collect(),
        stem: stem.to_owned(),
    };
    recorded.take(&sections)?;
    Ok(recorded)
}

/// The name of the meeting, without the day at its end or its beginning; and what is to be said where that is another one.
fn title_of(head: &Section, day: Date) -> Result<(String, Option<Remark>), Remark> {
    let words = plain(&head.heading);
    if words.is_empty() {
        return Err(Remark::at(head.line, "minutes-import-title"));
    }
    let day_in = |word: &str| word.trim_matches(['(', ')', ':', ',']).parse::<Date>().ok();
    let (before, last) = words.rsplit_once(' ').unwrap_or(("", words.as_str()));
    let (first, after) = words.split_once(' ').unwrap_or((words.as_str(), ""));
    let (named, rest) = match (day_in(last), day_in(first)) {
        (Some(named), _) => (named, before),
        (None, Some(named)) => (named, after),
        (None, None) => return Ok((words, None)),
    };
    let rest = rest.trim_matches([' ', '-', '–', '—', ':', ',']);
    // Where it has no other name, its day is one.
    let title = if rest.is_empty() { words.clone() } else { rest.to_owned() };
    let other = Said::key("minutes-import-other-day").with("day", named);
    Ok((title, (named != day).then(|| Remark::at(head.line, other))))
}

impl Recorded {
    /// By which name it is known in a space, so that it comes in once.
    pub(super) fn name(&self, space: SpaceId) -> String {
        format!("minutes {space} {}", digest(&format!("{}\n{}", self.stem, self.title)))
    }

    /// What is to be said of some of its lines.
    pub fn remarks(&self) -> &[Remark] {
        &self.remarks
    }

    fn take(&mut self, sections: &[Section]) -> Result<(), Remark> {
        let (mut body, mut entries, mut wholes) = (Vec::new(), Vec::new(), Vec::new());
        for section in sections {
            match section.part {
                Part::Title => body.push(section.text()),
                Part::Links => body.push(headed(section, &section.text())),
                Part::Present | Part::Away => body.push(self.take_people(section)),
                Part::Agenda => {
                    let (found, rest) = planned(&section.lines);
                    entries.extend(found);
                    body.push(rest);
                }
                Part::Minutes if section.text().is_empty() => {}
                Part::Minutes => {
                    wholes.push(self.points.len());
                    self.points.push(written(section)?);
                }
                Part::Point => self.points.push(written(section)?),
            }
        }
        // From the last on, so that the places of those before stay what they are.
        for at in wholes.into_iter().rev() {
            let parts = self.points.get(at).map(|whole| parted(whole, &entries)).unwrap_or_default();
            self.points.splice(at..=at, parts);
        }
        for entry in entries {
            self.plan(&entry.title, &entry.whole, entry.notes());
        }
        body.retain(|part| !part.is_empty());
        self.body = body.join("\n\n");
        self.check(sections.last().map_or(1, |section| section.line))
    }

    /// Whether it can be taken as a whole; whoever reads it is told where nobody is named.
    fn check(&mut self, last: usize) -> Result<(), Remark> {
        if self.points.is_empty() {
            return Err(Remark::at(last, "minutes-import-empty"));
        }
        if self.points.len() > MOST_POINTS {
            return Err(Remark::at(last, "minutes-refused-many"));
        }
        if self.body.chars().count() > PAGES {
            return Err(Remark::at(1, long()));
        }
        if self.there.is_empty() {
            self.remarks.push(Remark::at(1, "minutes-import-nobody"));
        }
        Ok(())
    }

    /// Those whom a part names; the part again, without their addresses.
    fn take_people(&mut self, section: &Section) -> String {
        let strict = known(&section.heading).is_none() && !is_group(&section.heading);
        let listed = listed(&section.lines, (section.part == Part::Present, strict));
        for who in listed.there {
            let same = |one: &Attendee| members::fold(&one.name) == members::fold(&who.name);
            if !self.there.iter().any(same) {
                self.there.push(who);
            }
        }
        let remark = |at: &usize| Remark::at(section.line + 1 + at, "minutes-import-person");
        self.remarks.extend(listed.odd.iter().map(remark));
        headed(section, listed.told.join("\n").trim())
    }

    /// The point whose notes begin where one of these addresses leads.
    fn led_to(&self, wanted: &[&str]) -> Option<usize> {
        let first = |point: &Written| {
            let first = point.notes.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
            addresses(first).iter().any(|address| wanted.contains(address))
        };
        self.points.iter().position(first)
    }

    /// An entry of the agenda is the point that was talked about under its name or its address, or one of which nothing was
    /// written down.
    fn plan(&mut self, title: &str, whole: &str, notes: String) {
        let same = same_as(title, self.points.iter().map(|point| point.title.as_str()));
        let same = same.or_else(|| self.led_to(&addresses(whole)));
        let Some(at) = same else {
            self.points.push(Written { title: title.to_owned(), notes });
            return;
        };
        let Some(point) = self.points.get_mut(at) else { return };
        // What the agenda says is kept where the minutes do not say it too.
        if says_more(whole, &format!("{}\n{}", point.title, point.notes)) {
            point.notes = format!("{whole}\n\n{}", point.notes).trim_end().to_owned();
        }
    }
}

/// A point with its notes: its heading stands before them where it says more than a title does.
fn written(section: &Section) -> Result<Written, Remark> {
    let (title, text) = (plain(&section.heading), section.text());
    let says_more = title.ends_with('…') || !addresses(&section.heading).is_empty();
    let notes = if says_more { format!("{}\n\n{text}", section.heading) } else { text };
    let notes = notes.trim_end().to_owned();
    // The entry of an agenda that comes to it is a line or two.
    if notes.chars().count() > PAGES - 10 * LINE {
        return Err(Remark::at(section.line, long()));
    }
    if title.is_empty() {
        return Err(Remark::at(section.line, "minutes-import-title"));
    }
    Ok(Written { title, notes })
}

fn long() -> Said {
    Said::key("minutes-import-long").with("most", PAGES - 10 * LINE)
}

/// A part below its heading; nothing where nothing stands there.
fn headed(section: &Section, text: &str) -> String {
    if text.is_empty() { String::new() } else { format!("### {}\n\n{text}", section.heading) }
}
