//! From what was read to the bytes of the page: content first, then the frame around it.

use super::{Looking, Visit};
use crate::access::{Role, Standing};
use crate::web::error::{Answer, Error};
use crate::web::frame::{Crumb, Frame, FrameNetwork, FramePage, FrameSpace, Me, RailPage, Shown};
use crate::web::page::{Note, Page, hue, initials, picture_at};
use crate::web::texts::{Said, Speech};
use crate::web::viewer::{
    Account, Membership, Network, Rail, RailNetwork, RailSpace, Viewer, Visitor, session,
};
use askama::Template;
use axum::http::{HeaderMap, header};
use axum::response::{Html, IntoResponse, Response};
use db::Read;

/// A page and all that its frame shows.
pub(super) struct Seen<T> {
    page: Page<T>,
    account: Option<Account>,
    network: Option<Network>,
    member: Option<Membership>,
    networks: Vec<RailNetwork>,
    spaces: Vec<RailSpace>,
    calls: i64,
    stale: Option<Viewer>,
}

impl Looking {
    pub(super) fn seen<T>(
        &self,
        q: &mut Read<'_>,
        make: impl FnOnce(&mut Read<'_>, &Viewer) -> Result<Page<T>, Error>,
    ) -> Result<Seen<T>, Error> {
        let (viewer, rail) = self.viewer_of_page(q)?;
        let page = make(q, &viewer)?;
        let Rail { networks, spaces, calls } = rail.map_or_else(|| viewer.rail_of_guest(q), Ok)?;
        let stale = viewer.is_stale().then(|| viewer.clone());
        let Viewer { account, network, member, .. } = viewer;
        Ok(Seen { page, account, network: Some(network), member, networks, spaces, calls, stale })
    }
}

impl Visit {
    pub(super) async fn read_seen<T, F>(&self, make: F) -> Result<Seen<T>, Error>
    where
        T: Send + 'static,
        F: FnOnce(&mut Read<'_>, &Viewer) -> Result<Page<T>, Error> + Send + 'static,
    {
        let looking = self.looking();
        self.app.db.read(move |q| looking.seen(q, make)).await
    }

    pub(super) async fn read_server_seen<T, F>(&self, make: F) -> Result<Seen<T>, Error>
    where
        T: Send + 'static,
        F: FnOnce(&mut Read<'_>, &Visitor) -> Result<Page<T>, Error> + Send + 'static,
    {
        let looking = self.looking();
        let read = self.app.db.read(move |q| {
            let visitor = looking.visitor(q)?;
            let page = make(q, &visitor)?;
            let networks = visitor.networks(q)?.into_iter().map(RailNetwork::from).collect();
            let account = visitor.account;
            let (spaces, calls) = (Vec::new(), 0);
            Ok(Seen { page, account, network: None, member: None, networks, spaces, calls, stale: None })
        });
        read.await
    }

    /// Renders what was seen.
    pub(super) fn answer<T: Template>(&self, mut seen: Seen<T>) -> Answer {
        let speech = self.speech(seen.account.as_ref(), seen.network.as_ref());
        let flash = self.flash();
        let html = self.whole(&seen, &speech, flash)?;
        let mut response = (seen.page.status, Html(html)).into_response();
        self.forget_flash(flash, &mut response);
        self.know_writer(seen.account.as_ref(), &mut response);
        self.touch(seen.stale);
        self.note(seen.page.note.take());
        Ok(response)
    }

    /// The content, and the frame round it.
    pub(super) fn whole<T: Template>(
        &self,
        seen: &Seen<T>,
        speech: &Speech,
        flash: Option<&str>,
    ) -> askama::Result<String> {
        let content = seen.page.body.render_with_values(speech)?;
        self.frame(seen, speech, flash).round(&content, speech)
    }

    /// The key of the sentence that the page before this one left to be shown.
    fn flash(&self) -> Option<&str> {
        let key = session::cookie(&self.headers, "flash")?;
        let ours = key.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        (ours && key.ends_with("-done")).then_some(key)
    }

    fn forget_flash(&self, flash: Option<&str>, response: &mut Response) {
        if let (Some(_), Some(cookie)) = (flash, session::no_flash(self.app.config.https())) {
            response.headers_mut().append(header::SET_COOKIE, cookie);
        }
    }

    /// The browser knows whose it is, so that what somebody writes while their session ends comes back to them alone.
    fn know_writer(&self, account: Option<&Account>, response: &mut Response) {
        let Some(account) = account.map(|account| account.id.to_string()) else { return };
        if session::cookie(&self.headers, session::WRITER) == Some(account.as_str()) {
            return;
        }
        if let Some(cookie) = session::writer(self.app.config.https(), Some(&account)) {
            response.headers_mut().append(header::SET_COOKIE, cookie);
        }
    }

    /// Writes down the visit after the page is on its way; nobody waits for it.
    fn touch(&self, stale: Option<Viewer>) {
        if let (Some(viewer), Some(session)) = (stale, self.session.clone()) {
            let db = self.app.db.clone();
            tokio::spawn(async move {
                let written = db.write(move |tx| viewer.touch(tx, &session)).await;
                if let Err(error) = written {
                    tracing::warn!(?error, "a visit could not be written down");
                }
            });
        }
    }

    /// Writes down what the page wants noted, after it is on its way.
    fn note(&self, note: Option<Note>) {
        let Some(Note(note)) = note else { return };
        let db = self.app.db.clone();
        tokio::spawn(async move {
            if let Err(error) = db.write(move |tx| note(tx)).await {
                tracing::warn!(?error, "what a reader has seen could not be written down");
            }
        });
    }

    fn frame<T>(&self, seen: &Seen<T>, speech: &Speech, flash: Option<&str>) -> Frame {
        let page = &seen.page;
        let path = self.uri.path_and_query().map_or("/", |path| path.as_str());
        Frame {
            lang: speech.locale.tag().to_owned(),
            dir: speech.locale.direction(),
            theme: theme(&self.headers),
            title: speech.say(&page.title),
            errors: page.status.is_client_error(),
            crumbs: crumbs(seen, speech, self.uri.path()),
            wide: page.wide,
            place: page.place,
            network: seen.network.as_ref().map(frame_network_of),
            networks: seen
                .networks
                .iter()
                .map(|network| frame_network(&network.slug, &network.name))
                .collect(),
            spaces: frame_spaces(seen),
            pages: self.frame_pages(seen),
            calls: seen.calls,
            space: page.space.clone(),
            me: me(seen),
            flash: flash.map(|key| speech.key(key).into_owned()),
            live: page.live.clone(),
            again: page.again,
            sign_in_return: path.to_owned(),
            card: page
                .described
                .clone()
                .map(|card| (self.app.config.base_url(), self.uri.path().to_owned(), card)),
            robots: seen.network.as_ref().is_none_or(is_listed),
            demo: self.app.demo,
        }
    }
}

impl Visit {
    /// The pages of rooms that this viewer may see and that are used in this network.
    fn frame_pages<T>(&self, seen: &Seen<T>) -> Vec<FramePage> {
        let Some(network) = &seen.network else { return Vec::new() };
        let standing = Standing {
            signed_in: seen.account.is_some(),
            network: Some(network.visibility),
            role: seen.member.as_ref().map(|member| member.role),
            ..Standing::default()
        };
        let used = |page: &&RailPage| {
            page.shown == Shown::Always || network.pages.split(',').any(|path| path == page.path)
        };
        let pages = self.app.rooms.pages().filter(|page| page.action.allowed(&standing)).filter(used);
        pages.map(|page| FramePage::of(&network.slug, page)).collect()
    }
}

/// The face that this browser was told to show.
pub(in crate::web) fn theme(headers: &HeaderMap) -> Option<&'static str> {
    match session::cookie(headers, "theme") {
        Some("light") => Some("light"),
        Some("dark") => Some("dark"),
        _ => None,
    }
}

/// Somebody who is signed in, outside of any network.
pub(in crate::web) fn account_face(account: &Account) -> Me {
    Me {
        id: account.id.get(),
        account: account.id.get(),
        name: account.name.clone(),
        initials: initials(&account.name),
        hue: hue(account.id.get()),
        picture: String::new(),
        href: "/account".to_owned(),
        member: false,
        steward: false,
    }
}

/// A network as the bar shows it, with its own colour.
pub(in crate::web) fn frame_network_of(network: &Network) -> FrameNetwork {
    let colour_href = network.colour.as_deref().and_then(crate::web::colour::href);
    FrameNetwork { colour_href, ..frame_network(&network.slug, &network.name) }
}

/// One among the networks that one can go to.
fn frame_network(slug: &str, name: &str) -> FrameNetwork {
    FrameNetwork { slug: slug.to_owned(), name: name.to_owned(), initials: initials(name), colour_href: None }
}

fn is_listed(network: &Network) -> bool {
    network.visibility == crate::access::NetworkVisibility::Public
}

/// The way down to the page at this path; the network's own front stands at its beginning.
fn crumbs<T>(seen: &Seen<T>, speech: &Speech, here: &str) -> Vec<Crumb> {
    let network = seen
        .network
        .iter()
        .map(|network| Crumb { text: network.name.clone(), href: format!("/n/{}", network.slug) })
        .filter(|front| front.href != here);
    let above =
        seen.page.crumbs.iter().map(|(name, href)| Crumb { text: speech.say(name), href: href.clone() });
    network.chain(above).collect()
}

fn frame_spaces<T>(seen: &Seen<T>) -> Vec<FrameSpace> {
    let Some(network) = &seen.network else { return Vec::new() };
    let here = seen.page.space.as_deref();
    seen.spaces
        .iter()
        .map(|space| {
            let href = format!("/n/{}/spaces/{}", network.slug, space.id);
            // Where one is, one sees what is new without a dot.
            let fresh = space.last_activity_at > space.seen_at && here != Some(href.as_str());
            FrameSpace { fresh, name: space.name.clone(), href }
        })
        .collect()
}

fn me<T>(seen: &Seen<T>) -> Option<Me> {
    let account = seen.account.as_ref()?;
    let Some((network, member)) = seen.network.as_ref().zip(seen.member.as_ref()) else {
        return Some(account_face(account));
    };
    let (id, href) = (member.id.get(), format!("/n/{}/people/{}", network.slug, member.id));
    Some(Me {
        id,
        account: account.id.get(),
        name: member.name.clone(),
        initials: initials(&member.name),
        hue: hue(id),
        picture: picture_at(&href, "picture", &member.picture),
        href,
        member: true,
        steward: member.role == Role::Steward,
    })
}

/// The frame of a page that stands for nobody in particular: errors.
pub(in crate::web) fn plain_frame(speech: &Speech, title: &Said, path: &str) -> Frame {
    Frame {
        lang: speech.locale.tag().to_owned(),
        dir: speech.locale.direction(),
        title: speech.say(title),
        errors: true,
        sign_in_return: path.to_owned(),
        ..Frame::default()
    }
}
