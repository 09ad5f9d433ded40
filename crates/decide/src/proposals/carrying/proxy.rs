//! A proxy: for one vote alone a member who cannot come gives their vote to one person who can. The log says who gave it to whom;
//! whoever votes themselves has taken it back.

use crate::proposals::acts::{PROXY_GIVEN, PROXY_RETURNED};
use crate::proposals::proposal::{Proposal, VoterId, find, refused};
use crate::proposals::store::{self, Proxy, Voice};
use crate::proposals::voting;
use askama::Template;
use db::{Read, Write};
use house::access::Action;
use house::happenings::{self, Act, Happened};
use house::ids::{ItemId, MemberId};
use house::items::Item;
use house::web::form::LINE;
use house::web::{Answer, At, Error, Form, Page, Said, Viewer, Visit, filters};
use house::{blocks, members};

#[derive(Template)]
#[template(path = "proposals/views/carrying/proxy.html")]
struct ProxyPage {
    form: Form,
    voted: bool,
    /// Who holds one's vote.
    holder: Option<Proxy>,
    /// Whose votes one holds.
    held: Vec<Proxy>,
    people: String,
    most: i64,
    action: String,
    back: String,
}

/// GET `/n/{slug}/proposals/{id}/proxies`
pub(in crate::proposals) async fn ask(visit: Visit, At((_, id)): At<(String, ItemId)>) -> Answer {
    visit.page(move |q, viewer| page(q, viewer, id, Form::new())).await
}

/// POST `/n/{slug}/proposals/{id}/proxies`
pub(in crate::proposals) async fn give(
    visit: Visit,
    At((_, id)): At<(String, ItemId)>,
    form: Form,
) -> Answer {
    match visit.change(form, move |tx, viewer, form| write(tx, viewer, id, form)).await? {
        Ok(()) => Ok(visit.go_saying(visit.path(format_args!("items/{id}")), "proxy-given-done")),
        Err(form) => visit.page(move |q, viewer| page(q, viewer, id, form).map(Page::invalid)).await,
    }
}

/// POST `/n/{slug}/proposals/{id}/proxies/removal`
pub(in crate::proposals) async fn take_back(visit: Visit, At((_, id)): At<(String, ItemId)>) -> Answer {
    visit.write(move |tx, viewer| end(tx, viewer, id)).await?;
    Ok(visit.go_saying(visit.path(format_args!("items/{id}")), "proxy-returned-done"))
}

fn write(tx: &mut Write<'_>, viewer: &Viewer, id: ItemId, form: &mut Form) -> Result<(), Error> {
    // Ballots, proxies and the closing of one vote follow one another; and so do a proxy and a block.
    tx.lock("items", id.get())?;
    tx.lock("members", viewer.member()?.id.get())?;
    let (item, proposal, voice) = own(tx, viewer, id)?;
    if voice.cast_version > 0 {
        return Err(refused("proposal-proxy-voted"));
    }
    if store::holder_of(tx, voice.id)?.is_some() {
        return Err(refused("proposal-proxy-second"));
    }
    let holder = holder(tx, viewer, &proposal, form)?;
    form.checked()?;
    let (holder, member) = holder.ok_or(Error::Invalid)?;
    store::give_proxy(tx, viewer.network.id, id, (voice.id, holder), viewer.now)?;
    note(tx, viewer, &item, (&PROXY_GIVEN, member))
}

fn end(tx: &mut Write<'_>, viewer: &Viewer, id: ItemId) -> Result<(), Error> {
    tx.lock("items", id.get())?;
    let (item, _, voice) = own(tx, viewer, id)?;
    let Some(holder) = store::holder_of(tx, voice.id)? else { return Ok(()) };
    store::return_proxy(tx, voice.id)?;
    note(tx, viewer, &item, (&PROXY_RETURNED, holder.member_id))
}

fn note(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    item: &Item,
    (act, member): (&'static Act, MemberId),
) -> Result<(), Error> {
    let happened = Happened::new(act).space(item.space_id).item(item.id).subject(member.get());
    happenings::record(tx, viewer.network.id, viewer.member_id(), viewer.now, happened)?;
    Ok(())
}

/// The viewer's own vote in a vote that is open and takes proxies.
fn own(q: &mut Read<'_>, viewer: &Viewer, id: ItemId) -> Result<(Item, Proposal, Voice), Error> {
    let (item, proposal) = find(q, viewer, id, Action::CastBallot)?;
    if proposal.secrecy.is_secret() {
        return Err(refused("proposal-proxy-secret"));
    }
    let voices = voting::may_vote(q, viewer, &item, &proposal)?;
    if proposal.most_proxies() == 0 {
        return Err(refused("proposal-proxy-none"));
    }
    let voice = voices.into_iter().next().ok_or(Error::NotFound)?;
    Ok((item, proposal, voice))
}

/// Whoever was named, if they have a vote and may hold one more.
fn holder(
    q: &mut Read<'_>,
    viewer: &Viewer,
    proposal: &Proposal,
    form: &mut Form,
) -> Result<Option<(VoterId, MemberId)>, Error> {
    let name = form.name("to", LINE);
    if form.error("to").is_some() {
        return Ok(None);
    }
    let found = store::of_name(q, viewer.network.id, &members::fold(&name))?;
    let said = match found.as_slice() {
        [one] if Some(*one) == viewer.member_id() => Said::key("proposal-proxy-self"),
        [one] => match taking(q, viewer, proposal, (*one, &name))? {
            Ok(voter) => return Ok(Some((voter, *one))),
            Err(why) => why,
        },
        [] => Said::key("proposal-named-unknown").with("name", &name),
        _ => Said::key("proposal-named-several").with("name", &name),
    };
    form.fail("to", said);
    Ok(None)
}

/// The vote of a member who can hold that of the viewer; else why they cannot.
fn taking(
    q: &mut Read<'_>,
    viewer: &Viewer,
    proposal: &Proposal,
    (member, name): (MemberId, &str),
) -> Result<Result<VoterId, Said>, Error> {
    if let Some(parted) = blocks::between(q, viewer.member()?.id, (member, name))? {
        return Ok(Err(parted));
    }
    Ok(match store::voter_of(q, proposal.item_id, member)? {
        None => Err(Said::key("proposal-proxy-voter")),
        Some(voter) if store::held_count(q, voter)? >= proposal.most_proxies() => {
            Err(Said::key("proposal-proxy-full").with("most", proposal.most_proxies()))
        }
        Some(voter) => Ok(voter),
    })
}

fn page(q: &mut Read<'_>, viewer: &Viewer, id: ItemId, form: Form) -> Result<Page<ProxyPage>, Error> {
    let (item, proposal, voice) = own(q, viewer, id)?;
    let body = ProxyPage {
        form,
        voted: voice.cast_version > 0,
        holder: store::holder_of(q, voice.id)?,
        held: store::held_by(q, voice.id)?,
        people: viewer.path("people"),
        most: proposal.most_proxies(),
        action: proposal.path(viewer, "proxies"),
        back: item.href(viewer),
    };
    Ok(voting::below(Page::new(body, "proposal-proxy"), viewer, &item))
}
