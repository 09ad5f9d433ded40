//! One's own profile.

use super::member::{Direction, Member, Profile};
use super::{name, store};
use crate::happenings::{self, Happened};
use crate::ids::{MemberId, NetworkId};
use crate::members::acts::PROFILE_CHANGED;
use crate::web::form::{LINE, PARAGRAPHS};
use crate::web::{Answer, Error, Form, Page, Place, Said, Viewer, Visit, filters};
use askama::Template;
use db::{Read, Time, Write};

/// The most skills of each direction.
const SKILLS: usize = 20;
/// The longest name of a skill, in characters.
const SKILL: usize = 60;

#[derive(Template)]
#[template(path = "members/views/profile.html")]
struct ProfilePage {
    form: Form,
    action: String,
    data: String,
    back: String,
}

/// GET `/n/{slug}/profile`
pub(super) async fn edit(visit: Visit) -> Answer {
    visit
        .page(|q, viewer| {
            let form = kept(q, viewer)?.begun();
            page(viewer, form)
        })
        .await
}

/// POST `/n/{slug}/profile`
pub(super) async fn save(visit: Visit, form: Form) -> Answer {
    let form = visit.typeset(form, "about").await;
    let saved = visit
        .change(form, |tx, viewer, form| {
            let id = viewer.member()?.id;
            tx.lock("members", id.get())?;
            form.expect_unchanged(&kept(tx, viewer)?);
            let (profile, about_html) = Profile::read(form)?;
            set_profile(tx, viewer.network.id, id, (&profile, &about_html), viewer.now)?;
            let happened = Happened::new(&PROFILE_CHANGED).subject(id.get());
            happenings::record(tx, viewer.network.id, Some(id), viewer.now, happened)?;
            Ok(id)
        })
        .await?;
    match saved {
        Ok(id) => Ok(visit.go_saying(visit.path(format!("people/{id}")), "member-profile-done")),
        Err(form) => {
            let again = move |q: &mut Read<'_>, viewer: &Viewer| {
                let form = form.caught_up(&kept(q, viewer)?, |_, value| Said::raw(value));
                page(viewer, form).map(Page::invalid)
            };
            visit.page(again).await
        }
    }
}

/// The viewer's profile as it is kept now, as a form.
fn kept(q: &mut Read<'_>, viewer: &Viewer) -> Result<Form, Error> {
    let id = viewer.member()?.id;
    let member = store::by_id(q, viewer.network.id, id)?.ok_or(Error::NotFound)?;
    Ok(filled(&member, &store::skills_of(q, id)?))
}

/// Writes what a member says about themselves, and what they say at length as safe HTML; their name, words and skills
/// change wherever they stand. The caller records the happening.
///
/// # Errors
/// [`Error::NotFound`] where the network has no such member, or their account was erased.
pub fn set_profile(
    tx: &mut Write<'_>,
    network: NetworkId,
    id: MemberId,
    (profile, about_html): (&Profile, &str),
    now: Time,
) -> Result<(), Error> {
    tx.lock("members", id.get())?;
    let member = store::by_id(tx, network, id)?.filter(|member| member.erased_at.is_none());
    let member = member.ok_or(Error::NotFound)?;
    let name_key = name::fold(&profile.name);
    store::set_profile(tx, id, profile, &name_key, about_html, now)?;
    if name_key != member.name_key || profile.headline != member.headline {
        store::delete_words(tx, id)?;
        let words = name::found_by(&profile.name, &profile.headline);
        let words: Vec<_> = words.into_iter().map(|word| (id, word)).collect();
        store::insert_words(tx, network, member.state, &words)?;
    }
    if name_key != member.name_key {
        store::spread(tx, id, member.state, &name_key)?;
    }
    replace_skills(tx, network, &member, profile, &name_key)?;
    Ok(store::renew(tx, &[id])?)
}

fn replace_skills(
    tx: &mut Write<'_>,
    network: NetworkId,
    member: &Member,
    profile: &Profile,
    name_key: &str,
) -> Result<(), Error> {
    let active = member.state == super::State::Active;
    if active {
        store::count_skills(tx, member.id, -1)?;
    }
    store::delete_skills(tx, member.id)?;
    let skills = new_skills(member.id, name_key, &profile.offers, &profile.wants);
    store::insert_skills(tx, network, member.state, &skills)?;
    if active {
        store::count_skills(tx, member.id, 1)?;
    }
    Ok(())
}

/// The rows of a profile's skills.
pub(super) fn new_skills<'a>(
    member: MemberId,
    name_key: &'a str,
    offers: &'a [String],
    wants: &'a [String],
) -> Vec<store::NewSkill<'a>> {
    let rows = |direction, skills: &'a [String]| {
        skills.iter().zip(0..).map(move |(skill, position)| store::NewSkill {
            member,
            name_key,
            direction,
            skill,
            skill_key: name::fold(skill),
            position,
        })
    };
    rows(Direction::Offers, offers).chain(rows(Direction::Wants, wants)).collect()
}

impl Profile {
    /// Reads the form; what is said at length also as safe HTML.
    fn read(form: &mut Form) -> Result<(Profile, String), Error> {
        let about = form.markdown("about", PARAGRAPHS);
        let profile = Profile {
            name: form.name("name", LINE),
            headline: form.optional_line("headline", LINE),
            place: form.optional_line("place", LINE),
            languages: form.optional_line("languages", LINE),
            about: about.text,
            offers: read_skills(form, "offers"),
            wants: read_skills(form, "wants"),
        };
        form.checked()?;
        Ok((profile, about.html))
    }
}

fn read_skills(form: &mut Form, field: &'static str) -> Vec<String> {
    let text = form.optional_text(field, PARAGRAPHS);
    let skills = split_skills(&text);
    if skills.len() > SKILLS {
        form.fail(field, Said::key("member-skills-many").with("max", SKILLS).with("count", skills.len()));
    }
    if let Some(long) = skills.iter().find(|skill| skill.chars().count() > SKILL) {
        form.fail(field, Said::key("member-skill-long").with("max", SKILL).with("skill", long));
    }
    skills
}

/// The skills in a text, parted by commas, semicolons or lines; each once, however it is written.
pub fn split_skills(text: &str) -> Vec<String> {
    let mut seen = std::collections::HashSet::new();
    let parts = text.split([',', ';', '\n', '\u{60c}', '\u{3001}']);
    let skills = parts.map(|part| part.split_whitespace().collect::<Vec<_>>().join(" "));
    skills.filter(|skill| !name::fold(skill).is_empty() && seen.insert(name::fold(skill))).collect()
}

fn filled(member: &Member, skills: &[(Direction, String, String)]) -> Form {
    let list = |wanted: Direction| {
        let own = skills.iter().filter(|(direction, _, _)| *direction == wanted);
        own.map(|(_, name, _)| name.as_str()).collect::<Vec<_>>().join("\n")
    };
    Form::new()
        .with("name", &member.name)
        .with("headline", &member.headline)
        .with("place", &member.place)
        .with("languages", &member.languages)
        .with("about", &member.about)
        .with("offers", list(Direction::Offers))
        .with("wants", list(Direction::Wants))
}

fn page(viewer: &Viewer, form: Form) -> Result<Page<ProfilePage>, Error> {
    let back = viewer.path(format!("people/{}", viewer.member()?.id));
    let page = ProfilePage {
        form,
        action: viewer.path("profile"),
        data: viewer.path("my-data"),
        back: back.clone(),
    };
    let title = Page::new(page, "member-profile-title").place(Place::People);
    Ok(title.under("people-title", viewer.path("people")).under(Said::raw(&viewer.member()?.name), back))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn skills_may_stand_in_lines_or_behind_commas_and_count_once() {
        assert_eq!(
            split_skills("Roofs, statics\n roofs ;  Patience  of a saint,,"),
            ["Roofs", "statics", "Patience of a saint"]
        );
        assert!(split_skills(" ,\n").is_empty());
    }

    #[test]
    fn the_twenty_first_skill_is_refused_and_stays_typed() {
        let text: String = (0..21).map(|number| format!("skill {number}\n")).collect();
        let mut form = Form::new().with("name", "Ana").with("offers", text.clone());
        assert!(Profile::read(&mut form).is_err());
        assert!(form.error("offers").is_some());
        assert_eq!(form.value("offers"), text);
    }

    #[test]
    fn a_skill_of_sixty_one_letters_is_refused() {
        let mut form = Form::new().with("name", "Ana").with("wants", "x".repeat(61));
        assert!(Profile::read(&mut form).is_err());
        assert!(form.error("wants").is_some());
    }
}
