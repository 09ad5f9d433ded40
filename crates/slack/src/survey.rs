//! What stands in an export, found out before anything is done with it.

use crate::channel::{Channel, Privacy};
use crate::day::Line;
use crate::emoji::sign;
use crate::export::{Export, Refused};
use crate::message::{Author, Message};
use crate::user::User;
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// Files of a channel whose times overlap, and that are therefore read together; nearly always one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// The paths of the files.
    pub files: Vec<String>,
}

/// A channel, and what stands in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The channel.
    pub channel: Channel,
    /// Its files in the order of time.
    pub runs: Vec<Run>,
    /// How many messages, of those how many answers, and how many reactions that have a sign.
    pub messages: usize,
    /// Of those, how many answer another.
    pub answers: usize,
    /// How many reactions have a sign.
    pub reactions: usize,
    /// How many were changed.
    pub edited: usize,
    /// How many files were named.
    pub files: usize,
    /// How many had no moment at which they can have been said.
    pub mended: usize,
    /// Who spoke or reacted, by number.
    pub voices: BTreeSet<String>,
    /// Those of them whose names stand only beside their messages.
    pub strangers: BTreeMap<String, String>,
    /// Reactions that have no sign, by name.
    pub unsigned: BTreeMap<String, usize>,
    /// Entries that are no messages, by kind.
    pub left: BTreeMap<String, usize>,
    /// When the first was said.
    pub first: Option<i64>,
    /// When the last was said.
    pub last: Option<i64>,
}

/// An export, looked through.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Survey {
    /// Everybody whom it names.
    pub users: Vec<User>,
    /// The channels that were asked for.
    pub channels: Vec<Found>,
    /// How many channels of each privacy were not asked for.
    pub unasked: BTreeMap<Privacy, usize>,
    /// How many talks of a few were asked for in which nobody has said anything.
    pub empty: usize,
    /// Folders of which no list says what they are.
    pub unlisted: Vec<String>,
    /// Files that cannot be read.
    pub unreadable: Vec<String>,
}

/// Looks through an export, at the channels of these privacies. Tells `progress` how many files of how many are read.
///
/// # Errors
/// Where it unpacks into more than any export.
pub fn survey(
    export: &mut Export,
    wanted: &[Privacy],
    progress: &dyn Fn(usize, usize),
) -> Result<Survey, Refused> {
    let mut survey = Survey { users: export.users(), ..Survey::default() };
    let mut folders = export.folders();
    let mut taken = Vec::new();
    for channel in export.channels() {
        let names = [channel.name.as_str(), channel.id.as_str()];
        let folder = names.into_iter().find(|name| !name.is_empty() && folders.contains_key(*name));
        let files = folder.map(|folder| {
            let files = folders.remove(folder).unwrap_or_default();
            files.into_iter().map(|file| format!("{folder}/{file}")).collect::<Vec<_>>()
        });
        if wanted.contains(&channel.privacy) && channel.privacy == Privacy::Direct && files.is_none() {
            // Slack lists everybody whom somebody ever clicked on: such a talk has nothing that could be read.
            survey.empty += 1;
        } else if wanted.contains(&channel.privacy) {
            taken.push((channel, files.unwrap_or_default()));
        } else {
            *survey.unasked.entry(channel.privacy).or_default() += 1;
        }
    }
    survey.unlisted = folders.into_keys().collect();
    let total = taken.iter().map(|(_, files)| files.len()).sum();
    let mut read = 0;
    for (channel, files) in taken {
        let found = look(export, channel, files, &mut survey.unreadable, &mut || {
            read += 1;
            progress(read, total);
        });
        survey.channels.push(found);
        if let Some(why) = export.too_large() {
            return Err(why);
        }
    }
    Ok(survey)
}

fn look(
    export: &mut Export,
    channel: Channel,
    files: Vec<String>,
    unreadable: &mut Vec<String>,
    step: &mut dyn FnMut(),
) -> Found {
    let mut found = Found::empty(channel);
    let mut spans: Vec<(i64, i64, String)> = Vec::new();
    let mut keys = HashSet::new();
    for path in files {
        step();
        let Some(day) = export.day(&path, found.channel.created) else {
            unreadable.push(path);
            continue;
        };
        found.mended += day.mended;
        day.lines.iter().filter(|line| is_new(line, &mut keys)).for_each(|line| found.count(line));
        if let Some((first, last)) = day.span() {
            found.first = Some(found.first.map_or(first, |known| known.min(first)));
            found.last = found.last.max(Some(last));
            spans.push((first, last, path));
        } else if !day.lines.is_empty() {
            spans.push((i64::MIN, i64::MIN, path));
        }
    }
    found.runs = runs(spans);
    found
}

/// Whether a message was not met before: some tools write what they have into a second file again.
fn is_new(line: &Line, keys: &mut HashSet<String>) -> bool {
    match line {
        Line::Said(message) => keys.insert(message.key.clone()),
        Line::Changed(_) | Line::Left(_) => true,
    }
}

/// Files in the order of time; those that overlap together.
fn runs(mut spans: Vec<(i64, i64, String)>) -> Vec<Run> {
    spans.sort();
    let mut runs: Vec<(i64, Run)> = Vec::new();
    for (first, last, path) in spans {
        match runs.last_mut().filter(|(end, _)| first <= *end && first > i64::MIN) {
            Some((end, run)) => {
                *end = last.max(*end);
                run.files.push(path);
            }
            None => runs.push((last, Run { files: vec![path] })),
        }
    }
    runs.into_iter().map(|(_, run)| run).collect()
}

impl Found {
    fn empty(channel: Channel) -> Found {
        Found {
            channel,
            runs: Vec::new(),
            messages: 0,
            answers: 0,
            reactions: 0,
            edited: 0,
            files: 0,
            mended: 0,
            voices: BTreeSet::new(),
            strangers: BTreeMap::new(),
            unsigned: BTreeMap::new(),
            left: BTreeMap::new(),
            first: None,
            last: None,
        }
    }

    fn count(&mut self, line: &Line) {
        match line {
            Line::Said(message) => self.count_message(message),
            Line::Changed(_) => self.edited += 1,
            Line::Left(kind) => *self.left.entry(kind.clone()).or_default() += 1,
        }
    }

    fn count_message(&mut self, message: &Message) {
        self.messages += 1;
        self.answers += usize::from(message.answers.is_some());
        self.edited += usize::from(message.edited.is_some());
        self.files += message.files.len();
        if let Author::User(id, name) = &message.author {
            self.voices.insert(id.clone());
            if let Some(name) = name {
                self.strangers.entry(id.clone()).or_insert_with(|| name.clone());
            }
        }
        for (name, users) in &message.reactions {
            if sign(name).is_some() {
                self.reactions += users.len();
                self.voices.extend(users.iter().cloned());
            } else {
                *self.unsigned.entry(name.clone()).or_default() += users.len();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_that_overlap_are_read_together_and_the_others_in_the_order_of_time() {
        let span = |first, last, name: &str| (first, last, name.to_owned());
        let runs = runs(vec![
            span(50, 60, "c"),
            span(10, 20, "b"),
            span(15, 30, "a"),
            span(i64::MIN, i64::MIN, "n"),
        ]);
        let files: Vec<Vec<String>> = runs.into_iter().map(|run| run.files).collect();
        assert_eq!(files, [vec!["n"], vec!["b", "a"], vec!["c"]]);
    }
}
