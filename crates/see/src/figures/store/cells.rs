//! Cells of months that are over. They are written once.

use crate::figures::floor::Cell;
use db::{Error, Param, Read, Write};
use house::batch::{self, Row};
use house::ids::NetworkId;

db::record! {
    /// A cell as it is kept.
    #[derive(Debug, Clone)]
    pub(in crate::figures) struct Kept {
        pub(in crate::figures) figure: String,
        pub(in crate::figures) month: i64,
        pub(in crate::figures) sector: String,
        pub(in crate::figures) amount: i64,
    }
}

/// Up to which month each figure of a network is counted.
pub(in crate::figures) fn marks(q: &mut Read<'_>, network: NetworkId) -> Result<Vec<(String, i64)>, Error> {
    q.all("SELECT figure, month FROM report_marks WHERE network_id = $1 ORDER BY figure", &[&network])
}

/// The cells of these figures, of the network as a whole (0) or of one space, between two months.
pub(in crate::figures) fn cells(
    q: &mut Read<'_>,
    (network, space): (NetworkId, i64),
    (first, last): (i64, i64),
    figures: &[&'static str],
) -> Result<Vec<Kept>, Error> {
    let keys: Vec<&dyn Param> = figures.iter().map(|figure| -> &dyn Param { figure }).collect();
    batch::among(
        q,
        "SELECT figure, month, sector, amount FROM report_cells
         WHERE network_id = $1 AND space_id = $2 AND month >= $3 AND month <= $4 AND figure",
        &[&network, &space, &first, &last],
        &keys,
        "ORDER BY figure, month, sector",
    )
}

/// Keeps the cells of the month that follows the last that is kept of a figure; false where somebody else has kept it.
pub(in crate::figures) fn keep(
    tx: &mut Write<'_>,
    network: NetworkId,
    (figure, month): (&'static str, i64),
    cells: &[Cell],
) -> Result<bool, Error> {
    tx.lock("networks", network.get())?;
    let marked = tx.run(
        "INSERT INTO report_marks (network_id, figure, month) VALUES ($1, $2, $3)
         ON CONFLICT (network_id, figure) DO UPDATE SET month = excluded.month
         WHERE report_marks.month < excluded.month",
        &[&network, &figure, &month],
    )?;
    if marked == 0 {
        return Ok(false);
    }
    let rows: Vec<Row<'_>> = cells
        .iter()
        .map(|cell| -> Row<'_> { vec![&network, &figure, &month, &cell.space, &cell.sector, &cell.amount] })
        .collect();
    batch::insert(
        tx,
        "INSERT INTO report_cells (network_id, figure, month, space_id, sector, amount)",
        &rows,
        "ON CONFLICT (network_id, figure, space_id, month, sector) DO NOTHING",
    )?;
    Ok(true)
}
