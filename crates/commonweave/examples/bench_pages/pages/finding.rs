//! By which row of the demo a page is measured, and the address of the page. A test opens the pages at these addresses.

use db::Read;
use house::room::{Measured, Subject};

/// The network in which pages are measured.
const NETWORK: &str = "green-city";

/// The row that stands in the path of a page: none where the network alone does, and none where the bench has to bring it.
pub(super) fn row(q: &mut Read<'_>, of: Subject) -> Result<Option<i64>, db::Error> {
    match of {
        Subject::Network | Subject::Brought(_) => Ok(None),
        Subject::LargestOrganisation => q.maybe(
            "SELECT organisation_id FROM affiliations JOIN networks ON networks.id = affiliations.network_id
             WHERE networks.slug = $1 GROUP BY organisation_id ORDER BY COUNT(*) DESC, organisation_id LIMIT 1",
            &[&NETWORK],
        ),
        Subject::Busiest(kind) => Ok(busiest(q, kind)?.map(|(item, _)| item)),
        Subject::SpaceOfBusiest(kind) => Ok(busiest(q, kind)?.map(|(_, space)| space)),
        Subject::Newest(kind) => q.maybe(
            "SELECT items.id FROM items JOIN networks ON networks.id = items.network_id
             JOIN spaces ON spaces.id = items.space_id
             WHERE networks.slug = $1 AND items.kind = $2 AND items.shelf = 'shown'
               AND spaces.visibility <> 'members' AND items.title NOT LIKE '%of the bench'
             ORDER BY items.closed_at IS NOT NULL, items.id DESC LIMIT 1",
            &[&NETWORK, &kind],
        ),
    }
}

/// The item in which most was said, and its space. What the bench brings is not meant.
fn busiest(q: &mut Read<'_>, kind: &str) -> Result<Option<(i64, i64)>, db::Error> {
    q.maybe(
        "SELECT items.id, items.space_id FROM items JOIN networks ON networks.id = items.network_id
         JOIN spaces ON spaces.id = items.space_id
         WHERE networks.slug = $1 AND items.kind = $2 AND items.shelf = 'shown'
           AND spaces.visibility <> 'members' AND items.title NOT LIKE '%of the bench'
         ORDER BY items.message_count DESC, items.id LIMIT 1",
        &[&NETWORK, &kind],
    )
}

/// The address of a page that is about this row.
pub(super) fn address(page: &Measured, row: Option<i64>) -> String {
    let filled = |part: &str| match (part, row) {
        ("{slug}", _) => NETWORK.to_owned(),
        (part, Some(row)) if part.starts_with('{') => row.to_string(),
        (part, _) => part.to_owned(),
    };
    let path = page.path.split('/').map(filled).collect::<Vec<_>>().join("/");
    if page.query.is_empty() { path } else { format!("{path}?{}", page.query) }
}
