//! An idea, and what stands on its page.

use super::{project, store};
use crate::ideas::IDEA;
use askama::Template;
use db::{Read, Time};
use house::access::Action;
use house::ids::{ItemId, MemberId, SpaceId};
use house::items::{self, Item};
use house::spaces;
use house::web::{Error, Piece, Viewer, filters};

db::word! {
    /// What those who hold the space make of an idea.
    pub(super) enum Stance {
        /// It is being done.
        TakenUp = "taken-up",
        /// It is being thought about.
        Considered = "considered",
        /// Not now.
        Later = "later",
        /// No.
        Declined = "declined",
    }
}

impl Stance {
    /// The key of its name in `locales/`.
    pub(super) fn label(self) -> &'static str {
        match self {
            Stance::TakenUp => "idea-stance-taken-up",
            Stance::Considered => "idea-stance-considered",
            Stance::Later => "idea-stance-later",
            Stance::Declined => "idea-stance-declined",
        }
    }
}

db::record! {
    /// What became of an idea.
    #[derive(Debug, Clone)]
    pub(super) struct Idea {
        pub(super) interest_count: i64,
        pub(super) stance: Option<Stance>,
        pub(super) answer: String,
        pub(super) answer_html: String,
        pub(super) answered_by: Option<String>,
        pub(super) answered_at: Option<Time>,
        pub(super) merged_into: Option<ItemId>,
        pub(super) project_id: Option<SpaceId>,
    }
}

#[derive(Template)]
#[template(path = "ideas/views/_part.html")]
struct IdeaPart {
    idea: Option<Idea>,
    interested: Vec<(MemberId, String)>,
    people: Option<String>,
    /// The idea of which this one is part: its address and title, where the viewer may read it.
    whole: Option<(String, String)>,
    /// The project that was made of it: its address and name, where the viewer may read it.
    project: Option<(String, String)>,
    /// Where those who hold the space answer and merge.
    hold: Option<String>,
    /// Whether they can make a project of it.
    starts: bool,
}

/// What stands between the body and the conversation.
pub(super) fn part(q: &mut Read<'_>, viewer: &Viewer, item: &Item) -> Result<Piece, Error> {
    let idea = store::of_item(q, item.id)?;
    let into: Vec<ItemId> = idea.iter().filter_map(|idea| idea.merged_into).collect();
    let whole = items::titles(q, viewer, &into)?.pop();
    let made = idea.as_ref().and_then(|idea| idea.project_id);
    let project = made.map(|made| spaces::visible_to(q, viewer, made)).transpose()?.flatten();
    // Who is not a member learns how many are interested, and not who.
    let may_know = viewer.may(Action::ReadMembers);
    let part = IdeaPart {
        interested: if may_know { store::interested(q, item.id)? } else { Vec::new() },
        people: may_know.then(|| viewer.path("people")),
        whole: whole.map(|(id, title)| (viewer.path(format_args!("items/{id}")), title)),
        project: project.map(|space| (space.href(viewer), space.name)),
        starts: made.is_none() && project::may_start(viewer, item),
        hold: item
            .may(viewer, Action::HoldSpace)
            .then(|| viewer.path(format_args!("ideas/{}", item.id)))
            .filter(|_| idea.as_ref().is_none_or(|idea| idea.merged_into.is_none())),
        idea,
    };
    Ok(Piece::of(part))
}

/// An idea to which the viewer, who holds its space, may say something: one that is not put aside.
pub(super) fn find_open(q: &mut Read<'_>, viewer: &Viewer, id: ItemId) -> Result<Item, Error> {
    let item = find(q, viewer, id, Action::HoldSpace)?;
    if item.is_archived() { Err(Error::Refused("item-refused-archived".into())) } else { Ok(item) }
}

/// An idea in which the viewer may do this.
pub(super) fn find(q: &mut Read<'_>, viewer: &Viewer, id: ItemId, action: Action) -> Result<Item, Error> {
    let item = items::visible_to(q, viewer, id)?.filter(|item| item.kind == IDEA.name);
    let item = item.ok_or(Error::NotFound)?;
    item.require(viewer, action)?;
    Ok(item)
}
