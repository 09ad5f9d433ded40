//! Saying whether one comes.

use super::acts::EVENT_ANSWERED;
use super::event::EventAnswer;
use super::store;
use db::Write;
use house::access::Action;
use house::happenings::{self, Happened};
use house::ids::ItemId;
use house::items;
use house::web::{Answer, At, Error, Form, Viewer, Visit};

/// `POST /n/{slug}/items/{id}/answers`
pub(super) async fn answer(visit: Visit, At((_, id)): At<(String, ItemId)>, form: Form) -> Answer {
    let asked = form.value("answer").parse::<EventAnswer>().ok();
    visit.write(move |tx, viewer| take(tx, viewer, id, asked)).await?;
    Ok(visit.go_saying(visit.path(format_args!("items/{id}")), "event-answered-done"))
}

fn take(tx: &mut Write<'_>, viewer: &Viewer, id: ItemId, asked: Option<EventAnswer>) -> Result<(), Error> {
    let item = items::visible_to(tx, viewer, id)?.ok_or(Error::NotFound)?;
    item.require(viewer, Action::AnswerEvent)?;
    let event = store::of_item(tx, id)?.ok_or(Error::NotFound)?;
    if !item.is_open() {
        return Err(Error::Refused("event-refused-closed".into()));
    }
    let answer = asked.ok_or_else(|| Error::Malformed("error-form-broken".into()))?;
    event.takes_answers(viewer.now).map_err(|refused| Error::Refused(refused.said()))?;
    let me = viewer.member()?.id;
    if store::answer(tx, viewer.network.id, (id, me), answer, viewer.now)? {
        let happened = Happened::new(&EVENT_ANSWERED).space(item.space_id).item(id).detail(answer.as_str());
        happenings::record(tx, viewer.network.id, Some(me), viewer.now, happened)?;
    }
    Ok(())
}
