//! accounts

use crate::web::Routes;

/// The routes of this room.
pub fn routes() -> Routes {
    Routes::new()
}

/// The one-time link that makes the first account, on an empty server.
pub async fn setup_link(_app: &crate::app::App) -> anyhow::Result<Option<String>> {
    Ok(None)
}

/// Deletes the sessions that have ended.
pub async fn forget_ended_sessions(_app: &crate::app::App) {}

/// The argon2id hash of a password, made off the threads that serve requests.
///
/// # Errors
/// Where the operating system has no randomness to give.
pub async fn hash_password(_password: String) -> anyhow::Result<String> {
    Ok(String::new())
}
