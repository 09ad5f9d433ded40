//! What would be kept of a row, field by field, as the trial shows it.

use crate::imports::draft::Draft;
use crate::imports::labels;
use house::web::Said;
use lists::Field;

/// Each field that would hold something, by the key of its name.
pub(super) fn stored(draft: &Draft) -> Vec<(&'static str, Said)> {
    let mut all: Vec<(Field, String)> = Vec::new();
    if let Some(person) = &draft.person {
        all.push((Field::Email, person.email.clone().unwrap_or_default()));
        all.push((Field::ContactEmail, person.contact_email.clone()));
        all.push((Field::Headline, person.headline.clone()));
        all.push((Field::Place, person.place.clone()));
        all.push((Field::Skills, person.offers.join(", ")));
        all.push((Field::About, person.about.clone()));
    }
    if let [(organisation, _), ..] = draft.organisations.as_slice() {
        all.push((Field::Website, organisation.website.clone()));
        all.push((Field::Place, organisation.place.clone()));
        all.push((Field::ContactPerson, organisation.contact.person.clone()));
        all.push((Field::ContactEmail, organisation.contact.email.clone()));
        all.push((Field::ContactPhone, organisation.contact.phone.clone()));
        all.push((Field::About, organisation.about.clone()));
        all.push((Field::Seeks, organisation.seeks.clone()));
        all.push((Field::Brings, organisation.brings.clone()));
    }
    let short = |text: String| Said::raw(text.chars().take(160).collect::<String>());
    let sector = draft.organisations.first().map(|(new, _)| Said::key(new.sector.label()));
    let sector = sector.map(|sector| (labels::field(Field::Sector), sector));
    let some = all.into_iter().filter(|(_, text)| !text.is_empty());
    sector.into_iter().chain(some.map(|(field, text)| (labels::field(field), short(text)))).collect()
}
