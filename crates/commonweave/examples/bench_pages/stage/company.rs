//! Conversations of some length, letters, and a member who is in fifty spaces more than before.

use db::{Db, Read, Time, Write};
use house::access::{SpaceRole, SpaceVisibility};
use house::clock::Clock;
use house::ids::{CorrespondenceId, ItemId, MemberId, NetworkId, SpaceId};
use house::items::{self, Beginning, ItemText, Kind};
use house::spaces::{self, SpaceKind, SpaceText};
use house::web::Error;
use std::time::Duration;
use talk::conversations::{CHANNEL, DISCUSSION, Posting, post_many};
use talk::correspondence::{self, Sending};

/// In how many spaces more the member of the demo is.
pub(crate) const AMONG: usize = 50;
/// How many letters they have with somebody.
const LETTERS: u64 = 60;
/// What everybody says.
const SAID: &str = "Who has seen the long ladder? It stood by the shed on *Monday*, next to the two barrows.";

/// Where to find it.
pub(super) struct Told {
    pub(super) discussion: ItemId,
    pub(super) short: ItemId,
    pub(super) channel: ItemId,
    pub(super) letters: CorrespondenceId,
}

/// Who says it, and where.
struct Cast {
    network: NetworkId,
    commons: SpaceId,
    /// The member as whom one looks around in the demo.
    me: MemberId,
    others: Vec<MemberId>,
}

/// Brings it in.
pub(super) fn fill(db: &Db) -> anyhow::Result<Told> {
    let now = Clock::Machine.now();
    let told = db.write_blocking(move |tx| {
        let cast = cast(tx)?;
        spread(tx, &cast, now)?;
        Ok::<_, Error>(Told {
            discussion: conversation(tx, &cast, (&DISCUSSION, "A long discussion of the bench", 500), now)?,
            short: conversation(tx, &cast, (&DISCUSSION, "A discussion of the bench", 85), now)?,
            channel: conversation(tx, &cast, (&CHANNEL, "The channel of the bench", 500), now)?,
            letters: write(tx, &cast, now)?,
        })
    });
    told.map_err(|error| anyhow::anyhow!("the conversations could not be brought in: {error:?}"))
}

fn cast(q: &mut Read<'_>) -> Result<Cast, db::Error> {
    let (network, commons, me): (NetworkId, SpaceId, MemberId) = q.one(
        "SELECT members.network_id, spaces.id, members.id
         FROM members JOIN networks ON networks.id = members.network_id
         JOIN spaces ON spaces.network_id = networks.id AND spaces.kind = 'commons'
         WHERE networks.slug = 'green-city' AND members.email_key = 'amina@green-city.example'
         ORDER BY spaces.id LIMIT 1",
        &[],
    )?;
    let others = q.all(
        "SELECT members.id FROM space_members JOIN members ON members.id = space_members.member_id
         WHERE space_members.space_id = $1 AND members.state = 'active' AND members.id <> $2
         ORDER BY members.id LIMIT 20",
        &[&commons, &me],
    )?;
    Ok(Cast { network, commons, me, others })
}

/// The item of this title, where it is there already.
pub(super) fn known(q: &mut Read<'_>, space: SpaceId, title: &str) -> Result<Option<ItemId>, db::Error> {
    q.maybe("SELECT id FROM items WHERE space_id = $1 AND title = $2 ORDER BY id LIMIT 1", &[&space, &title])
}

/// A conversation of so many messages, each a minute after the one before, the last of them now.
fn conversation(
    tx: &mut Write<'_>,
    cast: &Cast,
    (kind, title, messages): (&'static Kind, &str, u64),
    now: Time,
) -> Result<ItemId, Error> {
    let (network, space) = (cast.network, cast.commons);
    if let Some(item) = known(tx, space, title)? {
        return Ok(item);
    }
    let begun = now - Duration::from_secs(60 * messages);
    let begin = Beginning { network, space, kind, author: cast.me, now: begun, once: None };
    let item = items::create(tx, &begin, &ItemText::new(title, SAID))?.ok_or(Error::NotFound)?;
    let html = ItemText::new("", SAID).html;
    let posting = |(number, author): (u64, &MemberId)| Posting {
        network,
        item,
        parent: None,
        author: *author,
        body: SAID,
        html: &html,
        once: None,
        now: begun + Duration::from_secs(60 * number),
    };
    let all: Vec<Posting<'_>> = (1..=messages).zip(cast.others.iter().cycle()).map(posting).collect();
    post_many(tx, &all)?;
    items::note_message(tx, item, i64::try_from(messages).unwrap_or_default(), now)?;
    Ok(item)
}

/// Puts the member into spaces of their own, once.
fn spread(tx: &mut Write<'_>, cast: &Cast, now: Time) -> Result<(), Error> {
    let (network, holder) = (cast.network, cast.others.first().copied().ok_or(Error::NotFound)?);
    let name = |number: usize| format!("Group {number} of the bench");
    let first = name(0);
    let there: i64 =
        tx.one("SELECT COUNT(*) FROM spaces WHERE network_id = $1 AND name = $2", &[&network, &first])?;
    if there > 0 {
        return Ok(());
    }
    for number in 0..AMONG {
        let text =
            SpaceText { name: name(number), purpose: String::new(), visibility: SpaceVisibility::Network };
        let space = spaces::create(tx, network, holder, SpaceKind::WorkingGroup, &text, now)?;
        spaces::enter(tx, network, space, cast.me, SpaceRole::Member, now)?;
        let begin = Beginning { network, space, kind: &DISCUSSION, author: holder, now, once: None };
        items::create(tx, &begin, &ItemText::new(format!("What group {number} does next"), SAID))?;
    }
    Ok(())
}

/// Letters between the member and somebody, once.
fn write(tx: &mut Write<'_>, cast: &Cast, now: Time) -> Result<CorrespondenceId, Error> {
    let (network, me) = (cast.network, cast.me);
    let other = cast.others.last().copied().ok_or(Error::NotFound)?;
    let begun = now - Duration::from_secs(60 * LETTERS);
    let (correspondence, _) = correspondence::begin(tx, network, me, &[other], begun)?;
    let html = ItemText::new("", SAID).html;
    for number in 0..LETTERS {
        let (author, to) = if number % 2 == 0 { (me, other) } else { (other, me) };
        let once = format!("bench-letter-{number}");
        let sent = Sending {
            network,
            correspondence,
            author,
            body: SAID,
            html: &html,
            once: Some(&once),
            now: begun + Duration::from_secs(60 * number),
        };
        correspondence::send(tx, &sent, &[to])?;
    }
    Ok(correspondence)
}
