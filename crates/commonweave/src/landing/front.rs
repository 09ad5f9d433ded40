//! A network's front page: for strangers what it is and wants; for members the same, with the way to what is theirs;
//! for the stewards of a new network the five steps that make it one.

use super::store::{self, Partner};
use crate::charters::{self, Charter};
use askama::Template;
use db::Read;
use house::access::{Action, NetworkVisibility};
use house::charts::{Bars, Caption, Series};
use house::networks;
use house::sector::Sector;
use house::web::{Answer, Error, Network, Page, Piece, Said, Viewer, Visit, filters, hue, initials};

#[derive(Template)]
#[template(path = "landing/views/front.html")]
struct FrontPage {
    network: Network,
    path: String,
    charter: Option<Charter>,
    members: Option<i64>,
    organisations: i64,
    /// The address of their directory.
    directory: String,
    sectors: Option<Piece>,
    /// A dozen of the organisations.
    partners: Vec<Partner>,
    steps: Vec<Step>,
    strange: bool,
    private: bool,
}

/// One of the first steps of a new network.
struct Step {
    title: &'static str,
    advice: &'static str,
    act: &'static str,
    href: String,
    done: bool,
    next: bool,
}

/// The front page.
pub(super) async fn show(visit: Visit) -> Answer {
    visit
        .page(|q, viewer| {
            let charter = charters::newest(q, viewer.network.id)?;
            let counts = networks::counts(q, viewer.network.id)?;
            let counted = |subject: &str| {
                counts.iter().find(|(name, _)| name == subject).map_or(0, |(_, amount)| *amount)
            };
            let body = FrontPage {
                path: viewer.path(""),
                members: viewer.may(Action::ReadMembers).then(|| counted("members")),
                organisations: counted("organisations"),
                directory: viewer.path("organisations"),
                sectors: sectors(&counts),
                partners: store::partners(q, viewer.network.id)?,
                steps: steps(q, viewer, charter.as_ref(), (counted("members"), counted("organisations")))?,
                strange: viewer.member.is_none(),
                private: viewer.network.visibility == NetworkVisibility::Private,
                network: viewer.network.clone(),
                charter,
            };
            Ok(Page::new(body, Said::raw(&viewer.network.name)).wide())
        })
        .await
}

/// Sectors with somebody in them, the largest first, drawn.
fn sectors(counts: &[(String, i64)]) -> Option<Piece> {
    let amount = |sector: &Sector| {
        let kept = counts.iter().find(|(subject, _)| subject == sector.label());
        kept.map_or(0, |(_, amount)| *amount)
    };
    let mut found: Vec<(i64, &Sector)> = Sector::ALL.iter().map(|sector| (amount(sector), sector)).collect();
    found.retain(|(amount, _)| *amount > 0);
    found.sort_by_key(|(amount, _)| std::cmp::Reverse(*amount));
    let about = Said::key("landing-sectors-about").with("count", found.len());
    let value = |(amount, _): &(i64, &Sector)| f64::from(i32::try_from(*amount).unwrap_or(i32::MAX));
    let bars = Bars {
        caption: Caption { id: "sectors", title: "landing-sectors".into(), about },
        labels: found.iter().map(|(_, sector)| Said::key(sector.label())).collect(),
        series: Series { name: "web-organisations".into(), values: found.iter().map(value).collect() },
    };
    (!found.is_empty()).then(|| bars.draw())
}

/// Title, advice, act and page of each of the five steps, in order.
const STEPS: [[&str; 4]; 5] = [
    ["landing-step-charter", "landing-step-charter-advice", "landing-step-charter-act", "charter/edit"],
    ["landing-step-endorse", "landing-step-endorse-advice", "landing-step-endorse-act", "charter"],
    [
        "landing-step-partners",
        "landing-step-partners-advice",
        "landing-step-partners-act",
        "organisations/new",
    ],
    ["landing-step-space", "landing-step-space-advice", "landing-step-space-act", "spaces/new"],
    ["landing-step-invite", "landing-step-invite-advice", "landing-step-invite-act", "invitations"],
];

/// The five steps, for stewards, as long as one of them is not done.
fn steps(
    q: &mut Read<'_>,
    viewer: &Viewer,
    charter: Option<&Charter>,
    (members, organisations): (i64, i64),
) -> Result<Vec<Step>, Error> {
    let Some(member) = viewer.member_id().filter(|_| viewer.may(Action::EditNetwork)) else {
        return Ok(Vec::new());
    };
    let network = viewer.network.id;
    let done = [
        charter.is_some(),
        charter.is_some_and(|charter| charter.member_endorsements > 0),
        organisations > 0,
        store::has_space(q, network, member)?,
        members > 1 || store::has_invitation(q, network)?,
    ];
    let Some(next) = done.iter().position(|done| !done) else { return Ok(Vec::new()) };
    let step = |(at, ([title, advice, act, page], done)): (usize, ([&'static str; 4], bool))| Step {
        title,
        advice,
        act,
        href: viewer.path(page),
        done,
        next: at == next,
    };
    Ok(STEPS.into_iter().zip(done).enumerate().map(step).collect())
}
