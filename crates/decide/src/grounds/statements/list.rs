//! All statements of a ground, with what one has said to each oneself, and how all together have.

use super::adding::under;
use crate::grounds::bars::Bar;
use crate::grounds::ground::{FEW, State, Voice, find, path};
use crate::grounds::leading::{self, Led};
use crate::grounds::store::{self, Statement};
use askama::Template;
use db::Read;
use house::access::Action;
use house::ids::ItemId;
use house::web::{Answer, At, Error, Page, Viewer, Visit, filters};

/// How many statements a page shows.
const SHOWN: usize = 40;

#[derive(Template)]
#[template(path = "grounds/views/statements.html")]
struct StatementsPage {
    rows: Vec<Shown>,
    /// Where answers are sent; none for who may not answer, or no longer.
    action: Option<String>,
    after: i64,
    older: Option<String>,
    /// What the viewer wrote and what became of it.
    mine: Vec<Statement>,
    /// Where something is made of a statement.
    lead: Option<String>,
    /// Where a project is made of a statement that has led to none, for those who may.
    project: Option<String>,
    add: Option<String>,
    moderate: Option<String>,
}

struct Shown {
    statement: Statement,
    said: Option<Voice>,
    bar: Option<Bar>,
    leads: Vec<Led>,
}

/// `GET /n/{slug}/grounds/{id}/statements`
pub(in crate::grounds) async fn list(visit: Visit, At((_, id)): At<(String, ItemId)>) -> Answer {
    let after = visit.query.value("after").parse::<i64>().unwrap_or(-1);
    visit.page(move |q, viewer| page(q, viewer, id, after)).await
}

fn page(q: &mut Read<'_>, viewer: &Viewer, id: ItemId, after: i64) -> Result<Page<StatementsPage>, Error> {
    let (item, _) = find(q, viewer, id, Action::ReadSpace)?;
    let mut found = store::page(q, id, State::Shown, after)?;
    let more = found.len() > SHOWN;
    found.truncate(SHOWN);
    let person = viewer.member_id().map(|me| store::of_member(q, id, me)).transpose()?.flatten();
    let (said, mine) = match person {
        Some(person) => (store::answers_of(q, id, person)?, store::waiting(q, person)?),
        None => (Vec::new(), Vec::new()),
    };
    let ids: Vec<_> = found.iter().map(|statement| statement.id).collect();
    let leads = leading::of(q, viewer, &ids)?;
    let list = path(viewer, id, "statements");
    let older = found.last().filter(|_| more).map(|last| format!("{list}?after={}", last.number));
    let shown = |statement: Statement| Shown {
        said: said.iter().find(|(id, _)| *id == statement.id).and_then(|(_, said)| Voice::of_number(*said)),
        bar: Bar::of((statement.agree_count, statement.pass_count, statement.disagree_count))
            .filter(|bar| bar.seen >= FEW),
        leads: leads.iter().filter(|led| led.statement == statement.id).cloned().collect(),
        statement,
    };
    let takes_part = item.is_open() && item.may(viewer, Action::TakePart);
    let body = StatementsPage {
        rows: found.into_iter().map(shown).collect(),
        action: (item.is_open() && item.may(viewer, Action::AnswerGround))
            .then(|| path(viewer, id, "answers")),
        after,
        older,
        mine,
        lead: item
            .may(viewer, Action::TakePart)
            .then(|| viewer.path(format_args!("items/new?from={id}&part="))),
        project: leading::way(viewer, &item),
        add: takes_part.then(|| path(viewer, id, "statements/new")),
        moderate: item.may(viewer, Action::Moderate).then(|| path(viewer, id, "moderation")),
    };
    Ok(under(Page::new(body, "ground-statements"), viewer, &item))
}
