//! Reads from a form how money is to be shared out.

use super::parts;
use crate::budgets::budget::Part;
use crate::budgets::money::{self, Money};
use crate::budgets::rules::{Ballot, Electorate, Proposers, Rule, Side};
use crate::budgets::store::Setting;
use db::Time;
use house::dates::moment;
use house::web::form::{LINE, letters};
use house::web::{Error, Form, Said, Viewer};

/// Amounts have cents.
pub(super) const DECIMALS: u32 = 2;
/// The longest name of a currency, in letters.
const CURRENCY: usize = 12;
/// The most criteria.
const CRITERIA: usize = 12;
/// The most points of a voter, and the most projects that one may choose.
const MOST: i64 = 1_000;
/// The longest that a budget may take: three years.
pub(in crate::budgets) const LONGEST: i64 = 3 * 366 * 86_400 * 1_000_000;

/// Reads all of it. `begun` is when the first phase ended, where it has: that cannot be moved any more.
///
/// # Errors
/// [`Error::Invalid`] with complaints in the form.
pub(super) fn read(
    viewer: &Viewer,
    form: &mut Form,
    begun: Option<Time>,
) -> Result<(Setting, Vec<Part>), Error> {
    let amount = money::read(form, "amount", DECIMALS);
    let currency = form.line("currency", CURRENCY);
    let money = Money { decimals: DECIMALS, currency: currency.clone() };
    let words = (form.choice::<Ballot>("ballot"), form.choice::<Rule>("rule"));
    let people = (form.choice::<Electorate>("electorate"), form.choice::<Proposers>("proposers"));
    let most = most(form, words.0);
    let criteria = criteria(form);
    let time_zone = viewer.network.time_zone.clone();
    let mut all = parts::read(form, Side::Category, (amount, &money));
    all.extend(parts::read(form, Side::Place, (amount, &money)));
    let ends = ends(form, &time_zone, (viewer.now, begun));
    form.checked()?;
    let ((Some(ballot), Some(rule)), (Some(electorate), Some(proposers))) = (words, people) else {
        return Err(Error::Invalid);
    };
    let (Some(amount), Some((gather_until, review_until, vote_until))) = (amount, ends) else {
        return Err(Error::Invalid);
    };
    let setting = Setting {
        amount,
        decimals: i64::from(DECIMALS),
        currency,
        ballot,
        most,
        rule,
        electorate,
        proposers,
        criteria,
        time_zone,
        gather_until,
        review_until,
        vote_until,
    };
    Ok((setting, all))
}

/// How many projects one may choose, any number where nothing is typed; or how many points one has.
fn most(form: &mut Form, ballot: Option<Ballot>) -> i64 {
    let typed = form.value("most").trim().to_owned();
    if typed.is_empty() {
        return if ballot == Some(Ballot::Points) { 10 } else { 0 };
    }
    let number = typed.parse::<i64>().ok().filter(|number| (1..=MOST).contains(number));
    if number.is_none() {
        form.fail("most", Said::key("budget-most-wrong").with("most", MOST));
    }
    number.unwrap_or(0)
}

/// One criterion a line.
fn criteria(form: &mut Form) -> String {
    let text = form.optional_text("criteria", LINE * CRITERIA);
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let long = lines.iter().any(|line| line.chars().count() > LINE || !letters::is_readable(line));
    if long || lines.len() > CRITERIA {
        form.fail(
            "criteria",
            Said::key("budget-criteria-wrong").with("most", CRITERIA).with("letters", LINE),
        );
    }
    lines.join("\n")
}

/// When each phase ends, one after the other.
fn ends(form: &mut Form, zone: &str, (now, begun): (Time, Option<Time>)) -> Option<(Time, Time, Time)> {
    let gather = match begun {
        Some(ended) => Some(ended),
        None => moment(form, "gather", zone),
    };
    let (review, vote) = (moment(form, "review", zone), moment(form, "vote", zone));
    if begun.is_none() && gather.is_some_and(|gather| gather <= now) {
        form.fail("gather", "budget-day-past");
    }
    if gather.zip(review).is_some_and(|(gather, review)| review < gather) {
        form.fail("review", "budget-day-order");
    }
    if begun.is_some() && review.is_some_and(|review| review <= now) {
        form.fail("review", "budget-day-past");
    }
    if review.zip(vote).is_some_and(|(review, vote)| vote <= review) {
        form.fail("vote", "budget-day-order");
    }
    if vote.is_some_and(|vote| vote.micros().saturating_sub(now.micros()) > LONGEST) {
        form.fail("vote", "budget-day-late");
    }
    Some((gather?, review?, vote?))
}
