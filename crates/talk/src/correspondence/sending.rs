//! Sending a letter, and taking one's own back.

use super::acts::{LETTER_REMOVED, LETTER_SENT};
use super::circle::{self, Shown, find};
use super::store::{self, Sending};
use super::{mailed, show};
use askama::Template;
use axum::http::StatusCode;
use axum::response::IntoResponse;
use db::Write;
use house::blocks;
use house::happenings::{self, Happened};
use house::ids::{CorrespondenceId, LetterId, MemberId};
use house::web::form::PAGES;
use house::web::{Answer, At, Error, Form, Page, Said, Viewer, Visit, filters};

/// Why a letter is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refused {
    /// Nobody is left to whom it could go.
    Alone,
    /// The one to whom it goes takes none from its author.
    Blocked,
    /// The form has brought another letter already.
    Sent,
    /// Only who wrote a letter takes it back.
    NotYours,
    /// Only who got a letter shows it to the stewards.
    Yours,
}

impl From<Refused> for Error {
    fn from(refused: Refused) -> Error {
        Error::Refused(Said::key(match refused {
            Refused::Alone => "correspondence-refused-alone",
            Refused::Blocked => "correspondence-refused-blocked",
            Refused::Sent => "correspondence-refused-sent",
            Refused::NotYours => "correspondence-refused-not-yours",
            Refused::Yours => "correspondence-refused-yours",
        }))
    }
}

/// `POST /n/{slug}/correspondence/{id}/letters`
pub(super) async fn create(visit: Visit, At((_, id)): At<(String, CorrespondenceId)>, form: Form) -> Answer {
    let form = visit.typeset(form, "body").await;
    match visit.change(form, move |tx, viewer, form| write(tx, viewer, id, form)).await? {
        Ok(letter) => Ok(visit.go(visit.path(format_args!("correspondence/{id}#letter-{letter}")))),
        Err(form) => {
            let form = form.replaced("once", visit.app.chance.token()?);
            visit.page(move |q, viewer| show::page(q, viewer, id, None, form).map(Page::invalid)).await
        }
    }
}

/// `POST /n/{slug}/correspondence/{id}/draft`: keeps what the viewer has begun to write, for themselves.
pub(super) async fn draft(
    visit: Visit,
    At((_, id)): At<(String, CorrespondenceId)>,
    mut form: Form,
) -> Answer {
    let body = form.optional_text("body", PAGES);
    let fits = !form.has_errors();
    let done = visit.write(move |tx, viewer| {
        let found = find(tx, viewer, id)?;
        if fits {
            store::keep_draft(tx, found.seat, body.trim_end())?;
        }
        Ok(())
    });
    done.await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// Writes the letter of a form into a correspondence in which the viewer is.
pub(super) fn write(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    id: CorrespondenceId,
    form: &mut Form,
) -> Result<LetterId, Error> {
    find(tx, viewer, id)?;
    form.text("body", PAGES);
    let text = form.markdown("body", PAGES);
    form.checked()?;
    let me = viewer.member()?.id;
    let once = form.value("once").to_owned();
    let once = Some(once.as_str()).filter(|once| once.len() == 32);
    if let Some((sent, body)) = before(tx, me, once)? {
        return if body == text.text { Ok(sent) } else { Err(Refused::Sent.into()) };
    }
    let willing = readers(tx, id, me)?;
    let network = viewer.network.id;
    let new = Sending {
        network,
        correspondence: id,
        author: me,
        body: &text.text,
        html: &text.html,
        once,
        now: viewer.now,
    };
    let Some(letter) = store::send(tx, &new, &willing)? else {
        // The same form came a moment ago by another way.
        return before(tx, me, once)?.map(|(letter, _)| letter).ok_or(Error::NotFound);
    };
    // Nobody who reads the log learns who writes to whom.
    happenings::record(tx, network, None, viewer.now, Happened::new(&LETTER_SENT).subject(id.get()))?;
    mailed::tell(tx, viewer.now, id, &willing)?;
    Ok(letter)
}

/// The letter that this form has sent already, by a double click or after a broken line, and what it said.
fn before(tx: &mut Write<'_>, me: MemberId, once: Option<&str>) -> Result<Option<(LetterId, String)>, Error> {
    Ok(once.map(|once| store::sent_before(tx, me, once)).transpose()?.flatten())
}

/// Those to whom a letter of this member goes.
fn readers(tx: &mut Write<'_>, id: CorrespondenceId, me: MemberId) -> Result<Vec<MemberId>, Error> {
    let others = store::others(tx, &[id], me)?.remove(&id).unwrap_or_default();
    let here: Vec<MemberId> = others.iter().filter(|other| other.here).map(|other| other.id).collect();
    let willing = blocks::willing(tx, me, &here)?;
    match (here.is_empty(), willing.is_empty()) {
        (true, _) => Err(Refused::Alone.into()),
        (false, true) => Err(Refused::Blocked.into()),
        (false, false) => Ok(willing),
    }
}

#[derive(Template)]
#[template(path = "correspondence/views/removal.html")]
struct RemovalPage {
    shown: Shown,
    action: String,
    back: String,
}

/// `GET /n/{slug}/correspondence/{id}/letters/{letter}/removal`
pub(super) async fn ask(
    visit: Visit,
    At((_, id, letter)): At<(String, CorrespondenceId, LetterId)>,
) -> Answer {
    let page = move |q: &mut db::Read<'_>, viewer: &Viewer| {
        let found = circle::letter(q, viewer, id, letter)?;
        let shown = Shown::of(viewer, id, found);
        if !shown.mine {
            return Err(Refused::NotYours.into());
        }
        let (action, back) =
            (format!("{}/removal", shown.href), viewer.path(format_args!("correspondence/{id}")));
        let page = Page::new(RemovalPage { shown, action, back: back.clone() }, "correspondence-removal");
        Ok(page.under("correspondence-plural", viewer.path("correspondence")))
    };
    visit.page(page).await
}

/// `POST /n/{slug}/correspondence/{id}/letters/{letter}/removal`
pub(super) async fn remove(
    visit: Visit,
    At((_, id, letter)): At<(String, CorrespondenceId, LetterId)>,
) -> Answer {
    let done = visit.write(move |tx, viewer| {
        let found = circle::letter(tx, viewer, id, letter)?;
        if found.author_id != viewer.member()?.id {
            return Err(Refused::NotYours.into());
        }
        if store::take_back(tx, letter, viewer.now)? {
            let happened = Happened::new(&LETTER_REMOVED).subject(id.get());
            happenings::record(tx, viewer.network.id, None, viewer.now, happened)?;
        }
        Ok(())
    });
    done.await?;
    Ok(visit.go_saying(visit.path(format_args!("correspondence/{id}")), "correspondence-removed-done"))
}
