//! Telling the other nodes that something was announced, and hearing it from them.

use std::cell::Cell;
use std::future::poll_fn;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{Mutex, Notify, broadcast, mpsc, watch};
use tokio::time::MissedTickBehavior;
use tokio_postgres::{AsyncMessage, Client, Config, NoTls};

/// The channel of LISTEN and NOTIFY.
const CHANNEL: &str = "commonweave";
/// The channel of what passes: its words are in no table and ring no bell.
const PASSING: &str = "commonweave_passing";
/// How long an announcement can go unheard when a node or a connection dies at the wrong moment, and how
/// long a row above the horizon can stay unread: listeners are woken at least this often.
const BEAT: Duration = Duration::from_secs(1);

/// What the listening thread works with.
pub(crate) struct Ears {
    /// The server.
    pub(crate) config: Config,
    /// Whom to wake in this process.
    pub(crate) here: Arc<watch::Sender<u64>>,
    /// Rung when the other nodes are to be told. NOTIFY inside each transaction would make their COMMITs
    /// wait for one another, so one NOTIFY follows them, for as many as came meanwhile.
    pub(crate) elsewhere: Arc<Notify>,
    /// Rung when it is time to end.
    pub(crate) closing: Arc<Notify>,
    /// The words that the other nodes are to be told in passing.
    pub(crate) to_tell: Mutex<mpsc::Receiver<String>>,
    /// Where theirs go.
    pub(crate) heard: broadcast::Sender<Arc<str>>,
}

/// Listens and tells until told to end; connects again as often as needed.
pub(crate) fn listen_loop(ears: &Ears) {
    let Ok(runtime) = tokio::runtime::Builder::new_current_thread().enable_all().build() else {
        tracing::error!("announcements of other nodes are not heard: a thread cannot do I/O");
        return;
    };
    runtime.block_on(async {
        tokio::select! {
            () = ears.closing.notified() => {}
            () = ears.keep_listening() => {}
        }
    });
}

impl Ears {
    async fn keep_listening(&self) {
        loop {
            if let Err(error) = self.listen().await {
                tracing::warn!(%error, "announcements of other nodes are not heard for the moment");
            }
            self.wake();
            tokio::time::sleep(BEAT).await;
        }
    }

    async fn listen(&self) -> Result<(), tokio_postgres::Error> {
        let (client, mut connection) = self.config.connect(NoTls).await?;
        // By which number the server knows this connection: what is said here comes back too.
        let own = Cell::new(None);
        let heard = async {
            while let Some(message) = poll_fn(|context| connection.poll_message(context)).await {
                match message? {
                    AsyncMessage::Notification(word) if word.channel() != PASSING => self.wake(),
                    AsyncMessage::Notification(word) if own.get() != Some(word.process_id()) => {
                        // Nobody may be listening.
                        let _ = self.heard.send(word.payload().into());
                    }
                    _ => {}
                }
            }
            Ok(())
        };
        tokio::select! {
            ended = heard => ended,
            failed = self.tell(&client, &own) => failed,
        }
    }

    async fn tell(&self, client: &Client, own: &Cell<Option<i32>>) -> Result<(), tokio_postgres::Error> {
        let row = client.query_one("SELECT pg_backend_pid()", &[]).await?;
        own.set(Some(row.try_get(0)?));
        client.batch_execute(&format!("LISTEN {CHANNEL}; LISTEN {PASSING}")).await?;
        let mut to_tell = self.to_tell.lock().await;
        let mut beat = tokio::time::interval(BEAT);
        beat.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            tokio::select! {
                () = self.elsewhere.notified() => client.batch_execute(&format!("NOTIFY {CHANNEL}")).await?,
                Some(word) = to_tell.recv() => {
                    client.execute("SELECT pg_notify($1, $2)", &[&PASSING, &word]).await?;
                }
                _ = beat.tick() => self.wake(),
            }
        }
    }

    fn wake(&self) {
        self.here.send_modify(|count| *count = count.wrapping_add(1));
    }
}
