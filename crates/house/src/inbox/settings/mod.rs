//! Of how much somebody wants to hear: four levels, for an item, a space, a network, and for all networks of an account. The
//! nearest one that was chosen holds.

pub(super) mod account;
pub(super) mod network;
pub(super) mod place;
mod quiet;

pub(super) use quiet::{Quiet, hour_choices, zoned};

use super::store::{self, Reached};
use crate::web::{Error, Form, Viewer};
use db::{Read, Time};

db::word! {
    /// Of how much somebody hears.
    pub enum Level {
        /// Of all that is said.
        Everything = "everything",
        /// Of what begins, is decided or ends.
        New = "new",
        /// Of what is addressed to them.
        Mentions = "mentions",
        /// Of nothing, not even of that.
        None = "none",
    }
}

impl Level {
    /// What holds where nobody has chosen: calm, and nothing that matters is missed.
    pub(super) const STANDARD: Level = Level::New;

    /// The key of its name.
    pub fn label(self) -> &'static str {
        match self {
            Level::Everything => "inbox-level-everything",
            Level::New => "inbox-level-new",
            Level::Mentions => "inbox-level-mentions",
            Level::None => "inbox-level-none",
        }
    }
}

db::record! {
    /// What is kept for a member.
    #[derive(Debug, Clone)]
    pub(super) struct Kept {
        pub(super) network_level: String,
        pub(super) account_level: String,
        pub(super) joined_at: Option<Time>,
        pub(super) done_to: Time,
        pub(super) quiet_from: Option<i64>,
        pub(super) quiet_to: Option<i64>,
    }
}

/// What holds for a member wherever they have chosen nothing nearer.
#[derive(Debug, Clone, Copy)]
pub(super) struct Standard {
    pub(super) level: Level,
    pub(super) joined_at: Option<Time>,
    /// All that happened up to then is done.
    pub(super) done_to: Time,
    pub(super) quiet: Option<Quiet>,
}

impl Standard {
    /// What holds for this viewer.
    pub(super) fn of(q: &mut Read<'_>, viewer: &Viewer) -> Result<Standard, Error> {
        let kept = store::standard(q, viewer.member()?.id)?.ok_or(Error::NotFound)?;
        Ok(Standard {
            level: nearest([&kept.network_level, &kept.account_level]),
            joined_at: kept.joined_at,
            done_to: kept.done_to,
            quiet: kept.quiet_from.zip(kept.quiet_to).map(|(from, to)| Quiet { from, to }),
        })
    }

    /// Whether nothing is to make a noise for this viewer at this moment.
    pub(super) fn is_quiet(&self, viewer: &Viewer) -> bool {
        let zone = viewer.account.as_ref().map_or("UTC", |account| account.time_zone.as_str());
        self.quiet.is_some_and(|quiet| quiet.holds(viewer.now, zone))
    }
}

/// The first level that was chosen.
fn nearest<const N: usize>(words: [&str; N]) -> Level {
    words.into_iter().find_map(|word| word.parse().ok()).unwrap_or(Level::STANDARD)
}

/// Whether somebody wants to hear what is addressed to them.
pub(super) fn hears_calls(member: &Reached) -> bool {
    let Reached { own_level, space_level, network_level, account_level, .. } = member;
    nearest([own_level, space_level, network_level, account_level]) != Level::None
}

/// Reads a level; an empty word leaves the choice to what stands above.
fn chosen(form: &mut Form) -> Option<String> {
    if form.value("level").is_empty() && form.ticked("level") {
        return Some(String::new());
    }
    form.choice::<Level>("level").map(|level| level.as_str().to_owned())
}

/// The choices as a form shows them: what stands above first.
fn choices(above: &'static str) -> Vec<(&'static str, &'static str)> {
    let levels = Level::ALL.iter().map(|level| (level.as_str(), level.label()));
    std::iter::once(("", above)).chain(levels).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_level_that_was_chosen_holds() {
        assert_eq!(nearest(["", "", "none", "everything"]), Level::None);
        assert_eq!(nearest(["everything", "none"]), Level::Everything);
        assert_eq!(nearest(["", ""]), Level::STANDARD);
    }
}
