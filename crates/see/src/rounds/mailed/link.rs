//! What a link opens: one round, for whoever it was written to. Whether they may answer is asked at each use, as if they were here.

use crate::rounds::round::{Round, Sort, find};
use crate::rounds::store::{self, Link};
use db::{Read, Time};
use house::access::Action;
use house::clock::digest;
use house::ids::ItemId;
use house::items::Item;
use house::organisations;
use house::web::{Error, Viewer};

/// What stands behind a link.
pub(super) struct Behind {
    pub(super) item: Item,
    pub(super) round: Round,
    pub(super) link: Link,
}

/// What stands behind the link of this secret.
///
/// # Errors
/// [`Error::NotFound`] wherever nothing can be answered by it, whatever the reason; those of the database.
pub(super) fn behind(q: &mut Read<'_>, token: &str, now: Time) -> Result<Behind, Error> {
    let link = store::by_link(q, &digest(token))?.ok_or(Error::NotFound)?;
    let viewer = Viewer::of_member(q, link.member_id, now)?;
    let account = viewer.account.as_ref().ok_or(Error::NotFound)?;
    // Whoever gave up the address to which it went may have given up the letters too.
    if digest(&account.email) != link.address_hash {
        return Err(Error::NotFound);
    }
    let (item, round, _) = open(q, &viewer, link.item_id, link.voice)?;
    Ok(Behind { item, round, link })
}

/// The round, while this member is asked and it takes answers, and the name of the organisation for which they answer.
///
/// # Errors
/// [`Error::NotFound`] everywhere else; those of the database.
pub(super) fn open(
    q: &mut Read<'_>,
    viewer: &Viewer,
    id: ItemId,
    voice: i64,
) -> Result<(Item, Round, Option<String>), Error> {
    let (item, round) = find(q, viewer, id, Action::AnswerRound)?;
    if !round.is_open(viewer.now) || !item.is_open() {
        return Err(Error::NotFound);
    }
    let me = viewer.member()?.id;
    match round.sort {
        Sort::Organisations => {
            let own = organisations::represented_by(q, me)?;
            let (_, name) = own.into_iter().find(|(id, _)| id.get() == voice).ok_or(Error::NotFound)?;
            Ok((item, round, Some(name)))
        }
        Sort::Health | Sort::Members if me.get() == voice => Ok((item, round, None)),
        Sort::Health | Sort::Members => Err(Error::NotFound),
    }
}
