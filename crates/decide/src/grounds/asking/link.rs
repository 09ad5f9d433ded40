//! Answering from outside: a ground can have a link, where its network allows that. Whoever has the link answers once per
//! browser. It opens that one conversation and nothing else, and only while whoever made it still holds the conversation.

use super::answering::{say, speaker};
use super::card::{StatementCard, next};
use crate::grounds::acts::{GROUND_LINKED, GROUND_LINKS_ALLOWED};
use crate::grounds::ground::{Ground, Refused, Voice, find};
use crate::grounds::store;
use askama::Template;
use axum::http::header;
use db::{Read, Write};
use house::access::Action;
use house::clock::digest;
use house::happenings::{self, Happened};
use house::ids::{ItemId, StatementId};
use house::items::{self, Item};
use house::web::viewer::session;
use house::web::{Answer, At, Error, Form, Page, Piece, Place, Viewer, Visit, filters, guard};

/// How many visitors a ground takes.
const VISITORS: i64 = 100_000;

#[derive(Template)]
#[template(path = "grounds/asking/views/by_link.html")]
struct ByLinkPage {
    title: String,
    network: String,
    body_html: String,
    card: Option<Piece>,
    open: bool,
    /// Where a member answers as themselves.
    own: Option<String>,
}

#[derive(Template)]
#[template(path = "grounds/asking/views/links.html")]
struct LinksPage {
    action: String,
    allowed: bool,
}

/// The ground to which a link leads, through the eyes of whoever made the link.
fn behind(q: &mut Read<'_>, token: &str, now: db::Time) -> Result<(Viewer, Item, Ground), Error> {
    // What no link was ever made of is not looked for.
    if !token.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte)) {
        return Err(Error::NotFound);
    }
    let id = store::by_token(q, token)?.ok_or(Error::NotFound)?;
    let ground = store::of_item(q, id)?.ok_or(Error::NotFound)?;
    let host = Viewer::of_member(q, ground.link_by.ok_or(Error::NotFound)?, now)?;
    let item = items::visible_to(q, &host, id)?.ok_or(Error::NotFound)?;
    item.require(&host, Action::Moderate)?;
    if !store::links_allowed(q, ground.network_id)? {
        return Err(Error::NotFound);
    }
    Ok((host, item, ground))
}

/// `GET /ground/{token}`
pub(in crate::grounds) async fn come(visit: Visit, At((token,)): At<(String,)>) -> Answer {
    let speaker = speaker(&visit)?;
    let now = visit.now;
    let made = move |q: &mut Read<'_>, visitor: &house::web::Visitor| {
        let (host, item, ground) = behind(q, &token, now)?;
        let me = Viewer::load(q, visitor.clone(), &host.network.slug)?;
        let own = items::visible_to(q, &me, item.id)?.filter(|item| item.may(&me, Action::AnswerGround));
        let own = own.map(|item| item.href(&me));
        let person = match &speaker.visitor {
            Some(hash) => store::of_visitor(q, item.id, hash)?,
            None => None,
        };
        let who = person.map_or(speaker.shuffle, |person| person.get());
        let (asked, left) = next(q, item.id, person, who)?;
        let action = format!("/ground/{token}");
        let card = StatementCard { action, asked, left, total: ground.statement_count, add: None };
        let open = item.is_open();
        let page = ByLinkPage {
            title: item.title.clone(),
            network: host.network.name.clone(),
            body_html: item.body_html.clone(),
            card: (open && own.is_none()).then(|| Piece::of(card)),
            open,
            own,
        };
        Ok(Page::new(page, "ground-label"))
    };
    Ok(guard::unreferred(visit.server_page(made).await?))
}

/// `POST /ground/{token}`
pub(in crate::grounds) async fn say_by_link(visit: Visit, At((token,)): At<(String,)>, form: Form) -> Answer {
    let mut speaker = speaker(&visit)?;
    let fresh = if speaker.visitor.is_none() { Some(visit.app.chance.token()?) } else { None };
    if let Some(fresh) = &fresh {
        speaker.visitor = Some(digest(fresh));
    }
    let said = form.value("answer").parse::<Voice>().ok();
    let statement = form.value("statement").parse::<StatementId>().ok();
    let (now, back) = (visit.now, format!("/ground/{token}"));
    let done = visit.server_write(move |tx, visitor| {
        let (host, item, ground) = behind(tx, &token, now)?;
        let known =
            speaker.visitor.as_deref().map(|hash| store::of_visitor(tx, item.id, hash)).transpose()?;
        // Whoever can answer as a member does so: else they could answer twice.
        let me = Viewer::load(tx, visitor.clone(), &host.network.slug)?;
        if items::visible_to(tx, &me, item.id)?.is_some_and(|item| item.may(&me, Action::AnswerGround)) {
            let member = Some(me.member()?.id);
            let as_member = super::answering::Speaker { member, ..speaker.clone() };
            return say(tx, (&item, &ground), &as_member, (statement, said), now);
        }
        if known.flatten().is_none() && ground.visitor_count >= VISITORS {
            return Err(Refused::Visitors.into());
        }
        say(tx, (&item, &ground), &speaker, (statement, said), now)
    });
    if fresh.is_some() {
        // One browser is one visitor; whoever throws away what it keeps is slowed down.
        visit.app.throttle.sign_in(visit.ip)?;
    }
    done.await?;
    let mut response = visit.go(back);
    let kept = fresh.and_then(|token| session::ground(visit.app.config.https(), &token));
    if let Some(kept) = kept {
        response.headers_mut().append(header::SET_COOKIE, kept);
    }
    Ok(response)
}

/// `POST /n/{slug}/grounds/{id}/link`
pub(in crate::grounds) async fn give(visit: Visit, At((_, id)): At<(String, ItemId)>, form: Form) -> Answer {
    let on = form.value("link") == "yes";
    let token = visit.app.chance.token()?;
    let done = visit.write(move |tx, viewer| {
        let (item, ground) = find(tx, viewer, id, Action::Moderate)?;
        if on && !store::links_allowed(tx, viewer.network.id)? {
            return Err(Error::NotFound);
        }
        if on == ground.link_token.is_some() {
            return Ok(());
        }
        let by = viewer.member()?.id;
        store::set_link(tx, id, on.then_some((token.as_str(), by)))?;
        let happened = Happened::new(&GROUND_LINKED).space(item.space_id).item(id);
        let happened = if on { happened } else { happened.detail("removed") };
        happenings::record(tx, viewer.network.id, Some(by), viewer.now, happened)?;
        Ok(())
    });
    done.await?;
    let said = if on { "ground-linked-done" } else { "ground-unlinked-done" };
    Ok(visit.go_saying(visit.path(format_args!("items/{id}")), said))
}

/// `GET /n/{slug}/grounds/links`
pub(in crate::grounds) async fn allowing(visit: Visit) -> Answer {
    let made = |q: &mut Read<'_>, viewer: &Viewer| {
        let allowed = store::links_allowed(q, viewer.network.id)?;
        let page = LinksPage { action: viewer.path("grounds/links"), allowed };
        Ok(Page::new(page, "ground-links-title")
            .place(Place::None)
            .under("ground-settings", viewer.path("settings")))
    };
    visit.page(made).await
}

/// `POST /n/{slug}/grounds/links`
pub(in crate::grounds) async fn allow(visit: Visit, form: Form) -> Answer {
    let links = form.ticked("links");
    let done = visit.write(move |tx: &mut Write<'_>, viewer: &Viewer| {
        if store::allow_links(tx, viewer.network.id, links)? {
            let happened = Happened::new(&GROUND_LINKS_ALLOWED);
            let happened = if links { happened } else { happened.detail("removed") };
            happenings::record(tx, viewer.network.id, viewer.member_id(), viewer.now, happened)?;
        }
        Ok(())
    });
    done.await?;
    Ok(visit.go_saying(visit.path("grounds/links"), "ground-links-done"))
}
