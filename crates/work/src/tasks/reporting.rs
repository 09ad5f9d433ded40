//! What tasks report: how many somebody carries, and how much time those who hold the network give.

use super::store::across;
use db::Read;
use house::members;
use house::reports::{Burden, Condition, Figure, Proxy};
use house::web::{Error, Said, Viewer};
use std::time::Duration;

/// So far one looks back.
const MONTH: Duration = Duration::from_secs(60 * 60 * 24 * 30);
/// Of fewer people nothing is told.
const FEW: usize = 5;

/// The tasks that somebody has taken on and not done yet.
pub(super) static CARRIED: Burden =
    Burden { each: 1, said: |count| Said::key("task-burden").with("count", count), weigh: across::carried };

/// The hours of those who hold the network.
pub(super) static HOURS: Proxy = Proxy {
    word: "hours",
    condition: Condition::Backbone,
    title: "task-backbone",
    meaning: "task-backbone-meaning",
    empty: "task-backbone-empty",
    figure: hours,
    // Rows would tell who gave how much.
    rows: None,
};

fn hours(q: &mut Read<'_>, viewer: &Viewer) -> Result<Option<Figure>, Error> {
    let holders = members::holders(q, viewer.network.id)?;
    let given = across::given(q, &holders, viewer.now - MONTH)?;
    let given: Vec<i64> =
        given.into_iter().map(|(_, minutes)| minutes).filter(|minutes| *minutes > 0).collect();
    if given.len() < FEW {
        return Ok(None);
    }
    let hours = given.iter().sum::<i64>() / 60;
    let told = Said::key("task-backbone-told").with("given", given.len()).with("count", holders.len());
    Ok(Some(Figure { shown: Said::key("task-backbone-hours").with("count", hours), told }))
}
