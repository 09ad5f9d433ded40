//! Starting a network.

use askama::Template;
use db::{Time, Write};
use house::access::{NetworkVisibility, Role};
use house::happenings::{self, Happened, What};
use house::ids::{AccountId, NetworkId};
use house::networks::{self, NewNetwork};
use house::web::{Answer, Error, Form, Page, Said, Visit, filters};
use house::{accounts, members, spaces};

#[derive(Template)]
#[template(path = "entrance/views/network.html")]
struct NetworkPage {
    form: Form,
    zones: &'static [(String, String)],
}

/// Who starts a network: their account, and the name and address under which they are its first member.
#[derive(Debug, Clone)]
pub struct Founder<'a> {
    /// The account.
    pub account: AccountId,
    /// The member's name.
    pub name: &'a str,
    /// The member's address.
    pub email: &'a str,
}

/// Starts a network: its row, its founder as steward, its commons (called `commons`), and the first line of its log.
///
/// # Errors
/// [`Error::Refused`] when the address was taken a moment ago; those of the database.
pub fn start_network(
    tx: &mut Write<'_>,
    now: Time,
    founder: &Founder<'_>,
    new: &NewNetwork,
    commons: &str,
) -> Result<NetworkId, Error> {
    let network = networks::create(tx, now, new).map_err(|error| match error {
        error if error.is_unique("networks_slug") => Error::Refused(Said::key("network-slug-taken")),
        other => Error::from(other),
    })?;
    let Founder { account, name, email } = *founder;
    let member = members::join(tx, network, account, name, email, Role::Steward, now)?;
    spaces::create_commons(tx, network, member, commons, now)?;
    let happened = Happened::new(What::NetworkStarted).subject(network.get());
    happenings::record(tx, network, Some(member), now, happened)?;
    Ok(network)
}

/// The form.
pub(super) async fn show(visit: Visit) -> Answer {
    visit
        .server_page(|_, visitor| {
            let account = visitor.account()?;
            Ok(page(fresh(&account.time_zone)))
        })
        .await
}

/// Starts a network.
pub(super) async fn create(visit: Visit, form: Form) -> Answer {
    let commons = commons(&visit);
    let made = visit.server_change(form, move |tx, visitor, form| {
        let account = visitor.account()?;
        let new = NewNetwork::read(form)?;
        let founder = Founder { account: account.id, name: &account.name, email: &account.email };
        networks::free(tx, form, &new.slug)?;
        start_network(tx, visitor.now, &founder, &new, &commons)?;
        Ok(new.slug)
    });
    match made.await? {
        Ok(slug) => Ok(visit.go_saying(format!("/n/{slug}"), "entrance-network-done")),
        Err(form) => visit.server_page(|_, _| Ok(page(form).invalid())).await,
    }
}

/// What a form for a new network begins with: private, in this zone.
pub(super) fn fresh(zone: &str) -> Form {
    Form::new().with("visibility", NetworkVisibility::Private.as_str()).with("network_zone", zone)
}

/// What the commons of a new network is called, in the language of who starts it.
pub(super) fn commons(visit: &Visit) -> String {
    visit.speech(None, None).key("entrance-commons").into_owned()
}

fn page(form: Form) -> Page<NetworkPage> {
    Page::new(NetworkPage { form, zones: accounts::time_zones() }, Said::key("entrance-network"))
}
