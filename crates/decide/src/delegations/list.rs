//! The page of one's own delegations: whom one carries for, to whom one gave one's vote, what was. Nobody else sees it.

use super::delegation::{Delegation, Scope};
use super::store;
use askama::Template;
use db::Read;
use house::access::Action;
use house::ids::DelegationId;
use house::spaces;
use house::web::{Answer, Error, Form, Need, Page, Place, Said, Viewer, Visit, filters};
use std::time::Duration;

/// How many stand on a page, and how many of what is over.
const SHOWN: usize = 50;
const PAST: usize = 30;
/// So long Today says that one was given a vote.
const NEW: Duration = Duration::from_secs(7 * 86_400);

/// A delegation, and for what it is.
type Told = (Delegation, Said);

#[derive(Template)]
#[template(path = "delegations/views/show.html")]
pub(super) struct ShowPage {
    form: Form,
    action: String,
    people: String,
    given: Vec<Told>,
    carried: Vec<Told>,
    past: Vec<Told>,
    /// Where more of each of them stand.
    more_given: Option<String>,
    more_carried: Option<String>,
    older: Option<String>,
    scopes: &'static [Scope],
    spaces: Vec<(String, String)>,
    /// Where a steward says whether votes allow it.
    settings: Option<String>,
}

/// GET `/n/{slug}/delegations`
pub(super) async fn show(visit: Visit) -> Answer {
    let query = visit.query.clone();
    visit.page(move |q, viewer| page(q, viewer, &query, Form::new())).await
}

pub(super) fn page(
    q: &mut Read<'_>,
    viewer: &Viewer,
    query: &Form,
    form: Form,
) -> Result<Page<ShowPage>, Error> {
    let me = viewer.member()?.id;
    let from = |name: &str| query.value(name).parse().unwrap_or(DelegationId::from(i64::MAX));
    let here = viewer.path("delegations");
    let (given, more_given) = cut(store::given(q, me, viewer.now, from("given"))?, SHOWN);
    let (carried, more_carried) = cut(store::carried(q, me, viewer.now, from("carried"))?, SHOWN);
    let (past, older) = cut(store::past(q, me, viewer.now, from("past"))?, PAST);
    let open = spaces::open_to(q, viewer)?;
    let link = |name: &str, id: Option<DelegationId>| id.map(|id| format!("{here}?{name}={id}"));
    let body = ShowPage {
        form,
        people: viewer.path("people"),
        more_given: link("given", more_given),
        more_carried: link("carried", more_carried),
        older: link("past", older),
        given,
        carried,
        past,
        scopes: Scope::ALL,
        spaces: open.into_iter().map(|space| (space.id.to_string(), space.name)).collect(),
        settings: viewer.may(Action::EditNetwork).then(|| viewer.path("settings/delegation")),
        action: here,
    };
    Ok(Page::new(body, "delegation-title").place(Place::Room("delegations")))
}

/// As many as stand on a page, in words, and from which on there are more.
fn cut(mut found: Vec<Delegation>, shown: usize) -> (Vec<Told>, Option<DelegationId>) {
    let more = found.len() > shown;
    found.truncate(shown);
    let next = found.last().filter(|_| more).map(|last| last.id);
    let told = |one: Delegation| {
        let about = one.about();
        (one, about)
    };
    (found.into_iter().map(told).collect(), next)
}

/// Whoever was given a vote is told for some days.
pub(super) fn needs(q: &mut Read<'_>, viewer: &Viewer) -> Result<Vec<Need>, Error> {
    let Some(me) = viewer.member_id() else { return Ok(Vec::new()) };
    let count = store::lately(q, me, viewer.now - NEW, viewer.now)?;
    if count == 0 {
        return Ok(Vec::new());
    }
    let way = (viewer.path("delegations"), "delegation-need-look");
    let need = Need::new("delegations", Said::key("delegation-need").with("count", count), way);
    Ok(vec![need.because("delegation-need-why").tinted("decide")])
}
