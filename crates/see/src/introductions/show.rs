//! The page on which one is shown to whom one could be introduced, and says so.

use super::INTRODUCTION_ANSWERED;
use super::sets::{self, Held};
use super::store::{self, Proposed, Skill};
use crate::ties;
use askama::Template;
use db::{Read, Write};
use house::access::Action;
use house::happenings::{self, Happened};
use house::ids::{ItemId, MemberId};
use house::items;
use house::sector::Sector;
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
    /// The events ahead that the viewer holds.
    events: Vec<Held>,
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
    /// Whether the viewer has not yet said that they know of the other's yes.
    fresh: bool,
}

/// What is known of all who stand on the page.
struct Known {
    skills: Vec<Skill>,
    sectors: Vec<(MemberId, Sector)>,
    /// The events that asked for an introduction, as far as the viewer may read them.
    events: Vec<(ItemId, String)>,
}

impl Proposed {
    /// Whether the viewer said yes.
    fn agreed(&self) -> bool {
        matches!(self.mine.as_str(), "yes" | "seen")
    }

    /// Whether both said yes.
    fn made(&self) -> bool {
        self.agreed() && matches!(self.theirs.as_str(), "yes" | "seen")
    }

    /// Whether both said yes and the viewer has not yet said that they know.
    fn fresh(&self) -> bool {
        self.made() && self.mine == "yes"
    }
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
    let asking: Vec<ItemId> = all.iter().filter_map(|one| one.event_id).collect();
    let known = Known {
        skills: store::skills_of(q, &ids)?,
        sectors: store::sectors_of(q, &ids)?,
        events: items::titles(q, viewer, &asking)?,
    };
    let (mut open, mut waiting, mut made) = (Vec::new(), Vec::new(), Vec::new());
    for one in all {
        let shown = shown(viewer, &one, &known, me);
        if one.made() {
            made.push(shown);
        } else if one.agreed() {
            waiting.push(shown);
        } else if wishes {
            open.push(shown);
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
        events: sets::held(q, viewer)?,
    };
    Ok(Page::new(body, "introductions-title").place(Place::Room("introductions")))
}

fn shown(viewer: &Viewer, one: &Proposed, known: &Known, me: MemberId) -> Shown {
    Shown {
        id: one.id,
        name: one.name.clone(),
        headline: one.headline.clone(),
        initials: initials(&one.name),
        hue: hue(one.other_id.get()),
        href: viewer.path(format_args!("people/{}", one.other_id)),
        reasons: reasons(one, known, me),
        fresh: one.fresh(),
    }
}

/// Why the two could be good to know to one another: only what was looked up.
fn reasons(one: &Proposed, known: &Known, me: MemberId) -> Vec<Said> {
    let mut reasons = Vec::new();
    let of = |member: MemberId, direction: &str| -> BTreeSet<String> {
        let own = known.skills.iter().filter(|(id, to, _, _)| *id == member && to == direction);
        own.map(|(_, _, key, _)| key.clone()).collect()
    };
    let named = |keys: &BTreeSet<String>| {
        known.skills.iter().find(|(_, _, key, _)| keys.contains(key)).map(|(_, _, _, skill)| skill.clone())
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
    if differ(&known.sectors, me, one.other_id) {
        reasons.push(Said::key("introductions-sectors"));
    }
    if let Some((_, title)) = known.events.iter().find(|(id, _)| Some(*id) == one.event_id) {
        reasons.push(Said::key("introductions-both-come").with("event", title));
    }
    reasons.push(Said::key("introductions-apart"));
    reasons
}

/// Whether a sector is known of both, and none is that of both.
fn differ(sectors: &[(MemberId, Sector)], me: MemberId, other: MemberId) -> bool {
    let of = |member: MemberId| -> BTreeSet<&'static str> {
        sectors.iter().filter(|(id, _)| *id == member).map(|(_, sector)| sector.as_str()).collect()
    };
    let (mine, theirs) = (of(me), of(other));
    !mine.is_empty() && !theirs.is_empty() && mine.is_disjoint(&theirs)
}

/// POST `/n/{slug}/introductions`
pub(super) async fn answer(visit: Visit, form: Form) -> Answer {
    let said = visit.write(move |tx, viewer| answered(tx, viewer, &form)).await?;
    Ok(visit.go_saying(visit.path("introductions"), said))
}

fn answered(tx: &mut Write<'_>, viewer: &Viewer, form: &Form) -> Result<&'static str, Error> {
    let (me, network) = (viewer.member()?.id, viewer.network.id);
    let id = || form.value("id").parse::<i64>().map_err(|_| Error::NotFound);
    let answer = match form.value("do") {
        "wish" | "rest" => {
            let wanted = form.value("do") == "wish";
            if !store::wish(tx, network, me, wanted, viewer.now)? {
                return Ok("introductions-unchanged-done");
            }
            if wanted { "introductions-wished-done" } else { "introductions-rested-done" }
        }
        word @ ("yes" | "later") => match said(tx, me, id()?, word)? {
            Some(said) => said,
            None => return Ok("introductions-unchanged-done"),
        },
        "seen" => {
            let id = id()?;
            let known = store::is_made(tx, id)? && store::see(tx, id, me)?;
            return Ok(if known { "introductions-seen-done" } else { "introductions-unchanged-done" });
        }
        word @ ("gather" | "scatter") => {
            let event = form.value("event").parse::<ItemId>().map_err(|_| Error::NotFound)?;
            let deed = if word == "gather" { sets::gather } else { sets::scatter };
            return deed(tx, viewer, event);
        }
        _ => return Err(Error::Refused(Said::key("introductions-refused"))),
    };
    happenings::record(tx, network, Some(me), viewer.now, Happened::new(&INTRODUCTION_ANSWERED))?;
    Ok(answer)
}

/// Says yes or "not now" to somebody who is shown now: whoever has stopped or left the map meanwhile is introduced to nobody. None
/// where that changes nothing, as with a button that is pressed twice.
fn said(tx: &mut Write<'_>, me: MemberId, id: i64, word: &str) -> Result<Option<&'static str>, Error> {
    if !store::is_of(tx, id, me)? {
        return Err(Error::NotFound);
    }
    let asked = proposed(tx, me)?.iter().any(|one| one.id == id && one.mine.is_empty());
    if !asked || !store::say(tx, id, me, word)? {
        return Ok(None);
    }
    if store::is_made(tx, id)? {
        // Whoever says the second yes knows at once; the other is told on Today.
        store::see(tx, id, me)?;
        return Ok(Some("introductions-made-done"));
    }
    Ok(Some(if word == "yes" { "introductions-said-yes-done" } else { "introductions-said-later-done" }))
}

/// What was proposed to somebody. Who has left the map meanwhile is shown to nobody who has not said yes before.
fn proposed(q: &mut Read<'_>, me: MemberId) -> Result<Vec<Proposed>, Error> {
    let mut all = store::mine(q, me)?;
    let others: Vec<MemberId> = all.iter().map(|one| one.other_id).collect();
    let absent = ties::absent_among(q, &others)?;
    all.retain(|one| one.agreed() || !absent.contains(&one.other_id));
    Ok(all)
}

/// What waits for somebody: to whom they are introduced, and people to whom they could be.
pub(super) fn needs(q: &mut Read<'_>, viewer: &Viewer) -> Result<Vec<Need>, Error> {
    let Some(me) = viewer.member_id() else { return Ok(Vec::new()) };
    let (all, wishes) = (proposed(q, me)?, store::wishes(q, me)?);
    let way = || (viewer.path("introductions"), "introductions-look");
    let mut needs = Vec::new();
    let made: Vec<&Proposed> = all.iter().filter(|one| one.fresh()).collect();
    if let Some(first) = made.first() {
        let title =
            Said::key("introductions-made-need").with("count", made.len()).with("name", first.name.as_str());
        let need = Need::new("introductions-made", title, way());
        needs.push(need.because(Said::key("introductions-made-about")).tinted("talk"));
    }
    let open = all.iter().filter(|one| one.mine.is_empty()).count();
    if wishes && open > 0 {
        let title = Said::key("introductions-need").with("count", open.min(3));
        needs.push(Need::new("introductions", title, way()).tinted("talk"));
    }
    Ok(needs)
}
