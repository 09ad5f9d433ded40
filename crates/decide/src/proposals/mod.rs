//! Proposals: a text on which people decide, by the method that fits, and what came of it. A proposal knows who may vote,
//! as it was when the vote was opened, and tells nobody how a vote stands before that may be seen. It never decides for
//! anyone what a result means: people write the outcome.

mod acts;
mod amending;
mod belenios;
mod bringing;
mod carrying;
mod choice;
mod counting;
mod dates;
mod drafting;
mod gauges;
mod keepers;
mod method;
mod opening;
mod outcome;
mod proposal;
mod secrecy;
mod store;
mod voting;

pub use acts::{
    AMENDMENT_ACCEPTED, AMENDMENT_DECLINED, AMENDMENT_OFFERED, BALLOT_CAST, ELECTION_BROUGHT,
    ELECTION_PLACED, OBJECTION_MET, OPTION_ADDED, OUTCOME_WRITTEN, PROPOSAL_CLOSED, PROPOSAL_EXTENDED,
    PROPOSAL_OPENED, PROPOSAL_REMINDED, PROXY_GIVEN, PROXY_RETURNED, VOTE_CIRCLED, VOTERS_TAKEN,
};

pub use belenios::bring_election;
pub use bringing::{
    Setting, Vote, Where, allow, brought_before, close, decide, draft, give_proxy, open, vote,
};
pub use method::{Electorate, Method, Secrecy, Threshold, Verdict};
pub use secrecy::{Key, close_sealed, open_sealed, vote_sealed};
pub use store::{member_of_address, voter_of_name};

use house::access::Action;
use house::happenings::Step as Voice;
use house::items::{Kind, State, Verb};
use house::room::{Measured, Room, Subject};
use house::web::Routes;
use house::web::frame::{Group, RailPage, Shown};

/// What this room is to the house.
pub static ROOM: Room = Room {
    name: "proposals",
    routes: |_| routes(),
    acts: acts::ALL,
    kinds: &[&PROPOSAL],
    texts: include_str!("../../locales/en/proposals.ftl"),
    jobs: &[&opening::CLOSING, &opening::REMINDING, &secrecy::DESTROYING],
    leaving: Some(store::leave),
    becoming: Some(store::merge),
    estranging: Some(store::part),
    purging: Some(store::purge),
    pages: &[RailPage {
        path: "decisions",
        label: "decision-list-title",
        group: Group::Decide,
        action: Action::ReadDecisions,
        shown: Shown::OnceUsed,
    }],
    recount: Some(store::recount),
    extracts: store::EXTRACTS,
    tables: &[
        "proposals",
        "proposal_amendments",
        "proposal_options",
        "proposal_named",
        "proposal_voters",
        "proposal_ballots",
        "proposal_envelopes",
        "proposal_papers",
        "proposal_piles",
        "proposal_turnouts",
        "proposal_proxies",
        "proposal_carried",
        "proposal_elections",
        "proposal_keepers",
        "vote_passphrases",
    ],
    settings: &[("settings/passphrase", "keeper-title")],
    needs: Some(voting::needs),
    dates: Some(dates::between),
    gauges: gauges::GAUGES,
    decisions: Some(outcome::DECISIONS),
    trays: &[&outcome::UNTOLD],
    proxies: &[&outcome::HEARD],
    counts: &[&outcome::DECIDED, &outcome::TURNED_OUT],
    lines: Some(outcome::lines),
    deeds: Some(outcome::deeds),
    hearings: &[&outcome::HEARING],
    measured: &[
        Measured {
            of: Subject::Newest("proposal"),
            ..Measured::growing("a proposal", "/n/{slug}/items/{id}")
        },
        Measured::growing("the register of decisions", "/n/{slug}/decisions"),
    ],
    ..Room::EMPTY
};

/// The routes of this room.
fn routes() -> Routes {
    Routes::new()
        .get("/n/{slug}/proposals/{id}/opening", Action::HoldVote, opening::ask)
        .post("/n/{slug}/proposals/{id}/opening", Action::HoldVote, opening::open)
        .get("/n/{slug}/proposals/{id}/extension", Action::HoldVote, opening::ask_longer)
        .post("/n/{slug}/proposals/{id}/extension", Action::HoldVote, opening::extend)
        .get("/n/{slug}/proposals/{id}/options", Action::HoldVote, opening::ask_option)
        .post("/n/{slug}/proposals/{id}/options", Action::HoldVote, opening::add_option)
        .get("/n/{slug}/proposals/{id}/ballot", Action::CastBallot, voting::ask)
        .post("/n/{slug}/proposals/{id}/ballot", Action::CastBallot, voting::cast)
        .get("/n/{slug}/proposals/{id}/proxies", Action::CastBallot, carrying::ask)
        .post("/n/{slug}/proposals/{id}/proxies", Action::CastBallot, carrying::give)
        .post("/n/{slug}/proposals/{id}/proxies/removal", Action::CastBallot, carrying::take_back)
        .get("/n/{slug}/proposals/{id}/amendments", Action::ReadSpace, amending::list)
        .post("/n/{slug}/proposals/{id}/amendments", Action::TakePart, amending::offer)
        .get("/n/{slug}/proposals/{id}/amendments/new", Action::TakePart, amending::ask)
        .post("/n/{slug}/proposals/{id}/amendments/answers", Action::EditOwn, amending::answer)
        .get("/n/{slug}/proposals/{id}/objections", Action::EditOwn, amending::ask_whether_met)
        .post("/n/{slug}/proposals/{id}/objections", Action::EditOwn, amending::meet)
        .get("/n/{slug}/proposals/{id}/outcome", Action::HoldSpace, outcome::edit)
        .post("/n/{slug}/proposals/{id}/outcome", Action::HoldSpace, outcome::save)
        .get("/n/{slug}/proposals/{id}/election", Action::HoldVote, belenios::ask)
        .post_file("/n/{slug}/proposals/{id}/election", Action::HoldVote, belenios::LARGEST, belenios::keep)
        .get("/n/{slug}/proposals/{id}/election.json", Action::HoldVote, belenios::file)
        .get("/n/{slug}/proposals/{id}/election/result", Action::HoldVote, belenios::ask_result)
        .post_file(
            "/n/{slug}/proposals/{id}/election/result",
            Action::HoldVote,
            belenios::LARGEST,
            belenios::bring,
        )
        .get("/n/{slug}/proposals/{id}/election/voters", Action::HoldVote, belenios::ask_voters)
        .post("/n/{slug}/proposals/{id}/election/voters", Action::HoldVote, belenios::voters)
        .get("/n/{slug}/items/{id}/ballots.csv", Action::ReadSpace, secrecy::csv)
        .get("/n/{slug}/decisions", Action::ReadDecisions, outcome::register)
        .get("/n/{slug}/decisions.csv", Action::ReadDecisions, outcome::csv)
        .get("/n/{slug}/decisions.atom", Action::ReadDecisions, outcome::atom)
        .and(keepers::routes())
}

/// A text on which people decide.
pub static PROPOSAL: Kind = Kind {
    name: "proposal",
    verb: Verb::Decide,
    label: "proposal-label",
    plural: "proposal-plural",
    about: "proposal-about",
    states: &[
        State { word: "draft", label: "proposal-state-draft", open: true },
        State { word: "open", label: "proposal-state-open", open: true },
        State { word: "closed", label: "proposal-state-closed", open: true },
        State { word: "decided", label: "proposal-state-decided", open: false },
    ],
    steps: &[],
    leads_to: &["project", "task", "event", "discussion"],
    fields: Some(&drafting::FIELDS),
    card: Some(voting::card),
    part: Some(voting::part),
    line: Some(voting::line),
    text: Some(store::words),
    bound: Some(opening::bound),
    result: Some(outcome::result),
    voice: Some(Voice::Proposed),
    ..Kind::PLAIN
};
