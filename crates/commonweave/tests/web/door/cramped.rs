//! The program as it is shipped, in a system that allows it few open files.

use super::{ALIVE, asks, client, connect, status};
use std::io::Read;
use std::net::{SocketAddr, TcpStream};
use std::process::{Child, ChildStdout, Command, Stdio};

/// What is logged of those for whom there is no room.
const NO_ROOM: &str = "there is no room for all who connect";

struct Cramped {
    child: Child,
    to: SocketAddr,
    /// Where it may go on talking.
    _out: ChildStdout,
}

impl Cramped {
    /// Starts it where the shell has said how much it may have.
    fn start(database: &str, limit: &str) -> Cramped {
        let run = format!("{limit} && exec \"$0\" serve --listen 127.0.0.1:0 --database \"$1\"");
        let mut child = Command::new("sh")
            .args(["-c", &run, env!("CARGO_BIN_EXE_commonweave"), database])
            .env("RUST_LOG", "error")
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut said = String::new();
        let mut out = child.stdout.take().unwrap();
        while !said.contains('\n') {
            let mut letter = [0];
            out.read_exact(&mut letter).unwrap();
            said.push(char::from(letter[0]));
        }
        let to = said.trim().strip_prefix("listening on http://").unwrap().parse().unwrap();
        Cramped { child, to, _out: out }
    }

    /// So many who ask nothing.
    fn silent(&self, count: usize) -> Vec<TcpStream> {
        (0..count).map(|_| connect(self.to)).collect()
    }

    /// Ends it; answers with what it has logged.
    fn log(mut self) -> String {
        self.child.kill().unwrap();
        let mut log = String::new();
        self.child.stderr.take().unwrap().read_to_string(&mut log).unwrap();
        log
    }
}

impl Drop for Cramped {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Begins to send a form, and waits until the server has asked for the rest of it: from then on it is at work.
fn begins(to: SocketAddr) -> (String, TcpStream) {
    let head = "POST /sign-in HTTP/1.1\r\nHost: commonweave.test\r\nSec-Fetch-Site: same-origin\r\n\
                Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 100\r\n\
                Expect: 100-continue\r\n\r\n";
    let mut stream = asks(to, head);
    (status(&mut stream), stream)
}

on_both! {
    async fn a_thousand_who_ask_nothing_lock_nobody_out_where_the_system_allows_few_files(house: House) {
        let database = house.address();
        let answers = move || {
            let server = Cramped::start(&database, "ulimit -n 150");
            let silent = server.silent(1_000);
            let answers: Vec<String> = (0..4).map(|_| status(&mut asks(server.to, ALIVE))).collect();
            drop(silent);
            answers
        };
        assert_eq!(client(answers).await, ["HTTP/1.1 200"; 4]);
    }

    // Shells and services begin with a low limit that a program may raise by itself: nobody has to go for it.
    async fn more_than_the_first_limit_of_open_files_find_room_where_it_may_be_raised(house: House) {
        let database = house.address();
        let (answer, log) = client(move || {
            let server = Cramped::start(&database, "ulimit -Sn 256");
            let silent = server.silent(400);
            let answer = status(&mut asks(server.to, ALIVE));
            drop(silent);
            (answer, server.log())
        }).await;
        assert_eq!(answer, "HTTP/1.1 200");
        assert!(!log.contains(NO_ROOM), "{log}");
    }

    async fn who_comes_when_all_are_at_work_and_no_more_is_allowed_is_told_so_as_the_log_is(house: House) {
        let database = house.address();
        let (at_work, answer, log) = client(move || {
            let server = Cramped::start(&database, "ulimit -n 150");
            let mut at_work = Vec::new();
            let answer = loop {
                let (answer, stream) = begins(server.to);
                if answer != "HTTP/1.1 100" || at_work.len() == 150 {
                    break answer;
                }
                at_work.push(stream);
            };
            (at_work.len(), answer, server.log())
        }).await;
        assert_eq!(answer, "HTTP/1.1 503", "after {at_work}");
        assert!(at_work >= 16, "only {at_work} found room");
        assert!(log.contains(NO_ROOM) && log.contains("one more was refused"), "{log}");
    }
}
