//! Publishing a story to members or to everybody, and making it a draft again.

use super::acts::{ANNUAL_PUBLISHED, ANNUAL_WITHDRAWN};
use super::sentence::{State, Story, visible};
use super::store;
use db::Write;
use house::access::NetworkVisibility;
use house::happenings::{self, Happened};
use house::networks;
use house::web::{Answer, At, Error, Form, Viewer, Visit};

/// Whether people outside may be shown anything of this network.
pub(super) fn may_be_public(viewer: &Viewer) -> bool {
    viewer.network.visibility != NetworkVisibility::Private
}

/// POST `/n/{slug}/annual/{year}/publication`
pub(super) async fn publish(visit: Visit, At((_, year)): At<(String, i64)>, form: Form) -> Answer {
    let state: State = form.value("to").parse().unwrap_or(State::Draft);
    visit
        .write(move |tx, viewer| {
            let story = visible(tx, viewer, year)?;
            settle(tx, viewer, &story, state)
        })
        .await?;
    let said = match state {
        State::Draft => "annual-withdrawn-done",
        State::Members | State::Public => "annual-published-done",
    };
    Ok(visit.go_saying(visit.path(format_args!("annual/{year}")), said))
}

/// Sets who may read a story, and says so in the log. A network that shows nothing to people outside shows its stories to members.
pub(super) fn settle(tx: &mut Write<'_>, viewer: &Viewer, story: &Story, state: State) -> Result<(), Error> {
    tx.lock("annual_stories", story.id)?;
    let state = if state == State::Public && !may_be_public(viewer) { State::Members } else { state };
    if state == story.state {
        return Ok(());
    }
    let happened = match state {
        State::Draft => {
            store::publish(tx, story.id, state, (None, None))?;
            Happened::new(&ANNUAL_WITHDRAWN)
        }
        State::Members | State::Public => {
            let since = story.published_at.unwrap_or(viewer.now);
            store::publish(tx, story.id, state, (viewer.member_id(), Some(since)))?;
            networks::use_page(tx, viewer.network.id, "annual")?;
            Happened::new(&ANNUAL_PUBLISHED).detail(state.as_str())
        }
    };
    happenings::record(tx, viewer.network.id, viewer.member_id(), viewer.now, happened)?;
    Ok(())
}
