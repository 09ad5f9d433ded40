//! Who had a voice in a decision: those who might vote, who of them changed the text, spoke, gave reasons and voted. It tells no more
//! than the result: nothing of votes that are secret, and of sealed ones nothing before they close.

use crate::proposals::proposal::{self, Phase, Proposal, Seen};
use crate::proposals::store;
use db::{Read, Time};
use house::access::Action;
use house::ids::{ItemId, MemberId};
use house::items::Item;
use house::reports::{Heard, Hearing, Rung, Source, Whom};
use house::web::{Error, Viewer};

/// A decision of which one can ask who had a voice in it.
pub(in crate::proposals) static HEARING: Hearing = Hearing { word: "decision", find };

/// Where one asks it of this proposal, for whom may.
pub(super) fn page(viewer: &Viewer, proposal: &Proposal) -> Option<String> {
    let may = viewer.may(Action::ReadVoice) && proposal.phase() != Phase::Draft;
    may.then(|| viewer.path(format_args!("voice?{}={}", HEARING.word, proposal.item_id)))
}

fn find(q: &mut Read<'_>, viewer: &Viewer, id: i64) -> Result<Heard, Error> {
    let (item, proposal) = proposal::find(q, viewer, ItemId::from(id), Action::ReadSpace)?;
    // Before the vote is opened, it is not settled who may vote.
    if proposal.phase() == Phase::Draft {
        return Err(Error::NotFound);
    }
    Ok(Heard {
        href: format!("{}/result", item.href(viewer)),
        about: "proposal-voice-about",
        whom: Whom::Members(store::could_vote(q, &proposal)?),
        goes_on: false,
        rungs: rungs(viewer, &item, &proposal),
        untold: untold(&proposal),
        title: item.title,
    })
}

/// The leave to tell who has voted: where the result tells it too.
fn told(proposal: &Proposal) -> Option<Seen> {
    proposal.seen().filter(|_| !proposal.secrecy.is_secret())
}

/// Why it is not told who has voted.
fn untold(proposal: &Proposal) -> Option<&'static str> {
    match told(proposal) {
        Some(_) => None,
        None if proposal.secrecy.is_secret() => Some("proposal-voice-secret"),
        None => Some("proposal-voice-sealed"),
    }
}

fn rungs(viewer: &Viewer, item: &Item, proposal: &Proposal) -> Vec<Rung> {
    let mut deeds = Vec::new();
    if proposal.runs(viewer.now) {
        deeds.push((item.href(viewer), "proposal-voice-ask"));
        if item.may(viewer, Action::HoldVote) {
            deeds.push((proposal.path(viewer, "extension"), "proposal-voice-extend"));
        }
    }
    let rung = |title: &'static str, about: &'static str, source: Source| Rung {
        title,
        about,
        source,
        deeds: deeds.clone(),
    };
    let changed = Source::Told(|q, id, _| store::amended(q, ItemId::from(id)));
    let said = Source::Said(|_, id, _| Ok(vec![ItemId::from(id)]));
    let mut all = vec![
        rung("proposal-voice-amended", "proposal-voice-amended-about", changed),
        rung("proposal-voice-spoke", "proposal-voice-spoke-about", said),
    ];
    if told(proposal).is_some() {
        all.push(rung("proposal-voice-reasons", "proposal-voice-reasons-about", Source::Told(reasoned)));
        all.push(rung("proposal-voice-voted", "proposal-voice-voted-about", Source::Told(voted)));
    }
    all
}

/// Who gave a reason with their ballot. It looks for the leave by itself: whoever asks need not have it.
fn reasoned(q: &mut Read<'_>, id: i64, _: (Time, Time)) -> Result<Vec<(MemberId, i64)>, db::Error> {
    match leave(q, id)? {
        Some(seen) => store::reasoned(q, seen),
        None => Ok(Vec::new()),
    }
}

/// Who cast a ballot; as [`reasoned`].
fn voted(q: &mut Read<'_>, id: i64, _: (Time, Time)) -> Result<Vec<(MemberId, i64)>, db::Error> {
    match leave(q, id)? {
        Some(seen) => store::cast_by(q, seen),
        None => Ok(Vec::new()),
    }
}

fn leave(q: &mut Read<'_>, id: i64) -> Result<Option<Seen>, db::Error> {
    Ok(store::of_item(q, ItemId::from(id))?.as_ref().and_then(told))
}
