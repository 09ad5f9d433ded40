//! Writing to somebody for the first time. The same people go on in the same correspondence.

use super::acts::CORRESPONDENCE_CHANGED;
use super::circle::MOST;
use super::sending::{self, Refused};
use super::store;
use askama::Template;
use db::{Read, Write};
use house::blocks;
use house::happenings::{self, Happened};
use house::ids::{CorrespondenceId, LetterId, MemberId};
use house::members::{self, MemberCard};
use house::web::form::LINE;
use house::web::{Answer, Error, Form, Page, Said, Viewer, Visit, filters};
use std::collections::BTreeSet;

/// How many names are offered.
const OFFERED: i64 = 20;

#[derive(Template)]
#[template(path = "correspondence/views/new.html")]
struct NewPage {
    form: Form,
    action: String,
    cancel: String,
    chosen: Vec<(MemberId, String)>,
    found: Vec<MemberCard>,
    /// Whether a name was looked for.
    looked: bool,
}

/// `GET /n/{slug}/correspondence/new`
pub(super) async fn new(visit: Visit) -> Answer {
    let mut form = Form::new().with("once", visit.app.chance.token()?);
    for to in visit.query.values("to") {
        form = form.with("to", to);
    }
    visit.page(move |q, viewer| page(q, viewer, form)).await
}

/// `POST /n/{slug}/correspondence`: sends the letter, or looks for names and keeps what was typed.
pub(super) async fn create(visit: Visit, form: Form) -> Answer {
    if !form.value("find").is_empty() {
        return visit.page(move |q, viewer| page(q, viewer, form)).await;
    }
    let form = visit.typeset(form, "body").await;
    match visit.change(form, start).await? {
        Ok((id, letter)) => Ok(visit.go(visit.path(format_args!("correspondence/{id}#letter-{letter}")))),
        Err(form) => {
            let form = form.replaced("once", visit.app.chance.token()?);
            visit.page(move |q, viewer| page(q, viewer, form).map(Page::invalid)).await
        }
    }
}

/// Those whom a form names, as far as they are here; never the viewer.
fn chosen(q: &mut Read<'_>, viewer: &Viewer, form: &Form) -> Result<Vec<(MemberId, String)>, Error> {
    let asked: BTreeSet<MemberId> =
        form.values("to").iter().take(MOST * 4).filter_map(|to| to.parse().ok()).collect();
    let asked: Vec<MemberId> = asked.into_iter().filter(|id| Some(*id) != viewer.member_id()).collect();
    Ok(store::reachable(q, viewer.network.id, &asked)?)
}

fn start(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    form: &mut Form,
) -> Result<(CorrespondenceId, LetterId), Error> {
    let me = viewer.member()?.id;
    let others = chosen(tx, viewer, form)?;
    if others.is_empty() {
        form.fail("q", "correspondence-refused-nobody");
    } else if others.len() >= MOST {
        let most = i64::try_from(MOST).unwrap_or(i64::MAX);
        form.fail("q", Said::key("correspondence-refused-many").with("most", most));
    }
    form.text("body", house::web::form::PAGES);
    form.checked()?;
    let people: Vec<MemberId> = others.iter().map(|(id, _)| *id).collect();
    let willing = blocks::willing(tx, me, &people)?;
    if let Some((_, name)) = others.iter().find(|(id, _)| !willing.contains(id)) {
        // Whoever takes no letters from the viewer gets none by way of a group either.
        form.fail("q", Said::key("correspondence-refused-from").with("name", name));
        return Err(Error::Invalid);
    }
    if people.is_empty() {
        return Err(Refused::Alone.into());
    }
    let (id, new) = store::begin(tx, viewer.network.id, me, &people, viewer.now)?;
    if new {
        let happened = Happened::new(&CORRESPONDENCE_CHANGED).subject(id.get());
        happenings::record(tx, viewer.network.id, None, viewer.now, happened)?;
    }
    Ok((id, sending::write(tx, viewer, id, form)?))
}

fn page(q: &mut Read<'_>, viewer: &Viewer, mut form: Form) -> Result<Page<NewPage>, Error> {
    let chosen = chosen(q, viewer, &form)?;
    let query = form.optional_line("q", LINE);
    let mut found = members::find_by_name(q, viewer.network.id, &query, OFFERED)?;
    found.retain(|one| Some(one.id) != viewer.member_id() && !chosen.iter().any(|(id, _)| *id == one.id));
    let body = NewPage {
        action: viewer.path("correspondence"),
        cancel: viewer.path("correspondence"),
        looked: !query.trim().is_empty(),
        form,
        chosen,
        found,
    };
    Ok(Page::new(body, "correspondence-new").under("correspondence-plural", viewer.path("correspondence")))
}
