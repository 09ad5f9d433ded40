//! Counts that are kept, against what counting gives.

use super::store;
use db::{Error, Read};
use house::members::State;
use house::sector::Sector;

/// A sentence for each count that is wrong.
pub(super) fn wrong(q: &mut Read<'_>) -> Result<Vec<String>, Error> {
    let mut said = Vec::new();
    for state in State::ALL {
        let found = store::members_in_state(q, state.subject(), *state)?;
        said.extend(found.into_iter().map(|row| in_network(state.subject(), row)));
    }
    let stewards = store::stewards(q)?;
    said.extend(stewards.into_iter().map(|row| in_network("stewards", row)));
    let organisations = store::organisations(q)?;
    said.extend(organisations.into_iter().map(|row| in_network("organisations", row)));
    for sector in Sector::ALL {
        let found = store::organisations_in_sector(q, sector.label(), *sector)?;
        said.extend(found.into_iter().map(|row| in_network(sector.label(), row)));
    }
    let kept: [(&str, &str, fn(&mut Read<'_>) -> Result<Vec<Row>, Error>); 9] = [
        ("space", "members", store::space_members),
        ("item", "messages", store::item_messages),
        ("message", "replies", store::replies),
        ("message", "kinds of reactions", store::reactions),
        ("charter version", "endorsements by members", store::member_endorsements),
        ("charter version", "endorsements by organisations", store::organisation_endorsements),
        ("network", "skills", store::skills),
        ("event", "people who come", store::coming),
        ("event", "people who come perhaps", store::perhaps),
    ];
    for (thing, counted, find) in kept {
        let found = find(q)?;
        said.extend(
            found
                .into_iter()
                .map(|(id, kept, is)| format!("{thing} {id}: {kept} {counted} are kept, and there are {is}")),
        );
    }
    Ok(said)
}

/// Which row, what is kept, what counting gives.
type Row = (i64, i64, i64);

fn in_network(subject: &str, (network, kept, is): Row) -> String {
    format!("network {network}: {kept} {subject} are kept, and there are {is}")
}
