//! Many rows or many keys in one statement, where one statement each would cost a journey to the database server.

use db::{Error, Param, Read, Record, Write};

/// The most rows that one statement writes: enough to make journeys rare, few enough to be read in a log.
const ROWS: usize = 32;
/// How many keys one statement asks for. A list is filled up to the next of these, so that few texts are prepared.
const KEYS: [usize; 5] = [1, 8, 64, 192, 512];

/// Of how many keys one statement asks the same.
const ARMS: usize = 16;

/// One row of values.
pub type Row<'a> = Vec<&'a dyn Param>;

/// Writes rows of equal width: `{head} VALUES (…), (…) {tail}`. Tells how many rows were changed.
///
/// # Errors
/// Those of the database.
pub fn insert(tx: &mut Write<'_>, head: &str, rows: &[Row<'_>], tail: &str) -> Result<u64, Error> {
    let mut changed = 0;
    for chunk in rows.chunks(ROWS) {
        let params: Vec<&dyn Param> = chunk.iter().flatten().copied().collect();
        changed += tx.run(&values(head, chunk, tail), &params)?;
    }
    Ok(changed)
}

/// As [`insert`], with a `RETURNING` in the tail. The answers come in no certain order.
///
/// # Errors
/// Those of the database.
pub fn insert_returning<T: Record>(
    tx: &mut Write<'_>,
    head: &str,
    rows: &[Row<'_>],
    tail: &str,
) -> Result<Vec<T>, Error> {
    let mut made = Vec::with_capacity(rows.len());
    for chunk in rows.chunks(ROWS) {
        let params: Vec<&dyn Param> = chunk.iter().flatten().copied().collect();
        made.extend(tx.all::<T>(&values(head, chunk, tail), &params)?);
    }
    Ok(made)
}

/// Asks for rows whose column is one of `keys`: `{before} IN ($n, …) {after}`, where the statement already uses
/// `first` as its first parameters. Without keys nothing is asked. A condition beside numbers that an index could serve
/// too, such as that of the network, is written `+network_id = $1`: SQLite else walks through that whole index.
///
/// # Errors
/// Those of the database.
pub fn among<T: Record>(
    q: &mut Read<'_>,
    before: &str,
    first: &[&dyn Param],
    keys: &[&dyn Param],
    after: &str,
) -> Result<Vec<T>, Error> {
    let mut found = Vec::new();
    let [.., most] = KEYS;
    for chunk in keys.chunks(most) {
        let Some(last) = chunk.last() else { continue };
        let size = KEYS.into_iter().find(|size| *size >= chunk.len()).unwrap_or(most);
        let mut params: Vec<&dyn Param> = first.to_vec();
        params.extend_from_slice(chunk);
        params.resize(first.len() + size, *last);
        found.extend(
            q.all::<T>(&format!("{before} IN ({}) {after}", numbers(first.len() + 1, size)), &params)?,
        );
    }
    Ok(found)
}

/// Asks the same of each of `keys` and takes the answers together: `arm` is a whole statement whose `LIMIT` stands in a table
/// of its own, in which `$0` stands for the key, and which already uses `first` as its first parameters. Without keys nothing is asked.
///
/// # Errors
/// Those of the database.
pub fn each<T: Record>(
    q: &mut Read<'_>,
    arm: &str,
    first: &[&dyn Param],
    keys: &[&dyn Param],
) -> Result<Vec<T>, Error> {
    let mut found = Vec::new();
    for chunk in keys.chunks(ARMS) {
        let mut params: Vec<&dyn Param> = first.to_vec();
        params.extend_from_slice(chunk);
        found.extend(q.all::<T>(&arms(arm, first.len() + 1, chunk.len()), &params)?);
    }
    Ok(found)
}

/// `… $3 … UNION ALL … $4 …`
fn arms(arm: &str, first: usize, count: usize) -> String {
    let one = |number: usize| arm.replace("$0", &format!("${number}"));
    (first..first + count).map(one).collect::<Vec<_>>().join(" UNION ALL ")
}

fn values(head: &str, rows: &[Row<'_>], tail: &str) -> String {
    let width = rows.first().map_or(0, Vec::len);
    let tuples: Vec<String> =
        (0..rows.len()).map(|row| format!("({})", numbers(row * width + 1, width))).collect();
    format!("{head} VALUES {} {tail}", tuples.join(", "))
}

/// `$3, $4, $5`
fn numbers(first: usize, count: usize) -> String {
    let all: Vec<String> = (first..first + count).map(|number| format!("${number}")).collect();
    all.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_key_is_asked_by_itself() {
        assert_eq!(arms("b = $1 AND c = $0", 2, 2), "b = $1 AND c = $2 UNION ALL b = $1 AND c = $3");
    }

    #[test]
    fn each_row_has_its_own_numbers() {
        let rows: Vec<Row<'_>> = vec![vec![&1_i64, &2_i64], vec![&3_i64, &4_i64]];
        assert_eq!(values("INTO t (a, b)", &rows, ""), "INTO t (a, b) VALUES ($1, $2), ($3, $4) ");
    }
}
