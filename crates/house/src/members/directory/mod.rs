//! The directory of members: searched by name, narrowed by plain links, walked by name, taken out as a file.

mod file;
mod filter;

pub(super) use file::download;
pub(super) use filter::Filter;

use super::belonging::Belonging;
use super::claims::CLAIMS;
use super::member::{MemberCard, State};
use super::{look, store};
use crate::access::Action;
use crate::ids::MemberId;
use crate::networks;
use crate::sector::Sector;
use crate::web::{Answer, Error, Page, Place, Said, Viewer, Visit, filters};
use askama::Template;
use db::Read;
use filter::{read_after, write_after};

/// How many members stand on a page.
const PAGE: i64 = 50;
/// How many hits a search shows.
const HITS: i64 = 100;
/// How many skills are offered as filters.
const SKILLS: i64 = 14;

#[derive(Template)]
#[template(path = "members/views/directory.html")]
struct DirectoryPage {
    base: String,
    filter: Filter,
    here: i64,
    people: Vec<Entry>,
    more_hits: bool,
    next: Option<String>,
    states: Vec<Choice>,
    sectors: Vec<Choice>,
    skills: Vec<Choice>,
    organisation: Option<String>,
    csv: String,
    /// Where to invite people, for those who may.
    invitations: Option<String>,
    /// How many say that they were written down here before they came, for those who answer them.
    claims: i64,
    claims_path: String,
    /// Where to bring in a list, for those who may.
    imports: Option<String>,
}

/// A link that narrows the list, with how many it would show where that is known.
struct Choice {
    label: Said,
    amount: Option<i64>,
    href: String,
    chosen: bool,
}

/// A member in the list with the organisations to which they belong.
struct Entry {
    card: MemberCard,
    belongings: Vec<Belonging>,
    /// Whether the name looks like another's, which stewards are shown.
    reminds: bool,
}

/// GET `/n/{slug}/people`
pub(super) async fn list(visit: Visit) -> Answer {
    let query = visit.query.clone();
    visit
        .page(move |q, viewer| {
            let filter = Filter::read(&query, viewer);
            let base = viewer.path("people");
            let (mut people, more) = find(q, viewer, &filter, &read_after(&query))?;
            people.truncate(if filter.words.is_empty() { 50 } else { 100 });
            let last = people.last().filter(|_| more && filter.words.is_empty());
            let next = last.map(|last| write_after(&last.card.name_key, last.card.id));
            let page = DirectoryPage {
                here: here(q, viewer)?,
                more_hits: more && !filter.words.is_empty(),
                next: next.map(|place| filter.with(&base, "after", &place)),
                states: states(q, viewer, &filter, &base)?,
                sectors: sectors(&filter, &base),
                skills: skills(q, viewer, &filter, &base)?,
                organisation: store::organisation_name(q, viewer.network.id, filter.organisation)?,
                csv: filter.with(&viewer.path("people.csv"), "after", ""),
                invitations: viewer.may(Action::ManageMembers).then(|| viewer.path("invitations")),
                claims: claims(q, viewer)?,
                claims_path: viewer.path("claims"),
                imports: viewer.may(Action::Import).then(|| viewer.path("imports")),
                people,
                filter,
                base,
            };
            Ok(Page::new(page, "people-title").place(Place::People).wide())
        })
        .await
}

/// The members of a page and whether there are more.
fn find(
    q: &mut Read<'_>,
    viewer: &Viewer,
    filter: &Filter,
    after: &(String, MemberId),
) -> Result<(Vec<Entry>, bool), Error> {
    let (limit, ids) = if filter.words.is_empty() {
        (PAGE, store::page(q, viewer.network.id, filter, after, PAGE + 1)?)
    } else {
        (HITS, hits(q, viewer, filter, HITS + 1)?)
    };
    let more = i64::try_from(ids.len()).is_ok_and(|found| found > limit);
    Ok((entries(q, viewer, &ids)?, more))
}

/// Whom a search finds: who is here, and for stewards, who alone may see them, also who was written down and has not come
/// yet. The list says of each of these that they are not here.
fn hits(q: &mut Read<'_>, viewer: &Viewer, filter: &Filter, limit: i64) -> Result<Vec<MemberId>, Error> {
    let mut found = store::with_words(q, viewer.network.id, filter, limit)?;
    if filter.state == State::Active && viewer.may(Action::ManageMembers) {
        let written_down = Filter { state: State::Invited, ..filter.clone() };
        found.extend(store::with_words(q, viewer.network.id, &written_down, limit)?);
    }
    Ok(found)
}

/// Members by number with what they belong to, by name.
fn entries(q: &mut Read<'_>, viewer: &Viewer, ids: &[MemberId]) -> Result<Vec<Entry>, Error> {
    let belongings = store::belongings(q, ids)?;
    let cards = store::cards(q, viewer.network.id, ids)?;
    let reminding = match viewer.may(Action::ManageMembers) {
        true => look::reminders(q, viewer.network.id, ids)?,
        false => Vec::new(),
    };
    let reminds = |id: MemberId| reminding.iter().any(|(other, _)| *other == id);
    let of = |id| belongings.iter().filter(move |other| other.member_id == id).cloned().collect();
    Ok(cards
        .into_iter()
        .map(|card| Entry { belongings: of(card.id), reminds: reminds(card.id), card })
        .collect())
}

fn here(q: &mut Read<'_>, viewer: &Viewer) -> Result<i64, Error> {
    let counts = networks::counts(q, viewer.network.id)?;
    Ok(count_of(&counts, State::Active))
}

fn claims(q: &mut Read<'_>, viewer: &Viewer) -> Result<i64, Error> {
    if !viewer.may(Action::ManageMembers) {
        return Ok(0);
    }
    let counts = networks::counts(q, viewer.network.id)?;
    Ok(counts.iter().find(|(subject, _)| subject == CLAIMS).map_or(0, |(_, amount)| *amount))
}

fn count_of(counts: &[(String, i64)], state: State) -> i64 {
    counts.iter().find(|(subject, _)| subject == state.subject()).map_or(0, |(_, amount)| *amount)
}

/// The states that a steward may look at, with how many are in each.
fn states(q: &mut Read<'_>, viewer: &Viewer, filter: &Filter, base: &str) -> Result<Vec<Choice>, Error> {
    if !viewer.may(Action::ManageMembers) {
        return Ok(Vec::new());
    }
    let counts = networks::counts(q, viewer.network.id)?;
    let states = [State::Active, State::Invited, State::Suspended, State::Left].into_iter();
    let choices = states.map(|state| Choice {
        label: state.label().into(),
        amount: Some(count_of(&counts, state)),
        href: filter.with(base, "state", if state == State::Active { "" } else { state.as_str() }),
        chosen: state == filter.state,
    });
    let worth_showing = |choice: &Choice| choice.chosen || choice.amount > Some(0);
    Ok(choices.filter(worth_showing).collect())
}

fn sectors(filter: &Filter, base: &str) -> Vec<Choice> {
    let choice = |sector: &Sector| Choice {
        label: sector.label().into(),
        amount: None,
        href: filter.with(base, "sector", sector.as_str()),
        chosen: Some(*sector) == filter.sector,
    };
    Sector::ALL.iter().map(choice).collect()
}

/// The frequent skills, and the chosen one if it is none of them.
fn skills(q: &mut Read<'_>, viewer: &Viewer, filter: &Filter, base: &str) -> Result<Vec<Choice>, Error> {
    let mut frequent = store::frequent_skills(q, viewer.network.id, SKILLS)?;
    if !filter.skill.is_empty() && !frequent.iter().any(|(key, _, _)| *key == filter.skill) {
        let chosen = store::skill(q, viewer.network.id, &filter.skill)?;
        frequent.extend(chosen.map(|(name, amount)| (filter.skill.clone(), name, amount)));
    }
    let choices = frequent.into_iter().map(|(key, name, amount)| Choice {
        label: Said::raw(name),
        amount: Some(amount),
        href: filter.with(base, "skill", &key),
        chosen: key == filter.skill,
    });
    Ok(choices.collect())
}
