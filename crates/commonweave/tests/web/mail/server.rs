//! A mail server that behaves as badly as a test wants.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

/// How it treats who comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mood {
    /// It takes every letter.
    Takes,
    /// It has nobody's mailbox.
    KnowsNobody,
    /// It does not want letters of ours.
    Denies,
    /// It asks to come back later.
    Later,
    /// It says nothing, for ever.
    Hangs,
    /// It goes in the middle of a letter.
    Drops,
    /// It takes the letter, and goes before it says so.
    TakesAndDrops,
}

/// The server. It ends with the test.
pub struct Server {
    pub port: u16,
    mood: Arc<Mutex<Mood>>,
    seen: Arc<Seen>,
    listening: JoinHandle<()>,
}

#[derive(Default)]
struct Seen {
    letters: Mutex<Vec<String>>,
    visits: AtomicUsize,
}

impl Drop for Server {
    fn drop(&mut self) {
        self.listening.abort();
    }
}

impl Server {
    pub async fn start(mood: Mood) -> Server {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let (mood, seen) = (Arc::new(Mutex::new(mood)), Arc::new(Seen::default()));
        let (moods, all) = (mood.clone(), seen.clone());
        let listening = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                all.visits.fetch_add(1, Ordering::Relaxed);
                let (mood, seen) = (*moods.lock().unwrap(), all.clone());
                tokio::spawn(async move { drop(talk(stream, mood, &seen).await) });
            }
        });
        Server { port, mood, seen, listening }
    }

    /// From the next visit on.
    pub fn is(&self, mood: Mood) {
        *self.mood.lock().unwrap() = mood;
    }

    /// Every letter that arrived whole.
    pub fn letters(&self) -> Vec<String> {
        self.seen.letters.lock().unwrap().clone()
    }

    /// How often somebody came.
    pub fn visits(&self) -> usize {
        self.seen.visits.load(Ordering::Relaxed)
    }
}

async fn talk(stream: TcpStream, mood: Mood, seen: &Seen) -> std::io::Result<()> {
    let (read, mut write) = stream.into_split();
    let mut lines = BufReader::new(read).lines();
    if mood == Mood::Hangs {
        std::future::pending::<()>().await;
    }
    write.write_all(b"220 mail.test\r\n").await?;
    while let Some(line) = lines.next_line().await? {
        let word = line.split([' ', ':']).next().unwrap_or_default().to_uppercase();
        let answer = match (word.as_str(), mood) {
            ("EHLO" | "HELO", _) => "250 mail.test",
            ("MAIL", Mood::Denies) => "550 5.7.1 no relaying for you",
            ("RCPT", Mood::KnowsNobody) => "550 5.1.1 nobody of that name",
            ("RCPT", Mood::Later) => "451 4.3.0 try again later",
            ("MAIL" | "RCPT" | "RSET" | "NOOP", _) => "250 fine",
            ("DATA", _) => {
                write.write_all(b"354 go on\r\n").await?;
                let mut letter = String::new();
                while let Some(line) = lines.next_line().await?.filter(|line| line != ".") {
                    if mood == Mood::Drops {
                        return Ok(());
                    }
                    letter.push_str(&line);
                    letter.push('\n');
                }
                seen.letters.lock().unwrap().push(letter);
                if mood == Mood::TakesAndDrops {
                    return Ok(());
                }
                "250 taken"
            }
            ("QUIT", _) => {
                write.write_all(b"221 bye\r\n").await?;
                return Ok(());
            }
            _ => "502 what?",
        };
        write.write_all(format!("{answer}\r\n").as_bytes()).await?;
    }
    Ok(())
}
