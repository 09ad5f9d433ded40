//! Each channel becomes an item. Those that everybody could read stand in the chosen space; each of the others in a space
//! of its own, which only those know who were in it.

use crate::slack::acts::SLACK_CHANNEL_BROUGHT;
use crate::slack::order::Order;
use crate::slack::people::{Cast, plain};
use crate::slack::store::{self, Thing};
use ::slack::{Channel, Found, Privacy, Survey};
use db::{Time, Write};
use house::access::SpaceVisibility;
use house::happenings::{self, Happened};
use house::ids::{ItemId, MemberId, SpaceId};
use house::items::{self, Beginning, ItemText};
use house::spaces::{self, SpaceKind, SpaceText};
use house::web::form::PAGES;
use house::web::{Error, Said};
use std::collections::{BTreeMap, BTreeSet};
use talk::conversations::CHANNEL;

/// Where a channel is now.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    pub(super) item: ItemId,
    pub(super) space: SpaceId,
    /// Whether everybody of the workspace could read it.
    pub(super) open: bool,
    /// Whether it was made by this very run.
    pub(super) fresh: bool,
}

/// Makes an item of each channel that has none, and answers where each of them is.
pub(super) fn settle(
    tx: &mut Write<'_>,
    order: &Order,
    survey: &Survey,
    cast: &Cast,
) -> Result<BTreeMap<String, Place>, Error> {
    // What everybody of a workspace could read was never for the whole world.
    match spaces::of_network(tx, order.network, order.space)? {
        None => return Err(Error::NotFound),
        Some(SpaceVisibility::Public) => return Err(Error::Refused(Said::key("slack-refused-public"))),
        Some(_) => {}
    }
    let ids: Vec<String> = survey.channels.iter().map(|found| found.channel.id.clone()).collect();
    let here: BTreeMap<String, i64> = store::things(tx, order.network, Thing::Channel, &ids)?
        .into_iter()
        .map(|(id, number, _)| (id, number))
        .collect();
    let items: Vec<ItemId> = here.values().map(|number| ItemId::from(*number)).collect();
    let there = store::standing(tx, &items)?;
    let mut places = BTreeMap::new();
    for found in &survey.channels {
        let id = &found.channel.id;
        let place = match here.get(id).map(|number| ItemId::from(*number)) {
            // What was deleted here stays so.
            Some(item) if !there.contains(&item) => continue,
            Some(item) => {
                let space = items::space_of(tx, item)?.ok_or(db::Error::Missing)?;
                Place { item, space, open: found.channel.privacy == Privacy::Public, fresh: false }
            }
            None => {
                let place = make(tx, order, found, cast)?;
                store::keep(tx, order.network, Thing::Channel, &[(id.clone(), place.item.get(), 0)])?;
                place
            }
        };
        places.insert(id.clone(), place);
    }
    Ok(places)
}

fn make(tx: &mut Write<'_>, order: &Order, found: &Found, cast: &Cast) -> Result<Place, Error> {
    let channel = &found.channel;
    let people = people(found, cast);
    let creator = cast.member(&channel.creator).or(order.by);
    let author = creator.or_else(|| people.first().copied()).or(cast.stand_in()).ok_or(db::Error::Missing)?;
    let began = channel.created.or(found.first).map_or(order.now, Time::from_micros);
    let open = channel.privacy == Privacy::Public;
    let title = title(channel, cast, survey_name(found));
    let space = if open { order.space } else { own_space(tx, order, &title, &people, began)? };
    // Private channels are begun by who was in them, and never by whoever brings them.
    let author = if open { author } else { people.first().copied().or(cast.stand_in()).unwrap_or(author) };
    let purpose: String = channel.purpose.replace('\0', "").chars().take(PAGES).collect();
    let begin = Beginning { network: order.network, space, kind: &CHANNEL, author, now: began, once: None };
    let item = items::create(tx, &begin, &ItemText::new(title, purpose))?.ok_or(db::Error::Missing)?;
    spaces::use_tab(tx, space, CHANNEL.verb)?;
    if channel.archived {
        let end = found.last.map_or(order.now, Time::from_micros);
        items::close(tx, item, Some(end))?;
    }
    let happened = Happened::new(&SLACK_CHANNEL_BROUGHT).space(space).item(item);
    happenings::record(tx, order.network, order.by.or(cast.stand_in()), order.now, happened)?;
    Ok(Place { item, space, open, fresh: true })
}

/// A space that only these people know.
fn own_space(
    tx: &mut Write<'_>,
    order: &Order,
    name: &str,
    people: &[MemberId],
    began: Time,
) -> Result<SpaceId, Error> {
    let text =
        SpaceText { name: name.to_owned(), purpose: String::new(), visibility: SpaceVisibility::Members };
    let holder = people.first().copied().ok_or(db::Error::Missing)?;
    let space = spaces::create(tx, order.network, holder, SpaceKind::WorkingGroup, &text, began)?;
    let others: Vec<(SpaceId, MemberId, Time)> =
        people.iter().filter(|member| **member != holder).map(|member| (space, *member, began)).collect();
    spaces::enter_many(tx, order.network, &others)?;
    Ok(space)
}

/// Who was in a channel, whoever began it first.
fn people(found: &Found, cast: &Cast) -> Vec<MemberId> {
    let channel = &found.channel;
    let ids = std::iter::once(&channel.creator).chain(&channel.members).chain(&found.voices);
    let mut seen = BTreeSet::new();
    let here = ids.filter_map(|id| cast.member(id)).filter(|member| seen.insert(*member));
    let people: Vec<MemberId> = here.collect();
    if people.is_empty() { cast.stand_in().into_iter().collect() } else { people }
}

fn survey_name(found: &Found) -> &str {
    let name = found.channel.name.as_str();
    if name.is_empty() || name.starts_with("mpdm-") { "" } else { name }
}

/// What the item is called: as the channel was; a talk of a few after those who were in it.
fn title(channel: &Channel, cast: &Cast, name: &str) -> String {
    let name = plain(name);
    if !name.is_empty() {
        return name;
    }
    let names = cast.names(&channel.members);
    if names.is_empty() { plain(&channel.id) } else { plain(&names.join(", ")) }
}
