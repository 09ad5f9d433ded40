//! Another sheet of a workbook: it is read in the place of the one that was.

use super::{Address, find};
use crate::imports::import::State;
use crate::imports::pages::list::understood;
use crate::imports::{labels, store};
use house::web::{Answer, At, Error, Form, Said, Upload, Visit};

/// POST `/n/{slug}/imports/{id}/sheet`
pub(in crate::imports) async fn choose(visit: Visit, At((_, id)): Address, form: Form) -> Answer {
    let wanted = form.value("sheet").to_owned();
    let found = visit.read(move |q, viewer| {
        let import = find(q, viewer, id)?;
        let own = import.file_name.strip_suffix(&suffix(&import.reading()?.sheet)).map(str::to_owned);
        let open = matches!(import.state, State::Read | State::Failed);
        let workbook = store::workbook(q, viewer.network.id, id)?.filter(|_| open);
        let workbook = workbook.ok_or(Error::Refused(Said::key("import-refused-one-sheet")))?;
        Ok((own.unwrap_or(import.file_name), workbook))
    });
    let (name, workbook) = found.await?;
    let file = Upload { name, bytes: workbook.into() };
    // A large workbook takes its time: other requests do not wait for it.
    let read = tokio::task::spawn_blocking(move || understood(file, Some(&wanted))).await;
    let read = read.map_err(|error| Error::Broken(error.into()))?;
    let new = read.map_err(|refused| Error::Refused(labels::refused(&refused)))?;
    let kept = visit.write(move |tx, viewer| {
        find(tx, viewer, id)?;
        Ok(store::set_sheet(tx, id, (&new.name, &new.content, &new.reading))?)
    });
    let said = if kept.await? > 0 { "import-sheet-done" } else { "import-kept-done" };
    Ok(visit.go_saying(visit.path(format!("imports/{id}/mapping")), said))
}

/// What the name of a file ends with that is one sheet of several.
pub(super) fn suffix(sheet: &str) -> String {
    format!(" – {}", super::list::plain_name(sheet))
}
