//! Who can sign in on this server: accounts, their passwords and sessions, signing in and out, one's own settings.
//!
//! It never knows a network or a member, never keeps a password or a token as it is, and never tells whether an
//! address has an account.

mod account;
mod credentials;
mod password;
mod recovery;
mod session;
mod settings;
mod setup;
mod signing;
mod store;
mod zones;

pub use account::{NewAccount, email_key};
pub use password::{NOBODY as NO_PASSWORD, hash as hash_password};
pub use recovery::recovery_link;
pub use session::{keep_signed_in, local_path, rotate_session};
pub use setup::setup_link;
pub use signing::{sign_in, sign_out};
pub use store::{
    any_account, create_account, create_accounts, open_session, setup_link_is_open, use_setup_link,
    with_email,
};
pub use zones::all as time_zones;
pub use zones::read as read_time_zone;

use crate::access::Action;
use crate::room::Room;
use crate::web::Routes;

/// What this room is to the house.
pub static ROOM: Room = Room {
    name: "accounts",
    routes: |_| routes(),
    texts: include_str!("../../locales/en/accounts.ftl"),
    extracts: store::EXTRACTS,
    tables: &["accounts", "sessions", "setup_links", "recovery_links"],
    jobs: &[&session::CLEANING],
    ..Room::EMPTY
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
        .post("/account/email", Action::OwnAccount, credentials::readdress)
        .post("/account/password", Action::OwnAccount, credentials::change_password)
        .get("/recovery/{token}", Action::Enter, recovery::show)
        .post("/recovery/{token}", Action::Enter, recovery::save)
        .post("/account/recovery/removal", Action::OwnAccount, recovery::remove)
        .post("/account/sessions/removal", Action::OwnAccount, settings::end_sessions)
}
