//! Offering to change a paragraph, and all that were offered with what became of them.

use super::Fate;
use super::paragraph::paragraphs;
use crate::proposals::acts::AMENDMENT_OFFERED;
use crate::proposals::proposal::{Phase, find, refused};
use crate::proposals::store::{self, Amendment};
use crate::proposals::voting;

use askama::Template;
use db::{Read, Write};
use house::access::Action;
use house::happenings::{self, Happened};
use house::ids::ItemId;
use house::web::form::{LINE, PARAGRAPHS};
use house::web::{Answer, At, Error, Form, Page, Viewer, Visit, filters};

#[derive(Template)]
#[template(path = "proposals/views/amending/amendments.html")]
pub(super) struct AmendmentsPage {
    /// What the author typed, where it could not be taken.
    form: Form,
    /// The paragraphs of a draft, each with where one offers to change it.
    paragraphs: Vec<(String, String)>,
    amendments: Vec<Amendment>,
    people: Option<String>,
    /// Where the author answers.
    answers: Option<String>,
    back: String,
}

#[derive(Template)]
#[template(path = "proposals/views/amending/amendment.html")]
struct AmendmentPage {
    form: Form,
    was: String,
    number: usize,
    action: String,
    back: String,
}

/// GET `/n/{slug}/proposals/{id}/amendments`
pub(in crate::proposals) async fn list(visit: Visit, At((_, id)): At<(String, ItemId)>) -> Answer {
    visit.page(move |q, viewer| listed(q, viewer, id, Form::new())).await
}

/// GET `/n/{slug}/proposals/{id}/amendments/new`
pub(in crate::proposals) async fn ask(visit: Visit, At((_, id)): At<(String, ItemId)>) -> Answer {
    let number = visit.query.value("paragraph").parse().unwrap_or(1);
    visit.page(move |q, viewer| page(q, viewer, id, number, None)).await
}

/// POST `/n/{slug}/proposals/{id}/amendments`
pub(in crate::proposals) async fn offer(
    visit: Visit,
    At((_, id)): At<(String, ItemId)>,
    form: Form,
) -> Answer {
    let number = form.value("paragraph").parse().unwrap_or(1);
    match visit.change_once(form, move |tx, viewer, form| write(tx, viewer, id, form)).await? {
        Ok(()) => {
            let to = visit.path(format_args!("proposals/{id}/amendments"));
            Ok(visit.go_saying(to, "amendment-offered-done"))
        }
        Err(form) => {
            visit.page(move |q, viewer| page(q, viewer, id, number, Some(form)).map(Page::invalid)).await
        }
    }
}

fn write(tx: &mut Write<'_>, viewer: &Viewer, id: ItemId, form: &mut Form) -> Result<(), Error> {
    let (item, proposal) = find(tx, viewer, id, Action::TakePart)?;
    if proposal.phase() != Phase::Draft {
        return Err(refused("amendment-refused-phase"));
    }
    let was = form.optional_text("was", PARAGRAPHS);
    let becomes = form.optional_text("becomes", PARAGRAPHS);
    let reason = form.line("reason", 2 * LINE);
    if !paragraphs(&item.body).contains(&was) {
        form.fail_whole("amendment-refused-gone");
    } else if was == becomes {
        form.fail("becomes", "amendment-same");
    }
    form.checked()?;
    let me = viewer.member()?.id;
    let said = (was.as_str(), becomes.as_str(), reason.as_str());
    let amendment = store::offer(tx, viewer.network.id, (id, me), said, viewer.now)?;
    let happened = Happened::new(&AMENDMENT_OFFERED).space(item.space_id).item(id).subject(amendment.get());
    happenings::record(tx, viewer.network.id, Some(me), viewer.now, happened)?;
    Ok(())
}

pub(super) fn listed(
    q: &mut Read<'_>,
    viewer: &Viewer,
    id: ItemId,
    form: Form,
) -> Result<Page<AmendmentsPage>, Error> {
    let (item, proposal) = find(q, viewer, id, Action::ReadSpace)?;
    let draft = proposal.phase() == Phase::Draft && !item.is_archived();
    let here = proposal.path(viewer, "amendments");
    let paragraphs = if draft && item.may(viewer, Action::TakePart) {
        let numbered = paragraphs(&item.body).into_iter().zip(1..);
        numbered.map(|(text, number)| (text, format!("{here}/new?paragraph={number}"))).collect()
    } else {
        Vec::new()
    };
    let body = AmendmentsPage {
        form,
        paragraphs,
        amendments: store::amendments(q, id)?,
        people: viewer.may(Action::ReadMembers).then(|| viewer.path("people")),
        answers: (draft && item.may(viewer, Action::EditOwn)).then(|| format!("{here}/answers")),
        back: item.href(viewer),
    };
    Ok(voting::below(Page::new(body, "amendment-list"), viewer, &item))
}

fn page(
    q: &mut Read<'_>,
    viewer: &Viewer,
    id: ItemId,
    number: usize,
    typed: Option<Form>,
) -> Result<Page<AmendmentPage>, Error> {
    let (item, proposal) = find(q, viewer, id, Action::TakePart)?;
    if proposal.phase() != Phase::Draft {
        return Err(refused("amendment-refused-phase"));
    }
    let now = paragraphs(&item.body).into_iter().nth(number.saturating_sub(1)).unwrap_or_default();
    let was = typed.as_ref().map_or(now.clone(), |form| form.value("was").to_owned());
    let form = typed.unwrap_or_else(|| Form::new().with("becomes", now));
    let (action, back) = (proposal.path(viewer, "amendments"), item.href(viewer));
    let body = AmendmentPage { form, was, number, action, back };
    Ok(voting::below(Page::new(body, "amendment-offer"), viewer, &item))
}
