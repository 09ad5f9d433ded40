//! The page on which a round is answered.

use super::questions::{self, Question, Way};
use super::sheet::{self, Sheet};
use super::statements::{THEMES, Theme};
use super::taking::{Given, take};
use crate::rounds::acts::{ROUND_ANSWERED, ROUND_PAPER};
use crate::rounds::round::{Refused, Round, Sort, below, find};
use crate::rounds::store;
use askama::Template;
use db::{Read, Write};
use house::access::Action;
use house::happenings::{self, Happened};
use house::ids::ItemId;
use house::items::Item;
use house::sector::Sector;
use house::web::{Answer, At, Error, Form, Page, Said, Viewer, Visit, filters};

type Address = At<(String, ItemId)>;

#[derive(Template)]
#[template(path = "rounds/views/answer.html")]
pub(in crate::rounds) struct AnswerPage {
    form: Form,
    title: String,
    action: String,
    /// Where one goes without answering; nowhere for whoever came by a link.
    back: Option<String>,
    sender: Sender,
    sectors: Vec<(&'static str, &'static str)>,
    themes: &'static [Theme],
    own: Vec<Asked>,
    labels: Vec<(&'static str, &'static str)>,
}

/// In which way an answer comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::rounds) enum Sender {
    /// From a member who is signed in.
    Member,
    /// From a sheet of paper, that whoever holds the space types in.
    Paper,
    /// By the link of a letter, and whether one has come by it before.
    Link { again: bool },
}

impl Sender {
    /// Key of the title of the page.
    fn title(self) -> &'static str {
        if self == Sender::Paper { "round-paper-title" } else { "round-answer-title" }
    }

    /// Key of what is said first.
    fn lead(self) -> &'static str {
        match self {
            Sender::Member => "round-answer-lead",
            Sender::Paper => "round-paper-lead",
            Sender::Link { again: false } => "round-link-lead",
            Sender::Link { again: true } => "round-link-again",
        }
    }
}

/// A question of the round's own, as the page asks it.
struct Asked {
    field: String,
    words: String,
    /// `text`, `scale`, `choice` or `ranking`.
    way: &'static str,
    /// Of a choice: id, value, words, whether it is chosen. Of a ranking: the field of each, its words, and what was typed.
    options: Vec<Choice>,
}

struct Choice {
    id: String,
    name: String,
    value: String,
    words: String,
    chosen: bool,
}

/// `GET /n/{slug}/health/{id}/answer`
pub(in crate::rounds) async fn ask(visit: Visit, At((_, id)): Address) -> Answer {
    visit.page(move |q, viewer| page(q, viewer, id, (false, Form::new()))).await
}

/// `POST /n/{slug}/health/{id}/answer`
pub(in crate::rounds) async fn answer(visit: Visit, At((_, id)): Address, form: Form) -> Answer {
    let number = chance(&visit)?;
    match visit.change(form, move |tx, viewer, form| write(tx, viewer, id, (number, form))).await? {
        Ok(()) => Ok(visit.go_saying(visit.path(format_args!("items/{id}")), "round-answered-done")),
        Err(form) => visit.page(move |q, viewer| page(q, viewer, id, (false, form)).map(Page::invalid)).await,
    }
}

/// `GET /n/{slug}/health/{id}/paper`
pub(in crate::rounds) async fn ask_paper(visit: Visit, At((_, id)): Address) -> Answer {
    visit.page(move |q, viewer| page(q, viewer, id, (true, Form::new()))).await
}

/// `POST /n/{slug}/health/{id}/paper`
pub(in crate::rounds) async fn answer_paper(visit: Visit, At((_, id)): Address, form: Form) -> Answer {
    let number = chance(&visit)?;
    match visit.change(form, move |tx, viewer, form| write_paper(tx, viewer, id, (number, form))).await? {
        Ok(()) => Ok(visit.go_saying(visit.path(format_args!("health/{id}/paper")), "round-paper-done")),
        Err(form) => visit.page(move |q, viewer| page(q, viewer, id, (true, form)).map(Page::invalid)).await,
    }
}

/// A number that tells nobody when an answer came.
fn chance(visit: &Visit) -> Result<i64, Error> {
    Ok(i64::from_be_bytes(visit.app.chance.bytes::<8>()?) & i64::MAX)
}

/// The round, where answers of this way are taken from the viewer now.
fn open(q: &mut Read<'_>, viewer: &Viewer, id: ItemId, paper: bool) -> Result<(Item, Round), Error> {
    let action = if paper { Action::HoldSpace } else { Action::AnswerRound };
    let (item, round) = find(q, viewer, id, action)?;
    if round.sort != Sort::Health {
        return Err(Error::NotFound);
    }
    if !round.is_open(viewer.now) || !item.is_open() {
        return Err(Refused::Late.said());
    }
    if !paper && store::has_answered(q, id, viewer.member()?.id)? {
        return Err(Refused::Twice.said());
    }
    Ok((item, round))
}

fn write(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    id: ItemId,
    (number, form): (i64, &mut Form),
) -> Result<(), Error> {
    // The end of the round holds this row too.
    tx.lock("items", id.get())?;
    let (item, round) = open(tx, viewer, id, false)?;
    let sheet = sheet_of(form, &round)?;
    let me = viewer.member()?.id;
    let sector = store::sector_of(tx, me)?.unwrap_or_default();
    take(tx, &round, (Given { by: Some(me), sector: &sector, number }, &sheet), viewer.now)?;
    let happened = Happened::new(&ROUND_ANSWERED).space(item.space_id).item(id);
    happenings::record(tx, viewer.network.id, None, viewer.now, happened)?;
    Ok(())
}

fn write_paper(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    id: ItemId,
    (number, form): (i64, &mut Form),
) -> Result<(), Error> {
    tx.lock("items", id.get())?;
    let (item, round) = open(tx, viewer, id, true)?;
    let typed = form.value("sector").to_owned();
    let sector = if typed.is_empty() { None } else { form.choice::<Sector>("sector") };
    let sheet = sheet_of(form, &round)?;
    let sector = sector.map_or("", Sector::as_str);
    take(tx, &round, (Given { by: None, sector, number }, &sheet), viewer.now)?;
    let happened = Happened::new(&ROUND_PAPER).space(item.space_id).item(id);
    happenings::record(tx, viewer.network.id, viewer.member_id(), viewer.now, happened)?;
    Ok(())
}

/// The sheet that a form answers with.
///
/// # Errors
/// [`Error::Invalid`] where the form has complaints.
pub(in crate::rounds) fn sheet_of(form: &mut Form, round: &Round) -> Result<Sheet, Error> {
    let sheet = sheet::read(form, &questions::known(&round.form));
    form.checked()?;
    Ok(sheet)
}

fn page(
    q: &mut Read<'_>,
    viewer: &Viewer,
    id: ItemId,
    (paper, form): (bool, Form),
) -> Result<Page<AnswerPage>, Error> {
    let (item, round) = open(q, viewer, id, paper)?;
    let sender = if paper { Sender::Paper } else { Sender::Member };
    let action = round.path(viewer, if paper { "paper" } else { "answer" });
    let body = AnswerPage::new((&item.title, &round), sender, (action, Some(item.href(viewer))), form);
    Ok(below(Page::new(body, Said::key(sender.title())), viewer, &item))
}

impl AnswerPage {
    /// The page on which this round is answered: where the answer goes, and where whoever does not answer goes back to.
    pub(in crate::rounds) fn new(
        (title, round): (&str, &Round),
        sender: Sender,
        (action, back): (String, Option<String>),
        form: Form,
    ) -> AnswerPage {
        let own = questions::known(&round.form).into_iter().enumerate();
        let mut labels: Vec<(&'static str, &'static str)> =
            THEMES.iter().flat_map(|theme| theme.statements.iter().copied()).collect();
        labels.push(("sector", "round-paper-sector"));
        AnswerPage {
            own: own.map(|(at, question)| asked(&form, at, question)).collect(),
            form,
            title: title.to_owned(),
            action,
            back,
            sender,
            sectors: Sector::ALL.iter().map(|sector| (sector.as_str(), sector.label())).collect(),
            themes: &THEMES,
            labels,
        }
    }

    fn paper(&self) -> bool {
        self.sender == Sender::Paper
    }
}

fn asked(form: &Form, at: usize, question: Question) -> Asked {
    let field = sheet::field(at);
    let way = match question.way {
        Way::Text => "text",
        Way::Scale => "scale",
        Way::Choice(_) => "choice",
        Way::Ranking(_) => "ranking",
    };
    let line = |(option, words): (usize, &String)| {
        let (name, value) = match way {
            "ranking" => {
                let name = sheet::rank_field(at, option);
                let typed = form.value(&name).to_owned();
                (name, typed)
            }
            _ => (field.clone(), option.to_string()),
        };
        let chosen = way == "choice" && form.chosen(&field, &value);
        let id = match (way, option) {
            ("choice", 0) => format!("f-{field}"),
            ("choice", _) => format!("f-{field}-{option}"),
            _ => format!("f-{name}"),
        };
        Choice { id, name, value, words: words.clone(), chosen }
    };
    let options = question.way.options().iter().enumerate().map(line).collect();
    Asked { field, words: question.words, way, options }
}
