//! The numbers by which rows are known, one type a table, so that none is taken for another.

db::id! {
    /// An account.
    pub struct AccountId;
}
db::id! {
    /// A network.
    pub struct NetworkId;
}
db::id! {
    /// A member of a network.
    pub struct MemberId;
}
db::id! {
    /// An invitation.
    pub struct InvitationId;
}
db::id! {
    /// What somebody says of who they are.
    pub struct ClaimId;
}
db::id! {
    /// An organisation.
    pub struct OrganisationId;
}
db::id! {
    /// A file that a steward brought.
    pub struct ImportId;
}
db::id! {
    /// An export of Slack that a steward brought.
    pub struct SlackImportId;
}
db::id! {
    /// A version of a charter.
    pub struct CharterId;
}
db::id! {
    /// A space.
    pub struct SpaceId;
}
db::id! {
    /// An item.
    pub struct ItemId;
}
db::id! {
    /// A message.
    pub struct MessageId;
}
db::id! {
    /// A job.
    pub struct JobId;
}
db::id! {
    /// A file on an item or a message.
    pub struct FileId;
}
db::id! {
    /// A tag.
    pub struct TagId;
}
db::id! {
    /// A statement of a common ground.
    pub struct StatementId;
}
db::id! {
    /// Somebody who takes part in a common ground: a member, a visitor, or a number of an export.
    pub struct ParticipantId;
}
db::id! {
    /// A happening.
    pub struct HappeningId;
}
db::id! {
    /// A round of a check-in.
    pub struct RoundId;
}
db::id! {
    /// A correspondence between members.
    pub struct CorrespondenceId;
}
db::id! {
    /// A letter between members.
    pub struct LetterId;
}
db::id! {
    /// A column of a board.
    pub struct ColumnId;
}
db::id! {
    /// A line of the check list of a task.
    pub struct CheckId;
}
db::id! {
    /// Time that somebody gave to a task.
    pub struct HoursId;
}
db::id! {
    /// A list of tasks that somebody keeps.
    pub struct FilterId;
}
db::id! {
    /// A task as a space makes it again and again.
    pub struct TaskTemplateId;
}
db::id! {
    /// What somebody said to an event, and their seat.
    pub struct AttendanceId;
}
db::id! {
    /// Seats that are kept for some.
    pub struct ReserveId;
}
db::id! {
    /// What is asked of those who come to an event.
    pub struct QuestionId;
}
db::id! {
    /// Somebody without an account who signs up for an event.
    pub struct SignUpId;
}
db::id! {
    /// Something that is to be reached.
    pub struct ObjectiveId;
}
db::id! {
    /// Something that is measured.
    pub struct IndicatorId;
}
db::id! {
    /// A live figure to which a risk is bound.
    pub struct TriggerId;
}
db::id! {
    /// A vote that was given to somebody for a time.
    pub struct DelegationId;
}
db::id! {
    /// Something that drives what is to come.
    pub struct DriverId;
}
db::id! {
    /// A strategy that is tested against futures.
    pub struct StrategyId;
}
db::id! {
    /// An early sign of a future.
    pub struct SignId;
}
db::id! {
    /// A report that somebody saved.
    pub struct ReportId;
}
