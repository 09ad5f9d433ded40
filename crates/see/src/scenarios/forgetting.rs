//! Of whoever has left, no scenario tells any more: what asked about them says it anew without their name, in the language of the
//! network, and what it said before is gone.

use super::scenario::KINDS;
use super::store;
use db::{Error, Time, Write};
use house::app::App;
use house::ids::{ItemId, MemberId};
use house::items::{self, ItemText};
use house::jobs::{self, Job, Payload, Run, Task};
use house::web::{Error as WebError, Locale, Said, Speech};

/// Lets a scenario say anew what it asks.
pub(super) static FORGETTING: Job =
    Job { name: "scenario-forgetting", every: None, tries: Job::TRIES, run: Run::Inside(forget) };

/// Of whoever leaves the network no scenario asks any more what would be if they left. It stays where it was saved.
pub(super) fn leave(tx: &mut Write<'_>, member: MemberId) -> Result<(), Error> {
    let asking = store::asking_of(tx, member)?;
    store::ask_of_nobody(tx, member)?;
    let wanted: Vec<(Time, Payload)> = asking
        .into_iter()
        .map(|(item, changed)| (changed, Payload::new().number("item", item.get())))
        .collect();
    if let Some((first, _)) = wanted.first() {
        let since = *first;
        jobs::queue(tx, since, &FORGETTING, &wanted)?;
    }
    Ok(())
}

fn forget(app: &App, tx: &mut Write<'_>, task: &Task) -> Result<(), WebError> {
    let item: ItemId = task.payload.get("item")?;
    // One that is gone for good says nothing any more.
    let Some((language, zone)) = store::language_of(tx, item)? else { return Ok(()) };
    let locale = Locale::of_tag(&language).unwrap_or_default();
    let speech = Speech::new(app.texts.clone(), locale, &zone, task.now);
    let say = |key: &'static str| speech.say(&Said::key(key));
    let text = ItemText::new(say("scenario-about-title"), say("scenario-about-gone"));
    items::say_anew(tx, KINDS, item, &text, task.now)?;
    Ok(())
}
