//! The statement that is asked now.

use crate::grounds::ground::path;
use crate::grounds::store::{self, Tally};
use askama::Template;
use db::Read;
use house::access::Action;
use house::ids::{ItemId, ParticipantId, StatementId};
use house::items::Item;
use house::web::{Error, Piece, Viewer, filters};

#[derive(Template)]
#[template(path = "grounds/asking/views/_card.html")]
pub(super) struct StatementCard {
    pub(super) action: String,
    pub(super) asked: Option<Asked>,
    /// How many wait for an answer, and how many there are.
    pub(super) left: usize,
    pub(super) total: i64,
    /// Where one adds a statement.
    pub(super) add: Option<String>,
}

/// The statement that is asked.
pub(super) struct Asked {
    id: StatementId,
    text: String,
}

/// The next statement, for who may answer.
pub(in crate::grounds) fn card(
    q: &mut Read<'_>,
    viewer: &Viewer,
    item: &Item,
) -> Result<Option<Piece>, Error> {
    let Some(me) = viewer.member_id().filter(|_| item.is_open() && item.may(viewer, Action::AnswerGround))
    else {
        return Ok(None);
    };
    let Some(ground) = store::of_item(q, item.id)? else { return Ok(None) };
    let person = store::of_member(q, item.id, me)?;
    let (asked, left) = next(q, item.id, person, me.get())?;
    let add = item.may(viewer, Action::TakePart).then(|| path(viewer, item.id, "statements/new"));
    let action = path(viewer, item.id, "answers");
    Ok(Some(Piece::of(StatementCard { action, asked, left, total: ground.statement_count, add })))
}

/// The statement that somebody is asked next, and how many are left. It stays the same until they have answered: the draw
/// goes by who they are and what is left.
pub(super) fn next(
    q: &mut Read<'_>,
    item: ItemId,
    person: Option<ParticipantId>,
    who: i64,
) -> Result<(Option<Asked>, usize), Error> {
    let open = store::open_to(q, item, person)?;
    let seed = who.unsigned_abs().rotate_left(32) ^ u64::try_from(open.len()).unwrap_or_default();
    let weighed: Vec<(usize, f64)> = open.iter().map(weight).enumerate().collect();
    let drawn = opinion::draw(&weighed, seed).and_then(|at| open.get(at)).map(|tally| tally.id);
    let asked = match drawn {
        Some(id) => store::one(q, item, id)?.map(|one| Asked { id: one.id, text: one.text }),
        None => None,
    };
    Ok((asked, open.len()))
}

/// How much a statement deserves to be asked, by what is kept of it.
fn weight(tally: &Tally) -> f64 {
    let count = |number: i64| u32::try_from(number).unwrap_or_default();
    let seen = count(tally.agree_count + tally.pass_count + tally.disagree_count);
    opinion::priority(count(tally.agree_count), count(tally.pass_count), seen, tally.extremity)
}
