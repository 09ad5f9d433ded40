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
