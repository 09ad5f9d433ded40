//! What the answers to a meeting come to: a mean for each statement, and the mean of these means as how well it worked.

use super::store::{self, Sums};
use super::{FEW, STATEMENTS, is_open, questions};
use crate::events::event::Event;
use crate::events::store as events;
use askama::Template;
use db::{Read, Time};
use house::access::Action;
use house::ids::ItemId;
use house::items::Item;
use house::web::{Error, Piece, Viewer, filters};

/// How many of the things to change are listed.
const LISTED: i64 = 100;

/// The figures of one meeting, of which five answers or more are told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::events) struct Figures {
    /// How many are told.
    pub(in crate::events) answers: i64,
    hindered: i64,
    /// Key of each statement, and its mean in hundredths; none where everybody passed it over.
    means: Vec<(&'static str, Option<i64>)>,
    /// How well it worked, in hundredths.
    pub(in crate::events) effect: i64,
}

#[derive(Template)]
#[template(path = "events/pulse/views/_pulse.html")]
struct PulsePart {
    effect: String,
    /// How many have answered, of how many who came; and of how many answers all this is told.
    answers: i64,
    came: i64,
    told: i64,
    /// How many more there must be until the next are told; none where no more can come.
    wanting: Option<i64>,
    means: Vec<(&'static str, Option<String>)>,
    kept_from: Option<i64>,
    /// For those who hold the meeting; and where they make tasks of them.
    changes: Vec<String>,
    list: Option<String>,
    hindrances: Vec<String>,
    /// What was replied to the questions of the meeting's own.
    own: Option<Piece>,
}

impl Figures {
    pub(super) fn of(sums: &Sums) -> Option<Figures> {
        if sums.answers < FEW {
            return None;
        }
        let pairs = [
            (sums.goal, sums.goal_count),
            (sums.voice, sums.voice_count),
            (sums.fair, sums.fair_count),
            (sums.worth, sums.worth_count),
            (sums.steps, sums.steps_count),
        ];
        // Of what fewer than five have answered, no mean is told.
        let mean = |(sum, count): (i64, i64)| (count >= FEW).then(|| (sum * 100 + count / 2) / count);
        let means: Vec<(&'static str, Option<i64>)> =
            STATEMENTS.iter().zip(pairs).map(|((_, key), pair)| (*key, mean(pair))).collect();
        let known: Vec<i64> = means.iter().filter_map(|(_, mean)| *mean).collect();
        if known.is_empty() {
            return None;
        }
        let count = i64::try_from(known.len()).unwrap_or(i64::MAX).max(1);
        let effect = (known.iter().sum::<i64>() + count / 2) / count;
        Some(Figures { answers: sums.answers, hindered: sums.hindered, means, effect })
    }

    /// How many were kept from taking part, where that points at nobody.
    fn kept_from(&self) -> Option<i64> {
        Some(self.hindered).filter(|hindered| *hindered >= FEW)
    }
}

/// A mean as one reads it: `4.25`.
pub(in crate::events) fn decimal(hundredths: i64) -> String {
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}

/// The figures of these meetings, as far as there are enough answers.
///
/// # Errors
/// Those of the database.
pub(in crate::events) fn of_each(
    q: &mut Read<'_>,
    items: &[ItemId],
) -> Result<Vec<(ItemId, Figures)>, Error> {
    let sums = store::sums(q, items)?;
    Ok(sums.iter().filter_map(|sums| Some((sums.item_id, Figures::of(sums)?))).collect())
}

/// How the latest meetings went that the viewer may read and of which five answers or more are told, the earliest first: when
/// each began, how well it worked in hundredths of a mark from 1 to 5, and how many said so.
///
/// # Errors
/// Those of the database.
pub fn trend(q: &mut Read<'_>, viewer: &Viewer, limit: i64) -> Result<Vec<(Time, i64, i64)>, Error> {
    let mut meetings = events::felt(q, viewer, limit)?;
    meetings.reverse();
    let ids: Vec<ItemId> = meetings.iter().map(|(id, _)| *id).collect();
    let figures = of_each(q, &ids)?;
    let found = |(id, at): (ItemId, Time)| {
        let (_, one) = figures.iter().find(|(other, _)| *other == id)?;
        Some((at, one.effect, one.answers))
    };
    Ok(meetings.into_iter().filter_map(found).collect())
}

/// The figures on the page of a meeting, of which so many were there; nothing where there are too few answers.
///
/// # Errors
/// Those of the database.
pub(in crate::events) fn part(
    q: &mut Read<'_>,
    viewer: &Viewer,
    item: &Item,
    (event, came): (&Event, i64),
) -> Result<Option<Piece>, Error> {
    let own = questions::outcome(q, viewer, item)?;
    let Some((_, figures)) = of_each(q, &[item.id])?.pop() else { return Ok(own) };
    let untold = store::untold(q, item.id)?;
    let holds = item.may(viewer, Action::Moderate);
    let changes = if holds { store::changes(q, item.id, LISTED)? } else { Vec::new() };
    // Where their number is not told, neither is what they say.
    let said = holds && figures.kept_from().is_some();
    let hindrances = if said { store::hindrances(q, item.id, LISTED)? } else { Vec::new() };
    let means = figures.means.iter().map(|(key, mean)| (*key, mean.map(decimal)));
    Ok(Some(Piece::of(PulsePart {
        effect: decimal(figures.effect),
        answers: figures.answers + untold,
        came,
        told: figures.answers,
        wanting: is_open(event, viewer.now).then_some(FEW - untold),
        kept_from: figures.kept_from(),
        means: means.collect(),
        list: (!changes.is_empty()).then(|| viewer.path(format_args!("events/{}/changes", item.id))),
        changes,
        hindrances,
        own,
    })))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sums(answers: i64) -> Sums {
        Sums {
            item_id: ItemId::from(1),
            answers,
            hindered: 1,
            goal: answers * 4,
            goal_count: answers,
            voice: answers * 5,
            voice_count: answers,
            fair: 9,
            fair_count: 3,
            worth: answers * 3,
            worth_count: answers,
            steps: 0,
            steps_count: 0,
        }
    }

    #[test]
    fn nothing_is_told_of_fewer_than_five() {
        assert_eq!(Figures::of(&sums(4)), None);
        let figures = Figures::of(&sums(5)).unwrap();
        assert_eq!(figures.effect, 400, "the mean of the means of what five answered: 4, 5 and 3");
        assert_eq!(figures.means[2].1, None, "three marks are too few");
        assert_eq!(figures.kept_from(), None);
        let passed_over =
            Sums { goal_count: 0, voice_count: 0, worth_count: 0, goal: 0, voice: 0, worth: 0, ..sums(6) };
        assert_eq!(Figures::of(&passed_over), None, "where everybody passed over nearly everything");
        assert_eq!(decimal(425), "4.25");
    }
}
