//! The agenda and the minutes while somebody looks at them: what is talked about now, and what was just written down.

use super::show::{Minutes, minutes};
use super::store;
use crate::events::acts::{AGENDA_CHANGED, AGENDA_SET, MINUTES_ACTION, MINUTES_DECIDED, MINUTES_WRITTEN};
use crate::events::coming::find;
use askama::Template;
use db::Read;
use house::access::Action;
use house::app::App;
use house::happenings::{self, Act, Concern, Happening, LogPlace, Telling, Topic};
use house::ids::{ItemId, SpaceId};
use house::items;
use house::mentions;
use house::web::{Answer, At, Error, Locale, Speech, Viewer, Visit};
use std::sync::Arc;

/// What changes the page.
static TOLD: [&Act; 5] = [&AGENDA_SET, &AGENDA_CHANGED, &MINUTES_WRITTEN, &MINUTES_DECIDED, &MINUTES_ACTION];

/// `GET /n/{slug}/events/{id}/minutes/live`
pub(super) async fn live(visit: Visit, At((_, id)): At<(String, ItemId)>) -> Answer {
    visit.read(move |q, viewer| find(q, viewer, id, Action::ReadSpace).map(drop)).await?;
    let (app, slug) = (visit.app.clone(), visit.slug().to_owned());
    let topic = Topic {
        name: ("minutes", id.get()),
        wakes: Box::new(move |line| concerns(line, id)),
        // Of those who look some may read a space into which the event was moved, or of which the notes speak, and some may not.
        concerns: Box::new(move |q, _, _| {
            let mut spaces: Vec<SpaceId> = items::space_of(q, id)?.into_iter().collect();
            let points = store::points(q, id)?;
            let notes: Vec<&str> = points.iter().map(|point| point.notes_html.as_str()).collect();
            spaces.extend(mentions::spaces_of(q, &slug, &notes)?);
            Ok(Concern { spaces, ..Concern::default() })
        }),
        tells: Box::new(move |q, viewer, place| tellings(q, viewer, &app, id, place)),
    };
    happenings::stream(visit, topic, Vec::new()).await
}

fn concerns(line: &Happening, id: ItemId) -> bool {
    line.item_id == Some(id) && TOLD.iter().any(|act| line.what.is(act))
}

/// All of it once, as it is now, with the latest line that concerns it.
fn tellings(
    q: &mut Read<'_>,
    viewer: &Viewer,
    app: &App,
    id: ItemId,
    after: LogPlace,
) -> Result<Vec<Telling>, Error> {
    find(q, viewer, id, Action::ReadSpace)?;
    let lines = happenings::after_in_item(q, id, after)?;
    let last = lines.iter().rposition(|line| concerns(line, id));
    let html: Option<Arc<str>> = match last {
        Some(_) => Some(fragment(viewer, app, &minutes(q, viewer, id)?.seen_by(q, viewer)?)?.into()),
        None => None,
    };
    let told =
        |(at, line): (usize, &Happening)| (LogPlace::of(line), html.clone().filter(|_| Some(at) == last));
    Ok(lines.iter().enumerate().map(told).collect())
}

/// In the language of the network, as everything is that many look at.
fn fragment(viewer: &Viewer, app: &App, minutes: &Minutes) -> Result<String, Error> {
    let network = &viewer.network;
    let locale = Locale::of_tag(&network.language).unwrap_or_default();
    let speech = Speech::new(app.texts.clone(), locale, &network.time_zone, viewer.now);
    let html = minutes.render_with_values(&speech)?;
    Ok(format!(
        "<turbo-stream action=\"replace\" target=\"minutes\"><template>{html}</template></turbo-stream>"
    ))
}
