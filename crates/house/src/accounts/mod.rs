//! Who can sign in on this server: accounts, their passwords and sessions, signing in and out, one's own settings.
//!
//! It never knows a network or a member, never keeps a password or a token as it is, and never tells whether an
//! address has an account.

mod account;
mod credentials;
mod erasing;
mod mailing;
mod password;
mod readdressing;
mod recovery;
mod session;
mod settings;
mod setup;
mod signing;
mod speaking;
mod store;
mod strangers;
mod zones;

pub use account::{NewAccount, email_key};
pub use credentials::knows_password;
pub use erasing::empty;
pub use mailing::{
    Digest, Leaving as LeavingLetters, Mailing, Turn, leave_link, of_account as mailing_of,
    plan as plan_digests, turns as digest_turns,
};
pub use password::{NOBODY as NO_PASSWORD, hash as hash_password, stretched};
pub use recovery::{Giver, hand_over, recovery_link};
pub use session::{forget_here, keep_signed_in, local_path, rotate_session};
pub use setup::setup_link;
pub use signing::{sign_in, sign_out};
pub use store::{
    any_account, create_account, create_accounts, hold, make_host, open_session, setup_link_is_open,
    use_setup_link, with_email,
};
pub use strangers::write_to_stranger;
pub use zones::all as time_zones;
pub use zones::read as read_time_zone;

use crate::access::Action;
use crate::jobs::{Every, Job, Run};
use crate::room::Room;
use crate::web::Routes;
use std::time::Duration;

/// What this room is to the house.
pub static ROOM: Room = Room {
    name: "accounts",
    routes: |_| routes(),
    texts: include_str!("../../locales/en/accounts.ftl"),
    jobs: &[
        &session::CLEANING,
        &CLEANING,
        &mailing::CLEANING,
        &recovery::FORGOTTEN_LETTER,
        &recovery::SET_LETTER,
        &readdressing::ADDRESS_LETTER,
        &readdressing::FORMER_LETTER,
    ],
    extracts: store::EXTRACTS,
    tables: &[
        "accounts",
        "sessions",
        "setup_links",
        "recovery_links",
        "recovery_uses",
        "recovery_requests",
        "address_changes",
        "mailing",
        "unsubscriptions",
        "stranger_letters",
    ],
    unmeasured: "each of its pages is about one account, and nothing of a network stands on it",
    ..Room::EMPTY
};

/// For how long requests that lead nowhere any more are kept.
const KEPT: Duration = Duration::from_secs(60 * 60 * 24 * 7);

/// Forgets requests for passwords and addresses that lead nowhere any more.
static CLEANING: Job = Job {
    name: "accounts-cleaning",
    every: Some(Every::Day),
    tries: Job::TRIES,
    run: Run::Inside(|_, tx, task| {
        recovery::forget_requests(tx, task.now - KEPT)?;
        recovery::forget_uses(tx, task.now - KEPT)?;
        readdressing::forget(tx, task.now - KEPT)?;
        strangers::forget(tx, task.now - KEPT)?;
        Ok(())
    }),
};

/// The routes of this room.
fn routes() -> Routes {
    Routes::new()
        .get("/sign-in", Action::Enter, signing::show)
        .post("/sign-in", Action::Enter, signing::create)
        .post("/sign-out", Action::Enter, signing::end)
        .get("/account", Action::OwnAccount, settings::show)
        .post("/account", Action::OwnAccount, settings::update)
        .post("/account/theme", Action::OwnAccount, settings::choose_theme)
        .post("/account/email", Action::OwnAccount, readdressing::ask)
        .post("/account/mail-test", Action::OwnAccount, setup::try_mail)
        .post("/account/password", Action::OwnAccount, credentials::change_password)
        .get("/account/mailing", Action::OwnAccount, mailing::show)
        .post("/account/mailing", Action::OwnAccount, mailing::save)
        .get("/unsubscription/{token}", Action::Enter, mailing::ask)
        .post("/unsubscription/{token}", Action::Enter, mailing::leave)
        .get("/address/{token}", Action::Enter, readdressing::show)
        .post("/address/{token}", Action::Enter, readdressing::confirm)
        .get("/recovery", Action::Enter, recovery::ask)
        .post("/recovery", Action::Enter, recovery::send)
        .get("/recovery/{token}", Action::Enter, recovery::show)
        .post("/recovery/{token}", Action::Enter, recovery::save)
        .post("/account/recovery/removal", Action::OwnAccount, recovery::remove)
        .post("/account/sessions/removal", Action::OwnAccount, settings::end_sessions)
}
