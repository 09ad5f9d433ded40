//! Who can sign in on this server: accounts, their passwords and sessions, signing in and out, one's own settings.
//!
//! It never knows a network or a member, never keeps a password or a token as it is, and never tells whether an
//! address has an account.

mod account;
mod password;
mod session;
mod setup;
mod store;
mod zones;

pub use account::{NewAccount, email_key};
pub use password::hash as hash_password;
pub use session::{forget_ended_sessions, keep_signed_in, local_path, rotate_session};
pub use setup::setup_link;
pub use store::{create_account, open_session, setup_link_is_open, use_setup_link};
pub use zones::all as time_zones;
pub use zones::read as read_time_zone;

use crate::web::Routes;

/// The routes of this room.
pub fn routes() -> Routes {
    Routes::new()
}
