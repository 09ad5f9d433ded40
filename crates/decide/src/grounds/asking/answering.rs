//! Saying agree, disagree or pass.

use crate::grounds::acts::GROUND_JOINED;
use crate::grounds::ground::{Ground, Refused, State, Voice, find, require_open};
use crate::grounds::map::DRAWING;
use crate::grounds::store;
use db::{Time, Write};
use house::access::Action;
use house::clock::digest;
use house::happenings::{self, Happened};
use house::ids::{ItemId, MemberId, ParticipantId, StatementId};
use house::items::Item;
use house::jobs::{self, Payload};
use house::web::viewer::session;
use house::web::{Answer, At, Error, Form, Visit};
use std::time::Duration;

/// Who speaks: a member, or a visitor by what their browser keeps. A member's browser may keep something too, from before.
#[derive(Debug, Clone)]
pub(in crate::grounds) struct Speaker {
    pub(in crate::grounds) member: Option<MemberId>,
    /// The hash of what the browser keeps.
    pub(in crate::grounds) visitor: Option<String>,
    /// Where they come to stand in files, by chance.
    pub(in crate::grounds) shuffle: i64,
}

/// What this browser brings.
pub(in crate::grounds) fn speaker(visit: &Visit) -> Result<Speaker, Error> {
    let kept = session::cookie(&visit.headers, session::GROUND).filter(|kept| kept.len() == 32);
    let shuffle = i64::from_le_bytes(visit.app.chance.bytes::<8>()?);
    Ok(Speaker { member: None, visitor: kept.map(digest), shuffle })
}

/// `POST /n/{slug}/grounds/{id}/answers`
pub(in crate::grounds) async fn answer(
    visit: Visit,
    At((_, id)): At<(String, ItemId)>,
    form: Form,
) -> Answer {
    let speaker = speaker(&visit)?;
    let said = form.value("answer").parse::<Voice>().ok();
    let statement = form.value("statement").parse::<StatementId>().ok();
    let done = visit.write(move |tx, viewer| {
        let (item, ground) = find(tx, viewer, id, Action::AnswerGround)?;
        let me = Speaker { member: Some(viewer.member()?.id), ..speaker.clone() };
        say(tx, (&item, &ground), &me, (statement, said), viewer.now)
    });
    done.await?;
    let back = if form.value("from") == "list" {
        let after = form.value("after").parse::<i64>().unwrap_or(-1);
        let number = form.value("statement").parse::<i64>().unwrap_or_default();
        visit.path(format_args!("grounds/{id}/statements?after={after}#statement-{number}"))
    } else {
        visit.path(format_args!("items/{id}"))
    };
    Ok(visit.go(back))
}

/// Takes what somebody says to a statement.
pub(in crate::grounds) fn say(
    tx: &mut Write<'_>,
    (item, ground): (&Item, &Ground),
    speaker: &Speaker,
    (statement, said): (Option<StatementId>, Option<Voice>),
    now: Time,
) -> Result<(), Error> {
    let broken = || Error::Malformed("error-form-broken".into());
    let (statement, voice) = (statement.ok_or_else(broken)?, said.ok_or_else(broken)?);
    require_open(item)?;
    let asked = store::one(tx, item.id, statement)?.filter(|one| one.state == State::Shown);
    let asked = asked.ok_or(Refused::Statement)?;
    let person = person(tx, (item, ground), speaker, now)?;
    let place = (ground.network_id, item.id);
    if store::keep_answer(tx, place, (person, asked.id), voice, now)? {
        ask_for_map(tx, ground, now)?;
    }
    Ok(())
}

/// Who this is among those who take part. What a member has said as a visitor at the same browser becomes their own; where
/// they had spoken as a member already, that stands and the visitor goes.
pub(in crate::grounds) fn person(
    tx: &mut Write<'_>,
    (item, ground): (&Item, &Ground),
    speaker: &Speaker,
    now: Time,
) -> Result<ParticipantId, Error> {
    let visitor = match &speaker.visitor {
        Some(hash) => store::of_visitor(tx, item.id, hash)?,
        None => None,
    };
    let Some(member) = speaker.member else {
        let Some(hash) = &speaker.visitor else { return Err(Error::NotFound) };
        return match visitor {
            Some(known) => Ok(known),
            None => join(tx, (item, ground), (None, Some(hash)), speaker.shuffle, now),
        };
    };
    match (store::of_member(tx, item.id, member)?, visitor) {
        (Some(me), Some(visitor)) => {
            store::withdraw(tx, item.id, (visitor, me))?;
            Ok(me)
        }
        (Some(me), None) => Ok(me),
        (None, Some(visitor)) => {
            store::adopt(tx, item.id, (visitor, member))?;
            Ok(visitor)
        }
        (None, None) => join(tx, (item, ground), (Some(member), None), speaker.shuffle, now),
    }
}

fn join(
    tx: &mut Write<'_>,
    (item, ground): (&Item, &Ground),
    who: (Option<MemberId>, Option<&String>),
    shuffle: i64,
    now: Time,
) -> Result<ParticipantId, Error> {
    let (member, visitor) = (who.0, who.1.map(String::as_str));
    let network = ground.network_id;
    let Some(made) = store::visit(tx, (network, item.id), (member, visitor), shuffle)? else {
        // The same person came a moment ago.
        let found = match (member, visitor) {
            (Some(member), _) => store::of_member(tx, item.id, member)?,
            (None, Some(visitor)) => store::of_visitor(tx, item.id, visitor)?,
            (None, None) => None,
        };
        return found.ok_or(Error::NotFound);
    };
    // Without a name: the log shall not tell who stands behind an answer that came at the same moment.
    let happened = Happened::new(&GROUND_JOINED).space(item.space_id).item(item.id);
    happenings::record(tx, network, None, now, happened)?;
    Ok(made)
}

/// Has the map drawn soon: the more people there are, the less often, so that drawing costs the same share of the machine.
pub(in crate::grounds) fn ask_for_map(tx: &mut Write<'_>, ground: &Ground, now: Time) -> Result<(), Error> {
    let seconds = match ground.person_count {
        ..1_000 => 10,
        1_000..20_000 => 60,
        _ => 300,
    };
    let step = seconds * 1_000_000;
    let last = Time::from_micros(now.micros().div_euclid(step) * step);
    let due = last + Duration::from_secs(u64::try_from(seconds).unwrap_or_default());
    if store::request_map(tx, ground.item_id, due)? {
        let payload = Payload::new().number("item", ground.item_id.get()).number("at", due.micros());
        jobs::queue(tx, now, &DRAWING, &[(due, payload)])?;
    }
    Ok(())
}
