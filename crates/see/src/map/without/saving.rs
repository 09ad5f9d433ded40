//! Saving what would be if somebody left, as a scenario. It holds what every member may see, whoever saves it; and of another person
//! it can be saved only where nobody but the members of a space reads.

use super::looking::look;
use super::show::page;
use super::subject::{Subject, find};
use crate::map::gathering::Scope;
use crate::scenarios;
use crate::ties;
use db::{Read, Write};
use house::access::SpaceVisibility;
use house::ids::{ItemId, SpaceId};
use house::items;
use house::room::Rooms;
use house::sector::Sector;
use house::spaces;
use house::web::{Answer, Error, Form, Page, Said, Viewer, Visit};

/// `POST /n/{slug}/map/without`
pub(in crate::map) async fn save(visit: Visit, form: Form) -> Answer {
    let (rooms, words, word) = (visit.app.rooms, visit.clone(), form.value("of").to_owned());
    let (title, body) = visit.read(move |q, viewer| told(q, viewer, &words, &word)).await?;
    let form = form.replaced("kind", "scenario").replaced("horizon", "").replaced("body", body);
    let form = match title {
        Some(title) => form.replaced("title", title),
        None => form,
    };
    let form = visit.typeset(form, "body").await;
    match visit.change(form, move |tx, viewer, form| write(tx, viewer, rooms, form)).await? {
        Ok(id) => Ok(visit.go_saying(visit.path(format_args!("items/{id}")), "map-without-done")),
        Err(form) => {
            let form = form.replaced("once", visit.app.chance.token()?);
            let words = visit.clone();
            visit.page(move |q, viewer| page(q, viewer, (rooms, &words), form).map(Page::invalid)).await
        }
    }
}

fn write(tx: &mut Write<'_>, viewer: &Viewer, rooms: Rooms, form: &mut Form) -> Result<ItemId, Error> {
    let (subject, _) = find(tx, viewer, form.value("of"))?;
    let homes = homes(tx, viewer, subject)?;
    if !homes.iter().any(|(id, _)| id.to_string() == form.value("space")) {
        form.fail("space", "error-field-choice");
        return Err(Error::Invalid);
    }
    let item = items::start(tx, viewer, rooms.kinds(), form)?;
    scenarios::note_about(tx, item, subject.kept())?;
    Ok(item)
}

/// In which spaces it can be saved: never where the public reads.
pub(super) fn homes(
    q: &mut Read<'_>,
    viewer: &Viewer,
    subject: Subject,
) -> Result<Vec<(SpaceId, String)>, Error> {
    let other = subject.is_other(viewer);
    let fits = |visibility: SpaceVisibility| match visibility {
        SpaceVisibility::Public => false,
        SpaceVisibility::Network => !other,
        SpaceVisibility::Members => true,
    };
    let open = spaces::open_to(q, viewer)?.into_iter().filter(|space| fits(space.visibility));
    Ok(open.map(|space| (space.id, space.name)).collect())
}

/// What is saved: the sentences that every member would be told. A person is not named in them: who it is stands beside them, as long
/// as it may be told there. What asks about another person has a title that does not name them either.
fn told(
    q: &mut Read<'_>,
    viewer: &Viewer,
    words: &Visit,
    word: &str,
) -> Result<(Option<String>, String), Error> {
    let (subject, name) = find(q, viewer, word)?;
    let speech = words.speech(viewer.account.as_ref(), Some(&viewer.network));
    let scope = Scope { network: viewer.network.id, me: None, day: ties::day_of(viewer.now) };
    let looked = look(q, scope, subject)?;
    let head = match subject {
        Subject::Member(_) => Said::key("map-without-saved-somebody"),
        _ => Said::key("map-without-saved").with("name", name),
    };
    let mut lines = vec![speech.say(&head), String::new()];
    let sentences = looked.sentences();
    if sentences.is_empty() {
        lines.push(speech.say(&Said::key("map-without-nothing")));
    }
    lines.extend(sentences.iter().map(|said| format!("- {}", speech.say(said))));
    let gone = looked.loss.iter().flat_map(|loss| &loss.sectors);
    let sectors: Vec<String> = gone
        .filter_map(|place| Sector::ALL.get(*place))
        .map(|sector| speech.key(sector.label()).into_owned())
        .collect();
    if !sectors.is_empty() {
        let said = Said::key("map-without-sectors-told").with("sectors", sectors.join(", "));
        lines.push(format!("- {}", speech.say(&said)));
    }
    let title = subject.is_other(viewer).then(|| speech.say(&Said::key("map-without-title-somebody")));
    Ok((title, lines.join("\n")))
}
