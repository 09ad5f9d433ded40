//! Reads from a form how a proposal is to be decided, and what one may choose among.

use crate::proposals::method::{Electorate, Method, Secrecy, Threshold};
use crate::proposals::store::{self, Rule};
use db::Read;
use house::dates::moment;
use house::ids::MemberId;
use house::members;
use house::web::form::{LINE, PARAGRAPHS};
use house::web::{Error, Form, Said, Viewer};
use std::collections::{BTreeMap, BTreeSet};

/// The most options of a proposal.
pub(in crate::proposals) const OPTIONS: usize = 60;
/// The most people who are named one by one.
const NAMED: usize = 300;
/// The most votes of one of them.
const VOTES: i64 = 1_000;
/// The longest that a vote may be open: two years.
const LONGEST: i64 = 2 * 366 * 86_400 * 1_000_000;

/// Reads all of it.
///
/// # Errors
/// [`Error::Invalid`] with complaints in the form.
pub(super) fn read(
    q: &mut Read<'_>,
    viewer: &Viewer,
    form: &mut Form,
) -> Result<(Rule, Vec<String>, Vec<(MemberId, i64)>), Error> {
    let method = form.choice::<Method>("method");
    let secrecy = form.choice::<Secrecy>("secrecy");
    let electorate = form.choice::<Electorate>("electorate");
    let threshold = form.choice::<Threshold>("threshold");
    let time_zone = viewer.network.time_zone.clone();
    let ends_at = moment(form, "day", &time_zone);
    if ends_at.is_some_and(|end| end.micros().saturating_sub(viewer.now.micros()) > LONGEST) {
        form.fail("day", "proposal-day-late");
    }
    let quorum = number(form, "quorum", 0, 100, 0);
    let options = options(form, method);
    let most = i64::try_from(options.len()).unwrap_or(1).max(1);
    let seats = number(form, "seats", 1, most, 1);
    let dots = number(form, "dots", 1, 1_000, 5);
    let named = match electorate {
        Some(Electorate::Named) => named(q, viewer, form)?,
        _ => Vec::new(),
    };
    let charter = form.ticked("charter");
    fit(form, method, secrecy, electorate);
    if named.iter().any(|(_, votes)| *votes > 1) {
        fit_votes(form, method, secrecy);
    }
    form.checked()?;
    let parts = (method.zip(secrecy), electorate.zip(threshold), ends_at);
    let (Some((method, secrecy)), Some((electorate, threshold)), Some(ends_at)) = parts else {
        return Err(Error::Invalid);
    };
    let rule =
        Rule { method, secrecy, electorate, threshold, seats, dots, quorum, time_zone, ends_at, charter };
    Ok((rule, options, named))
}

/// Complains where the parts of a rule do not fit one another.
fn fit(form: &mut Form, method: Option<Method>, secrecy: Option<Secrecy>, electorate: Option<Electorate>) {
    if method.is_some_and(Method::needs_light) && secrecy.is_some_and(|kept| kept != Secrecy::Open) {
        form.fail("secrecy", "proposal-secrecy-light");
    }
    if method == Some(Method::Dual) && secrecy.is_some_and(Secrecy::is_secret) {
        form.fail("secrecy", "proposal-secrecy-dual");
    }
    if secrecy == Some(Secrecy::Belenios) && electorate == Some(Electorate::Organisations) {
        form.fail("electorate", "belenios-people");
    }
    if method == Some(Method::Dual) && electorate == Some(Electorate::Organisations) {
        form.fail("electorate", "proposal-dual-people");
    }
    let whole = matches!(electorate, Some(Electorate::Network | Electorate::Organisations));
    let undecided = method == Some(Method::Sense) || method.is_some_and(Method::has_options);
    if form.ticked("charter") && (!whole || undecided) {
        form.fail("charter", "proposal-charter-whole");
    }
}

/// Complains where somebody has several votes and that cannot be: ballots that are taken here are one a person, and Belenios adds
/// votes up only where answers are added up.
fn fit_votes(form: &mut Form, method: Option<Method>, secrecy: Option<Secrecy>) {
    if secrecy.is_some_and(|kept| kept != Secrecy::Belenios) {
        form.fail("named", "belenios-votes-here");
    }
    if method.is_some_and(Method::has_options) {
        form.fail("named", "belenios-votes-method");
    }
}

/// A whole number between two; nothing typed is what is usual.
fn number(form: &mut Form, name: &str, least: i64, most: i64, usual: i64) -> i64 {
    let typed = form.value(name).trim().to_owned();
    if typed.is_empty() {
        return usual;
    }
    let number = typed.parse::<i64>().ok().filter(|number| (least..=most).contains(number));
    if number.is_none() {
        form.fail(name, Said::key("proposal-number-wrong").with("least", least).with("most", most));
    }
    number.unwrap_or(usual)
}

/// One option a line, each once.
fn options(form: &mut Form, method: Option<Method>) -> Vec<String> {
    if !method.is_some_and(Method::has_options) {
        return Vec::new();
    }
    let text = form.optional_text("options", LINE * OPTIONS);
    let mut seen = BTreeSet::new();
    let mut options = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if line.chars().count() > LINE {
            form.fail("options", Said::key("proposal-option-long").with("most", LINE));
        }
        if !seen.insert(line.to_lowercase()) {
            form.fail("options", Said::key("proposal-option-twice").with("option", line));
        }
        options.push(line.to_owned());
    }
    if options.len() < 2 {
        form.fail("options", "proposal-options-few");
    }
    if options.len() > OPTIONS {
        form.fail("options", Said::key("proposal-options-many").with("most", OPTIONS));
    }
    options
}

/// One name a line, each of one active member, with how many votes they have: `Name = 3`, or the name alone for one.
fn named(q: &mut Read<'_>, viewer: &Viewer, form: &mut Form) -> Result<Vec<(MemberId, i64)>, Error> {
    let text = form.optional_text("named", PARAGRAPHS);
    let mut found = BTreeMap::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()).take(NAMED + 1) {
        let Some((name, votes)) = weighed(line) else {
            form.fail("named", Said::key("belenios-votes-wrong").with("line", line).with("most", VOTES));
            continue;
        };
        match store::of_name(q, viewer.network.id, &members::fold(name))?.as_slice() {
            [one] => drop(found.insert(*one, votes)),
            [] => form.fail("named", Said::key("proposal-named-unknown").with("name", name)),
            _ => form.fail("named", Said::key("proposal-named-several").with("name", name)),
        }
    }
    if found.is_empty() {
        form.fail("named", "proposal-named-few");
    }
    if found.len() > NAMED {
        form.fail("named", Said::key("proposal-named-many").with("most", NAMED));
    }
    Ok(found.into_iter().collect())
}

/// A name and a number of votes; none where what stands behind the sign is no such number.
fn weighed(line: &str) -> Option<(&str, i64)> {
    match line.rsplit_once('=') {
        None => Some((line, 1)),
        Some((name, votes)) => {
            let votes = votes.trim().parse::<i64>().ok().filter(|votes| (1..=VOTES).contains(votes));
            votes.map(|votes| (name.trim(), votes))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_one_vote_or_as_many_as_stand_behind_it() {
        assert_eq!(weighed("Ana Lopez"), Some(("Ana Lopez", 1)));
        assert_eq!(weighed("Ana Lopez = 3"), Some(("Ana Lopez", 3)));
        assert_eq!(weighed("A=B=1000"), Some(("A=B", 1000)));
        for odd in ["Ana =", "Ana = 0", "Ana = -1", "Ana = 1001", "Ana = 1.5", "Ana = many"] {
            assert_eq!(weighed(odd), None, "{odd}");
        }
    }
}
