//! The frame round every page: what the global bar, the rail, the breadcrumbs and the footer have to show.
//!
//! Plain data and one template. A room renders the content of `<main>` first; this puts the house round it.
//! It never asks the database and decides nothing about permission: who fills it in leaves out what may not be seen.

use askama::Template;

use crate::web::assets::Asset;
use crate::web::filters;

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
    /// Path of the space one is in, so that the rail marks it.
    pub space: Option<String>,
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
    /// Name as others see it.
    pub name: String,
    /// One or two letters for the face.
    pub initials: String,
    /// Which of the eight colours the face has, 0–7.
    pub hue: u8,
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
pub struct PageTemplate<'a> {
    /// What stands round the content.
    pub frame: &'a Frame,
    /// Rendered HTML of `<main>`, below the breadcrumbs.
    pub content: &'a str,
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

impl Frame {
    /// The attribute that marks the link of the page one is on.
    fn here(&self, place: Place) -> &'static str {
        if self.place == place { " aria-current=\"page\"" } else { "" }
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

    /// Whether stewards' pages of a network can be linked.
    fn as_steward(&self) -> bool {
        self.network.is_some() && self.me.as_ref().is_some_and(|me| me.steward)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::web::texts::{Locale, Speech, Texts};
    use std::sync::Arc;

    fn network() -> FrameNetwork {
        FrameNetwork {
            slug: "green-city".into(),
            name: "Green <City>".into(),
            initials: "GC".into(),
            colour_href: Some("/assets/colour-1b5e5a.css".into()),
        }
    }

    fn member() -> Me {
        Me {
            id: 7,
            name: "Amina Diallo".into(),
            initials: "AD".into(),
            hue: 3,
            href: "/n/green-city/people/7".into(),
            member: true,
            steward: false,
        }
    }

    fn page(frame: &Frame) -> String {
        let texts = Arc::new(Texts::load().unwrap());
        let speech = Speech::new(texts, Locale::En, "UTC", db::Time::from_micros(0));
        PageTemplate { frame, content: "<h1>Content</h1>" }.render_with_values(&speech).unwrap()
    }

    #[test]
    fn a_visitor_can_sign_in_and_come_back_and_sees_no_members_pages() {
        let path = "/n/green-city/charter?v=2&x";
        let html = page(&Frame { network: Some(network()), sign_in_return: path.into(), ..Frame::default() });
        assert!(html.contains("/sign-in?to=%2Fn%2Fgreen-city%2Fcharter%3Fv%3D2%26x"));
        for hidden in ["/today", "/people", "/items/new", "/log", "/settings", "data-member"] {
            assert!(!html.contains(hidden), "{hidden}");
        }
    }

    #[test]
    fn a_member_is_shown_where_they_are() {
        let frame =
            Frame { network: Some(network()), me: Some(member()), place: Place::Today, ..Frame::default() };
        let html = page(&frame);
        assert!(html.contains("href=\"/n/green-city/today\" aria-current=\"page\""));
        assert!(html.contains("data-member=\"7\""));
        assert!(!html.contains("/settings"), "only stewards have settings");
    }

    #[test]
    fn a_steward_finds_the_log_and_the_settings() {
        let me = Me { steward: true, ..member() };
        let html = page(&Frame { network: Some(network()), me: Some(me), ..Frame::default() });
        assert!(html.contains("/n/green-city/log") && html.contains("/n/green-city/settings"));
    }

    #[test]
    fn a_refused_form_says_so_in_the_title() {
        let html = page(&Frame { errors: true, title: "Open a space".into(), ..Frame::default() });
        assert!(html.contains("<title>Error: Open a space · Commonweave</title>"));
    }

    #[test]
    fn names_are_written_as_text_and_never_as_markup() {
        let html = page(&Frame { network: Some(network()), ..Frame::default() });
        assert!(html.contains("Green &#60;City&#62;") && !html.contains("<City>"));
    }

    #[test]
    fn nothing_in_the_frame_offends_the_content_policy() {
        let frame = Frame {
            network: Some(network()),
            me: Some(member()),
            live: Some("/l".into()),
            again: false,
            ..Frame::default()
        };
        let html = page(&frame);
        for inline in [" style=", "<style", " onclick", "javascript:", "http://", "https://"] {
            assert!(!html.contains(inline), "{inline}");
        }
        assert_eq!(html.matches("<script").count(), html.matches(" src=\"/assets/").count());
    }
}
