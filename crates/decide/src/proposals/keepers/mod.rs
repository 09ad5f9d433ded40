//! Stewards who keep the key of a secret vote instead of a file. Each of them has a passphrase, from which a pair of keys follows: of it
//! only the public half is kept. When a vote is opened, the private half of its key is sealed once for each of them and kept nowhere
//! else; at the end one of them types their passphrase, and the ballots are opened.

mod passphrase;
mod sharing;
mod store;
mod unlocking;

pub(super) use sharing::{are_chosen, chosen, offered, share, shown};
pub(super) use store::{forget, leave, merge};
pub(super) use unlocking::needs;

use house::access::Action;
use house::web::Routes;

/// The routes of this part.
pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/n/{slug}/proposals/{id}/key", Action::CastBallot, unlocking::ask)
        .post("/n/{slug}/proposals/{id}/key", Action::CastBallot, unlocking::unlock)
        .get("/n/{slug}/settings/passphrase", Action::EditNetwork, passphrase::ask)
        .post("/n/{slug}/settings/passphrase", Action::EditNetwork, passphrase::keep)
}
