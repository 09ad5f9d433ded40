//! "What do you want to do?" First by verb, then by kind: nobody is met by thirty nouns at once.

use super::source;
use crate::ids::SpaceId;
use crate::items::item::Item;
use crate::items::kind::{self, Kind, Kinds, Verb};
use crate::spaces;
use crate::web::{Answer, Error, Form, Page, Place, Viewer, Visit, filters};
use askama::Template;
use db::Read;

#[derive(Template)]
#[template(path = "items/views/choose.html")]
struct ChoosePage {
    /// What is used in this space.
    near: Vec<Choice>,
    /// What else one can do.
    more: Vec<Choice>,
    /// The item of which the new one is made.
    from: Option<Item>,
    nowhere: bool,
    spaces: String,
}

/// A verb with its kinds.
struct Choice {
    verb: Verb,
    kinds: Vec<(String, &'static Kind)>,
}

pub(super) async fn choose(visit: Visit, kinds: Kinds) -> Answer {
    let asked = Form::new()
        .with("space", visit.query.value("space"))
        .with("from", visit.query.value("from"))
        .with("part", visit.query.value("part"));
    visit.page(move |q, viewer| page(q, viewer, kinds, &asked)).await
}

/// Where one chooses what to start.
pub(super) fn address(viewer: &Viewer, asked: &Form, from: Option<&Item>) -> String {
    let space = asked.value("space").parse::<SpaceId>().map(|space| format!("space={space}"));
    let part = from.and(source::part(asked)).map(|part| format!("part={part}"));
    let from = from.map(|from| format!("from={}", from.id));
    let asked: Vec<String> = space.into_iter().chain(from).chain(part).collect();
    viewer.path(format_args!("items/new?{}", asked.join("&")))
}

fn page(q: &mut Read<'_>, viewer: &Viewer, kinds: Kinds, asked: &Form) -> Result<Page<ChoosePage>, Error> {
    let space = asked.value("space").parse().ok();
    let space = space.map(|id: SpaceId| spaces::visible_to(q, viewer, id)).transpose()?.flatten();
    let from = source::named(q, viewer, asked)?;
    let follows = |kind: &Kind| {
        let before = from.as_ref().and_then(|from| kind::named(kinds, &from.kind));
        before.is_none_or(|before| before.leads_to.contains(&kind.name))
    };
    let start = address(viewer, asked, from.as_ref());
    let href = |kind: &'static Kind| (format!("{start}&kind={}", kind.name), kind);
    let choice = |verb: &Verb| Choice {
        verb: *verb,
        kinds: kinds
            .iter()
            .filter(|kind| kind.verb == *verb && follows(kind))
            .map(|kind| href(kind))
            .collect(),
    };
    let choices = Verb::ALL.iter().map(choice).filter(|choice| !choice.kinds.is_empty());
    let near = |choice: &Choice| space.as_ref().is_none_or(|space| space.has_tab(choice.verb));
    let (near, more): (Vec<Choice>, Vec<Choice>) = choices.partition(near);
    // Where nothing of what is used here follows, the rest is not hidden behind one more step.
    let (near, more) = if near.is_empty() { (more, Vec::new()) } else { (near, more) };
    let nowhere = spaces::open_to(q, viewer)?.is_empty();
    let body = ChoosePage { near, more, from, nowhere, spaces: viewer.path("spaces") };
    Ok(Page::new(body, "item-new-title").place(Place::Spaces))
}
