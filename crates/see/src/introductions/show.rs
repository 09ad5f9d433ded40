//! The page on which one is shown to whom one could be introduced, and says so.

use super::INTRODUCTION_ANSWERED;
use super::store::{self, Proposed, Skill};
use crate::ties;
use askama::Template;
use db::{Read, Write};
use house::access::Action;
use house::happenings::{self, Happened};
use house::ids::MemberId;
use house::web::{Answer, Error, Form, Need, Page, Place, Said, Viewer, Visit, filters, hue, initials};
use std::collections::BTreeSet;

#[derive(Template)]
#[template(path = "introductions/views/show.html")]
struct ShowPage {
    action: String,
    wishes: bool,
    open: Vec<Shown>,
    waiting: Vec<Shown>,
    made: Vec<Shown>,
    letters: Option<String>,
}

/// Somebody as the page shows them.
struct Shown {
    id: i64,
    name: String,
    headline: String,
    initials: String,
    hue: u8,
    href: String,
    reasons: Vec<Said>,
}

/// GET `/n/{slug}/introductions`
pub(super) async fn show(visit: Visit) -> Answer {
    visit.page(page).await
}

fn page(q: &mut Read<'_>, viewer: &Viewer) -> Result<Page<ShowPage>, Error> {
    let me = viewer.member()?.id;
    let wishes = store::wishes(q, me)?;
    let all = proposed(q, me)?;
    let ids: Vec<MemberId> = all.iter().map(|one| one.other_id).chain([me]).collect();
    let skills = store::skills_of(q, &ids)?;
    let (mut open, mut waiting, mut made) = (Vec::new(), Vec::new(), Vec::new());
    for one in all {
        let shown = shown(viewer, &one, &skills, me);
        match (one.mine.as_str(), one.theirs.as_str()) {
            ("yes", "yes") => made.push(shown),
            ("yes", _) => waiting.push(shown),
            _ if wishes => open.push(shown),
            _ => {}
        }
    }
    open.truncate(3);
    let body = ShowPage {
        action: viewer.path("introductions"),
        wishes,
        open,
        waiting,
        made,
        letters: viewer.may(Action::StartCorrespondence).then(|| viewer.path("correspondence/new")),
    };
    Ok(Page::new(body, "introductions-title").place(Place::Room("introductions")))
}

fn shown(viewer: &Viewer, one: &Proposed, skills: &[Skill], me: MemberId) -> Shown {
    let mut reasons = Vec::new();
    let of = |member: MemberId, direction: &str| -> BTreeSet<String> {
        let own = skills.iter().filter(|(id, to, _, _)| *id == member && to == direction);
        own.map(|(_, _, key, _)| key.clone()).collect()
    };
    let named = |keys: &BTreeSet<String>| {
        skills.iter().find(|(_, _, key, _)| keys.contains(key)).map(|(_, _, _, skill)| skill.clone())
    };
    let gives: BTreeSet<String> =
        of(one.other_id, "offers").intersection(&of(me, "wants")).cloned().collect();
    let seeks: BTreeSet<String> =
        of(me, "offers").intersection(&of(one.other_id, "wants")).cloned().collect();
    if let Some(skill) = named(&gives) {
        reasons.push(Said::key("introductions-gives").with("name", one.name.as_str()).with("skill", skill));
    }
    if let Some(skill) = named(&seeks) {
        reasons.push(Said::key("introductions-seeks").with("name", one.name.as_str()).with("skill", skill));
    }
    reasons.push(Said::key(match one.sector {
        Some(_) => "introductions-sectors",
        None => "introductions-apart",
    }));
    Shown {
        id: one.id,
        name: one.name.clone(),
        headline: one.headline.clone(),
        initials: initials(&one.name),
        hue: hue(one.other_id.get()),
        href: viewer.path(format_args!("people/{}", one.other_id)),
        reasons,
    }
}

/// POST `/n/{slug}/introductions`
pub(super) async fn answer(visit: Visit, form: Form) -> Answer {
    let said = visit.write(move |tx, viewer| answered(tx, viewer, &form)).await?;
    Ok(visit.go_saying(visit.path("introductions"), said))
}

fn answered(tx: &mut Write<'_>, viewer: &Viewer, form: &Form) -> Result<&'static str, Error> {
    let (me, network) = (viewer.member()?.id, viewer.network.id);
    let id = || form.value("id").parse::<i64>().map_err(|_| Error::NotFound);
    let said = match form.value("do") {
        "wish" | "rest" => {
            let wanted = form.value("do") == "wish";
            if !store::wish(tx, network, me, wanted, viewer.now)? {
                return Ok("introductions-unchanged-done");
            }
            if wanted { "introductions-wished-done" } else { "introductions-rested-done" }
        }
        word @ ("yes" | "later") => {
            if !store::say(tx, id()?, me, word)? {
                return Err(Error::NotFound);
            }
            if word == "yes" { "introductions-said-yes-done" } else { "introductions-said-later-done" }
        }
        _ => return Err(Error::Refused(Said::key("introductions-refused"))),
    };
    happenings::record(tx, network, Some(me), viewer.now, Happened::new(&INTRODUCTION_ANSWERED))?;
    Ok(said)
}

/// What was proposed to somebody. Who has left the map meanwhile is shown to nobody who has not said yes before.
fn proposed(q: &mut Read<'_>, me: MemberId) -> Result<Vec<Proposed>, Error> {
    let mut all = store::mine(q, me)?;
    let others: Vec<MemberId> = all.iter().map(|one| one.other_id).collect();
    let absent = ties::absent_among(q, &others)?;
    all.retain(|one| one.mine == "yes" || !absent.contains(&one.other_id));
    Ok(all)
}

/// What waits for somebody: people to whom they could be introduced.
pub(super) fn needs(q: &mut Read<'_>, viewer: &Viewer) -> Result<Vec<Need>, Error> {
    let Some(me) = viewer.member_id() else { return Ok(Vec::new()) };
    if !store::wishes(q, me)? {
        return Ok(Vec::new());
    }
    let open = proposed(q, me)?.into_iter().filter(|one| one.mine.is_empty()).count();
    if open == 0 {
        return Ok(Vec::new());
    }
    let way = (viewer.path("introductions"), "introductions-look");
    let need = Need::new("introductions", Said::key("introductions-need").with("count", open.min(3)), way);
    Ok(vec![need.tinted("talk")])
}
