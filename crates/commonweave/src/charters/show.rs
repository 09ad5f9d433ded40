//! The charter in force.

use super::charter::Charter;
use super::endorsement::{Endorsed, Endorser, Mine};
use super::store;
use askama::Template;
use db::Read;
use house::access::Action;
use house::web::{Answer, Error, Page, Place, Said, Viewer, Visit, filters};

/// How many faces stand below the charter.
const FACES: i64 = 12;

#[derive(Template)]
#[template(path = "charters/views/show.html")]
struct ShowPage {
    path: String,
    network: String,
    steward: bool,
    /// The addresses of the directories.
    people: String,
    organisations: String,
    shown: Option<Shown>,
    /// The version of which there is a draft, for members.
    draft: Option<i64>,
}

/// A charter and who stands behind it; `members` only for those who may see members.
struct Shown {
    charter: Charter,
    endorsing: Option<Endorsing>,
    members: Vec<Endorser>,
    organisations: Vec<Endorser>,
}

/// What the viewer may do about the charter, and has done.
struct Endorsing {
    myself: bool,
    organisations: Vec<Mine>,
}

/// The charter, or the invitation to write it.
pub(super) async fn show(visit: Visit) -> Answer {
    visit
        .page(|q, viewer| {
            let charter = store::newest(q, viewer.network.id)?;
            let draft = match viewer.may(Action::ReadToday) {
                true => store::draft(q, viewer.network.id)?,
                false => None,
            };
            let body = ShowPage {
                path: viewer.path("charter"),
                network: viewer.path(""),
                people: viewer.path("people"),
                organisations: viewer.path("organisations"),
                steward: viewer.may(Action::ReviseCharter),
                draft: draft.map(|draft| draft.version),
                shown: charter.map(|charter| shown(q, viewer, charter)).transpose()?,
            };
            Ok(Page::new(body, Said::key("charter-title")).place(Place::Charter))
        })
        .await
}

fn shown(q: &mut Read<'_>, viewer: &Viewer, charter: Charter) -> Result<Shown, Error> {
    let members = match viewer.may(Action::ReadMembers) {
        true => store::endorsers(q, charter.id, Endorsed::Members, i64::MAX, FACES)?,
        false => Vec::new(),
    };
    Ok(Shown {
        organisations: store::endorsers(q, charter.id, Endorsed::Organisations, i64::MAX, FACES)?,
        endorsing: endorsing(q, viewer, &charter)?,
        members,
        charter,
    })
}

fn endorsing(q: &mut Read<'_>, viewer: &Viewer, charter: &Charter) -> Result<Option<Endorsing>, Error> {
    let Some(member) = viewer.member_id().filter(|_| viewer.may(Action::EndorseCharter)) else {
        return Ok(None);
    };
    let myself = store::endorsed_by(q, charter.id, member)?;
    let organisations = store::spoken_for(q, charter.id, member)?;
    Ok(Some(Endorsing { myself, organisations }))
}
