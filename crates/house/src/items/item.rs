//! An item, and who may do what with it.

use super::kind::{self, Kind, Kinds, Shape};
use super::shelf::Shelf;
use crate::access::{Action, SpaceRole, SpaceVisibility, Standing};
use crate::ids::{ItemId, MemberId, SpaceId};
use crate::spaces;
use crate::web::form::{LINE, PAGES, letters};
use crate::web::{Error, Form, Viewer, markdown};
use db::Time;

db::record! {
    /// An item as one viewer has it.
    #[derive(Debug, Clone)]
    pub struct Item {
        pub id: ItemId,
        pub kind: String,
        pub author_id: MemberId,
        pub author_name: String,
        pub title: String,
        pub body: String,
        pub body_html: String,
        pub created_at: Time,
        pub updated_at: Time,
        pub closed_at: Option<Time>,
        pub last_message_at: Time,
        /// When it last moved: something was said, or it took a turn.
        pub moved_at: Time,
        pub message_count: i64,
        pub revision: i64,
        /// The word of its state.
        pub state: String,
        pub shelf: Shelf,
        pub pinned_at: Option<Time>,
        pub space_id: SpaceId,
        pub space_name: String,
        pub space_visibility: SpaceVisibility,
        /// Whether its space was put aside.
        pub space_archived: bool,
        /// The words of what rests in its space for now.
        pub space_resting: String,
        /// What the viewer is in the space.
        pub space_role: Option<SpaceRole>,
        /// Whether the viewer follows it.
        pub follows: bool,
    }
}

/// What was said last about an item.
#[derive(Debug, Clone)]
pub struct Newest {
    /// By whom.
    pub by: MemberId,
    /// Their name.
    pub name: String,
    /// Safe HTML, or the beginning of it.
    pub html: String,
    /// When.
    pub said_at: Time,
}

db::record! {
    /// An item in a list.
    #[derive(Debug, Clone)]
    pub struct ItemRow {
        pub id: ItemId,
        pub kind: String,
        pub title: String,
        pub author_id: MemberId,
        pub author_name: String,
        /// The word of its state.
        pub state: String,
        pub closed_at: Option<Time>,
        pub pinned_at: Option<Time>,
        pub last_message_at: Time,
        pub message_count: i64,
    }
}

impl ItemRow {
    /// What a link to it adds to its address: a running talk is opened at its end.
    pub fn anchor(&self, kinds: Kinds) -> &'static str {
        let live = kind::named(kinds, &self.kind).is_some_and(|kind| kind.shape == Shape::Live);
        if live { "#composer" } else { "" }
    }

    /// Its kind.
    pub fn kind_of(&self, kinds: Kinds) -> Option<&'static Kind> {
        kind::named(kinds, &self.kind)
    }

    /// Key of the name of its state, where that is worth saying: every item begins in the first.
    pub fn state_label(&self, kinds: Kinds) -> Option<&'static str> {
        self.kind_of(kinds)?.worth_saying(&self.state)
    }
}

impl Item {
    /// What the viewer is towards this item.
    pub fn standing(&self, viewer: &Viewer) -> Standing {
        Standing {
            space: Some(self.space_visibility),
            space_role: self.space_role,
            author: viewer.member_id() == Some(self.author_id),
            ..viewer.standing()
        }
    }

    /// Whether the viewer may do this with it.
    pub fn may(&self, viewer: &Viewer, action: Action) -> bool {
        let rests =
            self.space_archived && matches!(action, Action::TakeStep | Action::EditOwn | Action::JoinSpace);
        !rests && action.allowed(&self.standing(viewer))
    }

    /// Goes on only if the viewer may do this with it.
    ///
    /// # Errors
    /// [`Error::NotFound`] otherwise.
    pub fn require(&self, viewer: &Viewer, action: Action) -> Result<(), Error> {
        if self.may(viewer, action) { Ok(()) } else { Err(Error::NotFound) }
    }

    /// Its address.
    pub fn href(&self, viewer: &Viewer) -> String {
        viewer.path(format_args!("items/{}", self.id))
    }

    /// Whether it goes on: neither closed nor put aside.
    pub fn is_open(&self) -> bool {
        self.closed_at.is_none() && !self.is_archived() && !self.space_archived
    }

    /// Whether something of the kind of this name may be begun beside it, as far as the phase of its space goes.
    pub fn takes(&self, kind: &str) -> bool {
        spaces::takes(&self.space_resting, kind)
    }

    /// Whether new messages are taken: it goes on, and they do not rest in its space.
    pub fn takes_messages(&self) -> bool {
        self.is_open() && self.takes(spaces::MESSAGE)
    }

    /// Whether it was put aside: out of the lists, still to be read, and as it was.
    pub fn is_archived(&self) -> bool {
        self.shelf == Shelf::Archived
    }
}

/// Title and body, as somebody wrote them.
#[derive(Debug, Clone)]
pub struct ItemText {
    /// One line.
    pub title: String,
    /// Markdown.
    pub body: String,
    /// The body as safe HTML.
    pub html: String,
}

impl ItemText {
    /// What somebody wrote, here or in a file that was brought in: of that, too, the title is a line that one can read.
    pub fn new(title: impl Into<String>, body: impl Into<String>) -> ItemText {
        let body = body.into().replace('\0', "\u{fffd}");
        ItemText { title: letters::one_line(&title.into()), html: markdown::to_html(&body), body }
    }

    /// Reads the fields `title` and `body`.
    ///
    /// # Errors
    /// [`Error::Invalid`] with complaints in the form.
    pub fn read(form: &mut Form, kind: &Kind) -> Result<ItemText, Error> {
        let title = form.line("title", LINE);
        if kind.needs_body {
            form.text("body", PAGES);
        }
        let body = form.markdown("body", PAGES);
        form.checked()?;
        Ok(ItemText { title, body: body.text, html: body.html })
    }
}
