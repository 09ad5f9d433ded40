//! The people of a network: those whose profiles are written down, and as many more as are wanted.

use super::dice::Dice;
use super::source::{CallingSource, NamesSource, PersonSource, Source, list};
use anyhow::Context;
use house::access::Role;
use house::members::Profile;

/// How many people a network has at scale 1.
const PEOPLE: usize = 68;

/// Somebody of the demo.
pub(super) struct Player {
    /// How the plays call them; empty for those who stand in none.
    pub(super) key: String,
    pub(super) email: String,
    pub(super) role: Role,
    pub(super) profile: Profile,
    /// The organisation to which they belong, and whether they stand for it.
    pub(super) organisation: Option<(usize, bool)>,
    /// Days before the demo on which they joined.
    pub(super) day: u32,
}

impl Player {
    /// Whether they speak a language, named as it calls itself. English is spoken by all.
    pub(super) fn speaks(&self, language: &str) -> bool {
        language.is_empty() || self.profile.languages.contains(language)
    }
}

/// All people of a network, the founder first.
pub(super) fn cast(source: &Source, scale: usize, dice: &mut Dice) -> anyhow::Result<Vec<Player>> {
    let mut players = Vec::new();
    for person in &source.people {
        players.push(written(source, person, dice)?);
    }
    if let Some(founder) = players.first_mut() {
        founder.day = source.network.day;
    }
    for number in players.len()..PEOPLE * scale.max(1) {
        players.extend(composed(source, number, dice));
    }
    Ok(players)
}

fn written(source: &Source, person: &PersonSource, dice: &mut Dice) -> anyhow::Result<Player> {
    let role = person.role.parse().ok().with_context(|| format!("{} has a role", person.key))?;
    let (at, stands) = match person.organisation.strip_suffix('*') {
        Some(key) => (key, true),
        None => (person.organisation.as_str(), false),
    };
    let organisation = source.organisations.iter().position(|organisation| organisation.key == at);
    let newcomer = person.headline.is_empty();
    Ok(Player {
        key: person.key.clone(),
        email: address(person, &source.network.slug),
        role,
        profile: Profile {
            name: person.name.clone(),
            headline: person.headline.clone(),
            about: person.about.replace("\\n", "\n"),
            languages: person.languages.clone(),
            place: person.place.clone(),
            offers: owned(&person.offers),
            wants: owned(&person.wants),
        },
        organisation: organisation.map(|at| (at, stands)),
        day: if newcomer { 1 } else { spread(source, dice, 60) },
    })
}

/// The address of somebody; a key that is an address already is that of an account of another network.
fn address(person: &PersonSource, slug: &str) -> String {
    if person.key.contains('@') { person.key.clone() } else { format!("{}@{slug}.example", person.key) }
}

/// A day on which somebody joined: more than `percent` of them in the first third of the network's life.
fn spread(source: &Source, dice: &mut Dice, percent: usize) -> u32 {
    let life = source.network.day.saturating_sub(4);
    let early = dice.often(percent);
    let back = dice.below(usize::try_from(if early { life / 3 } else { life }).unwrap_or(0));
    life.saturating_sub(u32::try_from(back).unwrap_or(0)).max(2)
}

fn composed(source: &Source, number: usize, dice: &mut Dice) -> Option<Player> {
    let culture = dice.pick(&source.names)?;
    let name = name(culture, dice)?;
    let organisation = dice.often(85).then(|| dice.below(source.organisations.len()));
    let sector = organisation.and_then(|at| source.organisations.get(at)).map_or("community", |o| &o.sector);
    let callings: Vec<&CallingSource> =
        source.callings.iter().filter(|calling| calling.sector == sector).collect();
    let calling = *dice.pick(&callings)?;
    let place = organisation.and_then(|at| source.organisations.get(at)).map(|o| o.place.clone());
    let greeting = dice.pick(&list(&culture.greetings)).filter(|_| dice.often(45)).copied();
    let about = dice.pick(&list(&calling.about)).copied().filter(|_| dice.often(80)).unwrap_or_default();
    let email = format!("m{number}@{}.example", source.network.slug);
    let role = if number.is_multiple_of(17) { Role::Guest } else { Role::Member };
    let profile = Profile {
        name,
        headline: (*dice.pick(&list(&calling.headline))?).to_owned(),
        about: greeting.map_or_else(|| about.to_owned(), |own| format!("{own}\n\n{about}").trim().to_owned()),
        languages: culture.languages.clone(),
        place: place.unwrap_or_default(),
        offers: some(&calling.offers, dice),
        wants: some(&calling.wants, dice),
    };
    let organisation = organisation.map(|at| (at, false));
    Some(Player { key: String::new(), email, role, profile, organisation, day: spread(source, dice, 35) })
}

fn name(culture: &NamesSource, dice: &mut Dice) -> Option<String> {
    let (given, families) = (list(&culture.given), list(&culture.families));
    let (first, last) = (*dice.pick(&given)?, *dice.pick(&families)?);
    Some(match culture.order.as_str() {
        "family" => format!("{last}{first}"),
        "both" => format!("{first} {} {last}", dice.pick(&families)?),
        _ => format!("{first} {last}"),
    })
}

/// One to three of the words, in their order.
fn some(words: &str, dice: &mut Dice) -> Vec<String> {
    let words = list(words);
    let wanted = dice.between(1, 3).min(words.len());
    let first = dice.below(words.len().saturating_sub(wanted) + 1);
    words.iter().skip(first).take(wanted).map(|word| (*word).to_owned()).collect()
}

fn owned(words: &str) -> Vec<String> {
    list(words).into_iter().map(str::to_owned).collect()
}
