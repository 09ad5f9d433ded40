//! The live notice: what happens now, held back until the reader asks for it.

use super::standing::standing;
use askama::Template;
use db::Read;
use house::app::App;
use house::feed::{self, Told};
use house::happenings::{self, Concern, LogPlace, Telling, Topic};
use house::web::{Answer, Error, Locale, Speech, Viewer, Visit, filters};
use std::collections::BTreeMap;
use std::sync::Arc;

#[derive(Template)]
#[template(path = "today/views/_live.html")]
struct Fragment<'a> {
    told: &'a Told,
    /// What the entry is about: of several lines about one thing, the newest stands.
    about: String,
    href: String,
}

/// `GET /n/{slug}/live`
pub(super) async fn live(visit: Visit) -> Answer {
    let app = visit.app.clone();
    let told = happenings::told(&visit);
    let topic = Topic {
        name: ("today", 0),
        wakes: Box::new(|line| line.news),
        concerns: Box::new(|q, network, place| {
            let mut lines = happenings::after_in_network(q, network, place)?;
            lines.retain(|line| line.news);
            Ok(Concern::of(&lines))
        }),
        tells: Box::new(move |q, viewer, place| tellings(q, viewer, &app, place)),
    };
    happenings::stream(visit, topic, told).await
}

fn tellings(q: &mut Read<'_>, viewer: &Viewer, app: &App, after: LogPlace) -> Result<Vec<Telling>, Error> {
    let lines = happenings::after_in_network(q, viewer.network.id, after)?;
    let places: Vec<LogPlace> = lines.iter().map(LogPlace::of).collect();
    let news = lines.into_iter().filter(|line| line.news).collect();
    let told = feed::told(q, viewer, app.rooms, news)?;
    let told = standing(q, told)?;
    let mut told: BTreeMap<LogPlace, Told> =
        told.into_iter().map(|told| (LogPlace::of(&told.line), told)).collect();
    let telling = |place: LogPlace| match told.remove(&place) {
        Some(told) => Ok((place, Some(fragment(viewer, app, &told)?))),
        None => Ok((place, None)),
    };
    places.into_iter().map(telling).collect()
}

fn fragment(viewer: &Viewer, app: &App, told: &Told) -> Result<Arc<str>, Error> {
    let network = &viewer.network;
    let made_of = ("today", told, (&network.slug, &network.language, &network.time_zone));
    app.hub.fragment(&made_of, || {
        let locale = Locale::of_tag(&network.language).unwrap_or_default();
        let now = told.line.created_at;
        let speech = Speech::new(app.texts.clone(), locale, &network.time_zone, now);
        let about = match told.line.item_id {
            Some(item) => format!("item-{item}"),
            None => format!("line-{}", told.line.id),
        };
        let href = told.href(viewer).unwrap_or_else(|| viewer.path("today"));
        Ok(Fragment { told, about, href }.render_with_values(&speech)?.into())
    })
}
