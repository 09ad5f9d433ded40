//! The page on which somebody chooses what letters they get, and when.

use super::schedule::{Digest, Mailing};
use super::store;
use crate::ids::AccountId;
use crate::mail;
use crate::web::{Answer, Error, Form, Page, Place, Said, Visit, Visitor, filters};
use askama::Template;
use db::{Read, Time, Write};

/// When a digest that nobody wants is due.
pub(super) const NEVER: Time = Time::from_micros(i64::MAX);

/// The keys of the days of the week, Monday first.
const DAYS: [&str; 7] = [
    "mailing-day-1",
    "mailing-day-2",
    "mailing-day-3",
    "mailing-day-4",
    "mailing-day-5",
    "mailing-day-6",
    "mailing-day-7",
];

#[derive(Template)]
#[template(path = "accounts/views/mailing.html")]
struct MailingPage {
    form: Form,
    email: String,
    /// Whether the server sends mail at all.
    mails: bool,
    /// Since when letters to the address come back.
    bounced: Option<Time>,
    hours: Vec<(String, String)>,
}

impl MailingPage {
    fn days(&self) -> impl Iterator<Item = (String, &'static str)> {
        (1..).zip(DAYS).map(|(day, key): (i64, _)| (day.to_string(), key))
    }
}

/// GET `/account/mailing`
pub(in crate::accounts) async fn show(visit: Visit) -> Answer {
    let mails = visit.app.office.is_some();
    visit.server_page(move |q, visitor| page(q, visitor, None, mails)).await
}

/// POST `/account/mailing`
pub(in crate::accounts) async fn save(visit: Visit, form: Form) -> Answer {
    let mails = visit.app.office.is_some();
    let changed = visit.server_change(form, |tx, visitor, form| {
        let account = visitor.account()?;
        let mailing = read(form, account.id)?;
        let next = mailing.next(&account.time_zone, visitor.now).unwrap_or(NEVER);
        store::keep(tx, &mailing, next, visitor.now)?;
        mail::forgive(tx, &account.email)?;
        Ok(())
    });
    match changed.await? {
        Ok(()) => Ok(visit.go_saying("/account/mailing", "account-saved-done")),
        Err(form) => {
            visit.server_page(move |q, visitor| page(q, visitor, Some(form), mails).map(Page::invalid)).await
        }
    }
}

/// Plans the next digest anew, by the zone in which the account is now.
pub(in crate::accounts) fn replan(
    tx: &mut Write<'_>,
    account: AccountId,
    zone: &str,
    now: Time,
) -> Result<(), Error> {
    let mailing = store::of_account(tx, account)?;
    store::keep(tx, &mailing, mailing.next(zone, now).unwrap_or(NEVER), now)?;
    Ok(())
}

fn read(form: &mut Form, account: AccountId) -> Result<Mailing, Error> {
    let digest = form.choice::<Digest>("digest");
    let mailing = Mailing {
        account_id: account,
        digest: digest.unwrap_or(Digest::None),
        digest_hour: number(form, "digest_hour", 0, 23),
        digest_weekday: number(form, "digest_weekday", 1, 7),
        at_once: form.ticked("at_once"),
    };
    form.checked()?;
    Ok(mailing)
}

fn number(form: &mut Form, field: &'static str, least: i64, most: i64) -> i64 {
    let read = form.value(field).trim().parse().ok().filter(|number| (least..=most).contains(number));
    if read.is_none() {
        form.fail(field, "error-field-choice");
    }
    read.unwrap_or(least)
}

fn page(
    q: &mut Read<'_>,
    visitor: &Visitor,
    typed: Option<Form>,
    mails: bool,
) -> Result<Page<MailingPage>, Error> {
    let account = visitor.account()?;
    let form = match typed {
        Some(form) => form,
        None => filled(&store::of_account(q, account.id)?),
    };
    let page = MailingPage {
        form,
        email: account.email.clone(),
        mails,
        bounced: mail::bounced(q, &account.email)?,
        hours: (0..24).map(|hour: i64| (hour.to_string(), format!("{hour:02}:00"))).collect(),
    };
    let page = Page::new(page, Said::key("mailing-title")).place(Place::Account);
    Ok(page.under("account-title", "/account".to_owned()))
}

fn filled(mailing: &Mailing) -> Form {
    let form = Form::new()
        .with("digest", mailing.digest.as_str())
        .with("digest_hour", mailing.digest_hour.to_string())
        .with("digest_weekday", mailing.digest_weekday.to_string());
    if mailing.at_once { form.with("at_once", "true") } else { form }
}
