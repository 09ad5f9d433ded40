//! The directory of organisations, how many there are of each sector, and the same list as a file.

use super::organisation::OrganisationCard;
use super::store::{self, Particulars};
use crate::access::Action;
use crate::members::sought;
use crate::networks;
use crate::sector::Sector;
use crate::web::sheet::{self, Rows};
use crate::web::{Answer, Error, Form, Page, Place, Speech, Viewer, Visit, filters};
use askama::Template;
use db::Read;

/// How many organisations stand on a page.
const PAGE: i64 = 48;
/// The columns of the file that members alone have.
const CONTACT: [&str; 3] = [
    "organisations-column-contact-person",
    "organisations-column-contact-email",
    "organisations-column-contact-phone",
];
/// How many hits a search shows.
const HITS: i64 = 100;

#[derive(Template)]
#[template(path = "organisations/views/directory.html")]
struct DirectoryPage {
    base: String,
    filter: Filter,
    total: i64,
    bars: Vec<Bar>,
    organisations: Vec<OrganisationCard>,
    more_hits: bool,
    next: Option<String>,
    csv: String,
    may_add: bool,
    /// Where to bring in a list, for those who may.
    imports: Option<String>,
    /// Whether the viewer may put the list in order.
    may_keep: bool,
}

/// A sector, how many are of it, and how long its bar is in per cent of the longest.
struct Bar {
    sector: Sector,
    amount: i64,
    width: i64,
    href: String,
    chosen: bool,
}

/// Which organisations the list shows, as its address says it.
#[derive(Debug, Clone, Default)]
pub(super) struct Filter {
    pub(super) search: String,
    /// The folded words of the search, the longest first, at most three.
    pub(super) words: Vec<String>,
    pub(super) sector: Option<Sector>,
}

impl Filter {
    pub(super) fn read(query: &Form) -> Filter {
        Filter { sector: query.value("sector").parse().ok(), ..Filter::by_name(query.value("q")) }
    }

    /// Those whose names hold words that begin so.
    pub(super) fn by_name(text: &str) -> Filter {
        let search: String = text.trim().chars().take(100).collect();
        let mut words = sought(&search);
        words.sort_by_key(|word| std::cmp::Reverse(word.len()));
        words.truncate(3);
        Filter { search, words, sector: None }
    }

    /// The sector as it stands in the tables; empty for any.
    pub(super) fn sector_word(&self) -> &'static str {
        self.sector.map_or("", Sector::as_str)
    }

    fn is_on(&self) -> bool {
        !self.search.is_empty() || self.sector.is_some()
    }

    /// The address of the same list with one part set to another value; empty takes the part away.
    pub(super) fn with(&self, path: &str, part: &str, value: &str) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        for (name, own) in [("q", self.search.as_str()), ("sector", self.sector_word()), ("after", "")] {
            let value = if name == part { value } else { own };
            if !value.is_empty() {
                query.append_pair(name, value);
            }
        }
        let query = query.finish();
        if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
    }
}

/// GET `/n/{slug}/organisations`
pub(super) async fn list(visit: Visit) -> Answer {
    let query = visit.query.clone();
    visit
        .page(move |q, viewer| {
            let filter = Filter::read(&query);
            let base = viewer.path("organisations");
            let (organisations, more) = find(q, viewer, &filter, query.value("after"), PAGE)?;
            let searching = !filter.words.is_empty();
            let last = organisations.last().filter(|_| more && !searching);
            let counts = networks::counts(q, viewer.network.id)?;
            let page = DirectoryPage {
                total: count_of(&counts, "organisations"),
                bars: bars(&counts, &filter, &base),
                more_hits: more && searching,
                next: last.map(|last| filter.with(&base, "after", &last.name_key)),
                csv: filter.with(&viewer.path("organisations.csv"), "after", ""),
                may_add: viewer.may(Action::AddOrganisation),
                may_keep: viewer.may(Action::KeepOrganisations),
                imports: viewer.may(Action::Import).then(|| viewer.path("imports")),
                organisations,
                filter,
                base,
            };
            Ok(Page::new(page, "organisations-title").place(Place::Organisations).wide())
        })
        .await
}

/// GET `/n/{slug}/organisations.csv`
pub(super) async fn download(visit: Visit) -> Answer {
    let asked = visit.clone();
    let (speech, member) = visit
        .read(move |_, viewer| {
            let speech = asked.speech(viewer.account.as_ref(), Some(&viewer.network));
            Ok((speech, viewer.may(Action::ReadMembers)))
        })
        .await?;
    let mut keys = vec![
        "organisations-column-name",
        "organisations-column-sector",
        "organisations-column-place",
        "organisations-column-website",
        "organisations-column-about",
        "organisations-column-seeks",
        "organisations-column-brings",
    ];
    if member {
        keys.extend(CONTACT);
    }
    let head = keys.iter().map(|key| speech.key(key).into_owned()).collect();
    let filter = Filter::read(&visit.query);
    sheet::send("organisations", head, String::new(), move |place| {
        let (visit, filter, speech) = (visit.clone(), filter.clone(), speech.clone());
        async move { visit.read(move |q, viewer| rows(q, viewer, &filter, &place, &speech)).await }
    })
    .await
}

fn rows(
    q: &mut Read<'_>,
    viewer: &Viewer,
    filter: &Filter,
    place: &str,
    speech: &Speech,
) -> Result<Rows<String>, Error> {
    let (found, more) = find(q, viewer, filter, place, sheet::PAGE)?;
    let next = found.last().filter(|_| more && filter.words.is_empty()).map(|last| last.name_key.clone());
    let ids: Vec<_> = found.iter().map(|card| card.id).collect();
    let particulars = store::particulars(q, &ids)?;
    let member = viewer.may(Action::ReadMembers);
    let row = |card: &OrganisationCard| {
        let known = particulars.iter().find(|known| known.id == card.id);
        let text = |of: fn(&Particulars) -> &String| known.map(of).cloned().unwrap_or_default();
        let sector = speech.key(card.sector.label()).into_owned();
        let mut row = vec![card.name.clone(), sector, card.place.clone()];
        row.extend([text(|known| &known.website), text(|known| &known.about)]);
        row.extend([card.seeks.clone(), card.brings.clone()]);
        if member {
            row.push(text(|known| &known.contact_person));
            row.extend([text(|known| &known.contact_email), text(|known| &known.contact_phone)]);
        }
        row
    };
    Ok((found.iter().map(row).collect(), next))
}

/// Organisations of a page and whether there are more.
pub(super) fn find(
    q: &mut Read<'_>,
    viewer: &Viewer,
    filter: &Filter,
    after: &str,
    limit: i64,
) -> Result<(Vec<OrganisationCard>, bool), Error> {
    let network = viewer.network.id;
    let searching = !filter.words.is_empty();
    let limit = if searching { HITS } else { limit };
    let mut found = match searching {
        true => store::with_words(q, network, filter, limit + 1)?,
        false => store::page(q, network, filter, after, limit + 1)?,
    };
    let most = usize::try_from(limit).unwrap_or(usize::MAX);
    let more = found.len() > most;
    found.truncate(most);
    Ok((found, more))
}

fn count_of(counts: &[(String, i64)], subject: &str) -> i64 {
    counts.iter().find(|(other, _)| other == subject).map_or(0, |(_, amount)| *amount)
}

/// The sectors that are there, the largest first.
fn bars(counts: &[(String, i64)], filter: &Filter, base: &str) -> Vec<Bar> {
    let bar = |sector: &Sector| Bar {
        sector: *sector,
        amount: count_of(counts, sector.label()),
        width: 0,
        href: filter.with(base, "sector", sector.as_str()),
        chosen: filter.sector == Some(*sector),
    };
    let mut bars: Vec<Bar> = Sector::ALL.iter().map(bar).filter(|bar| bar.amount > 0 || bar.chosen).collect();
    bars.sort_by_key(|bar| std::cmp::Reverse(bar.amount));
    let most = bars.iter().map(|bar| bar.amount).max().unwrap_or(0).max(1);
    bars.iter_mut().for_each(|bar| bar.width = bar.amount * 100 / most);
    bars
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_largest_sector_has_the_whole_width_and_stands_first() {
        let counts = vec![("sector-arts".to_owned(), 3), ("sector-health".to_owned(), 12)];
        let bars = bars(&counts, &Filter::default(), "/n/x/organisations");
        let seen: Vec<_> = bars.iter().map(|bar| (bar.sector, bar.width)).collect();
        assert_eq!(seen, [(Sector::Health, 100), (Sector::Arts, 25)]);
    }

    #[test]
    fn a_filter_keeps_the_others_in_the_address() {
        let query = Form::of_query("q=roofs+%26+water&sector=arts&after=x");
        let href = Filter::read(&query).with("/o", "sector", "health");
        assert_eq!(href, "/o?q=roofs+%26+water&sector=health");
    }
}
