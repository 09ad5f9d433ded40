//! The table itself: each action and the least that a person must be.

use super::Role;

/// Everything that anybody can do. Each route names one; each row of [`TABLE`] gives its rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Action {
    /// See that the server is there: landing page, assets, health.
    Arrive,
    /// Sign in, sign out, use a set-up link or an invitation.
    Enter,
    /// See and change one's own account.
    OwnAccount,
    /// Start a network.
    StartNetwork,
    /// Fetch a calendar by its secret address: whoever has it sees what its owner may see now.
    FetchCalendar,
    /// See the front page and the charter of a network.
    ReadNetwork,
    /// See which organisations take part.
    ReadOrganisations,
    /// See members, their profiles, and who stands for an organisation.
    ReadMembers,
    /// See the map of who works with whom (only ties that one may see).
    ReadMap,
    /// See whose voice is heard, by groups.
    ReadVoice,
    /// See how the conditions of working together stand.
    ReadConditions,
    /// See what one carries oneself; stewards, what others carry.
    ReadBurdens,
    /// See how working together goes (only of spaces that one may read).
    ReadHealth,
    /// See what waits for the stewards of the network.
    ReadDesk,
    /// Make reports of the network's figures, and keep them for oneself.
    ReadReports,
    /// Share a report with the network.
    ShareReports,
    /// Write, publish and withdraw the story of a year.
    KeepAnnual,
    /// See Today.
    ReadToday,
    /// Change one's own profile, leave the network.
    OwnMembership,
    /// See one's own letters, and choose from whom one takes none.
    Correspond,
    /// Write to somebody for the first time.
    StartCorrespondence,
    /// Read and write letters in a correspondence.
    ReadLetters,
    /// Endorse the charter.
    EndorseCharter,
    /// Write a new version of the charter.
    ReviseCharter,
    /// Add an organisation.
    AddOrganisation,
    /// Change an organisation.
    EditOrganisation,
    /// Archive, merge and remove organisations; change the sector of many.
    KeepOrganisations,
    /// Say that one works in an organisation.
    Affiliate,
    /// Invite people; change members' roles and states.
    ManageMembers,
    /// Bring in people and organisations from a file.
    Import,
    /// Change the network's settings.
    EditNetwork,
    /// Read the network's log.
    ReadLog,
    /// See the calendar (only the dates that one may see).
    ReadCalendar,
    /// See the list of spaces (only those that one may see).
    ListSpaces,
    /// Start a space.
    StartSpace,
    /// Search the network and see its tags (only what one may see).
    Search,
    /// Be offered tags while one types.
    TagItems,
    /// Rename and merge tags.
    KeepTags,
    /// See a space, its items and their conversations.
    ReadSpace,
    /// Become a member of a space.
    JoinSpace,
    /// Leave a space.
    LeaveSpace,
    /// See who is in a space.
    ReadSpaceMembers,
    /// See what was deleted in a space and can be brought back: one's own, or all for who holds the space.
    ReadDeleted,
    /// Change a space, its members and their roles; pin items.
    HoldSpace,
    /// Start an item, answer in a conversation, react, link items.
    TakePart,
    /// Follow an item.
    Follow,
    /// Take an item from one state to another; each step of its kind asks for an action of its own besides.
    TakeStep,
    /// Say whether one comes to an event.
    AnswerEvent,
    /// Sign up for an event without an account, where its organiser allows that.
    SignUp,
    /// Confirm or withdraw by the link of a letter: whoever has it.
    HoldSignUp,
    /// Answer the statements of a common ground, and see one's own answers.
    AnswerGround,
    /// Answer the statements of a common ground by its link: whoever has it, while the network allows it.
    AnswerByLink,
    /// Vote, where one is among those who may.
    CastBallot,
    /// Open a vote, give it more time, add an option to it.
    HoldVote,
    /// Propose a project for a budget, where one is among those who may.
    ProposeProject,
    /// Change and take back a project that one has proposed.
    OwnProject,
    /// Answer a round of questions in a space, and say how far one trusts those with whom one works.
    AnswerRound,
    /// Answer a round by the link of a letter: whoever has it, for the member to whom it was written.
    AnswerRoundByLink,
    /// Say that one is willing to be drawn for a panel, and give back a seat.
    Volunteer,
    /// See what was decided (only in spaces that one may see).
    ReadDecisions,
    /// See whether it works: objectives, indicators, figures (members always, others where the network shows them).
    ReadOutcomes,
    /// See what a review of the figures asks, and what came of the one before.
    ReadReview,
    /// Write down what lies behind a curve.
    TellOutcomes,
    /// Keep objectives, indicators and their figures.
    KeepOutcomes,
    /// Say whether everyone who may read the network sees its outcomes.
    PublishOutcomes,
    /// Change what one wrote oneself.
    EditOwn,
    /// Take away what one wrote oneself, or, holding the space, what somebody wrote; close, archive, move and delete items.
    Moderate,
}

/// The least that a person must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Least {
    /// Anyone, signed in or not.
    Anyone,
    /// Anyone with an account on this server.
    SignedIn,
    /// Whoever may read the network: anyone if it is public or unlisted, its active members if it is private.
    Reader,
    /// An active member of the network with at least this role.
    Role(Role),
    /// A representative of the organisation, a facilitator or a steward.
    Representative,
    /// One of those among whom the letters are. No role is enough.
    Correspondent,
    /// Whoever may read the space.
    SpaceReader,
    /// An active member of the network who may read the space.
    SpaceGuest,
    /// An active member of the network, not a guest, who may read the space.
    SpaceJoiner,
    /// A member of the space.
    SpaceMember,
    /// A facilitator of the space; a steward too, where stewards may read the space.
    SpaceFacilitator,
    /// The author, as long as they are a member of the space.
    Author,
    /// The author, an active member of the network and not a guest, as long as they may read the space.
    Proposer,
    /// The author, or whoever is [`Least::SpaceFacilitator`].
    AuthorOrFacilitator,
}

/// The access table.
pub const TABLE: &[(Action, Least)] = &[
    // on the server
    (Action::Arrive, Least::Anyone),
    (Action::Enter, Least::Anyone),
    (Action::OwnAccount, Least::SignedIn),
    (Action::StartNetwork, Least::SignedIn),
    (Action::FetchCalendar, Least::Anyone),
    (Action::AnswerByLink, Least::Anyone),
    (Action::HoldSignUp, Least::Anyone),
    (Action::AnswerRoundByLink, Least::Anyone),
    // in a network
    (Action::ReadNetwork, Least::Reader),
    (Action::ReadOrganisations, Least::Reader),
    (Action::ReadMembers, Least::Role(Role::Guest)),
    (Action::ReadMap, Least::Role(Role::Member)),
    (Action::ReadVoice, Least::Role(Role::Member)),
    (Action::ReadConditions, Least::Role(Role::Member)),
    (Action::ReadBurdens, Least::Role(Role::Guest)),
    (Action::ReadHealth, Least::Role(Role::Guest)),
    (Action::ReadDesk, Least::Role(Role::Steward)),
    (Action::ReadReports, Least::Role(Role::Member)),
    (Action::ShareReports, Least::Role(Role::Steward)),
    (Action::KeepAnnual, Least::Role(Role::Steward)),
    (Action::ReadToday, Least::Role(Role::Guest)),
    (Action::OwnMembership, Least::Role(Role::Guest)),
    (Action::Correspond, Least::Role(Role::Guest)),
    (Action::StartCorrespondence, Least::Role(Role::Member)),
    (Action::ReadLetters, Least::Correspondent),
    (Action::EndorseCharter, Least::Role(Role::Member)),
    (Action::ReviseCharter, Least::Role(Role::Steward)),
    (Action::AddOrganisation, Least::Role(Role::Facilitator)),
    (Action::EditOrganisation, Least::Representative),
    (Action::KeepOrganisations, Least::Role(Role::Facilitator)),
    (Action::Affiliate, Least::Role(Role::Member)),
    (Action::ManageMembers, Least::Role(Role::Steward)),
    (Action::Import, Least::Role(Role::Steward)),
    (Action::EditNetwork, Least::Role(Role::Steward)),
    (Action::ReadLog, Least::Role(Role::Steward)),
    (Action::ReadCalendar, Least::Reader),
    (Action::ListSpaces, Least::Reader),
    (Action::StartSpace, Least::Role(Role::Member)),
    (Action::ReadDecisions, Least::Reader),
    (Action::ReadOutcomes, Least::Reader),
    (Action::ReadReview, Least::Role(Role::Guest)),
    (Action::TellOutcomes, Least::Role(Role::Member)),
    (Action::KeepOutcomes, Least::Role(Role::Facilitator)),
    (Action::PublishOutcomes, Least::Role(Role::Steward)),
    (Action::Search, Least::Reader),
    (Action::TagItems, Least::Role(Role::Guest)),
    (Action::KeepTags, Least::Role(Role::Facilitator)),
    // in a space
    (Action::ReadSpace, Least::SpaceReader),
    (Action::JoinSpace, Least::SpaceJoiner),
    (Action::LeaveSpace, Least::SpaceMember),
    (Action::ReadSpaceMembers, Least::SpaceGuest),
    (Action::ReadDeleted, Least::SpaceGuest),
    (Action::HoldSpace, Least::SpaceFacilitator),
    (Action::TakePart, Least::SpaceMember),
    (Action::Follow, Least::SpaceGuest),
    (Action::TakeStep, Least::SpaceGuest),
    (Action::AnswerEvent, Least::SpaceGuest),
    (Action::SignUp, Least::SpaceReader),
    (Action::AnswerGround, Least::SpaceGuest),
    (Action::CastBallot, Least::SpaceGuest),
    (Action::ProposeProject, Least::SpaceJoiner),
    (Action::AnswerRound, Least::SpaceMember),
    (Action::Volunteer, Least::SpaceJoiner),
    (Action::OwnProject, Least::Proposer),
    (Action::HoldVote, Least::AuthorOrFacilitator),
    (Action::EditOwn, Least::Author),
    (Action::Moderate, Least::AuthorOrFacilitator),
];
