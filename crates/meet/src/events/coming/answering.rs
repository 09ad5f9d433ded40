//! Saying whether one comes, and taking the seat that was kept.

use super::{Asker, open, take};
use crate::events::acts::{EVENT_ANSWERED, EVENT_SEAT_SETTLED};
use crate::events::event::{EventAnswer, Seat};
use crate::events::{store, telling};
use db::Write;
use house::access::Action;
use house::happenings::{self, Happened};
use house::ids::ItemId;
use house::web::{Answer, At, Error, Form, Viewer, Visit};

/// `POST /n/{slug}/items/{id}/answers`
pub(in crate::events) async fn answer(visit: Visit, At((_, id)): At<(String, ItemId)>, form: Form) -> Answer {
    let asked = form.value("answer").parse::<EventAnswer>().ok();
    let seat = visit.write(move |tx, viewer| say(tx, viewer, id, asked)).await?;
    let said = if seat == Seat::Waiting { "event-waiting-done" } else { "event-answered-done" };
    Ok(visit.go_saying(visit.path(format_args!("items/{id}")), said))
}

fn say(tx: &mut Write<'_>, viewer: &Viewer, id: ItemId, asked: Option<EventAnswer>) -> Result<Seat, Error> {
    let (item, _) = open(tx, viewer, id, Action::AnswerEvent)?;
    let answer = asked.ok_or_else(|| Error::Malformed("error-form-broken".into()))?;
    let me = viewer.member()?.id;
    // Guests whom somebody has announced come along as long as they come themselves.
    let party = match (answer, store::attendance_of(tx, id, me)?) {
        (EventAnswer::Yes, Some(before)) => before.party,
        _ => 1,
    };
    let taken = take(tx, (viewer.network.id, id), &Asker::member(me), (answer, party), viewer.now)?;
    if taken.changed {
        let happened = Happened::new(&EVENT_ANSWERED).space(item.space_id).item(id);
        let happened = happened.detail(said(answer, taken.seat));
        happenings::record(tx, viewer.network.id, Some(me), viewer.now, happened)?;
    }
    Ok(taken.seat)
}

/// The word that stands in the log beside an answer.
pub(super) fn said(answer: EventAnswer, seat: Seat) -> &'static str {
    match seat {
        Seat::Waiting | Seat::Offered | Seat::Lapsed if answer == EventAnswer::Yes => "waiting",
        _ => answer.as_str(),
    }
}

/// `POST /n/{slug}/events/{id}/seat`: takes the seat that is kept, or lets it go.
pub(in crate::events) async fn settle(visit: Visit, At((_, id)): At<(String, ItemId)>, form: Form) -> Answer {
    let answer = if form.value("take") == "yes" { EventAnswer::Yes } else { EventAnswer::No };
    let done = visit.write(move |tx, viewer| {
        let (item, _) = open(tx, viewer, id, Action::AnswerEvent)?;
        let me = viewer.member()?.id;
        let kept = store::attendance_of(tx, id, me)?.filter(|kept| kept.seat == Seat::Offered);
        let kept = kept.ok_or_else(|| Error::Refused("event-refused-no-seat".into()))?;
        let party = if answer == EventAnswer::Yes { kept.party } else { 1 };
        take(tx, (viewer.network.id, id), &Asker::member(me), (answer, party), viewer.now)?;
        let happened = Happened::new(&EVENT_SEAT_SETTLED).space(item.space_id).item(id);
        let happened = happened.detail(answer.as_str());
        happenings::record(tx, viewer.network.id, Some(me), viewer.now, happened)?;
        Ok(())
    });
    done.await?;
    Ok(visit.go_saying(visit.path(format_args!("items/{id}")), "event-answered-done"))
}

/// `POST /n/{slug}/events/{id}/invitation`: mails the event for one's own calendar.
pub(in crate::events) async fn invite(visit: Visit, At((_, id)): At<(String, ItemId)>) -> Answer {
    let can = visit.app.office.is_some();
    let done = visit.write(move |tx, viewer| {
        let (_, event) = open(tx, viewer, id, Action::AnswerEvent)?;
        let me = viewer.member()?.id;
        let mine = store::attendance_of(tx, id, me)?.filter(|mine| mine.answer != EventAnswer::No);
        let mine = mine.filter(|_| can).ok_or_else(|| Error::Refused("event-refused-invitation".into()))?;
        Ok(telling::invite(tx, viewer.now, mine.id, event.sequence)?)
    });
    done.await?;
    Ok(visit.go_saying(visit.path(format_args!("events/{id}/coming")), "event-invited-done"))
}
