//! Where the election stands at Belenios: said by whoever holds the vote, shown to all who may read it.

use super::store::Election;
use super::{held, store};
use crate::proposals::acts::ELECTION_PLACED;
use crate::proposals::proposal::{Phase, Proposal, refused};
use crate::proposals::voting;
use askama::Template;
use db::{Read, Write};
use house::access::Action;
use house::happenings::{self, Happened};
use house::ids::ItemId;
use house::organisations::read_website;
use house::web::form::LINE;
use house::web::{Answer, At, Error, Form, Page, Piece, Viewer, Visit, filters};

/// The longest address of an election.
const ADDRESS: usize = 500;

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
    match visit.change(form, move |tx, viewer, form| write(tx, viewer, id, form)).await? {
        Ok(()) => Ok(visit.go_saying(visit.path(format_args!("items/{id}")), "election-placed-done")),
        Err(form) => visit.page(move |q, viewer| page(q, viewer, id, Some(form)).map(Page::invalid)).await,
    }
}

fn write(tx: &mut Write<'_>, viewer: &Viewer, id: ItemId, form: &mut Form) -> Result<(), Error> {
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
    form.checked()?;
    let link = link.ok_or(Error::Invalid)?;
    let before = store::election(tx, id)?;
    if before.is_some_and(|before| before.link == link && before.fingerprint == fingerprint) {
        return Ok(());
    }
    store::set_place(tx, viewer.network.id, id, (&link, &fingerprint))?;
    let happened = Happened::new(&ELECTION_PLACED).space(item.space_id).item(id);
    happenings::record(tx, viewer.network.id, viewer.member_id(), viewer.now, happened)?;
    Ok(())
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
        (None, Some(kept)) => Form::new().with("link", kept.link).with("fingerprint", kept.fingerprint),
        (None, None) => Form::new(),
    };
    let body = ElectionPage {
        form,
        open: proposal.phase() == Phase::Open,
        ended: proposal.phase() == Phase::Open && !proposal.runs(viewer.now),
        action: proposal.path(viewer, "election"),
        file: proposal.path(viewer, "election.json"),
        voters: viewer.may(Action::ManageMembers).then(|| proposal.path(viewer, "election/voters")),
        back: item.href(viewer),
        proposal,
    };
    Ok(voting::below(Page::new(body, "belenios-hold"), viewer, &item))
}
