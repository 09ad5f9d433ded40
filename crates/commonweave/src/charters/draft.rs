//! A draft of the next version: everyone in the network reads what would change and talks it over, before it is in force.

use super::charter::{Charter, NewCharter, WRITTEN};
use super::version::{Part, parts};
use super::{edit, store};
use crate::charters::acts::CHARTER_DRAFTED;
use askama::Template;
use db::{Time, Write};
use house::access::Action;
use house::app::App;
use house::happenings::{self, Happened};
use house::ids::{CharterId, ItemId};
use house::items::{self, Beginning, ITEM_STARTED, ItemText};
use house::spaces;
use house::web::{Answer, Error, Form, Locale, Page, Place, Said, Speech, Viewer, Visit, filters};

db::record! {
    /// A version that is not in force.
    #[derive(Debug, Clone)]
    pub(super) struct Draft {
        /// Where it is talked over.
        pub item_id: ItemId,
        pub version: i64,
        pub vision: String,
        pub purpose: String,
        pub principles: String,
        pub objectives: String,
        pub vision_html: String,
        pub purpose_html: String,
        pub principles_html: String,
        pub reason: String,
        pub author: String,
        pub updated_at: Time,
        pub message_count: i64,
    }
}

#[derive(Template)]
#[template(path = "charters/views/draft.html")]
struct DraftPage {
    path: String,
    steward: bool,
    shown: Option<Shown>,
}

struct Shown {
    charter: Charter,
    since: Option<i64>,
    parts: Vec<Part>,
    /// Where it is talked over, as long as that is there, and how much was said.
    talk: Option<(String, i64)>,
}

impl Draft {
    /// The version that it would be.
    fn charter(self) -> Charter {
        Charter {
            id: CharterId::from(0),
            version: self.version,
            vision: self.vision,
            purpose: self.purpose,
            principles: self.principles,
            objectives: self.objectives,
            vision_html: self.vision_html,
            purpose_html: self.purpose_html,
            principles_html: self.principles_html,
            reason: self.reason,
            author: self.author,
            member_endorsements: 0,
            organisation_endorsements: 0,
            created_at: self.updated_at,
        }
    }

    /// The form with what it says.
    pub(super) fn filled(&self) -> Form {
        Form::new()
            .with("vision", self.vision.clone())
            .with("purpose", self.purpose.clone())
            .with("principles", self.principles.clone())
            .with("objectives", self.objectives.clone())
            .with("reason", self.reason.clone())
    }
}

/// `GET /n/{slug}/charter/draft`
pub(super) async fn show(visit: Visit) -> Answer {
    visit
        .page(|q, viewer| {
            let shown = match store::draft(q, viewer.network.id)? {
                Some(draft) => {
                    let talk = items::visible_to(q, viewer, draft.item_id)?;
                    let talk = talk.map(|item| (item.href(viewer), draft.message_count));
                    let newest = store::newest(q, viewer.network.id)?;
                    let charter = draft.charter();
                    let parts = newest.as_ref().map_or_else(Vec::new, |newest| parts(newest, &charter));
                    Some(Shown { since: newest.map(|newest| newest.version), parts, talk, charter })
                }
                None => None,
            };
            let path = viewer.path("charter");
            let body = DraftPage { steward: viewer.may(Action::ReviseCharter), path: path.clone(), shown };
            let page = Page::new(body, "charter-draft").place(Place::Charter);
            Ok(page.under("charter-title", path))
        })
        .await
}

/// `POST /n/{slug}/charter/draft`: keeps the draft, and opens a discussion of it where there is none yet.
pub(super) async fn save(visit: Visit, mut form: Form) -> Answer {
    for field in WRITTEN {
        form = visit.typeset(form, field).await;
    }
    let app = visit.app.clone();
    match visit.change(form, move |tx, viewer, form| keep(tx, viewer, &app, form)).await? {
        Ok(()) => Ok(visit.go_saying(visit.path("charter/draft"), "charter-drafted-done")),
        Err(form) => visit.page(move |q, viewer| edit::page(q, viewer, form).map(Page::invalid)).await,
    }
}

/// `POST /n/{slug}/charter/draft/removal`
pub(super) async fn discard(visit: Visit) -> Answer {
    let done = visit.write(|tx, viewer| {
        if store::discard_draft(tx, viewer.network.id)? > 0 {
            let happened = Happened::new(&CHARTER_DRAFTED).detail("removed");
            happenings::record(tx, viewer.network.id, viewer.member_id(), viewer.now, happened)?;
        }
        Ok(())
    });
    done.await?;
    Ok(visit.go_saying(visit.path("charter"), "charter-discarded-done"))
}

fn keep(tx: &mut Write<'_>, viewer: &Viewer, app: &App, form: &mut Form) -> Result<(), Error> {
    let new = NewCharter::read(form, true)?;
    let reason = form.optional_text("reason", 2 * house::web::form::LINE);
    form.checked()?;
    let new = NewCharter { reason, ..new };
    let version = store::newest(tx, viewer.network.id)?.map_or(1, |newest| newest.version.saturating_add(1));
    let author = viewer.member()?.id;
    let item = match store::draft(tx, viewer.network.id)? {
        Some(draft) => draft.item_id,
        None => discuss(tx, viewer, app, version)?,
    };
    store::keep_draft(tx, viewer.network.id, (author, item, version), &new, viewer.now)?;
    let happened = Happened::new(&CHARTER_DRAFTED);
    happenings::record(tx, viewer.network.id, Some(author), viewer.now, happened)?;
    Ok(())
}

/// Opens the discussion in the commons, in the language of the network.
fn discuss(tx: &mut Write<'_>, viewer: &Viewer, app: &App, version: i64) -> Result<ItemId, Error> {
    let network = &viewer.network;
    let locale = Locale::of_tag(&network.language).unwrap_or_default();
    let speech = Speech::new(app.texts.clone(), locale, &network.time_zone, viewer.now);
    let title = speech.say(&Said::key("charter-draft-item").with("version", version));
    let text = Said::key("charter-draft-item-text").with("version", version);
    let text = speech.say(&text.with("address", viewer.path("charter/draft")));
    let kind = app.rooms.kinds().iter().find(|kind| kind.name == "discussion").ok_or(Error::NotFound)?;
    let space = spaces::commons(tx, network.id)?.ok_or(Error::NotFound)?;
    let author = viewer.member()?.id;
    let begin = Beginning { network: network.id, space, kind, author, now: viewer.now, once: None };
    let item = items::create(tx, &begin, &ItemText::new(title, text))?.ok_or(Error::NotFound)?;
    spaces::use_tab(tx, space, kind.verb)?;
    spaces::note_activity(tx, space, viewer.now)?;
    let happened = Happened::new(&ITEM_STARTED).space(space).item(item).detail(kind.name);
    happenings::record(tx, network.id, Some(author), viewer.now, happened)?;
    Ok(item)
}
