//! Trust rounds as edge lists. In comes what was said in a survey held elsewhere, while the round runs; out goes who has named each
//! other, once it is over, and never who said what.

use super::results::pairs;
use super::{MARKS, partners, taking};
use crate::rounds::acts::ROUND_BROUGHT;
use crate::rounds::round::{Refused, Round, Sort, below, find, find_told};
use crate::rounds::store::{self, Spoken};
use askama::Template;
use db::{Read, Write};
use house::access::Action;
use house::happenings::{self, Happened};
use house::ids::ItemId;
use house::items::Item;
use house::members::fold;
use house::web::{Answer, At, Error, Form, Page, Said, Viewer, Visit, filters, sheet};
use std::collections::BTreeMap;

type Address = At<(String, ItemId)>;

/// The longest list, in letters, and the most lines.
const LONG: usize = 40_000;
const LINES: usize = 1_000;
/// So many names are known.
const KNOWN: i64 = 5_000;

#[derive(Template)]
#[template(path = "rounds/trust/views/edges.html")]
struct EdgesPage {
    form: Form,
    title: String,
    action: String,
    back: String,
}

/// `GET /n/{slug}/trust/{id}/edges`
pub(in crate::rounds) async fn ask(visit: Visit, At((_, id)): Address) -> Answer {
    visit.page(move |q, viewer| page(q, viewer, id, Form::new())).await
}

/// `POST /n/{slug}/trust/{id}/edges`
pub(in crate::rounds) async fn bring(visit: Visit, At((_, id)): Address, form: Form) -> Answer {
    match visit.change(form, move |tx, viewer, form| write(tx, viewer, id, form)).await? {
        Ok(()) => Ok(visit.go_saying(visit.path(format_args!("items/{id}")), "trust-brought-done")),
        Err(form) => visit.page(move |q, viewer| page(q, viewer, id, form).map(Page::invalid)).await,
    }
}

/// A trust round into which whoever holds its space can bring something now.
fn open(q: &mut Read<'_>, viewer: &Viewer, id: ItemId) -> Result<(Item, Round), Error> {
    let (item, round) = find(q, viewer, id, Action::HoldSpace)?;
    if !round.sort.is_trust() {
        return Err(Error::NotFound);
    }
    if !round.is_open(viewer.now) || !item.is_open() {
        return Err(Refused::Late.said());
    }
    Ok((item, round))
}

fn write(tx: &mut Write<'_>, viewer: &Viewer, id: ItemId, form: &mut Form) -> Result<(), Error> {
    tx.lock("items", id.get())?;
    let (item, round) = open(tx, viewer, id)?;
    let known = match round.sort {
        Sort::Members => store::people(tx, item.space_id, KNOWN)?,
        Sort::Health | Sort::Organisations => store::organisations(tx, round.network_id, KNOWN)?,
    };
    let known: BTreeMap<String, i64> = known.into_iter().map(|(id, name)| (fold(&name), id)).collect();
    let said = read(form, &known);
    form.checked()?;
    taking::take(tx, &round, (None, said.as_slice()), viewer.now)?;
    let happened = Happened::new(&ROUND_BROUGHT).space(item.space_id).item(id);
    happenings::record(tx, viewer.network.id, viewer.member_id(), viewer.now, happened)?;
    Ok(())
}

/// Reads the list; the first line names the columns, and a bad line is told by its number.
fn read(form: &mut Form, known: &BTreeMap<String, i64>) -> Vec<Spoken> {
    let text = form.text("list", LONG);
    let mut reader =
        csv::ReaderBuilder::new().flexible(true).trim(csv::Trim::All).from_reader(text.as_bytes());
    let head: Vec<String> = match reader.headers() {
        Ok(head) => head.iter().map(str::to_lowercase).collect(),
        Err(_) => Vec::new(),
    };
    let mut said = Vec::new();
    for (number, line) in (2_i64..).zip(reader.records()) {
        let cells: Vec<String> =
            line.map(|line| line.iter().map(str::to_owned).collect()).unwrap_or_default();
        let named: BTreeMap<&str, &str> =
            head.iter().map(String::as_str).zip(cells.iter().map(String::as_str)).collect();
        match edge(&named, known) {
            Some(one) => said.push(one),
            None => form.fail("list", Said::key("trust-line-wrong").with("line", number)),
        }
    }
    if said.is_empty() {
        form.fail("list", "trust-list-empty");
    }
    if said.len() > LINES {
        form.fail("list", Said::key("trust-list-long").with("most", LINES));
    }
    said
}

/// A line of the list; nothing where somebody is not known, or a number stands outside of its scale.
fn edge(named: &BTreeMap<&str, &str>, known: &BTreeMap<String, i64>) -> Option<Spoken> {
    let who = |column: &str| known.get(&fold(named.get(column)?)).copied();
    let (from, to) = (who("from")?, who("to")?);
    let mut form = Form::new().with("partner", to.to_string());
    for name in ["contact", "depth"].into_iter().chain(MARKS.map(|(name, _)| name)) {
        form = form.with(name, *named.get(name).unwrap_or(&""));
    }
    let said = Spoken { own: false, ..partners::read(&mut form, from) };
    (from != to && !form.has_errors()).then_some(said)
}

fn page(q: &mut Read<'_>, viewer: &Viewer, id: ItemId, form: Form) -> Result<Page<EdgesPage>, Error> {
    let (item, round) = open(q, viewer, id)?;
    let body = EdgesPage {
        form,
        title: item.title.clone(),
        action: round.trust_path(viewer, "edges"),
        back: item.href(viewer),
    };
    Ok(below(Page::new(body, "trust-bring"), viewer, &item))
}

/// `GET /n/{slug}/trust/{id}/edges.csv`
pub(in crate::rounds) async fn export(visit: Visit, At((_, id)): Address) -> Answer {
    let rows = visit.read(move |q, viewer| {
        let (item, round) = find_told(q, viewer, id)?;
        let mut rows = vec![vec!["from".to_owned(), "to".to_owned()]];
        if round.closed_at.is_some() && round.sort.is_trust() {
            let (pairs, names) = pairs(q, viewer, (&item, &round))?;
            let named = |id: &i64| names.get(id).map(|(name, _)| name.clone()).unwrap_or_default();
            rows.extend(pairs.iter().map(|(one, other)| vec![named(one), named(other)]));
        }
        Ok(rows)
    });
    sheet::whole("trust", &rows.await?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known() -> BTreeMap<String, i64> {
        [("choir", 1), ("school", 2)].into_iter().map(|(name, id)| (name.to_owned(), id)).collect()
    }

    #[test]
    fn a_list_is_read_by_the_names_of_its_columns() {
        let list = "to,from,depth,contact,reliability\nSchool,Choir,3,4,4\nChoir,school,2,5,";
        let mut form = Form::new().with("list", list);
        let said = read(&mut form, &known());
        assert!(!form.has_errors());
        assert_eq!(said.len(), 2);
        assert_eq!((said[0].rater_id, said[0].rated_id, said[0].depth), (1, 2, 3));
        assert_eq!((said[0].reliability, said[1].reliability), (Some(4), None));
    }

    #[test]
    fn a_bad_line_is_told() {
        for line in ["Choir,Choir,1,1", "Choir,Nobody,1,1", "Choir,School,6,1", "Choir,School,1,", "Choir"] {
            let mut form = Form::new().with("list", format!("from,to,depth,contact\n{line}"));
            read(&mut form, &known());
            assert!(form.error("list").is_some(), "{line}");
        }
    }
}
