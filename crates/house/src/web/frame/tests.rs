//! What a frame shows to whom.

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
        account: 7,
        name: "Amina Diallo".into(),
        initials: "AD".into(),
        hue: 3,
        picture: String::new(),
        href: "/n/green-city/people/7".into(),
        member: true,
        steward: false,
    }
}

fn page(frame: &Frame) -> String {
    let texts = Arc::new(Texts::load(&[]).unwrap());
    let speech = Speech::new(texts, Locale::En, "UTC", db::Time::from_micros(0));
    frame.round("<h1>Content</h1>", &speech).unwrap()
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

/// A page of a room in each of these groups.
fn pages(groups: &[Group]) -> Vec<FramePage> {
    let page = |group: &Group| FramePage {
        href: "/n/green-city/trees".into(),
        label: "web-today",
        group: *group,
        place: Place::Room("trees"),
    };
    groups.iter().map(page).collect()
}

#[test]
fn few_links_have_no_headings_and_many_have_those_with_something_under_them() {
    let used = [Group::Strain, Group::Work, Group::Work, Group::Strain, Group::Decide];
    let shown = |me: Option<Me>, groups: &[Group]| {
        let frame = Frame { network: Some(network()), me, pages: pages(groups), ..Frame::default() };
        let html = page(&frame);
        assert_eq!(html.matches("/n/green-city/trees").count(), 2 * groups.len(), "every link is there");
        let headings =
            ["People and purpose", "Meet and work", "Decide", "Is it working?", "What could break"];
        headings.map(|heading| html.contains(&format!("aria-label=\"{heading}\"")))
    };
    assert_eq!(shown(Some(member()), &used), [true, true, true, false, true]);
    assert_eq!(shown(Some(member()), &[Group::Effect; 5]), [true, false, false, true, false]);
    assert_eq!(shown(Some(member()), &[Group::Effect; 4]), [false; 5]);
    assert_eq!(shown(None, &used), [false; 5], "a visitor has no link to people");
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
