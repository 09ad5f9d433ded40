//! The directory as a file: the same people, in the same order, as the list shows.

use super::{Entry, Filter, entries};
use crate::access::Action;
use crate::ids::MemberId;
use crate::members::{Direction, role_label, store};
use crate::web::sheet::{self, Rows};
use crate::web::{Answer, Error, Form, Speech, Viewer, Visit};
use db::Read;

type Place = (String, MemberId);

/// GET `/n/{slug}/people.csv`
pub(in crate::members) async fn download(visit: Visit) -> Answer {
    let (head, speech) = visit.read(head_of(&visit)).await?;
    let query = visit.query.clone();
    let start = (String::new(), MemberId::from(0));
    sheet::send("people", head, start, move |place| {
        let (visit, query, speech) = (visit.clone(), query.clone(), speech.clone());
        async move { visit.read(move |q, viewer| rows(q, viewer, &query, &place, &speech)).await }
    })
    .await
}

fn head_of(
    visit: &Visit,
) -> impl FnOnce(&mut Read<'_>, &Viewer) -> Result<(Vec<String>, Speech), Error> + Send + 'static {
    let visit = visit.clone();
    move |_, viewer| {
        let speech = visit.speech(viewer.account.as_ref(), Some(&viewer.network));
        let mut keys = vec![
            "people-column-name",
            "people-column-role",
            "people-column-headline",
            "people-column-place",
            "people-column-languages",
            "people-column-offers",
            "people-column-wants",
            "people-column-organisations",
        ];
        if viewer.may(Action::ManageMembers) {
            keys.extend(["people-column-email", "people-column-state"]);
        }
        Ok((keys.into_iter().map(|key| speech.key(key).into_owned()).collect(), speech))
    }
}

fn rows(
    q: &mut Read<'_>,
    viewer: &Viewer,
    query: &Form,
    place: &Place,
    speech: &Speech,
) -> Result<Rows<Place>, Error> {
    let filter = Filter::read(query, viewer);
    let (ids, next) = if filter.words.is_empty() {
        let ids = store::page(q, viewer.network.id, &filter, place, sheet::PAGE)?;
        (ids, true)
    } else {
        (store::with_words(q, viewer.network.id, &filter, 100)?, false)
    };
    let found = entries(q, viewer, &ids)?;
    let full = i64::try_from(found.len()).is_ok_and(|length| length == sheet::PAGE);
    let last = found.last().filter(|_| next && full);
    let last = last.map(|last| (last.card.name_key.clone(), last.card.id));
    let skills = store::skills_of_many(q, &ids)?;
    let particulars = store::particulars(q, &ids)?;
    let steward = viewer.may(Action::ManageMembers);
    let named = |id, wanted| {
        let own = skills.iter().filter(move |(member, direction, _)| *member == id && *direction == wanted);
        own.map(|(_, _, skill)| skill.as_str()).collect::<Vec<_>>().join("; ")
    };
    let row = |entry: &Entry| {
        let id = entry.card.id;
        let (_, languages, email) = particulars
            .iter()
            .find(|(member, _, _)| *member == id)
            .cloned()
            .unwrap_or((id, String::new(), None));
        let skills = [named(id, Direction::Offers), named(id, Direction::Wants)];
        cells(entry, speech, languages, skills, steward.then(|| email.unwrap_or_default()))
    };
    Ok((found.iter().map(row).collect(), last))
}

/// One line of the file; the address and the state only for stewards.
fn cells(
    entry: &Entry,
    speech: &Speech,
    languages: String,
    [offers, wants]: [String; 2],
    email: Option<String>,
) -> Vec<String> {
    let mut row = vec![
        entry.card.name.clone(),
        speech.key(role_label(entry.card.role)).into_owned(),
        entry.card.headline.clone(),
        entry.card.place.clone(),
        languages,
        offers,
        wants,
        entry.belongings.iter().map(|other| other.name.as_str()).collect::<Vec<_>>().join("; "),
    ];
    if let Some(email) = email {
        row.extend([email, speech.key(entry.card.state.label()).into_owned()]);
    }
    row
}
