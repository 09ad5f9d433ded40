//! By which name an event of a calendar file is known, and what the file says of it: so a later reading finds it, and sees whether
//! the calendar has changed anything.

use super::besides::Besides;
use super::entries::{Calendar, Entry, Stamp};
use house::clock::digest;
use std::collections::{BTreeMap, BTreeSet};

impl Calendar {
    /// What stands in the place of a day of a series comes after the series, wherever it stands in the file: first what is for that
    /// day alone, then what is for the days that follow too. Of those with one name the one that was changed most often counts.
    pub(super) fn in_order(mut self) -> Calendar {
        self.entries.sort_by_cached_key(|entry| {
            (entry.instead_of.is_some(), entry.onwards, entry.instead_of.as_ref().map(Stamp::told))
        });
        let mut latest: BTreeMap<String, (i64, usize)> = BTreeMap::new();
        for (at, entry) in self.entries.iter().enumerate() {
            let known = latest.entry(entry.name()).or_insert((entry.sequence, at));
            if entry.sequence > known.0 {
                *known = (entry.sequence, at);
            }
        }
        let counting: BTreeSet<usize> = latest.into_values().map(|(_, at)| at).collect();
        for (at, entry) in self.entries.iter_mut().enumerate() {
            entry.outdone = !counting.contains(&at);
        }
        self.know_their_series();
        self
    }

    /// What is for the days that follow is laid over the series again where that has changed.
    fn know_their_series(&mut self) {
        let firsts = self.entries.iter().filter(|entry| entry.instead_of.is_none() && !entry.outdone);
        let wanted: BTreeSet<&str> =
            self.entries.iter().filter(|entry| entry.onwards).map(|entry| entry.uid.as_str()).collect();
        let told: BTreeMap<String, String> = firsts
            .filter(|entry| wanted.contains(entry.uid.as_str()))
            .map(|entry| (entry.uid.clone(), entry.told()))
            .collect();
        for entry in self.entries.iter_mut().filter(|entry| entry.onwards) {
            entry.of = told.get(&entry.uid).cloned().unwrap_or_default();
        }
    }
}

impl Entry {
    /// By which name it is known: an event that was moved out of a series has one of its own. A name that is longer than what
    /// an index takes is known by its digest.
    pub(super) fn name(&self) -> String {
        let uid =
            if self.uid.is_empty() { format!("{:?} {}", self.starts, self.title) } else { self.uid.clone() };
        let uid = if uid.chars().count() > 300 { digest(&uid) } else { uid };
        match &self.instead_of {
            Some(stamp) => format!("{uid} {}", stamp.moment()),
            None => uid,
        }
    }

    /// What the file says of it, in short: another reading that says the same has changed nothing.
    pub(super) fn told(&self) -> String {
        let stamp = |stamp: Option<&Stamp>| stamp.map(Stamp::told).unwrap_or_default();
        let left_out: Vec<String> = self.left_out.iter().map(Stamp::told).collect();
        let besides: Vec<String> = self.besides.iter().map(Besides::told).collect();
        let parts = [
            self.title.clone(),
            self.about.clone(),
            self.place.clone(),
            self.link.clone(),
            stamp(self.starts.as_ref()),
            stamp(self.ends.as_ref()),
            self.lasts.map(|lasts| lasts.as_secs().to_string()).unwrap_or_default(),
            self.rule_text.clone(),
            left_out.join(" "),
            besides.join(" "),
            self.of.clone(),
            format!("{} {}", self.cancelled, self.onwards),
        ];
        digest(&parts.join("\u{1f}"))
    }
}

impl Stamp {
    /// As it is told: with the zone whose clocks it was read from.
    pub(super) fn told(&self) -> String {
        match self {
            Stamp::Day(day) => day.to_string(),
            Stamp::Moment(at, zone) => format!("{at} {}", zone.as_deref().unwrap_or_default()),
        }
    }

    /// As it is told in names.
    fn moment(&self) -> String {
        match self {
            Stamp::Day(day) => day.to_string(),
            Stamp::Moment(at, _) => at.to_string(),
        }
    }
}
