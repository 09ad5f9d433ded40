//! What comes down a live stream.

use futures_util::StreamExt;
use std::time::Duration;

/// Reads a stream until it has said this; panics after a minute.
pub async fn hears(stream: &mut axum::body::BodyDataStream, wanted: &str) -> String {
    let mut heard = String::new();
    let listening = async {
        while !heard.contains(wanted) {
            let Some(bytes) = stream.next().await else { panic!("the stream ended after: {heard}") };
            heard.push_str(&String::from_utf8_lossy(&bytes.unwrap()));
        }
    };
    tokio::time::timeout(Duration::from_secs(60), listening)
        .await
        .unwrap_or_else(|_| panic!("never heard {wanted}"));
    heard
}

/// Reads a stream until it has been silent for a tenth of a second: it then waits for its bell.
pub async fn falls_silent(stream: &mut axum::body::BodyDataStream) {
    while let Ok(bytes) = tokio::time::timeout(Duration::from_millis(100), stream.next()).await {
        assert!(bytes.is_some(), "the stream has ended");
    }
}

/// Reads a stream to its end; gives what was heard until then. The limit is generous for a busy machine, and well below the
/// fifteen seconds after which a stream looks around by itself: one that waits for that is too late.
#[track_caller]
pub fn ends_soon(mut stream: axum::body::BodyDataStream) -> impl Future<Output = String> {
    let caller = std::panic::Location::caller();
    async move {
        let mut heard = String::new();
        let listening = async {
            while let Some(bytes) = stream.next().await {
                heard.push_str(&String::from_utf8_lossy(&bytes.unwrap()));
            }
        };
        let ended = tokio::time::timeout(Duration::from_secs(5), listening).await;
        assert!(ended.is_ok(), "{caller}: the stream goes on: {heard}");
        heard
    }
}
