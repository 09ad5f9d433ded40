//! The refused rows as a file of their own: the columns of the source and why, to be put right and brought again.

use super::planning::{Outcome, Plan};
use house::web::{Error, Speech, sheet};
use lists::Table;

/// The refused rows; empty where there are none. The reasons are in the language of `speech`.
///
/// # Errors
/// Those of writing to memory.
pub fn refused_rows(table: &Table, plan: &Plan, speech: &Speech) -> Result<Vec<u8>, Error> {
    let refused: Vec<_> = plan.rows.iter().filter(|row| row.outcome == Outcome::Refused).collect();
    if refused.is_empty() {
        return Ok(Vec::new());
    }
    let mut rows = Vec::with_capacity(refused.len() + 1);
    let names = table.header.iter().enumerate().map(|(place, name)| match name.as_str() {
        "" => format!("{}", place + 1),
        name => name.to_owned(),
    });
    rows.push(names.chain([speech.key("import-refused-column").into_owned()]).collect());
    for row in refused {
        let Some(source) = table.rows.get(row.place) else { continue };
        let mut cells = source.cells.clone();
        if cells.len() < table.width() {
            cells.resize(table.width(), String::new());
        }
        cells.extend(row.reason.as_ref().map(|reason| speech.say(reason)));
        rows.push(cells);
    }
    let mut file = "\u{feff}".as_bytes().to_vec();
    file.extend(sheet::lines(&rows)?);
    Ok(file)
}
