//! Somebody whose account was erased, as the one to whom one writes at an organisation: from then on one writes to nobody there. Their
//! number and address are as much theirs as the name beside them, so all of it goes.

mod store;

use super::leaving::without_person;
use super::organisation::Contact;
use crate::ids::OrganisationId;
use crate::room::Erased;
use db::{Error, Write};

/// Takes them from organisations, and from what the undoing of a merger would give back.
pub(super) fn unname(tx: &mut Write<'_>, erased: &Erased) -> Result<(), Error> {
    let theirs = |(id, email, person): (OrganisationId, String, String)| {
        let contact = Contact { email, person, ..Contact::default() };
        contact.is_of(&erased.name, &erased.addresses).then_some(id)
    };
    let ids: Vec<OrganisationId> =
        store::contacts(tx, erased.network)?.into_iter().filter_map(theirs).collect();
    store::forget_contacts(tx, erased.network, &ids)?;
    for (merger, changed) in store::mergers(tx, erased.network)? {
        if let Some(rest) = without_person(&changed, erased) {
            store::keep_merger(tx, merger, &rest)?;
        }
    }
    Ok(())
}
