//! What is asked of all rooms about something that is none of theirs: the page of a space, an indicator, an organisation, two
//! members, the tree of objectives, somebody whose account is erased, whose voice is heard.

use super::{Erased, Rooms};
use crate::ids::{IndicatorId, ItemId, MemberId, NetworkId, SpaceId};
use crate::reports::{Block, Deed, Hearing, Load, Sought};
use crate::spaces::Space;
use crate::web::{Error, Piece, Viewer};
use db::{Read, Time, Write};

impl Rooms {
    /// What organisations carry, in the order of the rooms.
    pub fn loads(&self) -> impl Iterator<Item = &'static Load> {
        self.all().iter().flat_map(|room| room.loads.iter().copied())
    }

    /// In what one can ask whose voice is heard, in the order of the rooms.
    pub fn hearings(&self) -> impl Iterator<Item = &'static Hearing> {
        self.all().iter().flat_map(|room| room.hearings.iter().copied())
    }

    /// How often each member said something about these items; a member may stand in several rows.
    ///
    /// # Errors
    /// Those of the database.
    pub fn talked(&self, q: &mut Read<'_>, items: &[ItemId]) -> Result<Vec<(MemberId, i64)>, db::Error> {
        let mut all = Vec::new();
        for talked in self.all().iter().filter_map(|room| room.talked) {
            all.extend(talked(q, items)?);
        }
        Ok(all)
    }

    /// For which items of all rooms most others wait.
    ///
    /// # Errors
    /// Those of the database.
    pub fn blocks(&self, q: &mut Read<'_>, network: NetworkId, limit: i64) -> Result<Vec<Block>, db::Error> {
        let mut all = Vec::new();
        for blocks in self.all().iter().filter_map(|room| room.blocks) {
            all.extend(blocks(q, network, limit)?);
        }
        Ok(all)
    }

    /// What all rooms show on top of the page of a space, in their order.
    ///
    /// # Errors
    /// Those of the rooms.
    pub fn heads(&self, q: &mut Read<'_>, viewer: &Viewer, space: &Space) -> Result<Vec<Piece>, Error> {
        let mut all = Vec::new();
        for head in self.all().iter().filter_map(|room| room.heads) {
            all.extend(head(q, viewer, space, *self)?);
        }
        Ok(all)
    }

    /// Which spaces mean to move an indicator, as far as the viewer may read them: number and name.
    ///
    /// # Errors
    /// Those of the rooms.
    pub fn movers(
        &self,
        q: &mut Read<'_>,
        viewer: &Viewer,
        id: IndicatorId,
    ) -> Result<Vec<(SpaceId, String)>, Error> {
        let mut all = Vec::new();
        for movers in self.all().iter().filter_map(|room| room.movers) {
            all.extend(movers(q, viewer, id)?);
        }
        Ok(all)
    }

    /// How an indicator is called that the viewer may see; nothing where there is none.
    ///
    /// # Errors
    /// Those of the rooms.
    pub fn indicator(
        &self,
        q: &mut Read<'_>,
        viewer: &Viewer,
        id: IndicatorId,
    ) -> Result<Option<String>, Error> {
        for indicated in self.all().iter().filter_map(|room| room.indicated) {
            if let Some(name) = indicated(q, viewer, id)? {
                return Ok(Some(name));
            }
        }
        Ok(None)
    }

    /// What was done in all rooms, as far as this viewer may read it, in the order of the rooms.
    ///
    /// # Errors
    /// Those of the rooms.
    pub fn deeds(&self, q: &mut Read<'_>, viewer: &Viewer, sought: &Sought<'_>) -> Result<Vec<Deed>, Error> {
        let mut all = Vec::new();
        for deeds in self.all().iter().filter_map(|room| room.deeds) {
            all.extend(deeds(q, viewer, sought)?);
        }
        Ok(all)
    }

    /// What everyone agrees on in all rooms and nobody has taken up yet, as far as this viewer may read it: so many of each room.
    ///
    /// # Errors
    /// Those of the rooms.
    pub fn shared(
        &self,
        q: &mut Read<'_>,
        viewer: &Viewer,
        limit: i64,
    ) -> Result<Vec<(ItemId, String)>, Error> {
        let mut all = Vec::new();
        for shared in self.all().iter().filter_map(|room| room.shared) {
            all.extend(shared(q, viewer, limit)?);
        }
        Ok(all)
    }

    /// Lets every room end what it keeps between two members of whom the first has blocked the second.
    ///
    /// # Errors
    /// Those of the database.
    pub fn estrange(
        &self,
        tx: &mut Write<'_>,
        pair: (MemberId, MemberId),
        now: Time,
    ) -> Result<(), db::Error> {
        self.all().iter().filter_map(|room| room.estranging).try_for_each(|estrange| estrange(tx, pair, now))
    }

    /// Lets every room take away, or unname, what it keeps of a member whose account is erased.
    ///
    /// # Errors
    /// Those of the database.
    pub fn erase(&self, tx: &mut Write<'_>, erased: &Erased) -> Result<(), db::Error> {
        self.all().iter().filter_map(|room| room.erasing).try_for_each(|erase| erase(tx, erased))
    }
}
