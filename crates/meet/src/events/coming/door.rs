//! Signing up without an account, where the organiser allows it and anybody may read the event. A letter holds a link; by
//! it one confirms, takes a seat that is kept, and withdraws. Nobody learns from this page who has signed up already.

use super::{Asker, find, party_of, take, takes};
use crate::events::acts::EVENT_LIST_KEPT;
use crate::events::event::{Event, EventAnswer, Refused, Seat};
use crate::events::page::{When, told};
use crate::events::store::{self, SignUp};
use crate::events::telling::{as_anybody, invite};
use askama::Template;
use db::{Read, Time, Write};
use house::access::Action;
use house::app::App;
use house::clock::digest;
use house::happenings::{self, Happened};
use house::ids::{ItemId, SignUpId};
use house::items::Item;
use house::jobs::{self, Every, Job, Payload, Run, Task};
use house::mail::{self, Care, Letter};
use house::web::form::LINE;
use house::web::{Answer, At, Error, Form, Locale, Page, Place, Said, Speech, Viewer, Visit, filters, guard};
use std::time::Duration;

/// The most letters that one address gets in a day, and the most that one event has sent in an hour.
const TO_ONE: i64 = 3;
const FROM_ONE: i64 = 300;
const DAY: Duration = Duration::from_secs(86_400);
const HOUR: Duration = Duration::from_secs(3_600);

/// Asks at an address whether somebody there wants to come.
pub(in crate::events) static LETTER: Job = Job {
    name: "event-sign-up-letter",
    every: None,
    tries: Job::MANY_TRIES,
    run: Run::Outside(|app, task| Box::pin(mail::post(app, task, write, Care::Arrives))),
};

/// For how long somebody is known who asked and did not confirm.
const KEPT: Duration = Duration::from_secs(7 * 86_400);

/// Forgets each day those who asked to sign up and did not confirm it within a week.
pub(in crate::events) static FORGETTING: Job = Job {
    name: "event-sign-up-forgetting",
    every: Some(Every::Day),
    tries: Job::TRIES,
    run: Run::Inside(|_, tx, task| {
        store::forget_unconfirmed(tx, task.now - KEPT)?;
        Ok(())
    }),
};

#[derive(Template)]
#[template(path = "events/coming/views/sign_up.html")]
struct SignUpPage {
    form: Form,
    title: String,
    action: String,
    when: When,
    most_guests: i64,
    /// Where a member answers as themselves.
    own: Option<String>,
}

#[derive(Template)]
#[template(path = "events/coming/views/signed_up.html")]
struct SignedUpPage {
    title: String,
    network: String,
    when: When,
    event: Event,
    name: String,
    said: Option<EventAnswer>,
    seat: Option<Seat>,
    until: Option<Time>,
    action: String,
    open: bool,
}

impl SignedUpPage {
    fn seated(&self) -> bool {
        self.seat == Some(Seat::Seated)
    }

    /// Whether there is anything to say yes to.
    fn asks(&self) -> bool {
        !matches!(self.seat, Some(Seat::Seated | Seat::Waiting))
    }
}

/// `GET /n/{slug}/events/{id}/sign-up`
pub(in crate::events) async fn knock(visit: Visit, At((_, id)): At<(String, ItemId)>) -> Answer {
    visit.page(move |q, viewer| page(q, viewer, id, Form::new())).await
}

/// `POST /n/{slug}/events/{id}/sign-up`
pub(in crate::events) async fn ask(visit: Visit, At((_, id)): At<(String, ItemId)>, form: Form) -> Answer {
    let can = visit.app.office.is_some();
    visit.app.throttle.sign_in(visit.ip)?;
    match visit.change(form, move |tx, viewer, form| note(tx, viewer, id, (form, can))).await? {
        Ok(()) => {
            Ok(visit.go_saying(visit.path(format_args!("events/{id}/sign-up")), "event-sign-up-asked-done"))
        }
        Err(form) => visit.page(move |q, viewer| page(q, viewer, id, form).map(Page::invalid)).await,
    }
}

/// The event, where somebody without an account may sign up for it now.
fn at_the_door(q: &mut Read<'_>, viewer: &Viewer, id: ItemId) -> Result<(Item, Event), Error> {
    let (item, event) = find(q, viewer, id, Action::SignUp)?;
    if !event.sign_up {
        return Err(Error::Refused(Refused::Members.said()));
    }
    takes(&item, &event, viewer.now)?;
    Ok((item, event))
}

fn note(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    id: ItemId,
    (form, can): (&mut Form, bool),
) -> Result<(), Error> {
    let (item, event) = at_the_door(tx, viewer, id)?;
    let name = form.name("name", LINE);
    let email = form.email("email").to_lowercase();
    let party = party_of(form, &event);
    form.checked()?;
    if !can {
        return Err(Error::Refused("event-refused-no-mail".into()));
    }
    tx.lock("items", id.get())?;
    if store::begun_today(tx, &email, viewer.now - DAY)? >= TO_ONE {
        form.fail("email", "event-sign-up-often");
        return Err(Error::Invalid);
    }
    if store::lately(tx, id, viewer.now - HOUR)? >= FROM_ONE {
        return Err(Error::Refused("event-refused-crowd".into()));
    }
    let network = viewer.network.id;
    let sign_up = store::open_sign_up(tx, (network, id), (&name, &email), party, viewer.now)?;
    let what = Payload::new().number("sign-up", sign_up.get());
    jobs::queue(tx, viewer.now, &LETTER, &[(viewer.now, what)])?;
    let happened = Happened::new(&EVENT_LIST_KEPT).space(item.space_id).item(id);
    happenings::record(tx, network, viewer.member_id(), viewer.now, happened)?;
    Ok(())
}

fn page(q: &mut Read<'_>, viewer: &Viewer, id: ItemId, form: Form) -> Result<Page<SignUpPage>, Error> {
    let (item, event) = at_the_door(q, viewer, id)?;
    let own = item.may(viewer, Action::AnswerEvent).then(|| item.href(viewer));
    let body = SignUpPage {
        form,
        title: item.title.clone(),
        action: viewer.path(format_args!("events/{id}/sign-up")),
        when: told(&event, &viewer.zone()).0,
        most_guests: event.most_guests,
        own,
    };
    let page = Page::new(body, "event-sign-up-title").place(Place::Calendar);
    let page = page.under("event-plural", viewer.path("events"));
    Ok(page.under(Said::raw(&item.title), viewer.path(format_args!("events/{id}"))))
}

fn write(app: &App, tx: &mut Write<'_>, task: &Task, token: &str) -> Result<Letter, Error> {
    let id: SignUpId = task.payload.get("sign-up")?;
    let sign_up = store::sign_up(tx, id)?.ok_or(Error::NotFound)?;
    let (viewer, item) = as_anybody(tx, sign_up.item_id, task.now)?;
    at_the_door(tx, &viewer, item.id)?;
    if mail::bounced(tx, &sign_up.email)?.is_some() {
        return Err(Error::NotFound);
    }
    store::add_link(tx, id, &digest(token))?;
    let network = &viewer.network;
    let locale = Locale::of_tag(&network.language).unwrap_or_default();
    let speech = Speech::new(app.texts.clone(), locale, &network.time_zone, task.now);
    let said = |key: &'static str| {
        Said::key(key).with("event", item.title.as_str()).with("network", network.name.as_str())
    };
    let letter = Letter::new(sign_up.email, speech, said("event-sign-up-subject"), said("event-sign-up-why"));
    let href = format!("{}/sign-ups/{token}", app.config.base_url());
    Ok(letter.saying(said("event-sign-up-says")).leading(Said::key("event-sign-up-go"), href))
}

/// The sign-up behind a link, with its event as anybody sees it.
fn behind(q: &mut Read<'_>, token: &str, now: Time) -> Result<(SignUp, Viewer, Item, Event), Error> {
    let sign_up = store::by_link(q, &digest(token))?.ok_or(Error::NotFound)?;
    let (viewer, item) = as_anybody(q, sign_up.item_id, now)?;
    let event = store::event_of(q, item.id)?.ok_or(Error::NotFound)?;
    Ok((sign_up, viewer, item, event))
}

/// `GET /sign-ups/{token}`
pub(in crate::events) async fn follow(visit: Visit, At((token,)): At<(String,)>) -> Answer {
    let now = visit.now;
    let made = move |q: &mut Read<'_>, _: &house::web::Visitor| {
        let (sign_up, viewer, item, event) = behind(q, &token, now)?;
        let said = store::attendance_by_email(q, item.id, &sign_up.email)?;
        let body = SignedUpPage {
            title: item.title.clone(),
            network: viewer.network.name.clone(),
            when: told(&event, &viewer.zone()).0,
            name: sign_up.name,
            said: said.as_ref().map(|said| said.answer),
            seat: said.as_ref().map(|said| said.seat),
            until: said.and_then(|said| said.offered_until),
            action: format!("/sign-ups/{token}"),
            open: takes(&item, &event, now).is_ok(),
            event,
        };
        Ok(Page::new(body, "event-sign-up-title"))
    };
    Ok(guard::unreferred(visit.server_page(made).await?))
}

/// `POST /sign-ups/{token}`: confirms, takes the seat that is kept, or withdraws.
pub(in crate::events) async fn leave_or_come(
    visit: Visit,
    At((token,)): At<(String,)>,
    form: Form,
) -> Answer {
    let (now, back) = (visit.now, format!("/sign-ups/{token}"));
    let answer = if form.value("say") == "yes" { EventAnswer::Yes } else { EventAnswer::No };
    let done = visit.server_write(move |tx, _| {
        let (sign_up, viewer, item, event) = behind(tx, &token, now)?;
        takes(&item, &event, now)?;
        // Whether people from outside may come is asked when they do, not when they asked.
        let said = store::attendance_by_email(tx, item.id, &sign_up.email)?;
        let new = said.is_none_or(|said| said.answer == EventAnswer::No || said.seat == Seat::Lapsed);
        if answer == EventAnswer::Yes && new && !event.sign_up {
            return Err(Error::NotFound);
        }
        let (name, email) = (sign_up.name, Some(sign_up.email));
        let who = Asker { member: None, name, email, entered_by: None };
        let party = if answer == EventAnswer::Yes { sign_up.party.min(1 + event.most_guests) } else { 1 };
        let taken = take(tx, (viewer.network.id, item.id), &who, (answer, party), now)?;
        store::attach(tx, sign_up.id, taken.id)?;
        if taken.changed && taken.seat == Seat::Seated {
            invite(tx, now, taken.id, event.sequence)?;
        }
        let happened = Happened::new(&EVENT_LIST_KEPT).space(item.space_id).item(item.id);
        happenings::record(tx, viewer.network.id, None, now, happened)?;
        Ok(())
    });
    done.await?;
    let said = if answer == EventAnswer::Yes { "event-sign-up-yes-done" } else { "event-sign-up-no-done" };
    Ok(visit.go_saying(back, said))
}
