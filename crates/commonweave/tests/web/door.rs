//! Connections as they come in: slow, silent, greedy. Each is met by a real door, and none keeps others out.

mod cramped;

use crate::kit::hears;
use commonweave::serve::Limits;
use std::io::{ErrorKind, Read, Write};
use std::net::{Shutdown, SocketAddr, TcpStream};
use std::time::Duration;

/// No patience for anything.
const SHORT: Duration = Duration::from_millis(200);
/// More patience than any test has.
const LONG: Duration = Duration::from_secs(1_000);
const MEBIBYTE: usize = 1024 * 1024;

fn patient() -> Limits {
    Limits { head: LONG, idle: LONG, body: LONG, stall: LONG, connections: 100 }
}

/// Does what a client does, which waits, beside the server.
async fn client<T: Send + 'static>(does: impl FnOnce() -> T + Send + 'static) -> T {
    tokio::task::spawn_blocking(does).await.unwrap()
}

fn connect(to: SocketAddr) -> TcpStream {
    let stream = TcpStream::connect(to).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    stream
}

fn asks(to: SocketAddr, text: &str) -> TcpStream {
    let mut stream = connect(to);
    stream.write_all(text.as_bytes()).unwrap();
    stream
}

/// All that comes until the server hangs up, which it must.
fn until_the_end(mut stream: TcpStream) -> String {
    let (mut heard, mut room) = (Vec::new(), vec![0; 64 * 1024]);
    loop {
        match stream.read(&mut room) {
            Ok(0) => break,
            Ok(count) => heard.extend_from_slice(&room[..count]),
            Err(error) if error.kind() == ErrorKind::ConnectionReset => break,
            Err(error) => panic!("the server goes on: {error}"),
        }
    }
    String::from_utf8_lossy(&heard).into_owned()
}

const ALIVE: &str = "GET /livez HTTP/1.1\r\nHost: commonweave.test\r\n\r\n";

/// Sends more than any form may hold, and has announced much more.
fn sends_too_much(to: SocketAddr) -> TcpStream {
    let head = "POST /sign-in HTTP/1.1\r\nHost: commonweave.test\r\nSec-Fetch-Site: same-origin\r\n\
                Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000000000\r\n\r\nemail=";
    let mut stream = asks(to, head);
    stream.set_write_timeout(Some(Duration::from_secs(20))).unwrap();
    // Whether all of it was taken shows when more is sent.
    drop(stream.write_all(&vec![b'a'; 2 * MEBIBYTE]));
    stream
}

/// What begins an answer.
fn status(stream: &mut TcpStream) -> String {
    let mut head = [0; 12];
    stream.read_exact(&mut head).unwrap();
    String::from_utf8_lossy(&head).into_owned()
}

on_both! {
    async fn who_asks_nothing_is_let_go(house: House) {
        let node = house.small_node(|_| ());
        let door = node.door(Limits { head: SHORT, ..patient() }).await;
        let to = door.address;
        assert_eq!(client(move || until_the_end(connect(to))).await, "");
    }

    async fn who_never_ends_a_question_is_let_go(house: House) {
        let node = house.small_node(|_| ());
        let door = node.door(Limits { head: SHORT, ..patient() }).await;
        let to = door.address;
        let gone = move || {
            let mut stream = asks(to, "GET /livez HTTP/1.1\r\n");
            (0..400).any(|_| {
                std::thread::sleep(Duration::from_millis(20));
                stream.write_all(b"x-more: of it\r\n").is_err()
            })
        };
        assert!(client(gone).await, "the server went on listening");
    }

    async fn a_body_that_does_not_come_is_given_up(house: House) {
        let node = house.small_node(|_| ());
        let door = node.door(Limits { body: SHORT, ..patient() }).await;
        let to = door.address;
        let head = "POST /sign-in HTTP/1.1\r\nHost: commonweave.test\r\nSec-Fetch-Site: same-origin\r\n\
                    Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n\r\nemail=";
        let heard = client(move || until_the_end(asks(to, head))).await;
        assert!(heard.starts_with("HTTP/1.1 4"), "{heard}");
    }

    async fn who_lies_idle_after_an_answer_is_let_go(house: House) {
        let node = house.small_node(|_| ());
        let door = node.door(Limits { idle: SHORT, ..patient() }).await;
        let to = door.address;
        let heard = client(move || until_the_end(asks(to, ALIVE))).await;
        assert!(heard.starts_with("HTTP/1.1 200"), "{heard}");
    }

    async fn who_takes_nothing_of_the_answers_is_let_go(house: House) {
        let node = house.small_node(|_| ());
        let door = node.door(Limits { stall: SHORT, ..patient() }).await;
        let to = door.address;
        let greedy = move || {
            let mut stream = connect(to);
            let page = "GET / HTTP/1.1\r\nHost: commonweave.test\r\n\r\n".repeat(100);
            stream.set_write_timeout(Some(Duration::from_secs(20))).unwrap();
            // Each answer is larger than its question: at some point neither side takes anything.
            (0..100_000).find_map(|_| stream.write_all(page.as_bytes()).err()).map(|error| error.kind())
        };
        let ended = client(greedy).await;
        assert!(matches!(ended, Some(ErrorKind::ConnectionReset | ErrorKind::BrokenPipe)), "{ended:?}");
    }

    async fn who_is_answered_early_reads_it_and_may_go_on_sending(house: House) {
        let node = house.small_node(|_| ());
        let door = node.door(patient()).await;
        let to = door.address;
        let heard = move || {
            let mut stream = sends_too_much(to);
            let heard = status(&mut stream);
            // More than finds room between the two: the other side takes it, and has not hung up over it.
            let more = vec![b'a'; MEBIBYTE];
            for _ in 0..32 {
                stream.write_all(&more).unwrap();
            }
            stream.shutdown(Shutdown::Write).unwrap();
            heard + &until_the_end(stream)
        };
        let heard = client(heard).await;
        assert!(heard.starts_with("HTTP/1.1 413"), "{heard}");
        assert!(heard.contains("That is too large"), "{heard}");
    }

    async fn who_is_answered_early_and_never_stops_sending_is_let_go(house: House) {
        let node = house.small_node(|_| ());
        let door = node.door(Limits { stall: SHORT, ..patient() }).await;
        let to = door.address;
        let gone = move || {
            let mut stream = sends_too_much(to);
            status(&mut stream);
            (0..400).any(|_| {
                std::thread::sleep(Duration::from_millis(20));
                stream.write_all(b"and more of it").is_err()
            })
        };
        assert!(client(gone).await, "the server went on listening");
    }

    async fn a_stream_is_at_work_however_long_nothing_happens(house: House) {
        let (net, ana, ben) = house.two().await;
        let node = house.small_node(|_| ());
        let item = house.item(&ana, &net, net.commons, "channel", "Bridge").await;
        let door = node.door(Limits { head: SHORT, idle: SHORT, body: SHORT, stall: SHORT, connections: 2 }).await;
        let (to, token) = (door.address, ben.cookie("session").unwrap());
        let path = format!("{item}/live");
        let live = format!("GET {path} HTTP/1.1\r\nHost: commonweave.test\r\nCookie: session={token}\r\n\r\n");
        let mut stream = client(move || asks(to, &live)).await;
        let mut beside = node.meets(&ben).opens(&path).await.streams();
        tokio::time::sleep(4 * SHORT).await;
        // Whoever comes now takes the place of nobody who is at work.
        let silent = client(move || [connect(to), connect(to)]).await;
        let sent = node.meets(&ana).sends(&format!("{item}/messages"), &[("body", "Still here?")]).await;
        assert!(sent.leads_to().is_some(), "{}", sent.text());
        hears(&mut beside, "Still here?").await;
        let heard = move || {
            let (mut heard, mut room) = (String::new(), [0; 4096]);
            while !heard.contains("Still here?") {
                let count = stream.read(&mut room).unwrap();
                assert!(count > 0, "the stream has ended: {heard}");
                heard.push_str(&String::from_utf8_lossy(&room[..count]));
            }
        };
        client(heard).await;
        drop(silent);
    }

    async fn those_who_ask_nothing_lock_nobody_out(house: House) {
        let node = house.small_node(|_| ());
        let door = node.door(Limits { connections: 8, ..patient() }).await;
        let to = door.address;
        let answers = move || {
            let silent: Vec<TcpStream> = (0..50).map(|_| connect(to)).collect();
            let answers: Vec<String> = (0..4).map(|_| status(&mut asks(to, ALIVE))).collect();
            drop(silent);
            answers
        };
        assert_eq!(client(answers).await, ["HTTP/1.1 200"; 4]);
    }
}
