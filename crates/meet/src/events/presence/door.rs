//! The page to be shown or printed at the door: a picture and six letters. Both change when whoever holds the event wants others.

use super::qr::Qr;
use super::{CODE_AFTER, Refused, store, takes};
use crate::events::acts::EVENT_DOOR_OPENED;
use crate::events::coming::{below, find};
use crate::events::page::{When, told};
use askama::Template;
use db::{Read, Write};
use house::access::Action;
use house::happenings::{self, Happened};
use house::ids::ItemId;
use house::web::{Answer, At, Error, Page, Said, Viewer, Visit, filters};

/// The letters of a code: none is taken for another or for a digit, and without vowels they make no words.
const LETTERS: [char; 20] =
    ['B', 'C', 'D', 'F', 'G', 'H', 'J', 'K', 'L', 'M', 'N', 'P', 'Q', 'R', 'S', 'T', 'V', 'W', 'X', 'Z'];

#[derive(Template)]
#[template(path = "events/presence/views/door.html")]
struct DoorPage {
    title: String,
    when: When,
    action: String,
    presence: String,
    /// Why nobody can be noted now.
    closed: Option<Said>,
    code: Option<String>,
    /// Where one types it.
    address: String,
    qr: Option<Qr>,
}

/// `GET /n/{slug}/events/{id}/door`
pub(super) async fn show(visit: Visit, At((_, id)): At<(String, ItemId)>) -> Answer {
    let base = visit.app.config.base_url();
    visit.page(move |q, viewer| page(q, viewer, id, &base)).await
}

/// `POST /n/{slug}/events/{id}/door`: begins with a code, or with another one.
pub(super) async fn open(visit: Visit, At((_, id)): At<(String, ItemId)>) -> Answer {
    let code = code_of(visit.app.chance.bytes::<6>()?);
    visit.write(move |tx, viewer| hang(tx, viewer, id, &code)).await?;
    Ok(visit.go_saying(visit.path(format_args!("events/{id}/door")), "presence-door-done"))
}

/// Six letters of six bytes.
fn code_of(bytes: [u8; 6]) -> String {
    bytes.iter().filter_map(|byte| LETTERS.get(usize::from(*byte) % LETTERS.len())).collect()
}

fn hang(tx: &mut Write<'_>, viewer: &Viewer, id: ItemId, code: &str) -> Result<(), Error> {
    let (item, event) = find(tx, viewer, id, Action::Moderate)?;
    // It can be printed long before; once it is over, there is nothing to come to.
    if let Err(refused @ (Refused::Late | Refused::Off)) = takes(&item, &event, CODE_AFTER, viewer.now) {
        return Err(Error::Refused(refused.said()));
    }
    store::hang(tx, id, code)?;
    let happened = Happened::new(&EVENT_DOOR_OPENED).space(item.space_id).item(id);
    happenings::record(tx, viewer.network.id, viewer.member_id(), viewer.now, happened)?;
    Ok(())
}

fn page(q: &mut Read<'_>, viewer: &Viewer, id: ItemId, base: &str) -> Result<Page<DoorPage>, Error> {
    let (item, event) = find(q, viewer, id, Action::Moderate)?;
    let code = store::code(q, id)?;
    let path = viewer.path(format_args!("events/{id}"));
    let address = format!("{base}{path}/here");
    let body = DoorPage {
        title: item.title.clone(),
        when: told(&event, &viewer.zone()).0,
        action: format!("{path}/door"),
        presence: format!("{path}/presence"),
        closed: takes(&item, &event, CODE_AFTER, viewer.now).err().map(Refused::said),
        qr: code.as_ref().and_then(|code| Qr::of(&format!("{address}?code={code}"))),
        code,
        address,
    };
    Ok(below(Page::new(body, "presence-door"), viewer, &item))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_has_six_letters_that_nobody_takes_for_another() {
        assert_eq!(code_of([0, 1, 19, 20, 255, 100]), "BCZBTB");
    }
}
