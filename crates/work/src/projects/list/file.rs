//! The projects of a network as a file.

use super::{asked, partners, place};
use crate::projects::project::{Light, day};
use crate::projects::store::{self, Listed};
use db::Time;
use house::ids::SpaceId;
use house::web::texts::Speech;
use house::web::{Answer, Visit, sheet};
use std::collections::BTreeMap;

/// The most lines that the file holds.
const FILED: i64 = 2_000;

/// `GET /n/{slug}/projects.csv`: the same list.
pub(in crate::projects) async fn csv(visit: Visit) -> Answer {
    let (asked, words) = (asked(&visit.query), visit.clone());
    let read = visit.read(move |q, viewer| {
        let speech = words.speech(viewer.account.as_ref(), Some(&viewer.network));
        let found = store::listed(q, viewer, &asked, place(""), FILED)?;
        let partners = partners(q, &found)?;
        Ok(lines(&speech, found, partners))
    });
    sheet::whole("projects", &read.await?)
}

fn lines(
    speech: &Speech,
    found: Vec<Listed>,
    mut partners: BTreeMap<SpaceId, Vec<String>>,
) -> Vec<Vec<String>> {
    let keys = [
        "project-label",
        "project-state",
        "project-light",
        "project-light-at",
        "project-objective",
        "project-moves",
        "project-starts",
        "project-ends",
        "project-partners",
    ];
    let on = |at: Option<Time>| at.map(|at| day(at).to_string()).unwrap_or_default();
    let mut rows = vec![keys.map(|key| speech.key(key).into_owned()).to_vec()];
    for one in found {
        let light = one.light.map(Light::label).map(|(key, _)| speech.key(key).into_owned());
        rows.push(vec![
            one.name,
            speech.key(one.state.label()).into_owned(),
            light.unwrap_or_default(),
            on(one.light_at),
            one.objective,
            one.moves,
            on(one.starts_on),
            on(one.ends_on),
            partners.remove(&one.space_id).unwrap_or_default().join("; "),
        ]);
    }
    rows
}
