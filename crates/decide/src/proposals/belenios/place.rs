//! Where the election stands at Belenios: said by whoever holds the vote, shown to all who may read it.

use super::file::answers;
use super::store::Election;
use super::{held, published, store};
use crate::proposals::acts::ELECTION_PLACED;
use crate::proposals::proposal::{Phase, Proposal, refused};
use crate::proposals::store as proposals;
use crate::proposals::voting;
use askama::Template;
use db::{Read, Write};
use house::access::Action;
use house::happenings::{self, Happened};
use house::ids::ItemId;
use house::items;
use house::organisations::read_website;
use house::web::form::LINE;
use house::web::{Answer, At, Error, Form, Page, Piece, Said, Speech, Viewer, Visit, filters};

/// The longest address of an election.
const ADDRESS: usize = 500;
/// The most questions of an election.
const QUESTIONS: i64 = 50;

#[derive(Template)]
#[template(path = "proposals/views/belenios/election.html")]
struct ElectionPage {
    form: Form,
    /// Whether its result has not been brought yet.
    open: bool,
    /// Whether the time for voting is over.
    ended: bool,
    proposal: Proposal,
    action: String,
    file: String,
    /// The other votes that can be asked in the same election.
    beside: Vec<(ItemId, String)>,
    /// Where the addresses of the voters are, for whoever may have them.
    voters: Option<String>,
    back: String,
}

/// What is said of the election on the page of the vote and on that of its result.
#[derive(Template)]
#[template(path = "proposals/views/belenios/_election.html")]
struct ElectionPart {
    election: Option<Election>,
    open: bool,
}

/// The election of a vote that is held with Belenios; nothing for any other.
pub(in crate::proposals) fn shown(q: &mut Read<'_>, proposal: &Proposal) -> Result<Option<Piece>, Error> {
    if !proposal.is_elsewhere() || proposal.phase() == Phase::Draft {
        return Ok(None);
    }
    let election = store::election(q, proposal.item_id)?;
    Ok(Some(Piece::of(ElectionPart { election, open: proposal.phase() == Phase::Open })))
}

/// GET `/n/{slug}/proposals/{id}/election`
pub(in crate::proposals) async fn ask(visit: Visit, At((_, id)): At<(String, ItemId)>) -> Answer {
    visit.page(move |q, viewer| page(q, viewer, id, None)).await
}

/// POST `/n/{slug}/proposals/{id}/election`
pub(in crate::proposals) async fn keep(
    visit: Visit,
    At((_, id)): At<(String, ItemId)>,
    form: Form,
) -> Answer {
    let told = visit.clone();
    let change = visit.change(form, move |tx, viewer, form| {
        let speech = told.speech(viewer.account.as_ref(), Some(&viewer.network));
        write(tx, viewer, id, (&speech, form))
    });
    match change.await? {
        Ok(()) => Ok(visit.go_saying(visit.path(format_args!("items/{id}")), "election-placed-done")),
        Err(form) => visit.page(move |q, viewer| page(q, viewer, id, Some(form)).map(Page::invalid)).await,
    }
}

fn write(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    id: ItemId,
    (speech, form): (&Speech, &mut Form),
) -> Result<(), Error> {
    tx.lock("items", id.get())?;
    let (item, proposal) = held(tx, viewer, id, Action::HoldVote)?;
    if proposal.phase() != Phase::Open {
        return Err(refused("belenios-brought"));
    }
    let typed = form.line("link", ADDRESS);
    let link = read_website(&typed).filter(|link| !link.is_empty());
    if link.is_none() {
        form.fail("link", "belenios-link-wrong");
    }
    let fingerprint = form.optional_line("fingerprint", LINE);
    let question = question(form);
    form.checked()?;
    let link = link.ok_or(Error::Invalid)?;
    if is_taken(tx, viewer, id, (&link, question))? {
        form.fail("question", "belenios-question-taken");
        return Err(Error::Invalid);
    }
    let checked = is_checked(tx, &proposal, (&fingerprint, question), (speech, &mut *form))?;
    let before = store::election(tx, id)?.map(|before| (before.link, before.fingerprint, before.question));
    if !checked && before.is_some_and(|before| before == (link.clone(), fingerprint.clone(), question)) {
        return Ok(());
    }
    store::set_place(tx, viewer.network.id, id, (&link, &fingerprint, question), checked)?;
    let happened = Happened::new(&ELECTION_PLACED).space(item.space_id).item(id);
    happenings::record(tx, viewer.network.id, viewer.member_id(), viewer.now, happened)?;
    Ok(())
}

/// Whether the election was brought along as Belenios publishes it, and is the one that was meant, with the answers of this vote.
///
/// # Errors
/// [`Error::Invalid`] with a complaint in the form where it is another.
fn is_checked(
    q: &mut Read<'_>,
    proposal: &Proposal,
    (fingerprint, question): (&str, i64),
    (speech, form): (&Speech, &mut Form),
) -> Result<bool, Error> {
    let Some(file) = form.file("published").filter(|file| !file.bytes.is_empty()) else { return Ok(false) };
    let text = String::from_utf8_lossy(&file.bytes).into_owned();
    let options = proposals::options(q, proposal.item_id)?.into_iter().map(|option| option.label);
    let own = answers(proposal, options, speech);
    if let Err(said) = published::check(&text, fingerprint, (question, &own)) {
        form.fail("published", said);
    }
    form.checked()?;
    Ok(true)
}

/// Which question of the election the vote is; 0 where it is the only one.
fn question(form: &mut Form) -> i64 {
    let typed = form.value("question").trim().to_owned();
    if typed.is_empty() {
        return 0;
    }
    let number = typed.parse::<i64>().ok().filter(|number| (1..=QUESTIONS).contains(number));
    if number.is_none() {
        form.fail("question", Said::key("belenios-question-wrong").with("most", QUESTIONS));
    }
    number.unwrap_or_default()
}

/// Whether another vote that the viewer may read is this question of this election: one of the two would be counted with the
/// other's result.
fn is_taken(
    q: &mut Read<'_>,
    viewer: &Viewer,
    id: ItemId,
    (link, question): (&str, i64),
) -> Result<bool, Error> {
    if question == 0 {
        return Ok(false);
    }
    match store::standing_there(q, viewer.network.id, (link, question), id)? {
        Some(other) => Ok(items::visible_to(q, viewer, other)?.is_some()),
        None => Ok(false),
    }
}

fn page(
    q: &mut Read<'_>,
    viewer: &Viewer,
    id: ItemId,
    typed: Option<Form>,
) -> Result<Page<ElectionPage>, Error> {
    let (item, proposal) = held(q, viewer, id, Action::HoldVote)?;
    let form = match (typed, store::election(q, id)?) {
        (Some(form), _) => form,
        (None, Some(kept)) => {
            let form = Form::new().with("link", kept.link).with("fingerprint", kept.fingerprint);
            if kept.question > 0 { form.with("question", kept.question.to_string()) } else { form }
        }
        (None, None) => Form::new(),
    };
    let body = ElectionPage {
        form,
        open: proposal.phase() == Phase::Open,
        ended: proposal.phase() == Phase::Open && !proposal.runs(viewer.now),
        action: proposal.path(viewer, "election"),
        file: proposal.path(viewer, "election.json"),
        beside: if proposal.phase() == Phase::Open { store::beside(q, id)? } else { Vec::new() },
        voters: viewer.may(Action::ManageMembers).then(|| proposal.path(viewer, "election/voters")),
        back: item.href(viewer),
        proposal,
    };
    Ok(voting::below(Page::new(body, "belenios-hold"), viewer, &item))
}
