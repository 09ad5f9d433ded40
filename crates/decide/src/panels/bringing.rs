//! Panels that are written by a program: they go the way that every panel goes.

use super::acts::PANEL_VOLUNTEERED;
use super::drafting::{self, Question};
use super::drawing;
use super::panel::Phase;
use super::store;
use db::{Time, Write};
use house::happenings::{self, Happened};
use house::ids::{ItemId, MemberId, NetworkId, SpaceId};
use house::web::Error;

/// How a panel is to be drawn.
#[derive(Debug, Clone)]
pub struct Setting {
    /// How many are drawn.
    pub size: i64,
    /// Whether its sectors are to be as those of the network.
    pub by_sector: bool,
    /// The zone in which its dates are told.
    pub time_zone: String,
    /// Until when people can come, and when it is drawn.
    pub dates: (Time, Time),
    /// Where the seed comes from.
    pub source: String,
    /// The questions, each with its answers and the least and the most of each.
    pub questions: Vec<(String, Vec<(String, i64, i64)>)>,
}

/// Where and by whom something is done with a panel, and when.
#[derive(Debug, Clone, Copy)]
pub struct Where {
    /// Its network.
    pub network: NetworkId,
    /// Its space.
    pub space: SpaceId,
    /// The panel.
    pub item: ItemId,
    /// Who does it.
    pub by: MemberId,
    /// When.
    pub now: Time,
}

/// Writes down how a panel that was just started is to be drawn.
///
/// # Errors
/// Those of the database.
pub fn begin(tx: &mut Write<'_>, at: Where, setting: &Setting) -> Result<(), Error> {
    let kept = store::Setting {
        size: setting.size,
        by_sector: setting.by_sector,
        time_zone: setting.time_zone.clone(),
        open_until: setting.dates.0,
        draw_on: setting.dates.1,
        source: setting.source.clone(),
    };
    let question = |(name, answers): &(String, Vec<(String, i64, i64)>)| Question {
        name: name.clone(),
        answers: answers.clone(),
    };
    let questions: Vec<Question> = setting.questions.iter().map(question).collect();
    drafting::begin(tx, (at.network, at.item), (&kept, &questions), at.now)
}

/// Somebody is willing, with the places of their answers. Nothing where the call is over.
///
/// # Errors
/// Those of the database.
pub fn volunteer(tx: &mut Write<'_>, at: Where, answers: &[usize]) -> Result<(), Error> {
    let panel = store::of_item(tx, at.item)?.ok_or(Error::NotFound)?;
    if panel.phase != Phase::Call {
        return Ok(());
    }
    let answers: Vec<String> = answers.iter().map(ToString::to_string).collect();
    if store::come(tx, (at.network, at.item), at.by, &answers.join(" "), at.now)? {
        let happened = Happened::new(&PANEL_VOLUNTEERED).space(at.space).item(at.item);
        happenings::record(tx, at.network, None, at.now, happened)?;
    }
    Ok(())
}

/// Closes the call at its end, and works the chances out.
///
/// # Errors
/// Those of the database.
pub fn close(tx: &mut Write<'_>, at: Where) -> Result<(), Error> {
    drawing::close_now(tx, at.item, at.now)
}

/// Draws from this seed. Nothing where the chances are not published, or it was drawn before.
///
/// # Errors
/// Those of the database.
pub fn draw(tx: &mut Write<'_>, at: Where, seed: u64) -> Result<(), Error> {
    if store::go(tx, at.item, (Phase::Ready, Phase::Drawing), at.now)? == 0 {
        return Ok(());
    }
    store::seeded(tx, (at.item, 1), &seed.to_string())?;
    drawing::draw_now(tx, (at.item, 1), at.now)
}
