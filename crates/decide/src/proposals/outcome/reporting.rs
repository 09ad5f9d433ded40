//! What decisions report: those of which nobody has written what comes of them, who had a say in them, how many there were in
//! a month, which of a year are told of, and which a space has come to.

use crate::proposals::method::{Electorate, Verdict};
use crate::proposals::store::{self, Ended, Looked};
use db::{Read, Time};
use house::access::Action;
use house::dates::day_of;
use house::ids::ItemId;
use house::reports::{
    Chapter, Condition, Count, Counted, Deed, Figure, Laid, Line, Lying, Over, Proxy, Record, Sought, Spot,
    Tray,
};
use house::web::{Error, Said, Viewer};
use std::time::Duration;

/// So far one looks back.
const YEAR: Duration = Duration::from_secs(60 * 60 * 24 * 365);
/// So many decisions are looked through, the latest.
const LOOKED: i64 = 100;

/// Votes that are over, and of which nobody has written what comes of them.
pub(in crate::proposals) static UNTOLD: Tray = Tray {
    word: "decisions",
    title: "proposal-tray",
    about: "proposal-tray-about",
    empty: "proposal-tray-empty",
    deed: "proposal-tray-deed",
    rows: untold,
};

/// Decisions in which everybody whom they concern could vote.
pub(in crate::proposals) static HEARD: Proxy = Proxy {
    word: "say",
    condition: Condition::Voice,
    title: "proposal-say",
    meaning: "proposal-say-meaning",
    empty: "proposal-say-empty",
    figure: say_figure,
    rows: Some(say),
};

fn looked(q: &mut Read<'_>, viewer: &Viewer, before: Spot, limit: i64) -> Result<Vec<Looked>, Error> {
    let (time, item) = before.moment();
    Ok(store::lately(q, viewer, viewer.now - YEAR, (time, ItemId::from(item)), limit)?)
}

fn spot(one: &Looked) -> Spot {
    Spot::at(one.closed_at, one.item_id.get())
}

fn laid(viewer: &Viewer, one: Looked, told: Said, page: &str) -> Laid {
    let href = viewer.path(format_args!("items/{}{page}", one.item_id));
    Laid { title: Said::raw(one.title), told: Some(told), at: Some(one.closed_at), href }
}

fn untold(q: &mut Read<'_>, viewer: &Viewer, before: Spot, limit: i64) -> Result<Lying, Error> {
    if !viewer.may(Action::ReadDesk) {
        return Ok(Lying::default());
    }
    let row = |one: Looked| {
        let told = Said::key("proposal-tray-row").with("space", one.space_name.as_str());
        (spot(&one), one.outcome_at.is_none().then(|| laid(viewer, one, told, "")))
    };
    Ok(Lying::of(looked(q, viewer, before, LOOKED)?.into_iter().map(row).collect(), limit, LOOKED))
}

/// Whether everybody whom it concerns could vote: all of the space, all of the network, or each organisation by whoever stands
/// for it.
fn is_heard(one: &Looked) -> bool {
    one.electorate != Electorate::Named
}

fn say_figure(q: &mut Read<'_>, viewer: &Viewer) -> Result<Option<Figure>, Error> {
    let all = looked(q, viewer, Spot::FIRST, LOOKED)?;
    let count = |amount: usize| i64::try_from(amount).unwrap_or(0);
    let (part, whole) = (count(all.iter().filter(|one| is_heard(one)).count()), count(all.len()));
    let told = Said::key("proposal-say-told").with("part", part).with("count", whole);
    Ok(Figure::share(part, whole, told))
}

fn say(q: &mut Read<'_>, viewer: &Viewer, before: Spot, limit: i64) -> Result<Lying, Error> {
    let row = |one: Looked| {
        let told = match one.electorate {
            Electorate::Space => "proposal-say-space",
            Electorate::Network => "proposal-say-network",
            Electorate::Organisations => "proposal-say-organisations",
            Electorate::Named => "proposal-say-named",
        };
        let told = Said::key(told).with("count", one.entitled_count);
        (spot(&one), laid(viewer, one, told, "/result"))
    };
    let all = looked(q, viewer, before, limit.saturating_add(1))?;
    Ok(Lying::whole(all.into_iter().map(row).collect(), limit))
}

/// Votes that came to their end.
pub(in crate::proposals) static DECIDED: Count = Count {
    word: "decisions",
    title: "proposal-count",
    meaning: "proposal-count-meaning",
    counted: Counted::Things,
    over: Over::Sum,
    per: 1,
    tell: |q, network, span| store::ended(q, network, span, false),
};

/// Those in which half or more took part.
pub(in crate::proposals) static TURNED_OUT: Count = Count {
    word: "decisions-half",
    title: "proposal-count-half",
    meaning: "proposal-count-half-meaning",
    counted: Counted::Things,
    over: Over::Sum,
    per: 1,
    tell: |q, network, span| store::ended(q, network, span, true),
};

/// What was decided in a time.
pub(in crate::proposals) fn lines(
    q: &mut Read<'_>,
    viewer: &Viewer,
    span: (Time, Time),
) -> Result<Vec<Line>, Error> {
    let line = |one: Ended| {
        let day = day_of(one.closed_at, &viewer.zone());
        let key = match one.verdict {
            Verdict::Passed => "proposal-told-passed",
            Verdict::Failed => "proposal-told-failed",
            Verdict::Open => "proposal-told-open",
        };
        let said = Said::key(key).with("title", one.title).with("space", one.space_name).with("day", day);
        Line { chapter: Chapter::Decisions, record: Record::Item(one.item_id), said }
    };
    Ok(store::told_of(q, viewer.network.id, span)?.into_iter().map(line).collect())
}

/// The votes to whose end spaces have come.
pub(in crate::proposals) fn deeds(
    q: &mut Read<'_>,
    viewer: &Viewer,
    sought: &Sought<'_>,
) -> Result<Vec<Deed>, Error> {
    let deed = |one| Deed::of_item("proposal-deed", one);
    Ok(store::decided_in(q, viewer, sought)?.into_iter().map(deed).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use db::Time;

    #[test]
    fn a_chosen_few_are_not_all_whom_it_concerns() {
        let heard = |electorate| {
            is_heard(&Looked {
                item_id: ItemId::from(1),
                title: String::new(),
                space_name: String::new(),
                electorate,
                entitled_count: 9,
                closed_at: Time::from_micros(0),
                outcome_at: None,
            })
        };
        let all = [Electorate::Space, Electorate::Network, Electorate::Organisations, Electorate::Named];
        assert_eq!(all.map(heard), [true, true, true, false]);
    }
}
