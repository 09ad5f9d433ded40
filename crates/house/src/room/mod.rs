//! What a room says of itself: one plain value, listed in one file of the program. Whatever must know all rooms (router,
//! feed, texts, leaving, New) walks that list, so that nothing central grows with a room. It holds no state and decides
//! nothing: what a field means is told where it is read.

mod beside;
mod measured;
mod rooms;

pub use measured::{Measured, Subject};
pub use rooms::Rooms;

use crate::app::App;
use crate::dates::Dates;
use crate::decisions::Decisions;
use crate::extract::Extract;
use crate::gauges::Gauge;
use crate::happenings::Act;
use crate::ids::{IndicatorId, ItemId, MemberId, NetworkId, OrganisationId, SpaceId};
use crate::items::{Kind, Newest};
use crate::jobs::Job;
use crate::recount::Recount;
use crate::reports::{Blocks, Burden, Count, Deeds, Hearing, Holding, Lines, Load, Proxy, Talked, Tray};
use crate::search::Finds;
use crate::spaces::Space;
use crate::web::frame::RailPage;
use crate::web::{Error, Need, Piece, Routes, Viewer};
use db::{Read, Time, Write};

/// What a room does, in the same change, when a member leaves the network or is removed from it.
pub type Leaving = fn(&mut Write<'_>, MemberId) -> Result<(), db::Error>;

/// What a room does, in the same change, when the account of a member is erased: what it keeps of the person beyond what leaving
/// takes away goes, or loses their name. It is done before the member leaves.
pub type Erasing = fn(&mut Write<'_>, &Erased) -> Result<(), db::Error>;

/// A member whose account is erased.
#[derive(Debug, Clone)]
pub struct Erased {
    /// The network.
    pub network: NetworkId,
    /// The member.
    pub member: MemberId,
    /// The name that goes.
    pub name: String,
    /// What stands in its place from now on.
    pub nobody: String,
    /// The addresses that go, in small letters: first that of the account, which is theirs wherever it stands; then those under which
    /// this network alone knew them.
    pub addresses: Vec<String>,
    /// When.
    pub now: Time,
}

/// What a room does, in the same change, when one organisation is merged into another and when that is undone.
#[derive(Debug, Clone, Copy)]
pub struct Merging {
    /// The first is merged into the second; answers with what undoing needs.
    pub merge: fn(&mut Write<'_>, OrganisationId, OrganisationId) -> Result<String, Error>,
    /// The first is no longer merged into the second; with what [`Merging::merge`] answered.
    pub part: fn(&mut Write<'_>, OrganisationId, OrganisationId, &str) -> Result<(), Error>,
}

/// What a room does, in the same change, when somebody who was only written down turns out to be a member: what stands
/// under the name of the first goes over to the second.
pub type Becoming = fn(&mut Write<'_>, Rooms, MemberId, MemberId) -> Result<(), db::Error>;

/// What a room does, in the same change, when the first of two members blocks the second: what it keeps between them ends.
pub type Estranging = fn(&mut Write<'_>, (MemberId, MemberId), Time) -> Result<(), db::Error>;

/// What a room does, in the same change, when an item is gone for good: its words about it go too.
pub type Purging = fn(&mut Write<'_>, ItemId) -> Result<(), db::Error>;
/// What a room does, in the same change, when a proposal is carried that changes something of it.
pub type WhenCarried = fn(&mut Write<'_>, &Carrying) -> Result<(), Error>;

/// A proposal that was carried by a whole network.
#[derive(Debug, Clone, Copy)]
pub struct Carrying {
    /// The network.
    pub network: NetworkId,
    /// The proposal.
    pub item: ItemId,
    /// When.
    pub now: Time,
}

/// What waits for this viewer; Today shows it first.
pub type Needs = fn(&mut Read<'_>, &Viewer) -> Result<Vec<Need>, Error>;
/// As [`Needs`], for a room whose needs are told by the figures of other rooms.
pub type Warnings = fn(&mut Read<'_>, &Viewer, Rooms) -> Result<Vec<Need>, Error>;
/// What a room shows of a space on top of its page, for whom the space is read already; not all need have something.
pub type Head = fn(&mut Read<'_>, &Viewer, &Space, Rooms) -> Result<Option<Piece>, Error>;
/// Which spaces mean to move an indicator, as far as the viewer may read them: number and name.
pub type Movers = fn(&mut Read<'_>, &Viewer, IndicatorId) -> Result<Vec<(SpaceId, String)>, Error>;
/// How an indicator is called that the viewer may see; nothing where there is none.
pub type Indicated = fn(&mut Read<'_>, &Viewer, IndicatorId) -> Result<Option<String>, Error>;
/// The objectives of a network as its charter names them, in order. It gives no right: the charter may be read by whoever may
/// read the network.
pub type Objectives = fn(&mut Read<'_>, NetworkId) -> Result<Vec<String>, db::Error>;
/// On which days, as far as they are not over by this one (`2026-11-28`), everyone in a network rests: the first and the last of each run.
pub type Rests = fn(&mut Read<'_>, NetworkId, &str) -> Result<Vec<(String, String)>, db::Error>;
/// What everyone agrees on in a room and nobody has taken up yet, as far as the viewer may read it, the latest first, so many
/// at most: where it stands, in which words.
pub type Shared = fn(&mut Read<'_>, &Viewer, i64) -> Result<Vec<(ItemId, String)>, Error>;
/// What was said last about each of these items, which the viewer may read; not all need have something.
pub type Voices = fn(&mut Read<'_>, &[ItemId]) -> Result<Vec<(ItemId, Newest)>, Error>;

/// A room: plain data and plain functions. What a room does not use stays as in [`Room::EMPTY`].
#[derive(Debug)]
pub struct Room {
    /// The name of its folder.
    pub name: &'static str,
    /// Its pages, each with its line of the access table.
    pub routes: fn(&App) -> Routes,
    /// The kinds of items that it brings.
    pub kinds: &'static [&'static Kind],
    /// What can be done in it, as the log calls it.
    pub acts: &'static [&'static Act],
    /// Its sentences: the text of its Fluent file.
    pub texts: &'static str,
    /// What it does later, or again and again.
    pub jobs: &'static [&'static Job],
    /// What it does when a member leaves.
    pub leaving: Option<Leaving>,
    /// What it does when the account of a member is erased.
    pub erasing: Option<Erasing>,
    /// What it does when two rows turn out to be one person.
    pub becoming: Option<Becoming>,
    /// What it does when one member blocks another.
    pub estranging: Option<Estranging>,
    /// What it does when organisations become one.
    pub merging: Option<Merging>,
    /// What it does when an item is purged.
    pub purging: Option<Purging>,
    /// What it does when a proposal is carried.
    pub carrying: Option<WhenCarried>,
    /// Its pages in the rail of a network.
    pub pages: &'static [RailPage],
    /// What it counts again when the counts that it keeps are looked at.
    pub recount: Option<Recount>,
    /// What it adds to an export of a network, and to one of what a member wrote and did.
    pub extracts: &'static [Extract],
    /// The tables that it writes, and no other room does.
    pub tables: &'static [&'static str],
    /// Its own pages among the settings of a network: path below the network, and key of the name.
    pub settings: &'static [(&'static str, &'static str)],
    /// What it has to be found.
    pub finds: Option<&'static Finds>,
    /// What waits for somebody.
    pub needs: Option<Needs>,
    /// What waits for somebody because of the figures of other rooms.
    pub warnings: Option<Warnings>,
    /// The live figures that it can tell.
    pub gauges: &'static [&'static Gauge],
    /// What was said last.
    pub voices: Option<Voices>,
    /// What stands in a calendar between two moments.
    pub dates: Option<Dates>,
    /// What was decided in it.
    pub decisions: Option<Decisions>,
    /// What the network wants to reach, in the words in which it has agreed upon it.
    pub objectives: Option<Objectives>,
    /// What waits in it for the stewards of a network.
    pub trays: &'static [&'static Tray],
    /// By what one sees in it how the conditions of working together stand.
    pub proxies: &'static [&'static Proxy],
    /// What people carry in it.
    pub burdens: &'static [&'static Burden],
    /// What organisations carry in it.
    pub loads: &'static [&'static Load],
    /// For which of its items most others wait.
    pub blocks: Option<Blocks>,
    /// What it shows on top of the page of a space.
    pub heads: Option<Head>,
    /// Which spaces mean to move an indicator.
    pub movers: Option<Movers>,
    /// How its indicators are called.
    pub indicated: Option<Indicated>,
    /// What in it has to be held by somebody.
    pub holdings: &'static [&'static Holding],
    /// What can be counted of it, month by month.
    pub counts: &'static [&'static Count],
    /// What it tells of a year that is over.
    pub lines: Option<Lines>,
    /// What was done in it.
    pub deeds: Option<Deeds>,
    /// In what of it one can ask whose voice is heard.
    pub hearings: &'static [&'static Hearing],
    /// How often each member said something in it about items.
    pub talked: Option<Talked>,
    /// What everyone agrees on in it and nobody has taken up.
    pub shared: Option<Shared>,
    /// Which pages are worth measuring for its sake.
    pub measured: &'static [Measured],
    /// Why none is, where it has pages.
    pub unmeasured: &'static str,
    /// On which days a network rests.
    pub rests: Option<Rests>,
}

impl Room {
    /// A room that brings nothing: `Room { name: "events", routes, ..Room::EMPTY }`.
    pub const EMPTY: Room = Room {
        name: "",
        routes: |_| Routes::new(),
        kinds: &[],
        acts: &[],
        texts: "",
        jobs: &[],
        leaving: None,
        erasing: None,
        becoming: None,
        estranging: None,
        merging: None,
        purging: None,
        carrying: None,
        pages: &[],
        recount: None,
        extracts: &[],
        tables: &[],
        settings: &[],
        finds: None,
        needs: None,
        warnings: None,
        gauges: &[],
        voices: None,
        dates: None,
        decisions: None,
        objectives: None,
        trays: &[],
        proxies: &[],
        burdens: &[],
        loads: &[],
        blocks: None,
        heads: None,
        movers: None,
        indicated: None,
        holdings: &[],
        counts: &[],
        lines: None,
        deeds: None,
        hearings: &[],
        talked: None,
        shared: None,
        measured: &[],
        unmeasured: "",
        rests: None,
    };
}
