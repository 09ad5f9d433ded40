//! Saying that one is there, by the code at the door: whoever comes by the picture finds it filled in.

use super::{CODE_AFTER, list, open, store};
use crate::events::acts::EVENT_ANSWERED;
use crate::events::coming::{Asker, below, let_in};
use askama::Template;
use db::{Read, Write};
use house::access::Action;
use house::happenings::{self, Happened};
use house::ids::ItemId;
use house::web::form::LINE;
use house::web::{Answer, At, Error, Form, Page, Viewer, Visit, filters};

#[derive(Template)]
#[template(path = "events/presence/views/here.html")]
struct HerePage {
    form: Form,
    title: String,
    action: String,
    /// Whether it was noted before.
    noted: bool,
}

/// `GET /n/{slug}/events/{id}/here`
pub(super) async fn ask(visit: Visit, At((_, id)): At<(String, ItemId)>) -> Answer {
    let form = Form::new().with("code", letters(visit.query.value("code")));
    visit.page(move |q, viewer| page(q, viewer, id, form)).await
}

/// `POST /n/{slug}/events/{id}/here`
pub(super) async fn come(visit: Visit, At((_, id)): At<(String, ItemId)>, form: Form) -> Answer {
    match visit.change(form, move |tx, viewer, form| enter(tx, viewer, id, form)).await? {
        Ok(()) => Ok(visit.go_saying(visit.path(format_args!("items/{id}")), "presence-noted-done")),
        Err(form) => visit.page(move |q, viewer| page(q, viewer, id, form).map(Page::invalid)).await,
    }
}

/// The letters of what was typed, as codes have them: nobody need think of blanks and of capitals.
fn letters(typed: &str) -> String {
    typed
        .chars()
        .filter(char::is_ascii_alphabetic)
        .map(|letter| letter.to_ascii_uppercase())
        .take(12)
        .collect()
}

fn enter(tx: &mut Write<'_>, viewer: &Viewer, id: ItemId, form: &mut Form) -> Result<(), Error> {
    let (item, _) = open(tx, viewer, id, (Action::AnswerEvent, CODE_AFTER))?;
    let typed = letters(&form.line("code", LINE));
    form.checked()?;
    if store::code(tx, id)? != Some(typed) {
        form.fail("code", "presence-code-wrong");
        return Err(Error::Invalid);
    }
    let me = viewer.member()?.id;
    let (network, now) = (viewer.network.id, viewer.now);
    let taken = let_in(tx, (network, id), &Asker::member(me), now)?;
    if taken.changed {
        let answered = Happened::new(&EVENT_ANSWERED).space(item.space_id).item(id).detail("yes");
        happenings::record(tx, network, Some(me), now, answered)?;
    }
    list::mark(tx, viewer, &item, (taken.id, true))
}

fn page(q: &mut Read<'_>, viewer: &Viewer, id: ItemId, form: Form) -> Result<Page<HerePage>, Error> {
    let (item, _) = open(q, viewer, id, (Action::AnswerEvent, CODE_AFTER))?;
    let body = HerePage {
        form,
        title: item.title.clone(),
        action: viewer.path(format_args!("events/{id}/here")),
        noted: store::is_noted(q, id, viewer.member()?.id)?,
    };
    Ok(below(Page::new(body, "presence-here"), viewer, &item))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_as_people_type_it() {
        assert_eq!(letters(" bcd-FGH "), "BCDFGH");
        assert_eq!(letters("12"), "");
    }
}
