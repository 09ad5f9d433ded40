//! The first five minutes of a server: one page that makes the first account and the first network.

use super::network::{Founder, commons, fresh, start_network};
use askama::Template;
use house::accounts::{self, NewAccount};
use house::networks::{self, NewNetwork};
use house::web::{Answer, At, Error, Form, Page, Said, Visit, filters};

#[derive(Template)]
#[template(path = "entrance/views/setup.html")]
struct SetupPage {
    form: Form,
    action: String,
    zones: &'static [(String, String)],
}

/// The form, while the link is good.
pub(super) async fn show(visit: Visit, At(token): At<String>) -> Answer {
    visit
        .server_page(move |q, _| match accounts::setup_link_is_open(q, &token)? {
            true => Ok(page(fresh(""), &token)),
            false => Err(Error::NotFound),
        })
        .await
}

/// Makes the account and the network, signs in, and goes to the network.
pub(super) async fn create(visit: Visit, At(token): At<String>, mut form: Form) -> Answer {
    visit.app.throttle.sign_in(visit.ip)?;
    let asked = token.clone();
    if !visit.server_read(move |q, _| Ok(accounts::setup_link_is_open(q, &asked)?)).await? {
        return Err(Error::NotFound);
    }
    let (Some(account), Some(network)) = read(&mut form) else {
        return visit.server_page(move |_, _| Ok(page(form, &token).invalid())).await;
    };
    let hash = accounts::hash_password(visit.app.chance, form.value("password")).await?;
    let account = NewAccount { password_hash: hash, ..account };
    let (session, commons, link) = (visit.app.chance.token()?, commons(&visit), token.clone());
    let (kept, before, slug) = (session.clone(), visit.session().map(str::to_owned), network.slug.clone());
    let made = visit.server_change(form, move |tx, visitor, form| {
        if !accounts::use_setup_link(tx, visitor.now, &link)? {
            return Err(Error::NotFound);
        }
        networks::free(tx, form, &network.slug)?;
        let id = accounts::create_account(tx, visitor.now, &account)?;
        accounts::make_host(tx, id)?;
        let founder = Founder { account: id, name: &account.name, email: &account.email };
        start_network(tx, visitor.now, &founder, &network, &commons)?;
        accounts::rotate_session(tx, visitor.now, id, &kept, before.as_deref())?;
        Ok(())
    });
    match made.await? {
        Ok(()) => {
            let there = visit.go_saying(format!("/n/{slug}"), "entrance-set-up-done");
            Ok(accounts::keep_signed_in(&visit, there, &session))
        }
        Err(form) => visit.server_page(move |_, _| Ok(page(form, &token).invalid())).await,
    }
}

/// Reads both halves, so that all complaints come at once. The network lives in its founder's zone.
fn read(form: &mut Form) -> (Option<NewAccount>, Option<NewNetwork>) {
    let name = form.value("network_name").to_owned();
    let account = NewAccount::read(form, &[name.as_str()]).ok();
    let zone = account.as_ref().map(|account| account.time_zone.clone()).unwrap_or_default();
    let network = NewNetwork::read(form).ok().map(|network| NewNetwork { time_zone: zone, ..network });
    (account, network)
}

fn page(form: Form, token: &str) -> Page<SetupPage> {
    let action = format!("/set-up/{token}");
    Page::new(SetupPage { form, action, zones: accounts::time_zones() }, Said::key("entrance-set-up"))
}
