//! How far the ties lag behind what people do: acts come in at a pace, and each is waited for until it is counted.

use crate::client::{millis, percentile};
use crate::figure::Figure;
use crate::people::People;
use clap::Parser;
use commonweave::{rooms, serve};
use db::{Db, Read, Write};
use house::app::App;
use house::clock::Clock;
use house::config::Config;
use house::happenings::{self, Happened};
use house::ids::{HappeningId, ItemId, MemberId, NetworkId, SpaceId};
use house::room::Rooms;
use see::ties;
use std::collections::VecDeque;
use std::sync::Arc;
use std::time::{Duration, Instant};
use talk::conversations::{MESSAGE_POSTED, Posting, post};

/// How many acts one change brings, and how long after one another changes come: a thousand acts a second.
const TOGETHER: usize = 20;
const PACE: Duration = Duration::from_millis(20);
/// How long one waits for what must come.
const PATIENCE: Duration = Duration::from_secs(60);

#[derive(Parser)]
struct Settings {
    #[command(flatten)]
    config: Config,
}

/// Who does something, and with what.
struct Company {
    network: NetworkId,
    space: SpaceId,
    items: Vec<ItemId>,
    members: Vec<MemberId>,
}

/// Every figure of the lag.
pub(super) fn figures(
    name: &str,
    database: &str,
    people: &People,
    (acting, quick): (usize, bool),
) -> anyhow::Result<Vec<Figure>> {
    let changes: usize = if quick { 250 } else { 1_500 };
    let config = Settings::try_parse_from(["see", "--database", database])?.config;
    let db = serve::open(&config)?;
    ties::keep_up(&db, Rooms::of(rooms::ALL))?;
    let company = Arc::new(company(&db, people, acting)?);
    let app = Arc::new(App::new(db, config, Clock::Machine, Rooms::of(rooms::ALL))?);
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let (rate, mut lags) = runtime.block_on(async {
        let keeping = tokio::spawn(ties::keep_up_every_second(app.clone()));
        let done = acted(&app.db, &company, changes).await;
        keeping.abort();
        done
    })?;
    app.db.clone().close();
    lags.sort_unstable();
    let named = |what: &str| format!("{name}: ties kept up, {what}");
    let missing = changes.saturating_sub(lags.len()) * TOGETHER;
    Ok(vec![
        Figure::told(named("acts a second"), rate).at_least(950.0),
        Figure::told(named("lag p50, ms"), millis(percentile(&lags, 50))),
        Figure::told(named("lag p99, ms"), millis(percentile(&lags, 99))),
        Figure::told(named("acts that were not counted"), f64::from(u32::try_from(missing)?)).at_most(0.0),
    ])
}

/// Some of the crowd, and the conversations of the commons.
fn company(db: &Db, people: &People, acting: usize) -> anyhow::Result<Company> {
    let space = people.commons;
    let items = db.read_blocking(move |q| {
        q.all(
            "SELECT id FROM items
             WHERE space_id = $1 AND kind IN ('channel', 'discussion') AND closed_at IS NULL AND shelf = 'shown'
             ORDER BY id LIMIT 50",
            &[&space],
        )
    })?;
    let members = people.members.iter().copied().take(acting).collect();
    Ok(Company { network: people.network, space, items, members })
}

/// Lets them act at the pace; answers with the acts a second and with how long each change waited until it was counted.
async fn acted(db: &Db, company: &Arc<Company>, changes: usize) -> Result<(f64, Vec<Duration>), db::Error> {
    let mut pace = tokio::time::interval(PACE);
    let (started, mut written) = (Instant::now(), Duration::ZERO);
    let mut waiting: VecDeque<(HappeningId, Instant)> = VecDeque::new();
    let (mut lags, mut number) = (Vec::with_capacity(changes), 0);
    while number < changes || (!waiting.is_empty() && started.elapsed() < written + PATIENCE) {
        pace.tick().await;
        if number < changes {
            let (some, first) = (company.clone(), number * TOGETHER);
            let last = db.write(move |tx| act(tx, &some, first)).await?;
            waiting.extend(last.map(|last| (last, Instant::now())));
            number += 1;
            written = started.elapsed();
        }
        while let Some((line, since)) = waiting.front().copied() {
            if !db.read(move |q| is_counted(q, line)).await? {
                break;
            }
            lags.push(since.elapsed());
            waiting.pop_front();
        }
    }
    let acts = f64::from(u32::try_from(number * TOGETHER).unwrap_or(u32::MAX));
    Ok((acts / written.as_secs_f64(), lags))
}

/// Some people say something; answers with the last line of the log that came of it.
fn act(tx: &mut Write<'_>, company: &Company, first: usize) -> Result<Option<HappeningId>, db::Error> {
    let mut last = None;
    for number in first..first + TOGETHER {
        // Whoever speaks comes to another conversation each time.
        let item = company.items.get((number * 7 + number / 50) % company.items.len().max(1));
        let author = company.members.get(number % company.members.len().max(1));
        let (Some(item), Some(author)) = (item.copied(), author.copied()) else { continue };
        let (network, now) = (company.network, Clock::Machine.now());
        let (body, html) = ("An act of the bench", "<p>An act of the bench</p>");
        let said = Posting { network, item, parent: None, author, body, html, once: None, now };
        let Some(message) = post(tx, &said)? else { continue };
        let happened = Happened::new(&MESSAGE_POSTED).space(company.space).item(item).message(message);
        last = Some(happenings::record(tx, network, Some(author), now, happened)?);
    }
    Ok(last)
}

/// Whether the ties are counted up to this line of the log.
fn is_counted(q: &mut Read<'_>, line: HappeningId) -> Result<bool, db::Error> {
    let found: i64 = q.one(
        "SELECT COUNT(*) FROM happenings CROSS JOIN tie_reading
         WHERE happenings.id = $1 AND tie_reading.id = 1
           AND (happenings.visible_order, happenings.id) <= (tie_reading.last_order, tie_reading.last_id)",
        &[&line],
    )?;
    Ok(found > 0)
}
