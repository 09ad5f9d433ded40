//! Telling the other nodes that something was announced, and hearing it from them.

use std::future::poll_fn;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{Notify, watch};
use tokio_postgres::{AsyncMessage, Client, Config, NoTls};

/// The channel of LISTEN and NOTIFY.
const CHANNEL: &str = "commonweave";
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
        let heard = async {
            while let Some(message) = poll_fn(|context| connection.poll_message(context)).await {
                if let AsyncMessage::Notification(_) = message? {
                    self.wake();
                }
            }
            Ok(())
        };
        tokio::select! {
            ended = heard => ended,
            failed = self.tell(&client) => failed,
        }
    }

    async fn tell(&self, client: &Client) -> Result<(), tokio_postgres::Error> {
        client.batch_execute(&format!("LISTEN {CHANNEL}")).await?;
        loop {
            match tokio::time::timeout(BEAT, self.elsewhere.notified()).await {
                Ok(()) => client.batch_execute(&format!("NOTIFY {CHANNEL}")).await?,
                Err(_) => self.wake(),
            }
        }
    }

    fn wake(&self) {
        self.here.send_modify(|count| *count = count.wrapping_add(1));
    }
}
