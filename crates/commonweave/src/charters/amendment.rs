//! Changing the charter by a decision: a steward puts the wording of the next version to a vote, and when the proposal is
//! carried, that version is written. Who decided is told by the proposal.

use super::acts::{CHARTER_AMENDMENT_WRITTEN, CHARTER_REVISED};
use super::charter::{Charter, Html, NewCharter, WRITTEN};
use super::store::{self, amending::Amendment};
use super::version::{Part, parts};
use askama::Template;
use db::{Read, Write};
use house::access::Action;
use house::happenings::{self, Happened};
use house::ids::{CharterId, ItemId};
use house::items::{self, Item};
use house::members;
use house::room::Carrying;
use house::web::{Answer, At, Error, Form, Page, Place, Said, Viewer, Visit, filters};

/// The kind of item that may carry one, by its name: the room that brings it knows nothing of charters.
const PROPOSAL: &str = "proposal";
/// The kind of item whose statements may become objectives, by its name.
const GROUND: &str = "ground";

#[derive(Template)]
#[template(path = "charters/views/amendment.html")]
struct AmendmentPage {
    form: Form,
    action: String,
    back: String,
    base: i64,
    changes: Vec<Part>,
    /// The statement of which the proposal was made stands among the objectives of the form.
    shared: bool,
    /// Whether the viewer may write it now.
    writes: bool,
    /// The version that came of it.
    adopted: Option<(i64, String)>,
    /// Somebody has written another version since.
    overtaken: bool,
}

/// `GET /n/{slug}/items/{id}/charter`
pub(super) async fn show(visit: Visit, At((_, id)): At<(String, ItemId)>) -> Answer {
    visit.page(move |q, viewer| page(q, viewer, id, None)).await
}

/// `POST /n/{slug}/items/{id}/charter`
pub(super) async fn save(visit: Visit, At((_, id)): At<(String, ItemId)>, mut form: Form) -> Answer {
    for field in WRITTEN {
        form = visit.typeset(form, field).await;
    }
    match visit.change(form, move |tx, viewer, form| put(tx, viewer, id, form)).await? {
        Ok(()) => Ok(visit.go_saying(visit.path(format_args!("items/{id}/charter")), "charter-amended-done")),
        Err(form) => visit.page(move |q, viewer| page(q, viewer, id, Some(form)).map(Page::invalid)).await,
    }
}

fn find(q: &mut Read<'_>, viewer: &Viewer, id: ItemId, action: Action) -> Result<Item, Error> {
    let item = items::visible_to(q, viewer, id)?.filter(|item| item.kind == PROPOSAL);
    let item = item.ok_or(Error::NotFound)?;
    item.require(viewer, action)?;
    Ok(item)
}

fn may_write(viewer: &Viewer, item: &Item) -> bool {
    viewer.may(Action::ReviseCharter) && item.state == "draft" && !item.is_archived()
}

fn put(tx: &mut Write<'_>, viewer: &Viewer, id: ItemId, form: &mut Form) -> Result<(), Error> {
    tx.lock("items", id.get())?;
    let item = find(tx, viewer, id, Action::ReadSpace)?;
    if !may_write(viewer, &item) {
        return Err(Error::Refused(Said::key("charter-amend-refused")));
    }
    let newest = store::newest(tx, viewer.network.id)?;
    let newest = newest.ok_or_else(|| Error::Refused(Said::key("charter-amend-none")))?;
    let new = NewCharter::read(form, false)?;
    if newest.says(&new) {
        return Err(Error::Refused(Said::key("charter-refused-same").with("version", newest.version)));
    }
    let me = viewer.member()?.id;
    store::amending::put(tx, (viewer.network.id, id, me), newest.version, &new, viewer.now)?;
    let happened = Happened::new(&CHARTER_AMENDMENT_WRITTEN).space(item.space_id).item(id);
    happenings::record(tx, viewer.network.id, Some(me), viewer.now, happened)?;
    Ok(())
}

fn page(
    q: &mut Read<'_>,
    viewer: &Viewer,
    id: ItemId,
    typed: Option<Form>,
) -> Result<Page<AmendmentPage>, Error> {
    let item = find(q, viewer, id, Action::ReadSpace)?;
    let newest = store::newest(q, viewer.network.id)?;
    let amendment = store::amending::of_item(q, id)?;
    let base = match &amendment {
        Some(amendment) => store::version(q, viewer.network.id, amendment.base)?,
        None => newest.clone(),
    };
    let changes = match (&base, &amendment) {
        (Some(base), Some(amendment)) => parts(base, &amendment.as_version(base)),
        _ => Vec::new(),
    };
    let objective = objective(q, viewer, &item, typed.is_some() || amendment.is_some())?;
    let form = typed.unwrap_or_else(|| filled(amendment.as_ref(), base.as_ref(), objective));
    let now = newest.as_ref().map_or(0, |newest| newest.version);
    let adopted = amendment.as_ref().and_then(|amendment| amendment.adopted_version);
    let writes = form.has_errors() || (may_write(viewer, &item) && newest.is_some());
    let body = AmendmentPage {
        form,
        action: format!("{}/charter", item.href(viewer)),
        back: item.href(viewer),
        base: base.map_or(0, |base| base.version),
        // What somebody has typed is shown again even where it can no longer be taken.
        writes,
        overtaken: adopted.is_none() && amendment.is_some_and(|amendment| amendment.base != now),
        adopted: adopted.map(|version| (version, viewer.path(format_args!("charter/versions/{version}")))),
        changes,
        shared: objective.is_some(),
    };
    let space = viewer.path(format_args!("spaces/{}", item.space_id));
    let page =
        Page::new(body, "charter-amend").place(Place::Charter).under(Said::raw(&item.space_name), &space);
    Ok(page.under(Said::raw(&item.title), item.href(viewer)).in_space(space))
}

/// The objective with which the wording begins: the statement of which the proposal was made, as long as nothing is written yet.
fn objective<'a>(
    q: &mut Read<'_>,
    viewer: &Viewer,
    item: &'a Item,
    begun: bool,
) -> Result<Option<&'a str>, Error> {
    let shared = !begun && may_write(viewer, item) && items::was_made_of(q, item.id, GROUND)?;
    Ok(shared.then_some(item.title.as_str()))
}

fn filled(amendment: Option<&Amendment>, base: Option<&Charter>, objective: Option<&str>) -> Form {
    match (amendment, base) {
        (Some(one), _) => Form::new()
            .with("vision", &one.vision)
            .with("purpose", &one.purpose)
            .with("principles", &one.principles)
            .with("objectives", &one.objectives)
            .with("reason", &one.reason),
        (None, Some(base)) => Form::new()
            .with("vision", &base.vision)
            .with("purpose", &base.purpose)
            .with("principles", &base.principles)
            .with("objectives", with_objective(&base.objectives, objective)),
        (None, None) => Form::new(),
    }
}

/// These objectives with one more at their end, unless it stands among them.
fn with_objective(objectives: &str, one: Option<&str>) -> String {
    let new = one.filter(|one| objectives.lines().all(|line| line != *one));
    objectives.lines().chain(new).collect::<Vec<&str>>().join("\n")
}

impl Amendment {
    /// The version that it would be.
    fn as_version(&self, base: &Charter) -> Charter {
        Charter {
            id: CharterId::from(0),
            version: base.version.saturating_add(1),
            vision: self.vision.clone(),
            purpose: self.purpose.clone(),
            principles: self.principles.clone(),
            objectives: self.objectives.clone(),
            vision_html: self.vision_html.clone(),
            purpose_html: self.purpose_html.clone(),
            principles_html: self.principles_html.clone(),
            reason: self.reason.clone(),
            ..base.clone()
        }
    }
}

/// Writes the next version, where the proposal has one with it. Whoever put it to the vote must still be a steward, and
/// nobody may have written another version in the meantime: what people decided on is written, and nothing else.
pub(super) fn carried(tx: &mut Write<'_>, carrying: &Carrying) -> Result<(), Error> {
    let Some(amendment) = store::amending::of_item(tx, carrying.item)? else { return Ok(()) };
    let newest = store::newest(tx, carrying.network)?.map_or(0, |newest| newest.version);
    let steward = members::still_may(tx, carrying.network, amendment.member_id, Action::ReviseCharter)?;
    if newest != amendment.base || amendment.adopted_version.is_some() || !steward {
        return Ok(());
    }
    let version = newest.saturating_add(1);
    let new = NewCharter {
        vision: amendment.vision,
        purpose: amendment.purpose,
        principles: amendment.principles,
        objectives: amendment.objectives,
        reason: amendment.reason,
        html: Html {
            vision: amendment.vision_html,
            purpose: amendment.purpose_html,
            principles: amendment.principles_html,
        },
    };
    let id = store::write(tx, carrying.network, amendment.member_id, version, &new, carrying.now)?;
    store::amending::note_adopted(tx, carrying.item, version)?;
    let happened = Happened::new(&CHARTER_REVISED).subject(id.get());
    happenings::record(tx, carrying.network, Some(amendment.member_id), carrying.now, happened)?;
    Ok(())
}
