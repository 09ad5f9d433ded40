//! Everybody whom a change concerns is told once: in their inbox, and by a letter that carries the date for their own
//! calendar. A letter is written from what is true when it leaves; where the event has changed again meanwhile, the letter
//! about that later change goes and this one does not.

use super::acts::{EVENT_CANCELLED, EVENT_MOVED};
use super::event::{Event, EventAnswer, Seat};
use super::page::{dated, told};
use super::store::{self, Attendance};
use db::{Time, Write};
use house::accounts::{self, LeavingLetters};
use house::app::App;
use house::clock::digest;
use house::dates::{self, Method};
use house::ids::{AttendanceId, ItemId, MemberId};
use house::inbox;
use house::items::{self, Item};
use house::jobs::{self, Job, Payload, Run, Task};
use house::mail::{self, Care, Letter};
use house::web::{Error, Locale, Network, Said, Speech, Viewer, Visitor};

/// How many are told in one change.
const TOGETHER: i64 = 200;

/// Goes through those whom a change concerns.
pub(super) static TELLING: Job =
    Job { name: "event-telling", every: None, tries: Job::TRIES, run: Run::Inside(tell) };

/// Writes to one of them.
pub(super) static LETTER: Job = Job {
    name: "event-letter",
    every: None,
    tries: Job::TRIES,
    run: Run::Outside(|app, task| {
        Box::pin(async move {
            // Without a mail server nobody is written to, and nothing is made up for when there is one.
            if app.office.is_none() {
                return Ok(());
            }
            mail::post(app, task, write, Care::NeverTwice).await
        })
    }),
};

/// Has everybody told who comes or might: the event was moved or called off, and is at this number of its changes.
///
/// # Errors
/// Those of the database.
pub(super) fn tell_all(tx: &mut Write<'_>, now: Time, item: ItemId, sequence: i64) -> Result<u64, db::Error> {
    tell_after(tx, now, (item, sequence), 0)
}

fn tell_after(
    tx: &mut Write<'_>,
    now: Time,
    (item, sequence): (ItemId, i64),
    after: i64,
) -> Result<u64, db::Error> {
    let what = Payload::new().number("item", item.get()).number("sequence", sequence);
    jobs::queue(tx, now, &TELLING, &[(now, what.number("after", after))])
}

/// Has somebody written to for their own calendar.
///
/// # Errors
/// Those of the database.
pub(super) fn invite(
    tx: &mut Write<'_>,
    now: Time,
    who: AttendanceId,
    sequence: i64,
) -> Result<u64, db::Error> {
    let what = Payload::new().word("why", "invitation").number("attendance", who.get());
    jobs::queue(tx, now, &LETTER, &[(now, what.number("sequence", sequence).number("at", now.micros()))])
}

/// Has somebody written to who has no account and for whom a seat is kept.
///
/// # Errors
/// Those of the database.
pub(super) fn offered(
    tx: &mut Write<'_>,
    now: Time,
    who: AttendanceId,
    until: Time,
) -> Result<(), db::Error> {
    let what = Payload::new().word("why", "seat").number("attendance", who.get());
    jobs::queue(tx, now, &LETTER, &[(now, what.number("until", until.micros()))])?;
    Ok(())
}

fn tell(_: &App, tx: &mut Write<'_>, task: &Task) -> Result<(), Error> {
    let (item, sequence): (ItemId, i64) = (task.payload.get("item")?, task.payload.get("sequence")?);
    let event = store::event_of(tx, item)?.ok_or(Error::NotFound)?;
    if event.sequence != sequence {
        return Ok(());
    }
    let concerned = store::concerned(tx, item, task.payload.get("after")?, TOGETHER)?;
    let author = items::author_of(tx, item)?.ok_or(Error::NotFound)?;
    let space = items::space_of(tx, item)?.ok_or(Error::NotFound)?;
    let Some((first, _)) = concerned.first() else { return Ok(()) };
    let (network, _) = store::place_of(tx, *first)?.ok_or(Error::NotFound)?;
    let word = if event.cancelled { EVENT_CANCELLED.word } else { EVENT_MOVED.word };
    let members = concerned.iter().filter_map(|(_, member)| *member).filter(|member| *member != author);
    let wanted: Vec<(MemberId, &str)> = members.map(|member| (member, word)).collect();
    inbox::remind_without_letter(tx, (network, space, item), author, task.now, &wanted)?;
    let letter = |(id, _): &(AttendanceId, Option<MemberId>)| {
        let what = Payload::new().word("why", "change").number("attendance", id.get());
        (task.now, what.number("sequence", sequence))
    };
    let others = concerned.iter().filter(|(_, member)| *member != Some(author));
    let letters: Vec<(Time, Payload)> = others.map(letter).collect();
    jobs::queue_patiently(tx, task.now, &LETTER, &letters)?;
    if i64::try_from(concerned.len()).unwrap_or(0) == TOGETHER
        && let Some((last, _)) = concerned.last()
    {
        tell_after(tx, task.now, (item, sequence), last.get())?;
    }
    Ok(())
}

/// To whom a letter goes, and how one speaks to them.
struct Reader {
    address: String,
    speech: Speech,
    zone: jiff::tz::TimeZone,
    network: Network,
    item: Item,
    member: Option<MemberId>,
    /// Where they go on, and how they get no more such letters.
    way: String,
    leave: Option<String>,
    /// What they have said, what became of it, and whether they come by that.
    answer: EventAnswer,
    seat: Seat,
    comes: bool,
}

fn write(app: &App, tx: &mut Write<'_>, task: &Task, token: &str) -> Result<Letter, Error> {
    let id: AttendanceId = task.payload.get("attendance")?;
    let who = store::attendance(tx, id)?.ok_or(Error::NotFound)?;
    let (_, item) = store::place_of(tx, id)?.ok_or(Error::NotFound)?;
    let event = store::event_of(tx, item)?.ok_or(Error::NotFound)?;
    let why = task.payload.said("why").unwrap_or_default().to_owned();
    if !still(&why, task, (&event, &who))? {
        return Err(Error::NotFound);
    }
    let mut reader = match who.member_id {
        Some(member) => of_member(app, tx, (task, token), (member, item), why == "invitation")?,
        None => of_address(app, tx, (task, token), (&who, item))?,
    };
    (reader.answer, reader.seat, reader.comes) = (who.answer, who.seat, who.comes());
    let key = match (why.as_str(), event.cancelled) {
        ("seat", _) => "event-letter-seat",
        ("invitation", _) => "event-letter-invitation",
        (_, true) => "event-letter-cancelled",
        (_, false) => "event-letter-moved",
    };
    let title = reader.item.title.clone();
    let said = |key: &'static str| Said::key(key).with("event", title.as_str());
    let network = reader.network.name.as_str();
    let footing = Said::key("event-letter-why").with("network", network);
    let mut letter =
        Letter::new(&reader.address, reader.speech.clone(), said(key), footing).saying(said(key));
    for line in facts(&event, &reader) {
        letter = letter.saying(line);
    }
    letter = letter.leading(Said::key("event-letter-go"), reader.way.clone());
    if why != "seat" {
        letter.date = Some(date(app, tx, (item, &event), &reader)?);
    }
    letter.thread = Some(format!("item-{item}"));
    letter.leave = reader.leave;
    Ok(letter)
}

/// Whether what a letter is about still holds.
fn still(why: &str, task: &Task, (event, who): (&Event, &Attendance)) -> Result<bool, Error> {
    if why == "seat" {
        let until = Time::from_micros(task.payload.get("until")?);
        return Ok(who.seat == Seat::Offered && who.offered_until == Some(until));
    }
    let sequence: i64 = task.payload.get("sequence")?;
    Ok(event.sequence == sequence
        && who.answer != EventAnswer::No
        && !(why == "invitation" && event.cancelled))
}

fn of_member(
    app: &App,
    tx: &mut Write<'_>,
    (task, token): (&Task, &str),
    (member, item): (MemberId, ItemId),
    asked: bool,
) -> Result<Reader, Error> {
    let viewer = Viewer::of_member(tx, member, task.now)?;
    let account = viewer.account.as_ref().ok_or(Error::NotFound)?;
    let item = items::visible_to(tx, &viewer, item)?.ok_or(Error::NotFound)?;
    // What somebody asked for goes to them; else they may want no letters.
    let wanted = asked || accounts::mailing_of(tx, account.id)?.at_once;
    if !wanted || mail::bounced(tx, &account.email)?.is_some() {
        return Err(Error::NotFound);
    }
    let base = app.config.base_url();
    let leave = accounts::leave_link(tx, &base, account.id, LeavingLetters::AtOnce, (token, task.now))?;
    let locale = Locale::of_tag(&account.language).unwrap_or_default();
    Ok(Reader {
        address: account.email.clone(),
        speech: Speech::new(app.texts.clone(), locale, &account.time_zone, task.now),
        zone: viewer.zone(),
        way: format!("{base}{}", item.href(&viewer)),
        leave: Some(leave),
        member: Some(member),
        network: viewer.network.clone(),
        item,
        answer: EventAnswer::No,
        seat: Seat::Free,
        comes: false,
    })
}

fn of_address(
    app: &App,
    tx: &mut Write<'_>,
    (task, token): (&Task, &str),
    (who, item): (&Attendance, ItemId),
) -> Result<Reader, Error> {
    let address = who.email.clone().ok_or(Error::NotFound)?;
    let sign_up = store::sign_up_behind(tx, who.id)?.ok_or(Error::NotFound)?;
    let (viewer, item) = as_anybody(tx, item, task.now)?;
    if mail::bounced(tx, &address)?.is_some() {
        return Err(Error::NotFound);
    }
    store::add_link(tx, sign_up, &digest(token))?;
    let network = viewer.network.clone();
    let locale = Locale::of_tag(&network.language).unwrap_or_default();
    Ok(Reader {
        address,
        speech: Speech::new(app.texts.clone(), locale, &network.time_zone, task.now),
        zone: viewer.zone(),
        way: format!("{}/sign-ups/{token}", app.config.base_url()),
        leave: None,
        member: None,
        network,
        item,
        answer: EventAnswer::No,
        seat: Seat::Free,
        comes: false,
    })
}

/// An event as somebody sees it who is not signed in.
///
/// # Errors
/// [`Error::NotFound`] where they see nothing.
pub(super) fn as_anybody(q: &mut db::Read<'_>, item: ItemId, now: Time) -> Result<(Viewer, Item), Error> {
    let slug = store::slug_of(q, item)?.ok_or(Error::NotFound)?;
    let nobody = Visitor { now, account: None, session: None };
    let viewer = Viewer::load(q, nobody, &slug)?;
    let item = items::visible_to(q, &viewer, item)?.ok_or(Error::NotFound)?;
    Ok((viewer, item))
}

/// When and where it is, for this reader.
fn facts(event: &Event, reader: &Reader) -> Vec<Said> {
    let (here, there) = told(event, &reader.zone);
    let mut facts = vec![here.said("event-letter-when")];
    facts.extend(there.map(|there| there.said("event-letter-there")));
    if !event.place.is_empty() {
        facts.push(Said::key("event-letter-place").with("place", event.place.as_str()));
    }
    // A link is for those who come.
    if reader.comes && !event.link.is_empty() && !event.cancelled {
        facts.push(Said::raw(event.link.clone()));
    }
    facts
}

/// The date as mail programs put it into the reader's calendar.
fn date(
    app: &App,
    tx: &mut Write<'_>,
    (item, event): (ItemId, &Event),
    reader: &Reader,
) -> Result<(Method, String), Error> {
    let mut planned = store::planned(tx, item, reader.member)?.ok_or(Error::NotFound)?;
    (planned.answer, planned.seat) = (Some(reader.answer), Some(reader.seat));
    let dated = dated(&reader.network.slug, reader.member, planned);
    let method = if event.cancelled { Method::Cancel } else { Method::Request };
    let from = app.office.as_ref().map(house::mail::Office::from).unwrap_or_default();
    let base = app.config.base_url();
    let say = |said: &Said| reader.speech.say(said);
    Ok((method, dates::invite(method, (&from, &reader.address), &base, &dated, &say)))
}
