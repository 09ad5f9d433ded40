//! Who was invited and has not come yet: what the stewards find on their desk.

use super::super::Given;
use super::super::batch::Ground;
use db::{Time, Write};
use house::access::Action;
use house::members;
use house::web::{Error, Viewer};
use std::time::Duration;

/// Who invited whom, and with which words.
const INVITED: &[(&str, &str, &str)] = &[
    ("omar", "roofs@harbour-housing.example", "You asked on Saturday how to take part: this is how."),
    (
        "stella",
        "council.traffic@green-city.example",
        "Could one of you read along before the meeting in spring?",
    ),
];

/// Writes the invitations down, where a steward of the network wrote them.
pub(super) fn invite(tx: &mut Write<'_>, ground: Ground<'_>, known: &Given) -> Result<(), Error> {
    let latest: Time = ground.plan.acts.last().map_or(ground.plan.ends, |(time, _)| *time);
    let now = (ground.plan.ends - Duration::from_secs(15 * 3600)).max(latest);
    for (by, email, note) in INVITED {
        let Some(by) = ground.plan.people.iter().position(|player| player.key == *by) else { continue };
        let viewer = Viewer::of_member(tx, known.person(by)?, now)?;
        if !viewer.may(Action::ManageMembers) {
            continue;
        }
        // Nobody has the link: what stands in its place is the hash of nothing.
        let nothing = format!("nobody has this link: {email}");
        members::note_invited(tx, &viewer, (*email, *note), nothing)?;
    }
    Ok(())
}
