//! The page of all results.

use super::embed::code;
use super::headline::{Headline, Results};
use crate::outcomes::curve::Standing;
use crate::outcomes::indicator::{Indicator, Sort};
use crate::outcomes::{LIMIT, store};
use askama::Template;
use db::Read;
use house::access::Action;
use house::web::frame::Place;
use house::web::{Answer, Error, Page, Viewer, Visit, filters, sheet};

#[derive(Template)]
#[template(path = "outcomes/front/views/outcomes.html")]
struct OutcomesPage {
    base: String,
    network: String,
    /// A visitor, to whom the network does not show its outcomes.
    closed: bool,
    headlines: Vec<Headline>,
    others: Vec<Standing>,
    agenda: Vec<Indicator>,
    is_public: bool,
    /// What one copies to show them on another page; none where not everyone may see them.
    code: Option<String>,
    member: bool,
    may_keep: bool,
    may_publish: bool,
}

/// `GET /n/{slug}/outcomes`
pub(in crate::outcomes) async fn show(visit: Visit) -> Answer {
    let host = visit.app.config.base_url();
    visit.page(move |q, viewer| page(q, viewer, &host)).await
}

/// `GET /n/{slug}/outcomes.csv`
pub(in crate::outcomes) async fn csv(visit: Visit) -> Answer {
    let told = visit.clone();
    let rows = visit.read(move |q, viewer| {
        let speech = told.speech(viewer.account.as_ref(), Some(&viewer.network));
        let heads = ["outcome-name", "outcome-period", "outcome-value", "outcome-unit", "outcome-course"];
        let mut rows = vec![heads.iter().map(|key| speech.key(key).into_owned()).collect::<Vec<String>>()];
        let indicators = store::indicators(q, viewer, Sort::Result, LIMIT)?;
        for one in Standing::of_all(q, indicators)? {
            let value = one.last().map(|(_, value)| value.to_string()).unwrap_or_default();
            let course = speech.say(&one.sentence());
            rows.push(vec![
                one.indicator.name.clone(),
                one.period(),
                value,
                one.indicator.unit.clone(),
                course,
            ]);
        }
        Ok(rows)
    });
    sheet::whole("outcomes", &rows.await?)
}

fn page(q: &mut Read<'_>, viewer: &Viewer, host: &str) -> Result<Page<OutcomesPage>, Error> {
    let is_public = store::is_public(q, viewer.network.id)?;
    let member = viewer.member_id().is_some();
    let Results { headlines, others, agenda } = Results::of(q, viewer)?;
    let body = OutcomesPage {
        base: viewer.path("outcomes"),
        network: viewer.path(""),
        closed: !member && !is_public,
        headlines,
        others,
        agenda,
        is_public,
        code: (is_public && member).then(|| code(viewer, host)).flatten(),
        member,
        may_keep: viewer.may(Action::KeepOutcomes),
        may_publish: viewer.may(Action::PublishOutcomes),
    };
    Ok(Page::new(body, "outcomes-title").place(Place::Room("outcomes")).wide())
}
