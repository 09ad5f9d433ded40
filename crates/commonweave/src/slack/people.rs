//! Who the people of a workspace are here.

use super::store::{self, Thing};
use ::slack::{Survey, User};
use db::{Read, Time, Write};
use house::ids::{MemberId, NetworkId};
use house::members::{self, Acquaintances, Newcomer, State};
use house::web::form::letters::{is_readable, without_unseen};
use house::web::form::{LINE, looks_like_email};
use house::web::{Error, markdown};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Under whose name programs speak, and those of whom no name is known.
const STAND_IN: &str = "Slack";

/// Who each user is, and who is new.
#[derive(Debug, Default)]
pub(super) struct Crowd {
    /// Those who are known, by Slack's number.
    known: HashMap<String, MemberId>,
    /// Those who are to be written down, as what, by Slack's number.
    new: Vec<(String, Newcomer, State)>,
    /// Further numbers of those who are new: two users of one address are one person.
    twins: Vec<(String, String)>,
    /// The names of those who are taken for somebody because of their name alone.
    pub(super) by_name: Vec<String>,
    /// What programs and people without a name are called, by Slack's number.
    called: HashMap<String, String>,
    /// How users are called, by Slack's number.
    names: HashMap<String, String>,
}

/// Who everybody is here now.
#[derive(Debug, Clone, Default)]
pub(super) struct Cast {
    /// The members, by Slack's number.
    members: HashMap<String, MemberId>,
    /// How users are called, by Slack's number.
    names: HashMap<String, String>,
    /// What the others are called.
    called: HashMap<String, String>,
    /// The member under whose name the others speak.
    stand_in: Option<MemberId>,
}

impl Crowd {
    /// Compares the people of a survey with who is known.
    pub(super) fn find(q: &mut Read<'_>, network: NetworkId, survey: &Survey) -> Result<Crowd, Error> {
        let voices: BTreeSet<&String> = survey.channels.iter().flat_map(|found| &found.voices).collect();
        let here = here(q, network, survey, &voices)?;
        let emails: Vec<String> =
            survey.users.iter().filter_map(email).map(|email| email.to_lowercase()).collect();
        let names: Vec<String> = survey.users.iter().map(|user| members::fold(&plain(&user.name))).collect();
        let known = members::acquaintances(q, network, &emails, &names)?;
        let called = survey.users.iter().map(|user| (user.id.clone(), plain(&user.name))).collect();
        let mut crowd = Crowd { known: here, names: called, ..Crowd::default() };
        for (user, name) in survey.users.iter().zip(&names) {
            if crowd.known.contains_key(&user.id) {
                continue;
            }
            if user.app {
                crowd.called.insert(user.id.clone(), plain(&user.name));
                continue;
            }
            let alone = names.iter().filter(|other| *other == name).count() == 1;
            crowd.place(user, known_as(&known, user, name, alone), voices.contains(&user.id));
        }
        crowd.strangers(survey, &voices);
        Ok(crowd)
    }

    fn place(&mut self, user: &User, known: Option<(MemberId, bool)>, speaks: bool) {
        match known {
            Some((id, by_name)) => {
                self.known.insert(user.id.clone(), id);
                if by_name {
                    self.by_name.push(plain(&user.name));
                }
            }
            // Who has gone and never said anything need not be here.
            None if user.gone && !speaks => {}
            None => {
                let state = if user.gone { State::Left } else { State::Invited };
                let email = email(user).filter(|_| state == State::Invited);
                let twin = self.new.iter().find(|(_, other, _)| email.is_some() && other.email == email);
                if let Some((twin, _, _)) = twin {
                    self.twins.push((user.id.clone(), twin.clone()));
                    return;
                }
                let newcomer = Newcomer { name: named(&user.name, &user.id), email, ..Newcomer::default() };
                self.new.push((user.id.clone(), newcomer, state));
            }
        }
    }

    /// Those whom no list names, but who spoke: of other workspaces, or erased since.
    fn strangers(&mut self, survey: &Survey, voices: &BTreeSet<&String>) {
        let listed: BTreeSet<&String> = survey.users.iter().map(|user| &user.id).collect();
        let mut beside: BTreeMap<&String, &String> = BTreeMap::new();
        survey.channels.iter().flat_map(|found| &found.strangers).for_each(|(id, name)| {
            beside.entry(id).or_insert(name);
        });
        for id in voices.iter().filter(|id| !listed.contains(**id) && !self.known.contains_key(**id)) {
            match beside.get(id).map(|name| plain(name)).filter(|name| is_readable(name)) {
                Some(name) => {
                    let newcomer = Newcomer { name, ..Newcomer::default() };
                    self.new.push(((*id).clone(), newcomer, State::Left));
                }
                None => {
                    self.called.insert((*id).clone(), (*id).clone());
                }
            }
        }
    }

    /// How many are known, how many are invited, and how many have gone.
    pub(super) fn amounts(&self) -> (usize, usize, usize) {
        let gone = self.new.iter().filter(|(_, _, state)| *state == State::Left).count();
        (self.known.len(), self.new.len() - gone, gone)
    }

    /// Those whom no list names and no message either.
    pub(super) fn nameless(&self) -> Vec<String> {
        self.called.iter().filter(|(id, name)| id == name).map(|(id, _)| id.clone()).collect()
    }

    /// Writes the new ones down, and answers who everybody is.
    pub(super) fn settle(self, tx: &mut Write<'_>, network: NetworkId, now: Time) -> Result<Cast, Error> {
        let mut cast = Cast { members: self.known, names: self.names, called: self.called, stand_in: None };
        for state in [State::Invited, State::Left] {
            let (ids, new): (Vec<String>, Vec<Newcomer>) = self
                .new
                .iter()
                .filter(|(_, _, as_what)| *as_what == state)
                .map(|(id, newcomer, _)| (id.clone(), newcomer.clone()))
                .unzip();
            let made = members::write_down_as(tx, network, &new, (&markdown::to_html, state), now)?;
            cast.members.extend(ids.into_iter().zip(made));
        }
        for (id, twin) in self.twins {
            if let Some(member) = cast.members.get(&twin).copied() {
                cast.members.insert(id, member);
            }
        }
        let things: Vec<(String, i64, i64)> =
            cast.members.iter().map(|(id, member)| (id.clone(), member.get(), 0)).collect();
        store::keep(tx, network, Thing::User, &things)?;
        cast.stand_in = Some(stand_in(tx, network, now)?);
        let all: Vec<MemberId> = cast.members.values().copied().chain(cast.stand_in).collect();
        members::note_words(tx, network, &all)?;
        Ok(cast)
    }
}

impl Cast {
    /// The member who a user is.
    pub(super) fn member(&self, id: &str) -> Option<MemberId> {
        self.members.get(id).copied()
    }

    /// Under whose name a user's or a program's words stand, and what to say before them where that is somebody else.
    pub(super) fn speaker(&self, author: &::slack::Author) -> Option<(MemberId, Option<String>)> {
        match author {
            ::slack::Author::User(id, name) => match self.member(id) {
                Some(member) => Some((member, None)),
                None => {
                    let name =
                        self.called.get(id).cloned().or_else(|| name.clone()).unwrap_or_else(|| id.clone());
                    Some((self.stand_in?, Some(plain(&name))))
                }
            },
            ::slack::Author::App(name) => Some((self.stand_in?, Some(plain(name)))),
        }
    }

    /// How these users are called.
    pub(super) fn names(&self, ids: &[String]) -> Vec<&str> {
        ids.iter().filter_map(|id| self.names.get(id)).map(String::as_str).collect()
    }

    /// The member under whose name programs speak.
    pub(super) fn stand_in(&self) -> Option<MemberId> {
        self.stand_in
    }
}

/// Who became somebody in an earlier run.
fn here(
    q: &mut Read<'_>,
    network: NetworkId,
    survey: &Survey,
    voices: &BTreeSet<&String>,
) -> Result<HashMap<String, MemberId>, Error> {
    let mut ids: BTreeSet<String> = survey.users.iter().map(|user| user.id.clone()).collect();
    ids.extend(voices.iter().map(|id| (*id).clone()));
    let ids: Vec<String> = ids.into_iter().collect();
    let found = store::things(q, network, Thing::User, &ids)?;
    Ok(found.into_iter().map(|(id, number, _)| (id, MemberId::from(number))).collect())
}

/// Who a user is: by the address; by the name only where there is no address, and one person of that name on either side.
fn known_as(known: &Acquaintances, user: &User, name: &str, alone: bool) -> Option<(MemberId, bool)> {
    if let Some(email) = email(user) {
        return known.by_email.get(&email.to_lowercase()).map(|found| (found.id, false));
    }
    match known.by_name.get(name).map(Vec::as_slice) {
        Some([one]) if alone && !name.is_empty() => Some((one.id, true)),
        _ => None,
    }
}

fn email(user: &User) -> Option<String> {
    user.email.clone().filter(|email| looks_like_email(email) && email.len() <= 254)
}

/// The one under whose name programs speak: not here, and nobody's.
fn stand_in(tx: &mut Write<'_>, network: NetworkId, now: Time) -> Result<MemberId, Error> {
    let found = store::things(tx, network, Thing::User, &[String::new()])?;
    if let Some((_, number, _)) = found.first() {
        return Ok(MemberId::from(*number));
    }
    let new = Newcomer { name: STAND_IN.to_owned(), ..Newcomer::default() };
    let made = members::write_down_as(tx, network, &[new], (&markdown::to_html, State::Left), now)?;
    let id = made.first().copied().ok_or(db::Error::Missing)?;
    store::keep(tx, network, Thing::User, &[(String::new(), id.get(), 0)])?;
    Ok(id)
}

fn named(name: &str, id: &str) -> String {
    Some(plain(name)).filter(|name| is_readable(name)).unwrap_or_else(|| plain(id))
}

/// A name on one line, without letters that nobody sees, as long as a name may be.
pub(super) fn plain(name: &str) -> String {
    let name = without_unseen(name).replace(['\0', '\u{fffd}'], "");
    let words: Vec<&str> = name.split(|letter: char| letter.is_whitespace() || letter.is_control()).collect();
    words
        .into_iter()
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
        .chars()
        .take(LINE)
        .collect()
}

/// A text of ours before one that stands under another name.
pub(super) fn under(name: Option<&str>, body: String) -> (String, String) {
    let body = match name.filter(|name| !name.is_empty()) {
        Some(name) => format!("**{}:** {body}", name.replace(['*', '\\', '[', ']', '<', '`'], "")),
        None => body,
    };
    let html = markdown::to_html(&body);
    (body, html)
}
