//! The fields of a proposal. As long as it is a draft, all of it can be changed; once people may vote, nothing of it can.

use super::rule::read;
use crate::proposals::method::{Electorate, Method, Secrecy, Threshold};
use crate::proposals::proposal::{Phase, Proposal};
use crate::proposals::store;
use askama::Template;
use db::{Read, Write};
use house::dates::spelled;
use house::ids::ItemId;
use house::items::{self, Fields};
use house::web::{Error, Form, Piece, Viewer, filters};

/// The fields of a proposal.
pub(in crate::proposals) static FIELDS: Fields = Fields { show, fill, write };

#[derive(Template)]
#[template(path = "proposals/views/_fields.html")]
struct FieldsPart {
    form: Form,
}

impl FieldsPart {
    /// Whether this is chosen; of what nobody chose yet, the first.
    fn chosen(&self, name: &str, value: &str, first: &bool) -> bool {
        self.form.chosen(name, value) || (*first && self.form.value(name).is_empty())
    }
}

fn show(form: &Form) -> Piece {
    Piece::of(FieldsPart { form: form.clone() })
}

fn fill(q: &mut Read<'_>, item: ItemId, form: Form) -> Result<Form, Error> {
    let proposal = store::of_item(q, item)?.ok_or(Error::NotFound)?;
    if proposal.phase() != Phase::Draft {
        return Ok(form.with("fixed", "true"));
    }
    let options = store::options(q, item)?;
    let labels: Vec<String> = options.into_iter().map(|option| option.label).collect();
    let named: Vec<String> =
        store::named(q, item)?.into_iter().map(|(_, name, votes)| line(name, votes)).collect();
    let (day, hour) = spelled(proposal.ends_at, &proposal.time_zone);
    let form = form
        .with("day", day)
        .with("hour", hour)
        .with("method", proposal.method.to_string())
        .with("secrecy", proposal.secrecy.to_string())
        .with("electorate", proposal.electorate.to_string())
        .with("threshold", proposal.threshold.to_string())
        .with("quorum", proposal.quorum.to_string())
        .with("seats", proposal.seats.to_string())
        .with("dots", proposal.dots.to_string());
    let form = if proposal.charter { form.with("charter", "true") } else { form };
    Ok(form.with("options", labels.join("\n")).with("named", named.join("\n")))
}

/// A line of the names of the voters; see `named` in `rule.rs`.
fn line(name: String, votes: i64) -> String {
    if votes > 1 { format!("{name} = {votes}") } else { name }
}

fn write(tx: &mut Write<'_>, viewer: &Viewer, item: ItemId, form: &mut Form) -> Result<bool, Error> {
    let Some(before) = store::of_item(tx, item)? else {
        let (rule, options, named) = read(tx, viewer, form)?;
        store::begin(tx, viewer.network.id, item, &rule, viewer.now)?;
        store::set_options(tx, viewer.network.id, item, &options)?;
        store::set_named(tx, viewer.network.id, item, &named)?;
        return Ok(true);
    };
    if before.phase() != Phase::Draft {
        return fixed(tx, viewer, item, form);
    }
    let (rule, options, named) = read(tx, viewer, form)?;
    let kept = store::options(tx, item)?.into_iter().map(|option| option.label);
    let known: Vec<_> =
        store::named(tx, item)?.into_iter().map(|(member, _, votes)| (member, votes)).collect();
    let same_people = known.len() == named.len() && named.iter().all(|member| known.contains(member));
    if same(&before, &rule) && kept.eq(options.iter().cloned()) && same_people {
        return Ok(false);
    }
    if store::redraft(tx, item, &rule, viewer.now)? == 0 {
        form.fail_whole("proposal-refused-fixed");
        return Err(Error::Invalid);
    }
    store::set_options(tx, viewer.network.id, item, &options)?;
    store::set_named(tx, viewer.network.id, item, &named)?;
    Ok(true)
}

/// What people vote on stays as it is, whoever wants to change it; its tags and files may change.
fn fixed(tx: &mut Write<'_>, viewer: &Viewer, item: ItemId, form: &mut Form) -> Result<bool, Error> {
    let now = items::visible_to(tx, viewer, item)?.ok_or(Error::NotFound)?;
    let mut typed = form.clone();
    let (title, body) = (typed.value("title").trim().to_owned(), typed.optional_text("body", usize::MAX));
    let asked =
        form.names().any(|name| ["method", "options", "electorate", "secrecy", "quorum"].contains(&name));
    if asked || title != now.title || body != now.body {
        form.fail_whole("proposal-refused-fixed");
        return Err(Error::Invalid);
    }
    Ok(false)
}

fn same(before: &Proposal, rule: &store::Rule) -> bool {
    let kept = store::Rule {
        method: before.method,
        secrecy: before.secrecy,
        electorate: before.electorate,
        threshold: before.threshold,
        seats: before.seats,
        dots: before.dots,
        quorum: before.quorum,
        time_zone: before.time_zone.clone(),
        ends_at: before.ends_at,
        charter: before.charter,
    };
    kept == *rule
}
