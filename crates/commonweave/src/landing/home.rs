//! The server's front page: what this is, the networks that want to be found, and one's own.

use super::persona::{PERSONAS, Persona};
use super::store;
use askama::Template;
use house::ids::NetworkId;
use house::networks::{self, ListedNetwork};
use house::web::{Answer, Network, Page, Said, Visit, filters, initials};

/// How many networks stand on a page.
const PAGE: usize = 24;

#[derive(Template)]
#[template(path = "landing/views/home.html")]
struct HomePage {
    signed_in: bool,
    mine: Vec<Network>,
    suspended: Vec<String>,
    listed: Vec<ListedNetwork>,
    older: Option<String>,
    first: bool,
    personas: &'static [Persona],
}

/// The front page. `after` and `id` are the name and number of the last network of the page before.
pub(super) async fn show(visit: Visit) -> Answer {
    let after = visit.query.value("after").replace('\0', "");
    let id = visit.query.value("id").parse().unwrap_or(NetworkId::from(0));
    let demo = visit.app.demo;
    visit
        .server_page(move |q, visitor| {
            let first = after.is_empty();
            let mut listed = networks::listed(q, &after, id, 25)?;
            let more = listed.len() > PAGE;
            listed.truncate(PAGE);
            let older = listed.last().filter(|_| more).map(next);
            let mine = if first { visitor.networks(q)? } else { Vec::new() };
            listed.retain(|network| mine.iter().all(|own| own.id != network.id));
            let personas: &[Persona] = if demo && first { &PERSONAS } else { &[] };
            let signed_in = visitor.account.is_some();
            let suspended = match &visitor.account {
                Some(account) if first => store::suspended_in(q, account.id)?,
                _ => Vec::new(),
            };
            let body = HomePage { signed_in, mine, suspended, listed, older, first, personas };
            Ok(Page::new(body, Said::key("landing-title")).wide())
        })
        .await
}

fn next(last: &ListedNetwork) -> String {
    let mut query = form_urlencoded::Serializer::new(String::from("/?"));
    query.append_pair("after", &last.name).append_pair("id", &last.id.to_string());
    query.finish()
}
