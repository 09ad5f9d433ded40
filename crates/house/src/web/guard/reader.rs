//! Who reads an error. Their own bar and networks stand round it, so that nobody takes an error for having been
//! signed out. It depends on the session alone, never on what was asked for.

use crate::app::App;
use crate::web::frame::{Crumb, Frame};
use crate::web::texts::Speech;
use crate::web::viewer::{Account, Network, Visitor, session};
use crate::web::visit;
use axum::http::{HeaderMap, StatusCode};

/// Somebody who is signed in.
pub(super) struct Reader {
    account: Account,
    networks: Vec<Network>,
}

impl Reader {
    /// Whose session this is; nobody when there is none, when the server has too much to do, or when the database
    /// cannot say.
    pub(super) async fn of(app: &App, headers: &HeaderMap, status: StatusCode) -> Option<Reader> {
        if status.is_server_error() || status == StatusCode::TOO_MANY_REQUESTS {
            return None;
        }
        let token =
            session::cookie(headers, session::name(app.config.https())).filter(|token| !token.is_empty())?;
        let (session, now) = (crate::clock::digest(token), app.clock.now());
        let read = app.db.read(move |q| {
            let visitor = Visitor::load(q, Some(&session), now)?;
            let networks = visitor.networks(q)?;
            Ok::<_, crate::web::Error>(visitor.account.map(|account| Reader { account, networks }))
        });
        read.await.ok().flatten()
    }

    /// Puts their own bar round the page.
    pub(super) fn fill(&self, frame: &mut Frame) {
        frame.me = Some(visit::account_face(&self.account));
        frame.networks = self.networks.iter().map(visit::frame_network_of).collect();
    }

    /// The ways on: to each of their networks.
    pub(super) fn ways(&self, speech: &Speech) -> Vec<Crumb> {
        let to = |network: &Network| Crumb {
            text: speech.say(&crate::web::Said::key("error-way-network").with("network", &network.name)),
            href: format!("/n/{}/today", network.slug),
        };
        self.networks.iter().map(to).collect()
    }
}
