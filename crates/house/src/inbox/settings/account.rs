//! Of how much I hear from all my networks, where I have not chosen for one of them.

use super::{Level, chosen};
use crate::inbox::store;
use crate::web::{Answer, Error, Form, Page, Place, Visit, Visitor, filters};
use askama::Template;
use db::Read;

#[derive(Template)]
#[template(path = "inbox/views/account.html")]
struct AccountPage {
    form: Form,
    levels: Vec<(&'static str, &'static str)>,
    networks: Vec<(String, String, &'static str)>,
}

/// `GET /account/inbox`
pub(in crate::inbox) async fn show(visit: Visit) -> Answer {
    visit.server_page(|q, visitor| page(q, visitor, None)).await
}

/// `POST /account/inbox`
pub(in crate::inbox) async fn save(visit: Visit, form: Form) -> Answer {
    let done = visit.server_change(form, |tx, visitor, form| {
        let level = chosen(form).filter(|level| !level.is_empty());
        form.checked()?;
        store::set_account_level(tx, visitor.account()?.id, &level.ok_or(Error::Invalid)?)?;
        Ok(())
    });
    match done.await? {
        Ok(()) => Ok(visit.go_saying("/account/inbox", "inbox-settings-done")),
        Err(form) => visit.server_page(|q, visitor| page(q, visitor, Some(form)).map(Page::invalid)).await,
    }
}

fn page(q: &mut Read<'_>, visitor: &Visitor, typed: Option<Form>) -> Result<Page<AccountPage>, Error> {
    let account = visitor.account()?.id;
    let form = match typed {
        Some(form) => form,
        None => {
            let level = store::account_level(q, account)?.parse().unwrap_or(Level::STANDARD);
            Form::new().with("level", level.as_str())
        }
    };
    let label = |word: &str| word.parse::<Level>().map_or("inbox-level-of-account", Level::label);
    let networks = store::networks_of(q, account)?;
    let networks = networks.into_iter().map(|(slug, name, level)| (slug, name, label(&level))).collect();
    let levels = Level::ALL.iter().map(|level| (level.as_str(), level.label())).collect();
    let page = Page::new(AccountPage { form, levels, networks }, "inbox-account-title");
    Ok(page.place(Place::Account).under("account-title", "/account"))
}
