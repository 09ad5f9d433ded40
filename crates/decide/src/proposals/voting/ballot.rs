//! The ballot: shown, taken, changed until the vote closes. One a voter, however often it is sent.

use super::sealing::{Sealing, receipt};
use crate::proposals::bringing::{self, Where};
use crate::proposals::carrying::{Standing, standing};
use crate::proposals::choice::{Choice, MOST_POINTS, field};
use crate::proposals::method::{Electorate, Method, Secrecy};
use crate::proposals::proposal::{Choosable, Phase, Proposal, find, refused};
use crate::proposals::store::{self, Mine, Voice};
use askama::Template;
use db::{Read, Write};
use house::access::Action;
use house::ids::ItemId;
use house::items::Item;
use house::web::form::PARAGRAPHS;
use house::web::{Answer, At, Error, Form, Page, Piece, Place, Said, Viewer, Visit, filters};

#[derive(Template)]
#[template(path = "proposals/views/ballot.html")]
struct BallotPage {
    /// None where the ballot came when it could not be taken: what was typed is shown again.
    ballot: Option<Piece>,
    form: Form,
    body_html: String,
    back: String,
}

/// The form of a ballot, for the item's page and for its own.
#[derive(Template)]
#[template(path = "proposals/views/_ballot.html")]
pub(super) struct BallotPart {
    form: Form,
    action: String,
    proposal: Proposal,
    /// What one chooses among, each with the name of its field.
    options: Vec<(Choosable, String, String)>,
    /// The organisations for which one votes.
    organisations: Vec<String>,
    /// One has voted, and may change it.
    voted: bool,
    /// What is voted on has changed since.
    again: bool,
    /// An objection was met by a change of the text.
    met: bool,
    /// Whether it stands on the item's page.
    card: bool,
    /// For how many others it counts, and where one's vote goes if one does not cast it.
    standing: Standing,
}

impl BallotPart {
    fn most(&self) -> i64 {
        match self.proposal.method {
            Method::Score => i64::from(MOST_POINTS),
            Method::Dots => self.proposal.dots,
            _ => i64::try_from(self.options.len()).unwrap_or(i64::MAX),
        }
    }
}

/// GET `/n/{slug}/proposals/{id}/ballot`
pub(in crate::proposals) async fn ask(visit: Visit, At((_, id)): At<(String, ItemId)>) -> Answer {
    visit.page(move |q, viewer| page(q, viewer, id, None)).await
}

/// POST `/n/{slug}/proposals/{id}/ballot`
pub(in crate::proposals) async fn cast(
    visit: Visit,
    At((_, id)): At<(String, ItemId)>,
    form: Form,
) -> Answer {
    let sealing = Sealing { token: visit.app.chance.token()?, chance: visit.app.chance.bytes()? };
    match visit.change(form, move |tx, viewer, form| take(tx, viewer, id, &sealing, form)).await? {
        Ok(codes) if !codes.is_empty() => visit.page(move |q, viewer| receipt(q, viewer, id, codes)).await,
        Ok(_) => Ok(visit.go_saying(visit.path(format_args!("items/{id}")), "ballot-cast-done")),
        Err(form) => visit.page(move |q, viewer| page(q, viewer, id, Some(form)).map(Page::invalid)).await,
    }
}

/// Takes a ballot; answers with the codes by which a checkable one is found again.
fn take(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    id: ItemId,
    sealing: &Sealing,
    form: &mut Form,
) -> Result<Vec<String>, Error> {
    // Ballots and the closing of one vote follow one another: whoever comes behind the closing finds it closed.
    tx.lock("items", id.get())?;
    let (item, proposal) = find(tx, viewer, id, Action::CastBallot)?;
    let voices = may_vote(tx, viewer, &item, &proposal)?;
    let me = viewer.member()?.id;
    let options = store::options(tx, id)?;
    let choice = Choice::read(form, &proposal, &options)?;
    let reason = reason(form, &proposal, &choice)?;
    let text = choice.text();
    let at = Where { network: viewer.network.id, space: item.space_id, item: id, by: me, now: viewer.now };
    if proposal.secrecy.is_secret() {
        let codes = sealing.put_in(tx, at, (&proposal, &options), &voices, &text)?;
        return Ok(if proposal.secrecy == Secrecy::Checkable { codes } else { Vec::new() });
    }
    let before = store::mine(tx, &voices)?;
    let same = |mine: &Mine| mine.choice == text && mine.reason == reason && mine.version == proposal.version;
    if before.as_ref().is_some_and(same) && voices.iter().all(|voice| voice.cast_version == proposal.version)
    {
        return Ok(Vec::new());
    }
    put_in(tx, at, &proposal, &voices, (&text, &reason))?;
    Ok(Vec::new())
}

/// Puts the same ballot in for each of these votes.
pub(in crate::proposals) fn put_in(
    tx: &mut Write<'_>,
    at: Where,
    proposal: &Proposal,
    voices: &[Voice],
    (choice, reason): (&str, &str),
) -> Result<(), Error> {
    for voice in voices {
        store::cast(tx, at.network, proposal, (voice.id, at.by), (choice, reason), at.now)?;
        store::note_voted(tx, at.item, voice, proposal.version)?;
        // Whoever votes needs nobody to vote for them.
        store::return_proxy(tx, voice.id)?;
    }
    if voices.is_empty() { Ok(()) } else { bringing::cast(tx, at) }
}

/// The votes that the viewer has on this proposal now.
pub(in crate::proposals) fn may_vote(
    q: &mut Read<'_>,
    viewer: &Viewer,
    item: &Item,
    proposal: &Proposal,
) -> Result<Vec<Voice>, Error> {
    match proposal.phase() {
        Phase::Draft => return Err(refused("proposal-refused-early")),
        Phase::Open if proposal.takes_ballots(viewer.now) => {}
        Phase::Open if proposal.is_elsewhere() => return Err(refused("belenios-elsewhere")),
        _ => return Err(refused("proposal-refused-late")),
    }
    let voices = voices(q, viewer, item, proposal)?;
    if voices.is_empty() { Err(refused("proposal-refused-voter")) } else { Ok(voices) }
}

/// The votes that the viewer has, whether the vote is open or not. Whoever has left the space has none in it.
pub(super) fn voices(
    q: &mut Read<'_>,
    viewer: &Viewer,
    item: &Item,
    proposal: &Proposal,
) -> Result<Vec<Voice>, Error> {
    let Some(me) = viewer.member_id() else { return Ok(Vec::new()) };
    if proposal.electorate == Electorate::Space && item.space_role.is_none() {
        return Ok(Vec::new());
    }
    Ok(store::voices(q, proposal, me)?)
}

fn reason(form: &mut Form, proposal: &Proposal, choice: &Choice) -> Result<String, Error> {
    let must = matches!(choice, Choice::Word(word) if proposal.method.asks_why(word));
    if proposal.secrecy.is_secret() {
        return Ok(String::new());
    }
    let reason = form.optional_text("reason", PARAGRAPHS);
    if must && reason.is_empty() {
        form.fail("reason", "proposal-reason-missing");
    }
    form.checked()?;
    Ok(reason)
}

/// The form of a ballot for this viewer; none where they have no vote.
pub(super) fn part(
    q: &mut Read<'_>,
    viewer: &Viewer,
    (item, proposal): (&Item, &Proposal),
    typed: Option<Form>,
    card: bool,
) -> Result<Option<Piece>, Error> {
    let voices = voices(q, viewer, item, proposal)?;
    if voices.is_empty() || !proposal.takes_ballots(viewer.now) {
        return Ok(None);
    }
    let voted = voices.iter().any(|voice| voice.cast_version > 0);
    let behind = voices.iter().any(|voice| voice.cast_version < proposal.version);
    let standing = standing(q, (proposal, item.space_id), &voices, viewer.now)?;
    // What somebody chose in a secret vote is not shown to themselves either.
    let mine = store::mine(q, &voices)?;
    let form = match (typed, &mine) {
        (Some(form), _) => form,
        (None, Some(mine)) => {
            let choice = Choice::kept(proposal.method, &mine.choice);
            let form = Form::new().with("reason", &mine.reason);
            choice.map_or(form.clone(), |choice| choice.filled(form))
        }
        (None, None) => Form::new(),
    };
    let part = BallotPart {
        form,
        action: proposal.path(viewer, "ballot"),
        options: options(q, item)?,
        organisations: voices.into_iter().filter_map(|voice| voice.organisation).collect(),
        voted,
        again: voted && behind,
        met: mine.as_ref().is_some_and(|mine| mine.met_at.is_some()),
        proposal: proposal.clone(),
        card,
        standing,
    };
    Ok(Some(Piece::of(part)))
}

fn options(q: &mut Read<'_>, item: &Item) -> Result<Vec<(Choosable, String, String)>, Error> {
    let named = |option: Choosable| {
        let (name, number) = (field(option.id), option.id.to_string());
        (option, name, number)
    };
    Ok(store::options(q, item.id)?.into_iter().map(named).collect())
}

fn page(
    q: &mut Read<'_>,
    viewer: &Viewer,
    id: ItemId,
    typed: Option<Form>,
) -> Result<Page<BallotPage>, Error> {
    let (item, proposal) = find(q, viewer, id, Action::CastBallot)?;
    let refused = may_vote(q, viewer, &item, &proposal).err();
    if let (Some(refused), None) = (refused, &typed) {
        return Err(refused);
    }
    let form = typed.clone().unwrap_or_default();
    let ballot = part(q, viewer, (&item, &proposal), typed, false)?;
    let (body_html, back) = (item.body_html.clone(), item.href(viewer));
    let page = Page::new(BallotPage { ballot, form, body_html, back }, "proposal-ballot");
    Ok(below(page, viewer, &item))
}

/// Puts a page into its place below the proposal.
pub(in crate::proposals) fn below<T>(page: Page<T>, viewer: &Viewer, item: &Item) -> Page<T> {
    let space = viewer.path(format_args!("spaces/{}", item.space_id));
    page.place(Place::Spaces)
        .under("space-list-title", viewer.path("spaces"))
        .under(Said::raw(&item.space_name), &space)
        .under(Said::raw(&item.title), item.href(viewer))
        .in_space(space)
}
