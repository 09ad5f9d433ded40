//! What a checkable vote publishes when it closes: each ballot by its code, the digest of the list, and how it is counted
//! again with `commonweave count`.

use crate::proposals::choice::Choice;
use crate::proposals::method::Secrecy;
use crate::proposals::proposal::{Choosable, Proposal, find};
use crate::proposals::store;
use db::Read;
use house::access::Action;
use house::clock::digest;
use house::ids::ItemId;
use house::web::{Answer, At, Error, Visit, sheet};

/// The list as it is published: a row for each ballot, a column for each thing that one could choose.
pub(in crate::proposals) fn published(
    q: &mut Read<'_>,
    proposal: &Proposal,
    options: &[Choosable],
) -> Result<Option<(Vec<Vec<String>>, String)>, Error> {
    if proposal.secrecy != Secrecy::Checkable {
        return Ok(None);
    }
    let Some(seen) = proposal.seen() else { return Ok(None) };
    let papers = store::papers(q, seen)?;
    if papers.is_empty() {
        return Ok(None);
    }
    let words = proposal.method.words();
    let mut head = vec!["Ballot ID".to_owned()];
    head.extend(words.iter().map(|(word, _)| (*word).to_owned()));
    head.extend(options.iter().map(|option| option.label.clone()));
    let mut rows = vec![head];
    for (code, text) in papers {
        let choice = Choice::kept(proposal.method, &text);
        let mut row = vec![code];
        row.extend(words.iter().map(|(word, _)| if *word == text { "1".to_owned() } else { String::new() }));
        row.extend(options.iter().map(|option| mark(choice.as_ref(), option)));
        rows.push(row);
    }
    let lines: Vec<String> = rows.iter().map(|row| row.join(",")).collect();
    let digest = digest(&lines.join("\n"));
    Ok(Some((rows, digest)))
}

/// What a ballot says to an option: a rank, points, dots or a tick.
fn mark(choice: Option<&Choice>, option: &Choosable) -> String {
    let found = match choice {
        Some(Choice::Approved(ids)) => ids.contains(&option.id).then(|| "1".to_owned()),
        Some(Choice::Rated(rated)) => {
            rated.iter().find(|(id, _)| *id == option.id).map(|(_, points)| points.to_string())
        }
        Some(Choice::Ranked(places)) => {
            let place = places.iter().position(|place| place.contains(&option.id));
            place.map(|place| place.saturating_add(1).to_string())
        }
        _ => None,
    };
    found.unwrap_or_default()
}

/// GET `/n/{slug}/items/{id}/ballots.csv`
pub(in crate::proposals) async fn csv(visit: Visit, At((_, id)): At<(String, ItemId)>) -> Answer {
    let rows = visit
        .read(move |q, viewer| {
            let (_, proposal) = find(q, viewer, id, Action::ReadSpace)?;
            let options = store::options(q, id)?;
            published(q, &proposal, &options)
        })
        .await?;
    let rows = rows.map_or_else(|| vec![vec!["Ballot ID".to_owned()]], |(rows, _)| rows);
    sheet::whole(&format!("ballots-{id}"), &rows)
}
