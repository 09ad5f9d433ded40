//! Answering the pulse of a meeting: on a phone in less than a minute; every statement and question may be passed over.

use super::questions::{self, Field, Reply};
use super::store::{self, Pulse};
use super::{FEW, Refused, STATEMENTS, may_answer};
use crate::events::acts::EVENT_PULSE_GIVEN;
use crate::events::coming::{below, find};
use crate::events::presence;
use crate::events::store as events;
use askama::Template;
use db::{Read, Write};
use house::access::Action;
use house::happenings::{self, Happened};
use house::ids::{ItemId, MemberId, NetworkId};
use house::inbox;
use house::items::Item;
use house::web::{Answer, At, Error, Form, Page, Said, Viewer, Visit, filters};

/// The longest words.
const WORDS: usize = 1_000;

#[derive(Template)]
#[template(path = "events/pulse/views/pulse.html")]
struct PulsePage {
    form: Form,
    title: String,
    action: String,
    statements: [(&'static str, &'static str); 5],
    /// What the meeting asks besides.
    own: Vec<Field>,
}

/// `GET /n/{slug}/events/{id}/pulse`
pub(in crate::events) async fn ask(visit: Visit, At((_, id)): At<(String, ItemId)>) -> Answer {
    visit.page(move |q, viewer| page(q, viewer, id, Form::new())).await
}

/// `POST /n/{slug}/events/{id}/pulse`
pub(in crate::events) async fn answer(visit: Visit, At((_, id)): At<(String, ItemId)>, form: Form) -> Answer {
    let token = visit.app.chance.token()?;
    match visit.change(form, move |tx, viewer, form| take(tx, viewer, id, (form, &token))).await? {
        Ok(()) => Ok(visit.go_saying(visit.path(format_args!("items/{id}")), "pulse-given-done")),
        Err(form) => visit.page(move |q, viewer| page(q, viewer, id, form).map(Page::invalid)).await,
    }
}

/// The meeting, where the viewer was there and has not answered.
fn open(q: &mut Read<'_>, viewer: &Viewer, id: ItemId) -> Result<Item, Error> {
    let (item, event) = find(q, viewer, id, Action::AnswerEvent)?;
    let me = viewer.member()?.id;
    let there = presence::was_there(q, id, me)?;
    let mine = events::attendance_of(q, id, me)?.filter(|_| there);
    let refused = |refused: Refused| Error::Refused(Said::key(refused.key()));
    may_answer(&event, mine.as_ref(), viewer.now).map_err(refused)?;
    if store::has_answered(q, id, me)? {
        return Err(refused(Refused::Twice));
    }
    Ok(item)
}

fn take(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    id: ItemId,
    (form, token): (&mut Form, &str),
) -> Result<(), Error> {
    let item = open(tx, viewer, id)?;
    let me = viewer.member()?.id;
    let mut marks = [None; 5];
    for (mark, (field, _)) in marks.iter_mut().zip(STATEMENTS) {
        let typed = form.value(field).to_owned();
        *mark = typed.parse::<i64>().ok().filter(|mark| (1..=5).contains(mark));
        if mark.is_none() && !typed.is_empty() {
            form.fail(field, "error-field-choice");
        }
    }
    let pulse = Pulse {
        marks,
        change: form.optional_text("change", WORDS),
        hindered: form.ticked("hindered"),
        hindrance: form.optional_text("hindrance", WORDS),
        sector: store::sector_of(tx, me)?.unwrap_or_default(),
    };
    let asked = questions::asked(tx, id)?;
    let replies = questions::replies(form, &asked);
    form.checked()?;
    if !write_down(tx, (viewer.network.id, id), (me, token), (&pulse, &replies))? {
        return Err(Error::Refused(Said::key(Refused::Twice.key())));
    }
    // The log says that somebody answered, and not who.
    let happened = Happened::new(&EVENT_PULSE_GIVEN).space(item.space_id).item(id);
    happenings::record(tx, viewer.network.id, None, viewer.now, happened)?;
    Ok(())
}

/// Keeps an answer. Once five are not told yet, all of them become so together, under the lock of the meeting: of answers that
/// come at the same moment, one is the fifth. False, and nothing kept, where the member has answered before.
fn write_down(
    tx: &mut Write<'_>,
    (network, item): (NetworkId, ItemId),
    (member, token): (MemberId, &str),
    (pulse, replies): (&Pulse, &[Reply]),
) -> Result<bool, db::Error> {
    tx.lock("items", item.get())?;
    if !store::note(tx, item, member)? {
        return Ok(false);
    }
    inbox::rest_for(tx, item, member)?;
    store::keep(tx, (network, item), token, pulse)?;
    questions::keep(tx, (network, item), token, replies)?;
    if store::untold(tx, item)? >= FEW {
        store::tell(tx, item)?;
        // Of a question that some of them passed over, the few others wait for the next time.
        questions::tell(tx, item)?;
    }
    Ok(true)
}

/// Writes down how somebody says it was who came, under a name that nothing else has, with what they would change and what they type
/// in to the questions that the meeting asks besides; nothing where they have said so before.
///
/// # Errors
/// Where something typed is no answer to its question; those of the database.
pub fn give(
    tx: &mut Write<'_>,
    (network, item): (NetworkId, ItemId),
    (member, token): (MemberId, &str),
    marks: [Option<i64>; 5],
    (change, own): (&str, &Form),
) -> Result<(), Error> {
    let sector = store::sector_of(tx, member)?.unwrap_or_default();
    let pulse = Pulse { marks, change: change.to_owned(), hindered: false, hindrance: String::new(), sector };
    let (asked, mut own) = (questions::asked(tx, item)?, own.clone());
    let replies = questions::replies(&mut own, &asked);
    own.checked()?;
    write_down(tx, (network, item), (member, token), (&pulse, &replies))?;
    Ok(())
}

fn page(q: &mut Read<'_>, viewer: &Viewer, id: ItemId, form: Form) -> Result<Page<PulsePage>, Error> {
    let item = open(q, viewer, id)?;
    let asked = questions::asked(q, id)?;
    let body = PulsePage {
        own: questions::fields(&form, &asked),
        form,
        title: item.title.clone(),
        action: viewer.path(format_args!("events/{id}/pulse")),
        statements: STATEMENTS,
    };
    Ok(below(Page::new(body, "pulse-title"), viewer, &item))
}
