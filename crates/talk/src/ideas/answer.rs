//! What those who hold the space answer to an idea.

use super::acts::IDEA_ANSWERED;
use super::idea::{Idea, Stance, find, find_open};
use super::store;
use askama::Template;
use db::{Read, Write};
use house::access::Action;
use house::happenings::{self, Happened};
use house::ids::ItemId;
use house::spaces;
use house::web::form::PAGES;
use house::web::{Answer, At, Error, Form, Page, Place, Said, Viewer, Visit, filters};

#[derive(Template)]
#[template(path = "ideas/views/answer.html")]
struct AnswerPage {
    form: Form,
    action: String,
    back: String,
}

/// GET `/n/{slug}/ideas/{id}/answer`
pub(super) async fn edit(visit: Visit, At((_, id)): At<(String, ItemId)>) -> Answer {
    visit.page(move |q, viewer| page(q, viewer, id, None)).await
}

/// POST `/n/{slug}/ideas/{id}/answer`
pub(super) async fn save(visit: Visit, At((_, id)): At<(String, ItemId)>, form: Form) -> Answer {
    let form = visit.typeset(form, "body").await;
    match visit.change(form, move |tx, viewer, form| write(tx, viewer, id, form)).await? {
        Ok(()) => Ok(visit.go_saying(visit.path(format_args!("items/{id}")), "idea-answered-done")),
        Err(form) => visit.page(move |q, viewer| page(q, viewer, id, Some(form)).map(Page::invalid)).await,
    }
}

fn write(tx: &mut Write<'_>, viewer: &Viewer, id: ItemId, form: &mut Form) -> Result<(), Error> {
    tx.lock("items", id.get())?;
    let item = find_open(tx, viewer, id)?;
    let kept = store::of_item(tx, id)?;
    if kept.as_ref().is_some_and(|idea| idea.merged_into.is_some()) {
        return Err(Error::Refused(Said::key("idea-refused-merged")));
    }
    form.expect_unchanged(&filled(kept));
    let stance = form.choice::<Stance>("stance");
    form.text("body", PAGES);
    let text = form.markdown("body", PAGES);
    form.checked()?;
    let stance = stance.ok_or(Error::Invalid)?;
    let by = viewer.member()?.id;
    store::answer(tx, viewer.network.id, (id, by), (stance, &text.text, &text.html), viewer.now)?;
    spaces::note_activity(tx, item.space_id, viewer.now)?;
    let happened = Happened::new(&IDEA_ANSWERED).space(item.space_id).item(id);
    happenings::record(tx, viewer.network.id, Some(by), viewer.now, happened)?;
    Ok(())
}

/// The form with what is answered now.
fn filled(idea: Option<Idea>) -> Form {
    let stance = idea.as_ref().and_then(|idea| idea.stance).unwrap_or(Stance::Considered);
    let body = idea.map(|idea| idea.answer).unwrap_or_default();
    Form::new().with("stance", stance.to_string()).with("body", body)
}

/// What a field holds, in words.
fn told(field: &str, value: &str) -> Said {
    match value.parse::<Stance>() {
        Ok(stance) if field == "stance" => Said::key(stance.label()),
        _ => Said::raw(value),
    }
}

fn page(
    q: &mut Read<'_>,
    viewer: &Viewer,
    id: ItemId,
    typed: Option<Form>,
) -> Result<Page<AnswerPage>, Error> {
    let item = find(q, viewer, id, Action::HoldSpace)?;
    let kept = filled(store::of_item(q, id)?);
    let form = match typed {
        Some(form) => form.caught_up(&kept, told),
        None => kept.begun(),
    };
    let (action, back) = (viewer.path(format_args!("ideas/{id}/answer")), item.href(viewer));
    let page = Page::new(AnswerPage { form, action, back: back.clone() }, "idea-answer");
    let space = viewer.path(format_args!("spaces/{}", item.space_id));
    let page = page.place(Place::Spaces).under(Said::raw(&item.space_name), &space);
    Ok(page.under(Said::raw(&item.title), back).in_space(space))
}
