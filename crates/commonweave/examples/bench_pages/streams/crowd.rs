//! Many who each keep one stream open and note when they hear something. They wait without threads of their own.

use anyhow::Context;
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};
use tokio::net::TcpStream;
use tokio::runtime::Runtime;
use tokio::sync::{Semaphore, mpsc};

/// How many come in at once.
const AT_ONCE: usize = 64;

/// Lets this process have as many connections as the system allows.
pub(crate) fn make_room() -> anyhow::Result<()> {
    let limit = getrlimit(Resource::Nofile);
    setrlimit(Resource::Nofile, Rlimit { current: limit.maximum, maximum: limit.maximum })?;
    Ok(())
}

/// Those who listen, until this is dropped.
pub(crate) struct Crowd {
    _runtime: Runtime,
    heard: mpsc::UnboundedReceiver<(usize, Instant)>,
    counts: Arc<Counts>,
    many: usize,
}

#[derive(Default)]
struct Counts {
    /// Not let in, or cut off.
    refused: AtomicUsize,
    /// The length of what was heard last.
    length: AtomicUsize,
}

impl Crowd {
    /// One stream for each token, on the paths in turns; waits until all have been let in or refused.
    pub(crate) fn open(to: SocketAddr, paths: &[String], tokens: &[String]) -> anyhow::Result<Crowd> {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
        let (hears, heard) = mpsc::unbounded_channel();
        let (counts, gate) = (Arc::<Counts>::default(), Arc::new(Semaphore::new(AT_ONCE)));
        let (open, mut opened) = mpsc::unbounded_channel();
        for (number, (token, path)) in tokens.iter().zip(paths.iter().cycle()).enumerate() {
            let asked = format!(
                "GET {path} HTTP/1.1\r\nHost: {to}\r\nAccept: text/event-stream\r\nCookie: session={token}\r\n\r\n"
            );
            let (hears, open, counts, gate) = (hears.clone(), open.clone(), counts.clone(), gate.clone());
            runtime.spawn(async move {
                let inside = gate.acquire().await;
                let stream = enter(to, &asked).await;
                drop(inside);
                let _ = open.send(());
                drop(open);
                if let Ok(stream) = stream {
                    let _ = listen(number, &stream, &hears, &counts).await;
                }
                counts.refused.fetch_add(1, Ordering::Relaxed);
            });
        }
        drop(open);
        for _ in tokens {
            opened.blocking_recv().context("those who listen have gone")?;
        }
        Ok(Crowd { _runtime: runtime, heard, counts, many: tokens.len() })
    }

    pub(crate) fn len(&self) -> usize {
        self.many
    }

    /// How many were not let in, or were cut off since.
    pub(crate) fn refused(&self) -> f64 {
        f64::from(u32::try_from(self.counts.refused.load(Ordering::Relaxed)).unwrap_or(u32::MAX))
    }

    /// The bytes of a message as it travels.
    pub(crate) fn length(&self) -> usize {
        self.counts.length.load(Ordering::Relaxed)
    }

    /// Forgets what was heard so far.
    pub(crate) fn forget(&mut self) {
        while self.heard.try_recv().is_ok() {}
    }

    /// Waits until all have heard something, or so long; the times from this moment on, in order.
    pub(crate) fn hear(&mut self, since: Instant, limit: Duration) -> Vec<Duration> {
        let mut first = BTreeMap::new();
        while first.len() < self.many && since.elapsed() < limit {
            match self.heard.try_recv() {
                Ok((number, at)) => {
                    first.entry(number).or_insert_with(|| at.saturating_duration_since(since));
                }
                Err(_) => std::thread::sleep(Duration::from_millis(1)),
            }
        }
        let mut times: Vec<Duration> = first.into_values().collect();
        times.sort_unstable();
        times
    }
}

async fn enter(to: SocketAddr, asked: &str) -> anyhow::Result<TcpStream> {
    let stream = TcpStream::connect(to).await?;
    stream.writable().await?;
    stream.try_write(asked.as_bytes())?;
    stream.readable().await?;
    let mut head = [0; 12];
    let count = stream.try_read(&mut head)?;
    anyhow::ensure!(head.get(..count).is_some_and(|head| head == b"HTTP/1.1 200"), "refused");
    Ok(stream)
}

async fn listen(
    number: usize,
    stream: &TcpStream,
    hears: &mpsc::UnboundedSender<(usize, Instant)>,
    counts: &Counts,
) -> anyhow::Result<()> {
    loop {
        stream.readable().await?;
        let mut room = [0; 8 * 1024];
        match stream.try_read(&mut room) {
            Ok(0) => anyhow::bail!("the stream has ended"),
            Ok(count) => {
                if room.get(..count).is_some_and(|some| some.windows(6).any(|six| six == b"data: ")) {
                    hears.send((number, Instant::now()))?;
                    counts.length.store(count, Ordering::Relaxed);
                }
            }
            Err(error) if error.kind() == std::io::ErrorKind::WouldBlock => {}
            Err(error) => return Err(error.into()),
        }
    }
}
