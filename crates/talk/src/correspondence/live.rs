//! The live stream of a correspondence. Each of those among whom it is has a circle of their own, so that nothing is read for
//! one that another may not read.

use super::acts::{LETTER_REMOVED, LETTER_SENT};
use super::circle::{Letter, Shown, find};
use super::store;
use askama::Template;
use db::Read;
use house::app::App;
use house::happenings::{self, Concern, Happening, LogPlace, Telling, Topic};
use house::ids::{CorrespondenceId, MemberId};
use house::web::{Answer, At, Error, Locale, Speech, Viewer, Visit, filters};
use std::sync::Arc;

#[derive(Template)]
#[template(path = "correspondence/views/_live.html")]
struct Fragment {
    /// Whether it comes to the others, or stands in place of itself.
    new: bool,
    shown: Shown,
}

/// `GET /n/{slug}/correspondence/{id}/live`
pub(super) async fn live(visit: Visit, At((_, id)): At<(String, CorrespondenceId)>) -> Answer {
    let (seat, member) =
        visit.read(move |q, viewer| Ok((find(q, viewer, id)?.seat, viewer.member()?.id))).await?;
    let app = visit.app.clone();
    let topic = Topic {
        name: ("correspondence", seat),
        wakes: Box::new(move |line| concerns(line, id)),
        concerns: Box::new(|_, _, _| Ok(Concern::default())),
        tells: Box::new(move |q, viewer, place| tellings(q, viewer, &app, (id, member), place)),
    };
    happenings::stream(visit, topic, Vec::new()).await
}

fn concerns(line: &Happening, id: CorrespondenceId) -> bool {
    let about_letters = line.what.is(&LETTER_SENT) || line.what.is(&LETTER_REMOVED);
    about_letters && line.subject_id == Some(id.get())
}

fn tellings(
    q: &mut Read<'_>,
    viewer: &Viewer,
    app: &App,
    (id, member): (CorrespondenceId, MemberId),
    after: LogPlace,
) -> Result<Vec<Telling>, Error> {
    if viewer.member_id() != Some(member) {
        return Err(Error::NotFound);
    }
    find(q, viewer, id)?;
    let lines = happenings::after_in_network(q, viewer.network.id, after)?;
    let mut told = Vec::with_capacity(lines.len());
    for line in lines {
        let mut html = String::new();
        if concerns(&line, id) {
            let new = line.what.is(&LETTER_SENT);
            let letters = if new {
                store::sent_at(q, id, member, line.created_at)?
            } else {
                store::removed_at(q, id, member, line.created_at)?
            };
            for letter in letters {
                html.push_str(&fragment(viewer, app, id, new, letter)?);
            }
        }
        let html: Option<Arc<str>> = (!html.is_empty()).then(|| html.into());
        told.push((LogPlace::of(&line), html));
    }
    Ok(told)
}

/// Made for one reader alone, in their language and their time.
fn fragment(
    viewer: &Viewer,
    app: &App,
    id: CorrespondenceId,
    new: bool,
    letter: Letter,
) -> Result<String, Error> {
    let account = viewer.account.as_ref();
    let locale = account.and_then(|account| Locale::of_tag(&account.language)).unwrap_or_default();
    let zone = account.map_or("UTC", |account| account.time_zone.as_str());
    let speech = Speech::new(app.texts.clone(), locale, zone, viewer.now);
    let fragment = Fragment { new, shown: Shown::of(viewer, id, letter) };
    Ok(fragment.render_with_values(&speech)?)
}
