//! What is in an export and what becomes of it, in numbers and in words.

use super::order::Order;
use super::people::Crowd;
use super::store::{self, Thing};
use ::slack::{Privacy, Survey};
use db::Read;
use house::members::fold;
use house::web::{Error, Said};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What would come in, or has come in, and what would not.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Report {
    /// People who are known.
    pub people_known: usize,
    /// People who are invited.
    pub people_new: usize,
    /// People who had left the workspace, or were never of it, and whose words come under their names.
    pub people_gone: usize,
    /// Channels that are new here.
    pub channels_new: usize,
    /// Channels that are here already.
    pub channels_known: usize,
    /// Of the new ones, those that were closed.
    pub channels_closed: usize,
    /// Messages that are new here.
    pub messages_new: usize,
    /// Messages that are here already.
    pub messages_known: usize,
    /// Of all, how many are answers.
    pub answers: usize,
    /// Reactions with a sign.
    pub reactions: usize,
    /// How many messages were changed.
    pub edited: usize,
    /// Files that are named and not in the export.
    pub files: usize,
    /// Messages whose time could not be, and that have that of their day.
    pub mended: usize,
    /// Who is taken for a member because of the name alone.
    pub by_name: Vec<String>,
    /// Those of whom nothing but a number is known.
    pub nameless: Vec<String>,
    /// Entries that are no messages, by kind.
    pub left: BTreeMap<String, usize>,
    /// Reactions without a sign, by name.
    pub unsigned: BTreeMap<String, usize>,
    /// Private channels that were not asked for.
    pub private: usize,
    /// Talks of a few that were not asked for.
    pub direct: usize,
    /// Talks of a few in which nobody has said anything.
    pub empty: usize,
    /// Folders of which no list says what they are.
    pub unlisted: Vec<String>,
    /// Files that cannot be read.
    pub unreadable: Vec<String>,
}

/// What would become of an export now.
///
/// # Errors
/// Those of the database.
pub fn plan(q: &mut Read<'_>, order: &Order, survey: &Survey) -> Result<Report, Error> {
    let crowd = Crowd::find(q, order.network, survey)?;
    let (people_known, people_new, people_gone) = crowd.amounts();
    let mut report = Report {
        people_known,
        people_new,
        people_gone,
        nameless: crowd.nameless(),
        by_name: crowd.by_name,
        private: survey.unasked.get(&Privacy::Private).copied().unwrap_or(0),
        direct: survey.unasked.get(&Privacy::Direct).copied().unwrap_or(0),
        empty: survey.empty,
        unlisted: survey.unlisted.clone(),
        unreadable: survey.unreadable.clone(),
        ..Report::default()
    };
    let ids: Vec<String> = survey.channels.iter().map(|found| found.channel.id.clone()).collect();
    let here: Vec<String> =
        store::things(q, order.network, Thing::Channel, &ids)?.into_iter().map(|(id, ..)| id).collect();
    let amounts: BTreeMap<String, i64> = store::messages_here(q, order.network, &here)?.into_iter().collect();
    for found in &survey.channels {
        let known = here.contains(&found.channel.id);
        let there = amounts.get(&found.channel.id).copied().unwrap_or(0);
        let there = usize::try_from(there).unwrap_or(0).min(found.messages);
        report.channels_known += usize::from(known);
        report.channels_new += usize::from(!known);
        report.channels_closed += usize::from(!known && found.channel.archived);
        report.messages_known += there;
        report.messages_new += found.messages - there;
        report.answers += found.answers;
        report.reactions += found.reactions;
        report.edited += found.edited;
        report.files += found.files;
        report.mended += found.mended;
        add(&mut report.left, &found.left);
        add(&mut report.unsigned, &found.unsigned);
    }
    Ok(report)
}

fn add(all: &mut BTreeMap<String, usize>, more: &BTreeMap<String, usize>) {
    for (name, amount) in more {
        *all.entry(name.clone()).or_default() += amount;
    }
}

/// How many names stand in a sentence.
const NAMED: usize = 12;

impl Report {
    /// Whether anything is new here.
    pub fn changes_something(&self) -> bool {
        self.messages_new + self.channels_new + self.people_new > 0
    }

    /// The same with another name in the place of this one, however it was written; none where nobody in it is called so. What is
    /// called so and is nobody, such as a figure, keeps its name.
    pub fn renamed(&self, was: &str, is: &str) -> Option<Report> {
        let (mut new, was) = (self.clone(), fold(was));
        for name in new.by_name.iter_mut().filter(|name| fold(name.as_str()) == was) {
            is.clone_into(name);
        }
        (new != *self).then_some(new)
    }

    /// What comes, a sentence each.
    pub fn comes(&self) -> Vec<Said> {
        let mut said = vec![
            Said::key("slack-report-people").with("known", self.people_known).with("new", self.people_new),
            Said::key("slack-report-channels")
                .with("new", self.channels_new)
                .with("known", self.channels_known),
            Said::key("slack-report-messages")
                .with("new", self.messages_new)
                .with("known", self.messages_known),
            Said::key("slack-report-more")
                .with("answers", self.answers)
                .with("reactions", self.reactions)
                .with("edited", self.edited),
        ];
        let counted = [
            ("slack-report-gone", self.people_gone),
            ("slack-report-closed", self.channels_closed),
            ("slack-report-files", self.files),
        ];
        said.extend(some(&counted));
        said
    }

    /// What does not come, or comes otherwise, a sentence each.
    pub fn stays(&self) -> Vec<Said> {
        let counted = [
            ("slack-stays-private", self.private),
            ("slack-stays-direct", self.direct),
            ("slack-stays-empty", self.empty),
            ("slack-stays-mended", self.mended),
        ];
        let mut said = some(&counted);
        let tallied = [("slack-stays-notices", &self.left), ("slack-stays-reactions", &self.unsigned)];
        for (key, amounts) in tallied.into_iter().filter(|(_, amounts)| !amounts.is_empty()) {
            let names: Vec<String> =
                amounts.iter().map(|(name, amount)| format!("{name} {amount}")).collect();
            let total: usize = amounts.values().sum();
            said.push(Said::key(key).with("count", total).with("names", listed(&names).as_str()));
        }
        let named = [
            ("slack-stays-names", &self.by_name),
            ("slack-stays-nameless", &self.nameless),
            ("slack-stays-unlisted", &self.unlisted),
            ("slack-stays-unreadable", &self.unreadable),
        ];
        for (key, names) in named.into_iter().filter(|(_, names)| !names.is_empty()) {
            said.push(Said::key(key).with("count", names.len()).with("names", listed(names).as_str()));
        }
        said
    }
}

fn some(counted: &[(&'static str, usize)]) -> Vec<Said> {
    let some = counted.iter().filter(|(_, count)| *count > 0);
    some.map(|(key, count)| Said::key(key).with("count", *count)).collect()
}

fn listed(names: &[String]) -> String {
    let shown: Vec<&str> = names.iter().take(NAMED).map(String::as_str).collect();
    let more = if names.len() > NAMED { " …" } else { "" };
    format!("{}{more}", shown.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_people_are_called_otherwise_whatever_they_are_called() {
        let names = ["ada  lovelace", "Ben", "messages_new"].map(str::to_owned).to_vec();
        let report = Report { by_name: names, messages_new: 7, ..Report::default() };
        let new = report.renamed("Ada Lovelace", "Somebody who left").unwrap();
        assert_eq!(new.by_name, ["Somebody who left", "Ben", "messages_new"]);
        let new = report.renamed("messages_new", "Somebody who left").unwrap();
        assert_eq!((new.messages_new, new.by_name.last().unwrap().as_str()), (7, "Somebody who left"));
        assert_eq!(report.renamed("Cleo", "Somebody who left"), None);
    }
}
