//! The floor of telling many: a server that knows nothing and only copies the same bytes to all who listen.

use std::sync::{Arc, Mutex, PoisonError};
use tokio::net::{TcpListener, TcpStream};

const STREAM: &[u8] = b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n\r\n";
const TAKEN: &[u8] = b"HTTP/1.1 303 See Other\r\nlocation: /\r\ncontent-length: 0\r\n\r\n";

/// Serves until the process is ended: whoever gets, listens; whoever posts, sets off a message of this many bytes.
pub(crate) fn run(length: usize) -> anyhow::Result<()> {
    let message: Arc<[u8]> = format!("data: {}\n\n", "x".repeat(length)).into_bytes().into();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        println!("listening on http://{}", listener.local_addr()?);
        let all: Arc<Mutex<Vec<TcpStream>>> = Arc::default();
        loop {
            let (stream, _) = listener.accept().await?;
            let (all, message) = (all.clone(), message.clone());
            tokio::spawn(async move { meet(stream, &all, &message).await });
        }
    })
}

async fn meet(stream: TcpStream, all: &Mutex<Vec<TcpStream>>, message: &[u8]) -> std::io::Result<()> {
    stream.set_nodelay(true)?;
    stream.readable().await?;
    // Nothing is written to a connection of which nobody has heard yet that it takes something.
    stream.writable().await?;
    let mut head = [0; 4 * 1024];
    let count = stream.try_read(&mut head)?;
    let mut all = all.lock().unwrap_or_else(PoisonError::into_inner);
    if head.get(..count).is_some_and(|head| head.starts_with(b"POST")) {
        stream.try_write(TAKEN)?;
        for one in all.iter() {
            one.try_write(message)?;
        }
    } else {
        stream.try_write(STREAM)?;
        all.push(stream);
    }
    Ok(())
}
