//! The pages that are measured, in the network `green-city` of the demo.

use crate::client::{Answer, Client, Request};
use anyhow::Context;
use db::{Db, Options};
use std::net::SocketAddr;

/// A page of the network.
#[derive(Debug, Clone)]
pub(crate) struct Page {
    pub(crate) name: &'static str,
    pub(crate) path: String,
    /// Whether it is one of those whose speed is compared with the floor.
    pub(crate) main: bool,
}

/// The pages: the organisation with the most people, the discussion with the most messages.
pub(crate) fn pages(database: &str) -> anyhow::Result<Vec<Page>> {
    let db = Db::open(database, Options { readers: 1, ..Options::default() })?;
    let stage = crate::stage::set(&db)?;
    let (organisation, item, space, event) = db.read_blocking(|q| {
        let organisation: i64 = q.one(
            "SELECT organisation_id FROM affiliations JOIN networks ON networks.id = affiliations.network_id
             WHERE networks.slug = 'green-city' GROUP BY organisation_id
             ORDER BY COUNT(*) DESC, organisation_id LIMIT 1",
            &[],
        )?;
        let (item, space): (i64, i64) = q.one(
            "SELECT items.id, items.space_id FROM items JOIN networks ON networks.id = items.network_id
             WHERE networks.slug = 'green-city' AND items.kind = 'discussion'
               AND items.title NOT LIKE '%of the bench'
             ORDER BY items.message_count DESC, items.id LIMIT 1",
            &[],
        )?;
        let event: i64 = q.one(
            "SELECT items.id FROM items JOIN networks ON networks.id = items.network_id
             WHERE networks.slug = 'green-city' AND items.kind = 'event' AND items.closed_at IS NULL
               AND items.title NOT LIKE '%of the bench'
             ORDER BY items.id DESC LIMIT 1",
            &[],
        )?;
        Ok::<_, db::Error>((organisation, item, space, event))
    })?;
    db.close();
    let page = |name, main, rest: String| Page { name, main, path: format!("/n/green-city/{rest}") };
    Ok(vec![
        page("directory of people", true, "people".to_owned()),
        page("an organisation", true, format!("organisations/{organisation}")),
        page("the charter", true, "charter".to_owned()),
        page("the busiest discussion", true, format!("items/{item}")),
        page("a month with 300 dates", true, "calendar".to_owned()),
        page("an item with a card", true, format!("items/{event}")),
        page("an event with 2,000 answers", true, format!("items/{}", stage.event)),
        page("a board of 1,000 cards", true, format!("spaces/{}/board", stage.board)),
        page("a timeline of 500 tasks", true, format!("spaces/{}/timeline", stage.board)),
        page("a channel", true, format!("items/{}", stage.channel)),
        page("a discussion of 500", true, format!("items/{}", stage.discussion)),
        page("letters", true, format!("correspondence/{}", stage.letters)),
        page("the inbox", true, "inbox".to_owned()),
        page("the map", true, "map".to_owned()),
        page("the map of people", true, "map?of-whom=member".to_owned()),
        page("whose voice", true, "voice".to_owned()),
        page("the outcomes", true, "outcomes".to_owned()),
        page("the review of figures", true, "outcomes/review".to_owned()),
        page("the five conditions", true, "conditions".to_owned()),
        page("Today of a member of 50 spaces", true, "today".to_owned()),
        page("spaces", false, "spaces".to_owned()),
        page("a space", false, format!("spaces/{space}")),
        page("items of a space", false, format!("spaces/{space}/items")),
        page("directory of organisations", false, "organisations".to_owned()),
        page("a search", false, "search?q=roof".to_owned()),
        page("tags", false, "tags".to_owned()),
    ])
}

/// The kilobytes of a first view, as they travel: the page, its style, its script.
pub(crate) fn weight(address: SocketAddr, page: &Page, token: &str) -> anyhow::Result<(f64, f64)> {
    let mut client = Client::connect(address)?;
    let plain = client.ask(&Request::get(address, &page.path, Some(token), ""))?;
    let text = String::from_utf8_lossy(&plain.body).into_owned();
    let travels = |answer: &Answer| f64::from(u32::try_from(answer.body.len()).unwrap_or(u32::MAX)) / 1e3;
    let html = travels(&client.ask(&Request::get(address, &page.path, Some(token), "br"))?);
    let mut whole = html;
    for part in text.split('"').filter(|part| part.starts_with("/assets/")) {
        if part.contains(".css") || part.contains(".js") {
            let answer = client.ask(&Request::get(address, part, None, "br"))?;
            (answer.status == 200).then_some(()).with_context(|| part.to_owned())?;
            whole += travels(&answer);
        }
    }
    Ok((html, whole))
}
