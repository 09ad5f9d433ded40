//! The page of a member.

use super::belonging::{Belonging, Capacity};
use super::member::{Direction, Member, State};
use super::{look, store, visible_to};
use crate::access::Action;
use crate::ids::MemberId;
use crate::web::{Answer, At, Error, Page, Place, Said, Visit, filters};
use askama::Template;

#[derive(Template)]
#[template(path = "members/views/show.html")]
struct ShowPage {
    base: String,
    picture: String,
    member: Member,
    belongings: Vec<Belonging>,
    offers: Vec<Skill>,
    wants: Vec<Skill>,
    own: bool,
    /// Where the viewer can write to them.
    letter: Option<String>,
    steward: bool,
    /// Of whom the name reminds, for stewards.
    reminds: Option<Said>,
}

/// A skill and where the others are who offer it.
struct Skill {
    name: String,
    href: String,
}

/// GET `/n/{slug}/people/{id}`
pub(super) async fn show(visit: Visit, At((_, id)): At<(String, MemberId)>) -> Answer {
    visit
        .page(move |q, viewer| {
            let member = visible_to(q, viewer, id)?.ok_or(Error::NotFound)?;
            let base = viewer.path("people");
            let picture = member.picture_at(&base);
            let skills = store::skills_of(q, id)?;
            let of = |wanted: Direction| {
                let own = skills.iter().filter(|(direction, _, _)| *direction == wanted);
                own.map(|(_, name, key)| Skill { name: name.clone(), href: skill_href(&base, key) }).collect()
            };
            let title = Said::raw(&member.name);
            let steward = viewer.may(Action::ManageMembers);
            let reminds = if steward { look::reminders(q, viewer.network.id, &[id])?.pop() } else { None };
            let page = ShowPage {
                reminds: reminds.map(|(_, said)| said),
                belongings: if member.erased_at.is_some() {
                    Vec::new()
                } else {
                    store::belongings(q, &[id])?
                },
                offers: of(Direction::Offers),
                wants: of(Direction::Wants),
                own: viewer.member_id() == Some(id),
                letter: Some(viewer.path(format_args!("correspondence/new?to={id}"))).filter(|_| {
                    let other = viewer.member_id() != Some(id) && member.state == State::Active;
                    other && viewer.may(Action::StartCorrespondence)
                }),
                steward,
                picture,
                base: viewer.path(""),
                member,
            };
            Ok(Page::new(page, title).place(Place::People).under("people-title", base))
        })
        .await
}

fn skill_href(base: &str, key: &str) -> String {
    let query = form_urlencoded::Serializer::new(String::new()).append_pair("skill", key).finish();
    format!("{base}?{query}")
}
