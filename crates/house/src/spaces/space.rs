//! A space: what it is, who may do what in it, and the rules of its membership.

use super::store;
use super::template::{self, Phase};
use crate::access::{Action, SpaceRole, SpaceVisibility, Standing};
use crate::ids::{MemberId, NetworkId, SpaceId};
use crate::items::Verb;
use crate::web::form::{LINE, PARAGRAPHS};
use crate::web::{Error, Form, Said, Viewer};
use db::{Time, Write};

db::word! {
    /// What a space is for.
    pub enum SpaceKind {
        /// Where everyone of the network is.
        Commons = "commons",
        /// Some who do something together.
        WorkingGroup = "working-group",
        /// Some who care about the same.
        Community = "community",
        /// Some who learn from one another.
        LearningCircle = "learning-circle",
        /// Many who find out and decide what to do, in phases.
        Forum = "forum",
        /// Some who bring one thing to its end.
        Project = "project",
    }
}

db::word! {
    /// How one comes into a space.
    pub enum Joining {
        /// Whoever may read it and is no guest joins by themselves.
        Open = "open",
        /// They ask, and those who hold it decide.
        Request = "request",
    }
}

db::record! {
    /// A space as one viewer has it.
    #[derive(Debug, Clone)]
    pub struct Space {
        pub id: SpaceId,
        pub network_id: NetworkId,
        pub kind: SpaceKind,
        pub name: String,
        pub purpose: String,
        pub visibility: SpaceVisibility,
        pub member_count: i64,
        pub created_at: Time,
        pub last_activity_at: Time,
        /// Words of the verbs whose tabs are on, with commas between them.
        pub tabs: String,
        /// The word of its phase; empty where it has no way.
        pub phase: String,
        /// How one comes in, and what is asked of whoever would like to; may be empty.
        pub joining: Joining,
        pub join_question: String,
        /// When it was put aside.
        pub archived_at: Option<Time>,
        /// How high stewards have put it in the list; 0 where nobody has.
        pub arranged: i64,
        /// The words of what rests in it for now, with commas between them: see [`takes`].
        pub resting: String,
        /// What the viewer is in it.
        pub role: Option<SpaceRole>,
        /// When the viewer last looked at it, where they are in it.
        pub seen_at: Option<Time>,
    }
}

/// The word by which messages rest.
pub const MESSAGE: &str = "message";

/// Why an act upon a space's membership is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refused {
    /// Nobody leaves the commons but by leaving the network.
    Commons,
    /// Somebody must hold the space.
    LastFacilitator,
}

impl Refused {
    fn said(self) -> Said {
        Said::key(match self {
            Refused::Commons => "space-refused-commons",
            Refused::LastFacilitator => "space-refused-last",
        })
    }
}

impl From<Refused> for Error {
    fn from(refused: Refused) -> Error {
        Error::Refused(refused.said())
    }
}

impl Space {
    /// What the viewer is in this space.
    pub fn standing(&self, viewer: &Viewer) -> Standing {
        Standing { space: Some(self.visibility), space_role: self.role, ..viewer.standing() }
    }

    /// Whether the viewer may do this here.
    pub fn may(&self, viewer: &Viewer, action: Action) -> bool {
        let rests = self.is_archived() && action == Action::TakePart;
        !rests && action.allowed(&self.standing(viewer))
    }

    /// Whether it was put aside: out of the lists, still to be read, and nothing new is said in it.
    pub fn is_archived(&self) -> bool {
        self.archived_at.is_some()
    }

    /// Key of what the button says by which one comes in.
    pub fn join_key(&self) -> &'static str {
        if self.joining == Joining::Request { "space-request" } else { "space-join" }
    }

    /// Goes on only if the viewer may do this here.
    ///
    /// # Errors
    /// [`Error::NotFound`] otherwise.
    pub fn require(&self, viewer: &Viewer, action: Action) -> Result<(), Error> {
        if self.may(viewer, action) { Ok(()) } else { Err(Error::NotFound) }
    }

    /// What a page that shows the space writes down: its viewer has looked at it. Nothing where nothing is new to them.
    pub fn look(
        &self,
        viewer: &Viewer,
    ) -> Option<impl Fn(&mut Write<'_>) -> Result<(), Error> + Send + Sync + 'static + use<>> {
        let news = self.seen_at.is_some_and(|seen| seen < self.last_activity_at);
        let (space, now) = (self.id, viewer.now);
        let member = viewer.member_id().filter(|_| news)?;
        Some(move |tx: &mut Write<'_>| Ok(store::note_look(tx, space, member, now)?))
    }

    /// Whether this is where everyone is.
    pub fn is_commons(&self) -> bool {
        self.kind == SpaceKind::Commons
    }

    /// Whether the tab of this verb is on.
    pub fn has_tab(&self, verb: Verb) -> bool {
        self.tabs.split(',').any(|word| word == verb.word())
    }

    /// Whether something of the kind of this name may be begun in it now, as far as its phase goes.
    pub fn takes(&self, kind: &str) -> bool {
        takes(&self.resting, kind)
    }

    /// The phases of the way of its template, in their order; none for most spaces, nor where it has phases of its own.
    pub fn phases(&self) -> &'static [Phase] {
        if self.phase == template::OWN {
            return &[];
        }
        template::of(self.kind).map_or(&[], |template| template.phases)
    }

    /// Keys of the name of its kind and of the sentence that describes it.
    pub fn kind_keys(&self) -> Option<(&'static str, &'static str)> {
        template::of(self.kind).map(|template| (template.label, template.about))
    }

    /// Its address.
    pub fn href(&self, viewer: &Viewer) -> String {
        viewer.path(format_args!("spaces/{}", self.id))
    }

    /// The key of the sentence that says who may read it.
    pub fn visibility_key(&self) -> &'static str {
        visibility_key(self.visibility)
    }

    /// Whether a member of this role may go, when the space has so many facilitators.
    pub(super) fn may_part(&self, role: SpaceRole, facilitators: usize) -> Result<(), Refused> {
        if self.is_commons() {
            return Err(Refused::Commons);
        }
        // Who leaves last leaves nobody behind.
        if self.member_count > 1 { self.may_step_down(role, facilitators) } else { Ok(()) }
    }

    /// Whether a facilitator may become a member, when the space has so many facilitators: nobody could look after a
    /// space without one.
    pub(super) fn may_step_down(&self, role: SpaceRole, facilitators: usize) -> Result<(), Refused> {
        if role == SpaceRole::Facilitator && facilitators < 2 {
            return Err(Refused::LastFacilitator);
        }
        Ok(())
    }
}

/// Whether something of this word may be begun where these words rest: names of kinds, and [`MESSAGE`].
pub fn takes(resting: &str, word: &str) -> bool {
    resting.split(',').all(|other| other != word)
}

/// The key of the word for a visibility.
pub(super) fn visibility_key(visibility: SpaceVisibility) -> &'static str {
    match visibility {
        SpaceVisibility::Public => "space-visibility-public",
        SpaceVisibility::Network => "space-visibility-network",
        SpaceVisibility::Members => "space-visibility-members",
    }
}

/// What a form says of a space.
#[derive(Debug, Clone)]
pub struct SpaceText {
    /// Its name.
    pub name: String,
    /// What it is for.
    pub purpose: String,
    /// Who may read it.
    pub visibility: SpaceVisibility,
}

impl SpaceText {
    /// Reads the fields `name`, `purpose`, `visibility`.
    ///
    /// # Errors
    /// [`Error::Invalid`] with complaints in the form.
    pub fn read(form: &mut Form) -> Result<SpaceText, Error> {
        let name = form.name("name", LINE);
        let purpose = form.optional_text("purpose", PARAGRAPHS);
        let visibility = form.choice("visibility");
        form.checked()?;
        Ok(SpaceText { name, purpose, visibility: visibility.ok_or(Error::Invalid)? })
    }
}

db::record! {
    /// Somebody in a space.
    #[derive(Debug, Clone)]
    pub struct SpaceMember {
        pub id: MemberId,
        pub name: String,
        pub name_key: String,
        pub headline: String,
        pub role: SpaceRole,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn space(kind: SpaceKind, member_count: i64) -> Space {
        Space {
            id: SpaceId::from(1),
            network_id: NetworkId::from(1),
            kind,
            name: "Water watch".to_owned(),
            purpose: String::new(),
            visibility: SpaceVisibility::Network,
            member_count,
            created_at: Time::from_micros(0),
            last_activity_at: Time::from_micros(0),
            tabs: "talk,work".to_owned(),
            phase: String::new(),
            joining: Joining::Open,
            join_question: String::new(),
            archived_at: None,
            arranged: 0,
            resting: "idea".to_owned(),
            role: None,
            seen_at: None,
        }
    }

    #[test]
    fn nobody_leaves_the_commons() {
        let commons = space(SpaceKind::Commons, 9);
        assert_eq!(commons.may_part(SpaceRole::Member, 2), Err(Refused::Commons));
    }

    #[test]
    fn the_last_facilitator_hands_over_before_leaving() {
        let group = space(SpaceKind::WorkingGroup, 3);
        assert_eq!(group.may_part(SpaceRole::Facilitator, 1), Err(Refused::LastFacilitator));
        assert_eq!(group.may_part(SpaceRole::Facilitator, 2), Ok(()));
        assert_eq!(group.may_part(SpaceRole::Member, 1), Ok(()));
    }

    #[test]
    fn what_rests_is_not_begun() {
        let group = space(SpaceKind::Forum, 3);
        assert!(!group.takes("idea") && group.takes("proposal"));
    }

    #[test]
    fn who_is_alone_in_a_space_may_go() {
        assert_eq!(space(SpaceKind::WorkingGroup, 1).may_part(SpaceRole::Facilitator, 1), Ok(()));
    }
}
