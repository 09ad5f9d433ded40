//! A small client that keeps its connection, and as many of them as are wanted, each asking again as soon as it is
//! answered. It runs in threads that wait, so that next to nothing of the machine goes into measuring.

use anyhow::{Context, bail};
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// What is asked of a server again and again.
#[derive(Debug, Clone)]
pub(crate) struct Request {
    pub(crate) address: SocketAddr,
    text: String,
    file: Vec<u8>,
}

impl Request {
    /// `GET path`, signed in by this token where there is one; `encoding` is what may be answered in, `br` or empty.
    pub(crate) fn get(address: SocketAddr, path: &str, token: Option<&str>, encoding: &str) -> Request {
        let cookie = token.map_or_else(String::new, |token| format!("Cookie: session={token}\r\n"));
        let encoding = match encoding {
            "" => String::new(),
            coding => format!("Accept-Encoding: {coding}\r\n"),
        };
        let text =
            format!("GET {path} HTTP/1.1\r\nHost: {address}\r\nAccept: text/html\r\n{encoding}{cookie}\r\n");
        Request { address, text, file: Vec::new() }
    }

    /// `POST path` without a body.
    pub(crate) fn post(address: SocketAddr, path: &str) -> Request {
        let text = format!(
            "POST {path} HTTP/1.1\r\nHost: {address}\r\nOrigin: http://{address}\r\nSec-Fetch-Site: same-origin\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 0\r\n\r\n"
        );
        Request { address, text, file: Vec::new() }
    }
}

impl Request {
    /// `POST path` with a form, signed in by this token.
    pub(crate) fn form(address: SocketAddr, path: &str, token: Option<&str>, body: &str) -> Request {
        let cookie = token.map_or_else(String::new, |token| format!("Cookie: session={token}\r\n"));
        let text = format!(
            "POST {path} HTTP/1.1\r\nHost: {address}\r\nOrigin: http://{address}\r\nSec-Fetch-Site: same-origin\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n{cookie}\r\n{body}",
            body.len()
        );
        Request { address, text, file: Vec::new() }
    }
}

impl Request {
    /// `POST path` with a picture, signed in by this token.
    pub(crate) fn file(address: SocketAddr, path: &str, token: &str, picture: &[u8]) -> Request {
        let begin = "--x\r\nContent-Disposition: form-data; name=\"bring\"; filename=\"camera.jpg\"\r\n\r\n";
        let file = [begin.as_bytes(), picture, b"\r\n--x--\r\n"].concat();
        let text = format!(
            "POST {path} HTTP/1.1\r\nHost: {address}\r\nOrigin: http://{address}\r\nSec-Fetch-Site: same-origin\r\n\
             Content-Type: multipart/form-data; boundary=x\r\nContent-Length: {}\r\nCookie: session={token}\r\n\r\n",
            file.len()
        );
        Request { address, text, file }
    }
}

/// An answer.
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) head: String,
    /// The body as it came: compressed where that was asked for.
    pub(crate) body: Vec<u8>,
}

/// One connection.
pub(crate) struct Client {
    stream: TcpStream,
    /// What came and is not yet read.
    come: Vec<u8>,
}

impl Client {
    pub(crate) fn connect(address: SocketAddr) -> anyhow::Result<Client> {
        let stream = TcpStream::connect(address)?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(Duration::from_secs(30)))?;
        Ok(Client { stream, come: Vec::with_capacity(128 * 1024) })
    }

    /// Asks and waits for the whole answer.
    pub(crate) fn ask(&mut self, request: &Request) -> anyhow::Result<Answer> {
        let (status, head) = self.begin(request)?;
        let length = head.lines().find_map(|line| line.strip_prefix("content-length:"));
        let body = match length {
            Some(length) => self.take(length.trim().parse()?)?,
            None if head.contains("transfer-encoding: chunked") => self.chunks()?,
            None => Vec::new(),
        };
        Ok(Answer { status, head, body })
    }

    /// Asks and waits for the head of the answer: its status, and the whole of it in small letters.
    pub(crate) fn begin(&mut self, request: &Request) -> anyhow::Result<(u16, String)> {
        self.stream.write_all(request.text.as_bytes())?;
        self.stream.write_all(&request.file)?;
        let end = self.until(b"\r\n\r\n")?;
        let head = String::from_utf8_lossy(&self.take(end + 4)?).to_ascii_lowercase();
        let status = head.split_whitespace().nth(1).and_then(|word| word.parse().ok()).context("a status")?;
        Ok((status, head))
    }

    /// Waits for the next part of an answer that comes in parts; an empty one is the last.
    pub(crate) fn chunk(&mut self) -> anyhow::Result<Vec<u8>> {
        let end = self.until(b"\r\n")?;
        let line = self.take(end + 2)?;
        let size = usize::from_str_radix(String::from_utf8_lossy(&line).trim(), 16)?;
        let mut chunk = self.take(size + 2)?;
        chunk.truncate(size);
        Ok(chunk)
    }

    /// Waits for some more of an answer that has begun, however it is cut.
    pub(crate) fn some(&mut self) -> anyhow::Result<Vec<u8>> {
        if self.come.is_empty() {
            self.more()?;
        }
        self.take(self.come.len())
    }

    fn chunks(&mut self) -> anyhow::Result<Vec<u8>> {
        let mut body = Vec::new();
        loop {
            let chunk = self.chunk()?;
            if chunk.is_empty() {
                return Ok(body);
            }
            body.extend(chunk);
        }
    }

    /// Waits until these bytes have come; tells where they stand.
    fn until(&mut self, end: &[u8]) -> anyhow::Result<usize> {
        loop {
            if let Some(at) = self.come.windows(end.len()).position(|some| some == end) {
                return Ok(at);
            }
            self.more()?;
        }
    }

    fn take(&mut self, length: usize) -> anyhow::Result<Vec<u8>> {
        while self.come.len() < length {
            self.more()?;
        }
        let rest = self.come.split_off(length);
        Ok(std::mem::replace(&mut self.come, rest))
    }

    fn more(&mut self) -> anyhow::Result<()> {
        let mut room = [0; 64 * 1024];
        let count = self.stream.read(&mut room)?;
        if count == 0 {
            bail!("the server hung up");
        }
        self.come.extend(room.iter().take(count));
        Ok(())
    }
}

/// What came of asking for a while.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Load {
    /// Answers a second.
    pub(crate) rate: f64,
    /// Milliseconds within which 99 of 100 answers came.
    pub(crate) p99: f64,
}

/// Asks by so many connections at once for so long. Every answer must be a page.
pub(crate) fn load(request: &Request, connections: usize, slice: Duration) -> anyhow::Result<Load> {
    let warm = Instant::now() + slice / 10;
    let until = warm + slice;
    let asked: anyhow::Result<Vec<Vec<Duration>>> = std::thread::scope(|scope| {
        let threads: Vec<_> =
            (0..connections).map(|_| scope.spawn(move || keep_asking(request, warm, until))).collect();
        let joined = threads.into_iter().map(|thread| {
            thread.join().unwrap_or_else(|_| Err(anyhow::anyhow!("a connection of the bench panicked")))
        });
        joined.collect()
    });
    let mut times: Vec<Duration> = asked?.into_iter().flatten().collect();
    times.sort_unstable();
    let count = f64::from(u32::try_from(times.len())?);
    Ok(Load { rate: count / slice.as_secs_f64(), p99: millis(percentile(&times, 99)) })
}

/// So many requests once each, by so many connections at once, each answered with this status.
pub(crate) fn once_each(
    connections: usize,
    (count, status): (usize, u16),
    request: impl Fn(usize) -> Request + Sync,
) -> anyhow::Result<Load> {
    let next = AtomicUsize::new(0);
    let (next, request) = (&next, &request);
    let started = Instant::now();
    let asked: anyhow::Result<Vec<Vec<Duration>>> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..connections)
            .map(|_| scope.spawn(move || take_turns(next, (count, status), request)))
            .collect();
        let joined = threads.into_iter().map(|thread| {
            thread.join().unwrap_or_else(|_| Err(anyhow::anyhow!("a connection of the bench panicked")))
        });
        joined.collect()
    });
    let mut times: Vec<Duration> = asked?.into_iter().flatten().collect();
    let seconds = started.elapsed().as_secs_f64();
    times.sort_unstable();
    let count = f64::from(u32::try_from(times.len())?);
    Ok(Load { rate: count / seconds, p99: millis(percentile(&times, 99)) })
}

fn take_turns(
    next: &AtomicUsize,
    (count, status): (usize, u16),
    request: &(impl Fn(usize) -> Request + Sync),
) -> anyhow::Result<Vec<Duration>> {
    let (mut client, mut times) = (None, Vec::new());
    loop {
        let number = next.fetch_add(1, Ordering::Relaxed);
        if number >= count {
            return Ok(times);
        }
        let request = request(number);
        let mut own = match client.take() {
            Some(own) => own,
            None => Client::connect(request.address)?,
        };
        let started = Instant::now();
        let answer = own.ask(&request)?;
        times.push(started.elapsed());
        if answer.status != status {
            let asked = request.text.lines().next().unwrap_or_default();
            bail!("{asked} was answered with {}", answer.status);
        }
        client = Some(own);
    }
}

/// The milliseconds in which half of so many answers come to one who asks one after the other.
pub(crate) fn alone(request: &Request, times: usize) -> anyhow::Result<f64> {
    let mut client = Client::connect(request.address)?;
    let mut taken = Vec::with_capacity(times);
    for number in 0..times + times / 5 {
        let started = Instant::now();
        fine(&client.ask(request)?, request)?;
        if number >= times / 5 {
            taken.push(started.elapsed());
        }
    }
    taken.sort_unstable();
    Ok(millis(percentile(&taken, 50)))
}

fn keep_asking(request: &Request, warm: Instant, until: Instant) -> anyhow::Result<Vec<Duration>> {
    let mut client = Client::connect(request.address)?;
    let mut times = Vec::new();
    loop {
        let started = Instant::now();
        if started >= until {
            return Ok(times);
        }
        fine(&client.ask(request)?, request)?;
        if started >= warm {
            times.push(started.elapsed());
        }
    }
}

fn fine(answer: &Answer, request: &Request) -> anyhow::Result<()> {
    let asked = request.text.lines().next().unwrap_or_default();
    if answer.status == 200 { Ok(()) } else { bail!("{asked} was answered with {}", answer.status) }
}

pub(crate) fn percentile(sorted: &[Duration], percent: usize) -> Duration {
    let at = sorted.len().saturating_sub(1) * percent / 100;
    sorted.get(at).copied().unwrap_or_default()
}

pub(crate) fn millis(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1_000.0
}
