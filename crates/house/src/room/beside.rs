//! What is asked of all rooms about something that is none of theirs: the page of a space, an indicator, an organisation, two
//! members.

use super::Rooms;
use crate::ids::{IndicatorId, MemberId, NetworkId, SpaceId};
use crate::reports::{Block, Load};
use crate::spaces::Space;
use crate::web::{Error, Piece, Viewer};
use db::{Read, Time, Write};

impl Rooms {
    /// What organisations carry, in the order of the rooms.
    pub fn loads(&self) -> impl Iterator<Item = &'static Load> {
        self.all().iter().flat_map(|room| room.loads.iter().copied())
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
}
