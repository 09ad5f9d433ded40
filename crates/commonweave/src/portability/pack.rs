//! Tables of all rooms in one archive: a CSV file each, under the name that its room gives it.

use db::{Error, Line, Read};
use house::extract::{Extract, Take};
use house::ids::{MemberId, NetworkId};
use house::room::Rooms;
use house::web::sheet;
use std::io::{Seek, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// Writes everything of a network: what the host needs to leave, or to look at in other programs. Tells how many rows each
/// file has. One snapshot: what refers to one another fits.
///
/// # Errors
/// Those of the database and of writing.
pub fn network<W: Write + Seek>(
    q: &mut Read<'_>,
    rooms: Rooms,
    network: NetworkId,
    out: W,
) -> anyhow::Result<Vec<(&'static str, u64)>> {
    let parts = rooms.extracts().filter_map(|extract| {
        let read = extract.of_network?;
        let fill: Fill<'_> = Box::new(move |q, take| read(q, network, take));
        Some((extract, fill))
    });
    archive(q, parts, out)
}

/// Writes what one member wrote and did in their network.
///
/// # Errors
/// As [`network`].
pub(super) fn member<W: Write + Seek>(
    q: &mut Read<'_>,
    rooms: Rooms,
    member: MemberId,
    out: W,
) -> anyhow::Result<Vec<(&'static str, u64)>> {
    let parts = rooms.extracts().filter_map(|extract| {
        let read = extract.of_member?;
        let fill: Fill<'_> = Box::new(move |q, take| read(q, member, take));
        Some((extract, fill))
    });
    archive(q, parts, out)
}

/// Hands over the rows of one file.
type Fill<'f> = Box<dyn Fn(&mut Read<'_>, Take<'_>) -> Result<(), Error> + 'f>;

fn archive<'f, W: Write + Seek>(
    q: &mut Read<'_>,
    parts: impl Iterator<Item = (&'static Extract, Fill<'f>)>,
    out: W,
) -> anyhow::Result<Vec<(&'static str, u64)>> {
    let mut zip = ZipWriter::new(out);
    let mut told = Vec::new();
    for (extract, fill) in parts {
        let options = SimpleFileOptions::default().large_file(true);
        zip.start_file(format!("{}.csv", extract.name), options)?;
        let head: Vec<String> = extract.head.iter().map(|&name| name.to_owned()).collect();
        zip.write_all("\u{feff}".as_bytes())?;
        zip.write_all(&sheet::lines(&[head]).map_err(unwritten)?)?;
        let (mut rows, mut failed) = (0_u64, None);
        let done = fill(q, &mut |line| {
            rows = rows.saturating_add(1);
            let written = sheet::lines(&[readable(extract, line)]).map_err(unwritten);
            // The database is to stop; why stands beside it.
            written.and_then(|bytes| Ok(zip.write_all(&bytes)?)).map_err(|error| {
                failed = Some(error);
                Error::Aborted
            })
        });
        if let Some(error) = failed {
            return Err(error);
        }
        done?;
        told.push((extract.name, rows));
    }
    zip.finish()?;
    Ok(told)
}

/// A row with its moments as people and programs write them.
fn readable(extract: &Extract, line: Line) -> Vec<String> {
    let is_moment = |name: Option<&&str>| name.is_some_and(|name| name.ends_with("_at"));
    let cells = line.0.into_iter().enumerate();
    cells
        .map(|(at, cell)| match cell.parse::<i64>() {
            Ok(micros) if is_moment(extract.head.get(at)) => moment(micros).unwrap_or(cell),
            _ => cell,
        })
        .collect()
}

/// A moment by RFC 3339; none for one that no calendar has.
fn moment(micros: i64) -> Option<String> {
    jiff::Timestamp::from_microsecond(micros).ok().map(|moment| moment.to_string())
}

fn unwritten(error: house::web::Error) -> anyhow::Error {
    anyhow::anyhow!("a row cannot be written: {error:?}")
}
