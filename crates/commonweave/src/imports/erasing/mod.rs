//! What imports still hold of somebody whose account is erased: the address that a list gave them, that a list made them the one to whom
//! one writes at an organisation, their name among those who stayed when an import was taken back, and the rows about them that were
//! refused.

mod store;

use csv::StringRecord;
use db::{Error, Write};
use house::members::fold;
use house::organisations::Filled;
use house::room::Erased;
use serde_json::Value;

/// By this begins a file that spreadsheets read as it is meant.
const MARK: &[u8] = "\u{feff}".as_bytes();

/// Takes all of that away.
pub(super) fn erase(tx: &mut Write<'_>, erased: &Erased) -> Result<(), Error> {
    store::forget_addresses(tx, erased.network, erased.member)?;
    for (import, organisation, kept) in store::filled(tx, erased.network)? {
        let filled = serde_json::from_str::<Filled>(&kept).ok();
        let rest = filled.and_then(|filled| filled.without(erased));
        if let Some(rest) = rest.and_then(|rest| serde_json::to_string(&rest).ok()) {
            store::keep_filled(tx, (import, organisation), &rest)?;
        }
    }
    let named = |name: &str| format!("\"name\":{}", Value::from(name));
    store::rename_stayed(tx, erased.network, (&named(&erased.name), &named(&erased.nobody)))?;
    for (id, file) in store::refused(tx, erased.network)? {
        if let Some(rest) = without(&file, erased) {
            store::keep_refused(tx, id, &rest)?;
        }
    }
    Ok(())
}

/// A file of refused rows without those that tell of this person; none where no row does.
fn without(file: &[u8], erased: &Erased) -> Option<Vec<u8>> {
    let text = file.strip_prefix(MARK).unwrap_or(file);
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text);
    let rows: Vec<StringRecord> = reader.records().collect::<Result<_, _>>().ok()?;
    let kept: Vec<&StringRecord> = rows.iter().filter(|row| !tells(row, erased)).collect();
    if kept.len() == rows.len() {
        return None;
    }
    let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(MARK.to_vec());
    for row in kept {
        writer.write_record(row).ok()?;
    }
    writer.into_inner().ok()
}

fn tells(row: &StringRecord, erased: &Erased) -> bool {
    let name = fold(&erased.name);
    row.iter().any(|cell| {
        let small = cell.to_lowercase();
        fold(cell) == name || erased.addresses.iter().any(|address| small.contains(address))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use db::Time;
    use house::ids::{MemberId, NetworkId};

    fn ada() -> Erased {
        Erased {
            network: NetworkId::from(1),
            member: MemberId::from(7),
            name: "Ada Lovelace".to_owned(),
            nobody: "Somebody who left".to_owned(),
            addresses: vec!["ada@example.org".to_owned()],
            now: Time::from_micros(0),
        }
    }

    #[test]
    fn rows_about_one_person_go_and_all_others_stay() {
        let file = "\u{feff}name,email,why\n\"Ada, C.\",ADA@example.org,twice\nBen,ben@example.org,twice\n";
        let rest = without(file.as_bytes(), &ada()).unwrap();
        assert_eq!(String::from_utf8(rest).unwrap(), "\u{feff}name,email,why\nBen,ben@example.org,twice\n");
        assert_eq!(without("name\nAda Lovelaces\n".as_bytes(), &ada()), None);
        assert!(without("name\nada  lovelace\n".as_bytes(), &ada()).is_some());
    }
}
