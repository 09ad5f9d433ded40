//! Somebody looks at Today again and again while others write and read as fast as they are answered.

use super::guests::Guests;
use crate::client::{Client, Request, millis};
use std::net::SocketAddr;
use std::time::{Duration, Instant};

/// How many write.
pub(crate) const WRITERS: usize = 32;
/// How many read pages.
pub(crate) const READERS: usize = 200;

/// What came of it.
pub(crate) struct Load {
    pub(crate) half: f64,
    pub(crate) p99: f64,
    pub(crate) bystander_refused: f64,
    pub(crate) pages: f64,
    pub(crate) refused: f64,
    pub(crate) posts: f64,
}

/// What one connection was answered.
#[derive(Default)]
struct Answered {
    times: Vec<Duration>,
    refused: u32,
}

/// All of them for so long.
pub(crate) fn during(to: SocketAddr, guests: &Guests, slice: Duration) -> anyhow::Result<Load> {
    let until = Instant::now() + slice;
    let token = |guest: usize| guests.tokens().get(guest).map(String::as_str);
    let today = Request::get(to, "/n/green-city/today", token(0), "");
    let items = guests.items();
    let posts: Vec<Request> = (0..WRITERS)
        .zip(items.iter().cycle())
        .map(|(number, item)| guests.message_of(number + 1, to, item))
        .collect();
    let paths = ["/n/green-city/today", "/n/green-city/spaces", "/n/green-city/people", guests.channel()];
    let gets: Vec<Request> = (0..READERS)
        .zip(paths.iter().cycle())
        .map(|(number, path)| Request::get(to, path, token(WRITERS + 1 + number), ""))
        .collect();
    let ask = |request| move || asks(request, until);
    std::thread::scope(|scope| {
        let writers: Vec<_> = posts.iter().map(|request| scope.spawn(ask(request))).collect();
        let readers: Vec<_> = gets.iter().map(|request| scope.spawn(ask(request))).collect();
        let bystander = asks(&today, until);
        let sum = |threads: Vec<std::thread::ScopedJoinHandle<'_, Answered>>| {
            let all = threads.into_iter().filter_map(|thread| thread.join().ok());
            all.fold((0_u32, 0), |(answers, refused), one| {
                (answers + u32::try_from(one.times.len()).unwrap_or(u32::MAX), refused + one.refused)
            })
        };
        let ((posts, unsent), (pages, refused)) = (sum(writers), sum(readers));
        let at = |percent: usize| {
            let place = bystander.times.len().saturating_sub(1) * percent / 100;
            bystander.times.get(place).map_or(f64::INFINITY, |time| millis(*time))
        };
        let seconds = slice.as_secs_f64();
        Ok(Load {
            half: at(50),
            p99: at(99),
            bystander_refused: f64::from(bystander.refused),
            pages: f64::from(pages) / seconds,
            refused: f64::from(refused + unsent),
            posts: f64::from(posts) / seconds,
        })
    })
}

/// Asks by one connection, and by a new one where it was cut off.
fn asks(request: &Request, until: Instant) -> Answered {
    let mut answered = Answered::default();
    let mut client = None;
    while Instant::now() < until {
        let started = Instant::now();
        let mut own = match client.take().map_or_else(|| Client::connect(request.address), Ok) {
            Ok(own) => own,
            Err(_) => {
                answered.refused += 1;
                std::thread::sleep(Duration::from_millis(50));
                continue;
            }
        };
        match own.ask(request) {
            Ok(answer) if matches!(answer.status, 200 | 303) => {
                answered.times.push(started.elapsed());
                client = Some(own);
            }
            Ok(_) => {
                answered.refused += 1;
                client = Some(own);
            }
            Err(_) => answered.refused += 1,
        }
    }
    answered.times.sort_unstable();
    answered
}
