//! The frame round every page: what the global bar, the rail, the breadcrumbs and the footer have to show.
//!
//! Plain data and its templates. A room renders the content of `<main>` first; this puts the house round it.
//! It never asks the database and decides nothing about permission: who fills it in leaves out what may not be seen.

mod rail;

pub use rail::{FramePage, Group, RailPage, Shown};

use self::rail::RailGroup;
use askama::Template;

use crate::web::assets::Asset;
use crate::web::filters;
use crate::web::form::Kept;
use crate::web::page::Described;
use crate::web::texts::Speech;

/// The doors through which one steps in as somebody else in the demo: the last part of their addresses, and the keys of
/// their names.
pub(crate) const DOORS: [(&str, &str); 6] = [
    ("steward", "web-demo-steward"),
    ("facilitator", "web-demo-facilitator"),
    ("member", "web-demo-member"),
    ("representative", "web-demo-representative"),
    ("newcomer", "web-demo-newcomer"),
    ("visitor", "web-demo-visitor"),
];

/// Room for the rail, in bytes.
const RAIL: usize = 4 * 1024;
/// Room for what else stands round the content of a page, in bytes.
const BAR: usize = 8 * 1024;

/// Everything the layout shows that is not the page's own content.
#[derive(Debug, Clone, Default)]
pub struct Frame {
    /// BCP 47 language of the page's own texts, for `<html lang>`.
    pub lang: String,
    /// Writing direction of that language: `ltr` or `rtl`.
    pub dir: &'static str,
    /// The explicit choice of a person, `light` or `dark`; `None` follows the device.
    pub theme: Option<&'static str>,
    /// The page's title as text, already translated, without the network's name.
    pub title: String,
    /// The page shows a form that was refused: the title says so first.
    pub errors: bool,
    /// The way from the network down to this page, without the page itself.
    pub crumbs: Vec<Crumb>,
    /// Boards, maps and tables take 72rem; reading takes 44rem.
    pub wide: bool,
    /// Which link of the bar or the rail is the page one is on.
    pub place: Place,
    /// The network one is in; `None` on the landing page, when signing in and on the account's pages.
    pub network: Option<FrameNetwork>,
    /// All networks of this account, the present one among them.
    pub networks: Vec<FrameNetwork>,
    /// The spaces of this network that are this person's own, or all public ones for a visitor.
    pub spaces: Vec<FrameSpace>,
    /// How much is addressed to the person in this network and was not looked at yet; 100 stands for more.
    pub calls: i64,
    /// Path of the space one is in, so that the rail marks it.
    pub space: Option<String>,
    /// The pages that rooms put into the rail.
    pub pages: Vec<FramePage>,
    /// Who is signed in.
    pub me: Option<Me>,
    /// One sentence about what just happened, shown once.
    pub flash: Option<String>,
    /// Path of the page's live stream (`text/event-stream` that carries `<turbo-stream>` elements).
    pub live: Option<String>,
    /// The page comes again by itself, because what it tells is still under way.
    pub again: bool,
    /// Path to come back to after signing in.
    pub sign_in_return: String,
    /// The card of the page: the address of the server, the page's own path, and what it tells.
    pub card: Option<(String, String, Described)>,
    /// Whether search engines may list the page.
    pub robots: bool,
    /// This server shows invented people: the footer says so.
    pub demo: bool,
}

/// One step of the breadcrumbs.
#[derive(Debug, Clone)]
pub struct Crumb {
    /// What the step is called.
    pub text: String,
    /// Its path.
    pub href: String,
}

/// A place in the bar or the rail.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Place {
    /// What needs me, then what happened.
    Today,
    /// What is addressed to me.
    Inbox,
    /// The directory of spaces.
    Spaces,
    /// Everything with a date.
    Calendar,
    /// Looking for people and things.
    Find,
    /// Vision, purpose, values, objectives.
    Charter,
    /// The directory of members.
    People,
    /// The directory of organisations.
    Organisations,
    /// What happened, for stewards.
    Log,
    /// The network's settings, for stewards.
    Settings,
    /// The person's own account.
    Account,
    /// A page that a room put into the rail, by its path.
    Room(&'static str),
    /// None of them.
    #[default]
    None,
}

/// A network as the bar shows it.
#[derive(Debug, Clone)]
pub struct FrameNetwork {
    /// The part of the path that names it: `/n/{slug}`.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// One or two letters for its mark.
    pub initials: String,
    /// Path of the small stylesheet with its own colour.
    pub colour_href: Option<String>,
}

/// A space as the rail shows it.
#[derive(Debug, Clone)]
pub struct FrameSpace {
    /// Its path.
    pub href: String,
    /// Its name.
    pub name: String,
    /// Something happened there since this person last looked: a dot, never a number.
    pub fresh: bool,
}

/// The person who is signed in, seen from the network one is in.
#[derive(Debug, Clone)]
pub struct Me {
    /// The number of the membership in this network, or of the account outside one. Live controls of one's own
    /// messages are shown by comparing it with the author's.
    pub id: i64,
    /// The number of the account: whose drafts this browser keeps.
    pub account: i64,
    /// Name as others see it.
    pub name: String,
    /// One or two letters for the face.
    pub initials: String,
    /// Which of the eight colours the face has, 0–7.
    pub hue: u8,
    /// Where one's own picture is; empty where there is none.
    pub picture: String,
    /// Path of one's own profile.
    pub href: String,
    /// An active member of this network, so that Today, People and New exist.
    pub member: bool,
    /// Holds the network's settings, so that Log and Settings exist.
    pub steward: bool,
}

/// The whole page: the frame with a room's rendered content inside it.
#[derive(Debug, Template)]
#[template(path = "web/views/page.html")]
struct PageTemplate<'a> {
    frame: &'a Frame,
    /// Rendered HTML of the rail.
    rail: &'a str,
    /// Rendered HTML of `<main>`, below the breadcrumbs.
    content: &'a str,
}

/// The rail. It stands beside the page on a wide screen and in the bar's menu on a narrow one: the same, made once.
#[derive(Debug, Template)]
#[template(path = "web/views/_rail.html")]
struct RailTemplate<'a> {
    frame: &'a Frame,
    /// The lists of links to pages of the network.
    groups: Vec<RailGroup<'a>>,
}

/// The content of a page that tells why there is nothing else to see, and what to do next.
#[derive(Debug, Template)]
#[template(path = "web/views/error.html")]
pub struct ErrorContent<'a> {
    /// What is the matter, as a heading.
    pub heading: &'a str,
    /// One or two sentences: why, and what to do.
    pub said: &'a str,
    /// Where to go from here, best first.
    pub ways: &'a [Crumb],
    /// What to quote to the host when something broke.
    pub reference: Option<&'a str>,
}

/// The content of a page for somebody whose session has ended while they wrote.
#[derive(Debug, Template)]
#[template(path = "web/views/ended.html")]
pub struct KeptContent<'a> {
    /// What they wrote.
    pub kept: &'a Kept,
    /// Whose it is.
    pub writer: &'a str,
}

impl Frame {
    /// The whole page: this frame round the rendered HTML of `<main>`.
    ///
    /// # Errors
    /// Those of the template engine.
    pub fn round(&self, content: &str, speech: &Speech) -> askama::Result<String> {
        let mut rail = String::with_capacity(RAIL);
        RailTemplate { frame: self, groups: rail::groups(self) }
            .render_into_with_values(&mut rail, speech)?;
        let mut page =
            String::with_capacity(content.len().saturating_add(2 * rail.len()).saturating_add(BAR));
        PageTemplate { frame: self, rail: &rail, content }.render_into_with_values(&mut page, speech)?;
        Ok(page)
    }

    /// The attribute that marks the link of the page one is on.
    fn here(&self, place: Place) -> &'static str {
        if self.place == place { " aria-current=\"page\"" } else { "" }
    }

    /// As [`Frame::here`], for a page of a room.
    fn at(&self, page: &FramePage) -> &'static str {
        self.here(page.place)
    }

    /// Whether this network is the one the page belongs to.
    fn is_in(&self, network: &FrameNetwork) -> bool {
        self.network.as_ref().is_some_and(|here| here.slug == network.slug)
    }

    /// Whether the page belongs to this space.
    fn in_space(&self, space: &FrameSpace) -> bool {
        self.space.as_ref().is_some_and(|href| *href == space.href)
    }

    /// Whether members' pages of a network can be linked.
    fn as_member(&self) -> bool {
        self.network.is_some() && self.me.as_ref().is_some_and(|me| me.member)
    }

    /// How much waits in the inbox, as it is shown; nothing where nothing does.
    fn waiting(&self) -> String {
        waiting(self.calls)
    }

    /// Whether stewards' pages of a network can be linked.
    fn as_steward(&self) -> bool {
        self.network.is_some() && self.me.as_ref().is_some_and(|me| me.steward)
    }
}

/// A number of things that wait, as the bar shows it: nothing for none, and no more than two digits.
pub fn waiting(amount: i64) -> String {
    match amount {
        ..=0 => String::new(),
        1..=99 => amount.to_string(),
        _ => "99+".to_owned(),
    }
}

#[cfg(test)]
mod tests;
