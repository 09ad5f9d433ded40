//! Which files were brought, and bringing another.

use super::{Address, sheets};
use crate::imports::import::{Line, State};
use crate::imports::reading::Reading;
use crate::imports::store::NewFile;
use crate::imports::{labels, store};
use askama::Template;
use db::Read;
use house::clock::hex;
use house::web::{Answer, At, Error, Form, Page, Place, Said, Upload, Viewer, Visit, filters};
use lists::{FileRefused, ROWS, Table};
use sha2::{Digest, Sha256};

/// How many imports are listed.
const LINES: i64 = 30;

#[derive(Template)]
#[template(path = "imports/views/list.html")]
struct ListPage {
    form: Form,
    base: String,
    lines: Vec<Line>,
    rows: usize,
    megabytes: usize,
}

/// GET `/n/{slug}/imports`
pub(in crate::imports) async fn list(visit: Visit) -> Answer {
    let megabytes = visit.app.config.upload_limit;
    visit.page(move |q, viewer| page(q, viewer, Form::new(), megabytes)).await
}

/// POST `/n/{slug}/imports`
pub(in crate::imports) async fn upload(visit: Visit, mut form: Form) -> Answer {
    let megabytes = visit.app.config.upload_limit;
    let read = read(&mut form, megabytes).await?;
    let Some(new) = read else {
        return visit.page(move |q, viewer| page(q, viewer, form, megabytes).map(Page::invalid)).await;
    };
    let id = visit
        .write(move |tx, viewer| {
            let by = viewer.member()?.id;
            Ok(store::insert(tx, viewer.network.id, Some(by), &new, viewer.now)?)
        })
        .await?;
    Ok(visit.go(visit.path(format!("imports/{id}/mapping"))))
}

/// POST `/n/{slug}/imports/{id}/removal`
pub(in crate::imports) async fn remove(visit: Visit, At((_, id)): Address) -> Answer {
    let gone = visit.write(move |tx, viewer| Ok(store::delete(tx, viewer.network.id, id)?)).await?;
    let said = if gone > 0 { "import-removed-done" } else { "import-kept-done" };
    Ok(visit.go_saying(visit.path("imports"), said))
}

/// The file and how it is understood; or complaints in the form.
async fn read(form: &mut Form, megabytes: usize) -> Result<Option<NewFile>, Error> {
    let file = form.file("file").filter(|file| !file.name.is_empty() || !file.bytes.is_empty()).cloned();
    let Some(file) = file else {
        form.fail("file", "import-no-file");
        return Ok(None);
    };
    if file.bytes.len() > megabytes.saturating_mul(1024 * 1024) {
        form.fail("file", Said::key("import-file-large").with("max", megabytes));
        return Ok(None);
    }
    // A large workbook takes its time: other requests do not wait for it.
    let read = tokio::task::spawn_blocking(move || understood(file, None)).await;
    // A file that makes a library stumble is no list.
    match read.unwrap_or(Err(FileRefused::Workbook)) {
        Ok(read) => Ok(Some(read)),
        Err(refused) => {
            form.fail("file", labels::refused(&refused));
            Ok(None)
        }
    }
}

/// The file as it is kept: a workbook's sheet and cards as text. The name tells which sheet of several it is, and the
/// workbook stays beside it, so that another can be chosen.
pub(super) fn understood(file: Upload, sheet: Option<&str>) -> Result<NewFile, FileRefused> {
    let opened = lists::open_sheet(&file.bytes, sheet)?;
    let table = Table::read(&opened.content, opened.cut)?;
    let (name, mut reading) = (plain_name(&file.name), Reading::guess(opened.cut, &table));
    let several = opened.sheets.filter(|sheets| !sheets.others.is_empty());
    let hash = hex(&Sha256::digest(&file.bytes));
    let (name, workbook) = match several {
        Some(sheets) => {
            let name = format!("{name}{}", sheets::suffix(&sheets.name));
            (reading.sheet, reading.others) = (sheets.name, sheets.others);
            (name, Some(file.bytes.to_vec()))
        }
        None => (name, None),
    };
    let reading = serde_json::to_string(&reading).map_err(|_| FileRefused::Binary)?;
    Ok(NewFile { name, content: opened.content, workbook, hash, reading })
}

/// The last part of a file's name, without what could disturb a page.
pub(in crate::imports) fn plain_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let plain = last
        .chars()
        .filter(|c| !c.is_control() && !matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'));
    plain.take(120).collect()
}

fn page(q: &mut Read<'_>, viewer: &Viewer, form: Form, megabytes: usize) -> Result<Page<ListPage>, Error> {
    let base = viewer.path("imports");
    let lines = store::newest(q, viewer.network.id, LINES)?;
    let page = ListPage { form, base, lines, rows: ROWS, megabytes };
    let above = viewer.path("people");
    Ok(Page::new(page, "imports-title").place(Place::People).under("people-title", above))
}

#[cfg(test)]
mod tests {
    use super::plain_name;

    #[test]
    fn a_name_is_its_last_part_and_cannot_turn_the_page() {
        assert_eq!(plain_name("C:\\Users\\ana\\list.csv"), "list.csv");
        assert_eq!(plain_name("../../etc/pass\u{202e}wd\n"), "passwd");
    }
}
