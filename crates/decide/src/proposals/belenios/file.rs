//! The question as a file for Belenios.

use super::asking::{Election, question};
use super::held;
use crate::proposals::choice::{ABSTAIN, MOST_POINTS};
use crate::proposals::method::Method;
use crate::proposals::proposal::Proposal;
use crate::proposals::store;
use axum::http::{HeaderValue, header};
use axum::response::IntoResponse;
use db::Read;
use house::access::Action;
use house::ids::ItemId;
use house::web::{Answer, At, Error, Said, Speech, Viewer, Visit};

/// GET `/n/{slug}/proposals/{id}/election.json`
pub(in crate::proposals) async fn file(visit: Visit, At((_, id)): At<(String, ItemId)>) -> Answer {
    let told = visit.clone();
    let read = move |q: &mut Read<'_>, viewer: &Viewer| {
        let speech = told.speech(viewer.account.as_ref(), Some(&viewer.network));
        written(q, viewer, id, &speech)
    };
    let text = visit.read(read).await?;
    let mut response = text.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    let name = HeaderValue::from_static("attachment; filename=\"election.json\"");
    headers.insert(header::CONTENT_DISPOSITION, name);
    Ok(response)
}

fn written(q: &mut Read<'_>, viewer: &Viewer, id: ItemId, speech: &Speech) -> Result<String, Error> {
    let (item, proposal) = held(q, viewer, id, Action::HoldVote)?;
    let options = store::options(q, id)?.into_iter().map(|option| option.label);
    let words = proposal.method.words().iter().filter(|(word, _)| *word != ABSTAIN);
    let answers = words.map(|(_, key)| speech.say(&Said::key(key))).chain(options).collect();
    let name = item.title.as_str();
    let asked =
        hint(&proposal).map_or_else(|| name.to_owned(), |said| format!("{name} – {}", speech.say(&said)));
    let questions = vec![question(&proposal, &asked, answers)];
    let election = Election { description: &item.body, name, questions };
    Ok(serde_json::to_string(&election).map_err(anyhow::Error::from)?)
}

/// What voters must be told where Belenios takes any number.
fn hint(proposal: &Proposal) -> Option<Said> {
    match proposal.method {
        Method::Score => Some(Said::key("proposal-points-hint").with("most", i64::from(MOST_POINTS))),
        Method::Dots => Some(Said::key("proposal-spend-hint").with("dots", proposal.dots)),
        _ => None,
    }
}
