//! What stands on the page of a round: what it asks of the viewer, how many have answered, and where one reads what came of it.

use super::asking;
use super::round::{FEW, Round, percent, reads};
use super::running::merged;
use super::store::{self, Group};
use askama::Template;
use db::{Read, Time};
use house::access::Action;
use house::ids::ItemId;
use house::items::Item;
use house::organisations;
use house::sector::Sector;
use house::web::{Error, Piece, Said, Viewer, filters};

#[derive(Template)]
#[template(path = "rounds/views/_card.html")]
struct RoundCard {
    title: &'static str,
    about: &'static str,
    way: (String, &'static str),
    until: Option<Time>,
}

#[derive(Template)]
#[template(path = "rounds/views/_part.html")]
struct RoundPart {
    round: Round,
    /// Whether answers are taken now.
    runs: bool,
    trust: bool,
    asked: i64,
    rate: i64,
    groups: Vec<GroupLine>,
    questions: usize,
    /// Where one reads what came of it, once it is closed; for those alone who may.
    results: Option<String>,
    /// Where whoever holds the space types in what came on paper, or brings in what was said before.
    paper: Option<String>,
    front: String,
}

/// Those of a sector, as the page tells of them.
pub(super) struct GroupLine {
    pub(super) label: &'static str,
    pub(super) asked: i64,
    pub(super) answered: i64,
    pub(super) rate: i64,
}

/// Key of the name of a sector as figures have it.
pub(super) fn sector_label(word: Option<&str>) -> &'static str {
    match word {
        None => "round-rest",
        Some("") => "round-no-sector",
        Some(word) => word.parse::<Sector>().map_or("round-no-sector", Sector::label),
    }
}

/// How many of each sector have answered; sectors of fewer than five are told together.
pub(super) fn group_lines(groups: &[Group]) -> Vec<GroupLine> {
    let group = |one: &Group| {
        let asked = one.asked_count.max(one.answer_count);
        (one.sector.clone(), [asked, asked], [one.answer_count])
    };
    let groups: Vec<(String, [i64; 2], [i64; 1])> = groups.iter().map(group).collect();
    let line = |(sector, asked, [answered]): (Option<String>, i64, [i64; 1])| GroupLine {
        label: sector_label(sector.as_deref()),
        asked,
        answered,
        rate: percent(answered, asked),
    };
    merged(&groups).into_iter().map(line).collect()
}

/// What is asked of this viewer: to answer, while it runs; to read what came of it.
pub(super) fn card(q: &mut Read<'_>, viewer: &Viewer, item: &Item) -> Result<Option<Piece>, Error> {
    if !item.is_open() || !item.may(viewer, Action::AnswerRound) {
        return Ok(None);
    }
    let Some(round) = store::of_item(q, item.id)? else { return Ok(None) };
    if round.is_open(viewer.now) {
        return asks(q, viewer, &round);
    }
    let told = round.is_told() && round.answer_count >= FEW && reads(q, viewer, item.id)?;
    Ok(told.then(|| {
        Piece::of(RoundCard {
            title: "round-told-title",
            about: "round-told-about",
            way: (round.path(viewer, "results"), "round-results"),
            until: None,
        })
    }))
}

fn asks(q: &mut Read<'_>, viewer: &Viewer, round: &Round) -> Result<Option<Piece>, Error> {
    let me = viewer.member()?.id;
    let (title, about, key) = match round.sort {
        super::Sort::Health if store::has_answered(q, round.item_id, me)? => return Ok(None),
        super::Sort::Health => ("round-ask-title", "round-ask-about", "round-answer-title"),
        super::Sort::Members => ("trust-ask-title", "trust-ask-members", "trust-answer"),
        super::Sort::Organisations => {
            if organisations::represented_by(q, me)?.is_empty() {
                return Ok(None);
            }
            ("trust-ask-title", "trust-ask-organisations", "trust-answer")
        }
    };
    let way = (round.way(viewer), key);
    Ok(Some(Piece::of(RoundCard { title, about, way, until: Some(round.closes_at) })))
}

/// What stands between the body and the conversation. Who is no member, or not of those for whom people answered, sees nothing of who has
/// answered.
pub(super) fn part(q: &mut Read<'_>, viewer: &Viewer, item: &Item) -> Result<Piece, Error> {
    let round = store::of_item(q, item.id)?.ok_or(Error::NotFound)?;
    let inside = item.may(viewer, Action::ReadSpaceMembers) && reads(q, viewer, item.id)?;
    let groups = if inside { store::groups(q, item.id)? } else { Vec::new() };
    let runs = round.is_open(viewer.now);
    let trust = round.sort.is_trust();
    let holds = runs && item.is_open() && item.may(viewer, Action::HoldSpace);
    Ok(Piece::of(RoundPart {
        runs,
        trust,
        asked: round.asked_count.max(round.answer_count),
        rate: round.rate(),
        groups: group_lines(&groups),
        questions: asking::known(&round.form).len(),
        results: (inside && round.closed_at.is_some()).then(|| round.path(viewer, "results")),
        paper: holds
            .then(|| if trust { round.trust_path(viewer, "edges") } else { round.path(viewer, "paper") }),
        front: viewer.path("health"),
        round,
    }))
}

/// How far each is, in lists.
pub(super) fn line(
    q: &mut Read<'_>,
    _viewer: &Viewer,
    items: &[ItemId],
) -> Result<Vec<(ItemId, Said)>, Error> {
    let found = store::counts(q, items)?;
    let said = |(id, asked, answered, closed): (ItemId, i64, i64, Option<Time>)| {
        let key = if closed.is_some() { "round-line-told" } else { "round-line-asked" };
        (id, Said::key(key).with("answered", answered).with("asked", asked.max(answered)))
    };
    Ok(found.into_iter().map(said).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sector_of_four_is_told_with_others() {
        let group = |sector: &str, asked_count, answer_count| Group {
            sector: sector.to_owned(),
            asked_count,
            answer_count,
        };
        let lines = group_lines(&[group("", 8, 4), group("arts", 4, 4), group("media", 2, 1)]);
        let told: Vec<(&str, i64, i64)> =
            lines.iter().map(|line| (line.label, line.asked, line.answered)).collect();
        assert_eq!(told, [("round-no-sector", 8, 4), ("round-rest", 6, 5)]);
        assert!(group_lines(&[group("arts", 4, 4)]).is_empty());
    }
}
