//! The question as a file for Belenios, and those of other votes that are asked in the same election.

use super::asking::{Election, question};
use super::{held, store};
use crate::proposals::choice::{ABSTAIN, MOST_POINTS};
use crate::proposals::method::Method;
use crate::proposals::proposal::{Proposal, refused};
use crate::proposals::store as proposals;
use axum::http::{HeaderValue, header};
use axum::response::IntoResponse;
use db::Read;
use house::access::Action;
use house::ids::ItemId;
use house::web::{Answer, At, Error, Form, Said, Speech, Viewer, Visit};
use std::collections::BTreeSet;

/// GET `/n/{slug}/proposals/{id}/election.json`, with `also` for each vote that is asked in the same election.
pub(in crate::proposals) async fn file(visit: Visit, At((_, id)): At<(String, ItemId)>) -> Answer {
    let (told, also) = (visit.clone(), also(&visit.query));
    let read = move |q: &mut Read<'_>, viewer: &Viewer| {
        let speech = told.speech(viewer.account.as_ref(), Some(&viewer.network));
        written(q, viewer, (id, &also), &speech)
    };
    let text = visit.read(read).await?;
    let mut response = text.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    let name = HeaderValue::from_static("attachment; filename=\"election.json\"");
    headers.insert(header::CONTENT_DISPOSITION, name);
    Ok(response)
}

/// The numbers of the other votes.
fn also(query: &Form) -> BTreeSet<ItemId> {
    query.values("also").iter().filter_map(|id| id.parse().ok()).collect()
}

fn written(
    q: &mut Read<'_>,
    viewer: &Viewer,
    (id, also): (ItemId, &BTreeSet<ItemId>),
    speech: &Speech,
) -> Result<String, Error> {
    let (item, proposal) = held(q, viewer, id, Action::HoldVote)?;
    let asked = asked(q, (item.title.clone(), proposal), also)?;
    let items: Vec<ItemId> = asked.iter().map(|(_, proposal)| proposal.item_id).collect();
    let options = proposals::words(q, &items)?;
    let texts: Vec<String> = asked.iter().map(|(title, proposal)| heading(title, proposal, speech)).collect();
    let questions = asked.iter().zip(&texts).map(|((_, proposal), text)| {
        let own =
            options.iter().filter(|(item, _)| *item == proposal.item_id).map(|(_, label)| label.clone());
        question(proposal, text, answers(proposal, own, speech))
    });
    let election = Election { description: &item.body, name: &item.title, questions: questions.collect() };
    Ok(serde_json::to_string(&election).map_err(anyhow::Error::from)?)
}

/// The answers to the question of a vote, in their order: the words of its method, or its options.
pub(super) fn answers(
    proposal: &Proposal,
    options: impl Iterator<Item = String>,
    speech: &Speech,
) -> Vec<String> {
    let words = proposal.method.words().iter().filter(|(word, _)| *word != ABSTAIN);
    words.map(|(_, key)| speech.say(&Said::key(key))).chain(options).collect()
}

/// The votes that the election asks about, each with its title: this one first, then those with it that have the same voters.
fn asked(
    q: &mut Read<'_>,
    own: (String, Proposal),
    also: &BTreeSet<ItemId>,
) -> Result<Vec<(String, Proposal)>, Error> {
    let id = own.1.item_id;
    let mut asked = vec![own];
    if also.is_empty() {
        return Ok(asked);
    }
    for (other, title) in store::beside(q, id)?.into_iter().filter(|(other, _)| also.contains(other)) {
        if !store::has_same_voters(q, (id, other))? {
            return Err(refused("belenios-apart"));
        }
        asked.push((title, proposals::of_item(q, other)?.ok_or(Error::NotFound)?));
    }
    Ok(asked)
}

/// What a question says: the title, and what the method asks of voters.
fn heading(title: &str, proposal: &Proposal, speech: &Speech) -> String {
    hint(proposal).map_or_else(|| title.to_owned(), |said| format!("{title} – {}", speech.say(&said)))
}

/// What voters must be told where Belenios takes any number.
fn hint(proposal: &Proposal) -> Option<Said> {
    match proposal.method {
        Method::Score => Some(Said::key("proposal-points-hint").with("most", i64::from(MOST_POINTS))),
        Method::Dots => Some(Said::key("proposal-spend-hint").with("dots", proposal.dots)),
        _ => None,
    }
}
