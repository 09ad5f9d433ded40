//! One's own tables: in each round where one sits, and with whom.

use super::plan::Plan;
use super::store::{self, Mate};
use crate::events::coming::{below, find};
use crate::events::presence;
use askama::Template;
use db::Read;
use house::access::Action;
use house::ids::{AttendanceId, ItemId};
use house::web::{Answer, At, Error, Page, Viewer, Visit, filters};

#[derive(Template)]
#[template(path = "events/tables/views/mine.html")]
struct MinePage {
    title: String,
    people: String,
    item: String,
    /// Whether anything is planned.
    planned: bool,
    rounds: Vec<Own>,
}

/// Where one sits in a round.
struct Own {
    round: i64,
    place: i64,
    /// Whether it is the round that runs now.
    now: bool,
    others: usize,
    /// Those with whom one sits, where the viewer may see who comes.
    mates: Vec<Mate>,
}

/// `GET /n/{slug}/events/{id}/tables`
pub(super) async fn show(visit: Visit, At((_, id)): At<(String, ItemId)>) -> Answer {
    visit.page(move |q, viewer| page(q, viewer, id)).await
}

fn page(q: &mut Read<'_>, viewer: &Viewer, id: ItemId) -> Result<Page<MinePage>, Error> {
    let (item, _) = find(q, viewer, id, Action::AnswerEvent)?;
    let me = viewer.member()?.id;
    let plan = store::plan_of(q, id)?;
    let seat = presence::seated(q, id, me)?;
    let rounds = match plan.as_ref().zip(seat) {
        Some((plan, seat)) => {
            let named = item.may(viewer, Action::ReadSpaceMembers);
            own(store::mates_of(q, id, seat)?, seat, (plan, named))
        }
        None => Vec::new(),
    };
    let body = MinePage {
        title: item.title.clone(),
        people: viewer.path("people"),
        item: item.href(viewer),
        planned: plan.is_some(),
        rounds,
    };
    Ok(below(Page::new(body, "tables-own"), viewer, &item))
}

/// The rounds in which one sits, in their order.
fn own(all: Vec<Mate>, me: AttendanceId, (plan, named): (&Plan, bool)) -> Vec<Own> {
    let mut rounds: Vec<Own> = Vec::new();
    for one in all {
        if rounds.last().is_none_or(|last| last.round != one.round) {
            let now = one.round == plan.begun;
            rounds.push(Own { round: one.round, place: one.place, now, others: 0, mates: Vec::new() });
        }
        let Some(last) = rounds.last_mut().filter(|_| one.attendance_id != me) else { continue };
        last.others += 1;
        if named {
            last.mates.push(one);
        }
    }
    rounds
}
