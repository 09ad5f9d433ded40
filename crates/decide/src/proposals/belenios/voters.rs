//! The addresses of those who may vote, as the list that Belenios writes to. They are personal data: only those who see the
//! members' addresses anyway are given them, they are asked first, and the log says who took them.

use super::{held, store};
use crate::proposals::acts::VOTERS_TAKEN;
use crate::proposals::proposal::{Proposal, VoterId, refused};
use crate::proposals::voting;
use askama::Template;
use axum::http::{HeaderValue, header};
use axum::response::IntoResponse;
use db::{Read, Write};
use house::access::Action;
use house::happenings::{self, Happened};
use house::ids::ItemId;
use house::items::Item;
use house::web::{Answer, At, Error, Page, Viewer, Visit, filters};

#[derive(Template)]
#[template(path = "proposals/views/belenios/voters.html")]
struct VotersPage {
    entitled: i64,
    action: String,
    back: String,
}

/// GET `/n/{slug}/proposals/{id}/election/voters`
pub(in crate::proposals) async fn ask(visit: Visit, At((_, id)): At<(String, ItemId)>) -> Answer {
    visit.page(move |q, viewer| page(q, viewer, id)).await
}

/// POST `/n/{slug}/proposals/{id}/election/voters`
pub(in crate::proposals) async fn list(visit: Visit, At((_, id)): At<(String, ItemId)>) -> Answer {
    let text = visit.write(move |tx, viewer| taken(tx, viewer, id)).await?;
    let mut response = text.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8"));
    let name = HeaderValue::from_static("attachment; filename=\"voters.txt\"");
    headers.insert(header::CONTENT_DISPOSITION, name);
    Ok(response)
}

/// The vote, for those who hold it and see the addresses of members anyway.
fn of_steward(q: &mut Read<'_>, viewer: &Viewer, id: ItemId) -> Result<(Item, Proposal), Error> {
    let found = held(q, viewer, id, Action::HoldVote)?;
    if viewer.may(Action::ManageMembers) { Ok(found) } else { Err(refused("belenios-voters-steward")) }
}

/// One address a line, as Belenios reads it: without a login of its own, and with the number of votes where it is not one.
fn taken(tx: &mut Write<'_>, viewer: &Viewer, id: ItemId) -> Result<String, Error> {
    let (item, _) = of_steward(tx, viewer, id)?;
    let (mut text, mut after) = (String::new(), VoterId::from(0));
    loop {
        let found = store::addresses(tx, id, after)?;
        for (_, address, votes) in found.iter().filter(|(_, address, _)| !address.is_empty()) {
            text.push_str(address);
            if *votes > 1 {
                text.push_str(&format!(",,{votes}"));
            }
            text.push('\n');
        }
        let full = found.len() >= store::PAGE;
        match found.last().filter(|_| full) {
            Some((last, ..)) => after = *last,
            None => break,
        }
    }
    let happened = Happened::new(&VOTERS_TAKEN).space(item.space_id).item(id);
    happenings::record(tx, viewer.network.id, viewer.member_id(), viewer.now, happened)?;
    Ok(text)
}

fn page(q: &mut Read<'_>, viewer: &Viewer, id: ItemId) -> Result<Page<VotersPage>, Error> {
    let (item, proposal) = of_steward(q, viewer, id)?;
    let action = proposal.path(viewer, "election/voters");
    let body = VotersPage { entitled: proposal.entitled_count, action, back: item.href(viewer) };
    Ok(voting::below(Page::new(body, "belenios-voters"), viewer, &item))
}
