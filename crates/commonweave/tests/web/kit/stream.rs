//! What comes down a live stream.

use futures_util::StreamExt;
use std::time::Duration;

/// Reads a stream until it has said this; panics after five seconds.
pub async fn hears(stream: &mut axum::body::BodyDataStream, wanted: &str) -> String {
    let mut heard = String::new();
    let listening = async {
        while !heard.contains(wanted) {
            let Some(bytes) = stream.next().await else { panic!("the stream ended after: {heard}") };
            heard.push_str(&String::from_utf8_lossy(&bytes.unwrap()));
        }
    };
    tokio::time::timeout(Duration::from_secs(5), listening)
        .await
        .unwrap_or_else(|_| panic!("never heard {wanted}"));
    heard
}
