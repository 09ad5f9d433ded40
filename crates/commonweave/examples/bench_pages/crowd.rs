//! What a large network costs: posting among a thousand and among a hundred thousand members, and one morning on which ten
//! thousand of them get their digest, handed to a mail server that takes everything.

use crate::client::{Client, Request, millis};
use crate::figure::Figure;
use crate::ground::Ground;
use crate::people::fill;
use crate::server::{self, Server};
use anyhow::Context;
use clap::Parser;
use commonweave::rooms;
use db::{Db, Options, Time};
use house::app::App;
use house::clock::Clock;
use house::config::Config;
use house::jobs;
use house::room::Rooms;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tracing_subscriber::layer::SubscriberExt;

/// The number under which the ground keeps this database; no demo is of this scale.
const GROUND: u16 = 61_000;
/// How many messages are posted each time.
const POSTS: usize = 300;

#[derive(Parser)]
struct Settings {
    #[command(flatten)]
    config: Config,
}

/// Every figure of a crowd on this engine.
pub(crate) fn figures(ground: &mut Ground, quick: bool) -> anyhow::Result<Vec<Figure>> {
    let [few, digests, many] = if quick { [300, 1_000, 5_000] } else { [1_000, 10_000, 100_000] };
    let name = ground.name();
    let database = ground.empty(GROUND)?;
    server::prepare(&database, 1)?;
    fill(&database, 0, few)?;
    ground.settle(&database)?;
    eprintln!("{name}: posting among {few} …");
    let small = posting(&database)?;
    fill(&database, few, digests)?;
    ground.settle(&database)?;
    eprintln!("{name}: a morning of {digests} digests …");
    let (planned, sent, letters, statements) = morning(&database)?;
    fill(&database, digests, many)?;
    ground.settle(&database)?;
    eprintln!("{name}: posting among {many} …");
    let large = posting(&database)?;
    Ok(vec![
        Figure::told(format!("{name}: posting among {many} members, ms, beside {few}"), large)
            .beside(small)
            .ratio_at_most(1.5),
        Figure::told(format!("{name}: planning a morning of digests for {digests}, s"), planned),
        Figure::told(format!("{name}: sending them, s, beside how many letters arrived"), sent)
            .beside_plain(f64::from(u32::try_from(letters)?)),
        Figure::told(
            format!("{name}: statements of that morning, for each digest"),
            f64::from(u32::try_from(statements)?) / f64::from(u32::try_from(digests)?),
        ),
    ])
}

/// The median milliseconds of a message that somebody posts in the commons.
fn posting(database: &str) -> anyhow::Result<f64> {
    let db = Db::open(database, Options { readers: 1, ..Options::default() })?;
    let item: i64 = db.read_blocking(|q| {
        q.one(
            "SELECT items.id FROM items JOIN spaces ON spaces.id = items.space_id
             JOIN networks ON networks.id = items.network_id
             WHERE networks.slug = 'green-city' AND spaces.kind = 'commons' AND items.kind = 'channel'
               AND items.closed_at IS NULL ORDER BY items.id LIMIT 1",
            &[],
        )
    })?;
    db.close();
    let server = Server::demo(database)?;
    let token = server.sign_in("member")?;
    let mut client = Client::connect(server.address)?;
    let mut taken = Vec::with_capacity(POSTS);
    for number in 0..POSTS {
        let said = format!("body=Message+{number}&once=crowd-{number}-{}", std::process::id());
        let path = format!("/n/green-city/items/{item}/messages");
        let started = Instant::now();
        let status = client.ask(&Request::form(server.address, &path, Some(&token), &said))?.status;
        anyhow::ensure!(status == 303, "a message was answered with {status}");
        taken.push(started.elapsed());
    }
    taken.sort_unstable();
    Ok(taken.get(POSTS / 2).copied().map(millis).unwrap_or_default())
}

/// How many statements were run since somebody last began to count.
static STATEMENTS: AtomicUsize = AtomicUsize::new(0);

/// Counts statements: every one is told to the log as slow where that is asked for.
struct Counting;

impl<S: tracing::Subscriber> tracing_subscriber::Layer<S> for Counting {
    fn on_event(&self, event: &tracing::Event<'_>, _: tracing_subscriber::layer::Context<'_, S>) {
        if event.fields().any(|field| field.name() == "sql") {
            STATEMENTS.fetch_add(1, Ordering::Relaxed);
        }
    }
}

/// One morning: the seconds in which its digests are planned, those in which they are sent, how many arrived, and how many
/// statements it took.
fn morning(database: &str) -> anyhow::Result<(f64, f64, usize, usize)> {
    // Of several mornings the first has set it.
    drop(tracing::subscriber::set_global_default(tracing_subscriber::registry().with(Counting)));
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let smtp = format!("smtp+plain://127.0.0.1:{}", listener.local_addr()?.port());
        let letters = Arc::new(AtomicUsize::new(0));
        let counted = letters.clone();
        let taking = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let counted = counted.clone();
                tokio::spawn(async move { drop(take(stream, &counted).await) });
            }
        });
        let given = ["crowd", "--database", database, "--smtp", &smtp, "--mail-from", "noreply@example.org"];
        let config = Settings::try_parse_from(given)?.config;
        let db = Db::open(database, Options { slow: Duration::ZERO, ..Options::default() })?;
        let newest: Time = db
            .read(|q| q.one("SELECT MAX(created_at) FROM messages", &[]))
            .await
            .map_err(|error: db::Error| error)?;
        let now = newest + Duration::from_secs(60 * 60);
        db.write(move |tx| wanted(tx, now)).await?;
        let app = Arc::new(App::new(db, config, Clock::held(now), Rooms::of(rooms::ALL))?);
        STATEMENTS.store(0, Ordering::Relaxed);
        let started = Instant::now();
        jobs::queue_recurring(&app).await?;
        while app
            .db
            .read(move |q| q.one::<i64>(UNPLANNED, &[&now]))
            .await
            .map_err(|error: db::Error| error)?
            > 0
        {
            jobs::work(&app).await?;
        }
        let planned = started.elapsed().as_secs_f64();
        let started = Instant::now();
        while jobs::work(&app).await? > 0 {}
        let sent = started.elapsed().as_secs_f64();
        taking.abort();
        app.db.clone().close();
        let statements = STATEMENTS.load(Ordering::Relaxed);
        Ok((planned, sent, letters.load(Ordering::Relaxed), statements))
    })
}

/// Whose digest is due and not planned.
const UNPLANNED: &str = "SELECT COUNT(*) FROM mailing WHERE next_at <= $1";

/// All of the crowd want a digest each day, and now is its hour.
fn wanted(tx: &mut db::Write<'_>, now: Time) -> Result<u64, db::Error> {
    tx.run(
        "INSERT INTO mailing (account_id, digest, digest_hour, digest_weekday, at_once, next_at, told_at)
         SELECT id, 'daily', 8, 1, TRUE, $1, $2 FROM accounts WHERE email_key LIKE 'crowd%'
         ON CONFLICT (account_id) DO UPDATE SET digest = excluded.digest, next_at = excluded.next_at,
             told_at = excluded.told_at",
        &[&(now - Duration::from_secs(1)), &(now - Duration::from_secs(60 * 60 * 24))],
    )
}

/// Takes every letter of a visit.
async fn take(stream: TcpStream, counted: &AtomicUsize) -> anyhow::Result<()> {
    let (read, mut write) = stream.into_split();
    let mut lines = BufReader::new(read).lines();
    write.write_all(b"220 mail.test\r\n").await?;
    while let Some(line) = lines.next_line().await? {
        let word = line.split([' ', ':']).next().context("a word")?.to_uppercase();
        let answer: &[u8] = match word.as_str() {
            "DATA" => {
                write.write_all(b"354 go on\r\n").await?;
                while lines.next_line().await?.is_some_and(|line| line != ".") {}
                counted.fetch_add(1, Ordering::Relaxed);
                b"250 taken\r\n"
            }
            "QUIT" => b"221 bye\r\n",
            _ => b"250 fine\r\n",
        };
        write.write_all(answer).await?;
    }
    Ok(())
}
