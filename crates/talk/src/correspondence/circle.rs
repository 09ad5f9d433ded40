//! A correspondence, its letters, and who may do what with them.

use super::store;
use db::{Read, Time};
use house::access::{Action, Standing};
use house::ids::{CorrespondenceId, LetterId, MemberId};
use house::web::{Error, Said, Viewer, hue, initials, picture_at};

/// The most among whom letters go.
pub(super) const MOST: usize = 10;

db::record! {
    /// A correspondence as one of those among whom it is has it.
    #[derive(Debug, Clone)]
    pub(super) struct Correspondence {
        pub(super) id: CorrespondenceId,
        /// The number of the viewer's own row: what is told live is read for it alone.
        pub(super) seat: i64,
        pub(super) unread: bool,
        pub(super) moved_at: Time,
    }
}

/// Somebody among whom it is, other than the viewer.
#[derive(Debug, Clone)]
pub(super) struct Other {
    pub(super) id: MemberId,
    pub(super) name: String,
    pub(super) initials: String,
    pub(super) hue: u8,
    /// What tells their picture from the one before; empty where they have none or are not here.
    pub(super) picture: String,
    /// Whether they can still be written to.
    pub(super) here: bool,
}

db::record! {
    /// A letter.
    #[derive(Debug, Clone)]
    pub(super) struct Letter {
        pub(super) id: LetterId,
        pub(super) author_id: MemberId,
        pub(super) author_name: String,
        /// As that of [`Other`].
        pub(super) author_picture: String,
        pub(super) body_html: String,
        pub(super) created_at: Time,
        pub(super) removed_at: Option<Time>,
    }
}

/// A letter as it is shown. Rendered by `correspondence/views/_letter.html`.
#[derive(Debug, Clone)]
pub(super) struct Shown {
    pub(super) letter: Letter,
    pub(super) href: String,
    pub(super) person: String,
    pub(super) mine: bool,
}

impl Shown {
    pub(super) fn of(viewer: &Viewer, id: CorrespondenceId, letter: Letter) -> Shown {
        Shown {
            href: viewer.path(format_args!("correspondence/{id}/letters/{}", letter.id)),
            person: viewer.path(format_args!("people/{}", letter.author_id)),
            mine: viewer.member_id() == Some(letter.author_id),
            letter,
        }
    }

    pub(super) fn is_gone(&self) -> bool {
        self.letter.removed_at.is_some()
    }

    pub(super) fn initials(&self) -> String {
        initials(&self.letter.author_name)
    }

    pub(super) fn hue(&self) -> u8 {
        hue(self.letter.author_id.get())
    }

    /// Where the author's picture is; empty where there is none.
    pub(super) fn picture(&self) -> String {
        picture_at(&self.person, "picture", &self.letter.author_picture)
    }
}

impl Other {
    pub(super) fn of(id: MemberId, name: String, picture: String, here: bool) -> Other {
        Other { initials: initials(&name), hue: hue(id.get()), id, name, picture, here }
    }
}

/// The correspondence, if the viewer is among those among whom it is.
pub(super) fn find(q: &mut Read<'_>, viewer: &Viewer, id: CorrespondenceId) -> Result<Correspondence, Error> {
    let me = viewer.member()?.id;
    let found = store::of_member(q, viewer.network.id, id, me)?;
    let standing = Standing { correspondent: found.is_some(), ..viewer.standing() };
    found.filter(|_| Action::ReadLetters.allowed(&standing)).ok_or(Error::NotFound)
}

/// A letter of it that the viewer may read and that was not taken back.
pub(super) fn letter(
    q: &mut Read<'_>,
    viewer: &Viewer,
    id: CorrespondenceId,
    letter: LetterId,
) -> Result<Letter, Error> {
    find(q, viewer, id)?;
    let found = store::letter(q, id, letter, viewer.member()?.id)?;
    found.filter(|letter| letter.removed_at.is_none()).ok_or(Error::NotFound)
}

/// The names of the others, with commas between them.
pub(super) fn names(others: &[Other]) -> String {
    others.iter().map(|other| other.name.as_str()).collect::<Vec<_>>().join(", ")
}

/// What a correspondence is called: those among whom it is, but oneself.
pub(super) fn title(others: &[Other]) -> Said {
    if others.is_empty() { Said::key("correspondence-alone") } else { Said::raw(names(others)) }
}
