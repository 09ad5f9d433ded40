//! Answering a round, and putting one's answer in other words while it is open.

use super::acts::{CHECKIN_ANSWERED, CHECKIN_REWORDED};
use super::checkin::find;
use super::rhythm;
use super::store::{self, Answering, Round};
use askama::Template;
use db::{Read, Write};
use house::access::Action;
use house::happenings::{self, Happened};
use house::ids::{ItemId, RoundId};
use house::inbox::{self, Spoken};
use house::items::Item;
use house::mentions;
use house::spaces;
use house::web::form::PAGES;
use house::web::{Answer, At, Error, Form, Page, Piece, Place, Said, Viewer, Visit, filters};

#[derive(Template)]
#[template(path = "checkins/views/_card.html")]
struct AnswerCard {
    form: Form,
    action: String,
    round: Round,
    mentions: String,
}

#[derive(Template)]
#[template(path = "checkins/views/answer.html")]
struct AnswerPage {
    form: Form,
    question: String,
    action: String,
    back: String,
    /// The round that is answered; none where a text is shown again that came too late.
    round: Option<Round>,
    mentions: String,
}

/// The round that the viewer is asked for now: the latest that is open and whose hour has struck on their clock.
pub(super) fn asked(q: &mut Read<'_>, viewer: &Viewer, item: &Item) -> Result<Option<Round>, Error> {
    if !item.is_open() || !item.may(viewer, Action::TakePart) {
        return Ok(None);
    }
    let zone = viewer.zone();
    let struck = |round: &Round| rhythm::moment(rhythm::read(&round.day), round.hour, &zone) <= viewer.now;
    Ok(store::open_rounds(q, item.id)?.into_iter().find(struck))
}

/// The question, for whoever has not answered it.
pub(super) fn card(q: &mut Read<'_>, viewer: &Viewer, item: &Item) -> Result<Option<Piece>, Error> {
    let Some(me) = viewer.member_id() else { return Ok(None) };
    let Some(round) = asked(q, viewer, item)? else { return Ok(None) };
    if store::own_answer(q, round.id, me)?.is_some() {
        return Ok(None);
    }
    let action = viewer.path(format_args!("checkins/{}/answer", item.id));
    let mentions = viewer.path(format_args!("mentions?item={}", item.id));
    let form = Form::new();
    Ok(Some(Piece::of(AnswerCard { form, action, round, mentions })))
}

/// `GET /n/{slug}/checkins/{id}/answer`
pub(super) async fn edit(visit: Visit, At((_, id)): At<(String, ItemId)>) -> Answer {
    visit.page(move |q, viewer| page(q, viewer, id, None)).await
}

/// `POST /n/{slug}/checkins/{id}/answer`
pub(super) async fn save(visit: Visit, At((_, id)): At<(String, ItemId)>, form: Form) -> Answer {
    let form = mentions::typeset(&visit, form, "body", Some(mentions::Place::Item(id))).await;
    match visit.change(form, move |tx, viewer, form| write(tx, viewer, id, form)).await? {
        Ok(()) => Ok(visit.go_saying(visit.path(format_args!("items/{id}#round")), "checkin-answered-done")),
        Err(form) => visit.page(move |q, viewer| page(q, viewer, id, Some(form)).map(Page::invalid)).await,
    }
}

fn write(tx: &mut Write<'_>, viewer: &Viewer, id: ItemId, form: &mut Form) -> Result<(), Error> {
    let item = find(tx, viewer, id, Action::TakePart)?;
    form.text("body", PAGES);
    let text = form.markdown("body", PAGES);
    form.checked()?;
    let wanted = form.value("round").parse::<RoundId>().ok();
    let round =
        asked(tx, viewer, &item)?.ok_or_else(|| Error::Refused(Said::key("checkin-refused-closed")))?;
    if wanted.is_some_and(|wanted| wanted != round.id) {
        // Another round has begun since the page was opened: whoever answers sees to which question.
        *form = form.clone().replaced("round", round.id.to_string());
        form.fail("body", "checkin-refused-round");
        return Err(Error::Invalid);
    }
    let me = viewer.member()?.id;
    let before = store::own_answer(tx, round.id, me)?;
    let new = Answering {
        network: viewer.network.id,
        item: id,
        round: round.id,
        member: me,
        body: &text.text,
        html: &text.html,
        now: viewer.now,
    };
    store::answer(tx, &new)?;
    spaces::note_activity(tx, item.space_id, viewer.now)?;
    let what = if before.is_some() { &CHECKIN_REWORDED } else { &CHECKIN_ANSWERED };
    let happened = Happened::new(what).space(item.space_id).item(id);
    happenings::record(tx, viewer.network.id, Some(me), viewer.now, happened)?;
    let before = before.map(|(_, html)| html);
    let said = Spoken { message: None, html: &text.html, before: before.as_deref(), answers: &[] };
    inbox::spoken(tx, viewer, &item, said)
}

fn page(
    q: &mut Read<'_>,
    viewer: &Viewer,
    id: ItemId,
    typed: Option<Form>,
) -> Result<Page<AnswerPage>, Error> {
    let item = find(q, viewer, id, Action::TakePart)?;
    let round = asked(q, viewer, &item)?;
    let form = match (typed, &round) {
        (Some(form), _) => form,
        (None, None) => return Err(Error::Refused(Said::key("checkin-refused-closed"))),
        (None, Some(round)) => {
            let body = store::own_answer(q, round.id, viewer.member()?.id)?.map(|(body, _)| body);
            let body = mentions::source_for(q, viewer, &body.unwrap_or_default())?;
            Form::new().with("body", body).with("round", round.id.to_string())
        }
    };
    let body = AnswerPage {
        form,
        question: item.title.clone(),
        action: viewer.path(format_args!("checkins/{id}/answer")),
        back: item.href(viewer),
        round,
        mentions: viewer.path(format_args!("mentions?item={id}")),
    };
    Ok(below(Page::new(body, "checkin-answer-title"), viewer, &item))
}

/// Puts a page into its place below the check-in.
pub(super) fn below<T>(page: Page<T>, viewer: &Viewer, item: &Item) -> Page<T> {
    let space = viewer.path(format_args!("spaces/{}", item.space_id));
    page.place(Place::Spaces)
        .under(Said::raw(&item.space_name), &space)
        .under(Said::raw(&item.title), item.href(viewer))
        .in_space(space)
}
