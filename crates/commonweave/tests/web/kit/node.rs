//! One more node of the server, and whoever else uses its database.

use super::house::House;
use super::person::Person;
use axum::Router;
use house::app::App;
use std::sync::Arc;
use tokio::task::JoinHandle;

/// A program over a database that another one uses too.
pub struct Node {
    pub app: Arc<App>,
    router: Router,
    jobs: Vec<JoinHandle<()>>,
}

impl Drop for Node {
    fn drop(&mut self) {
        self.jobs.iter().for_each(JoinHandle::abort);
    }
}

impl Node {
    /// Starts it with all that runs beside the requests.
    pub fn start(app: App) -> Node {
        let app = Arc::new(app);
        let jobs = commonweave::serve::start_jobs(&app);
        Node { router: commonweave::router::service(app.clone()), app, jobs }
    }

    /// The same person, with the same browser, whose requests this node answers.
    pub fn meets(&self, person: &Person) -> Person {
        person.before(self.router.clone())
    }
}

/// A change that somebody else has begun and that ends with this.
pub struct UnderWay {
    _client: tokio_postgres::Client,
    driving: JoinHandle<Result<(), tokio_postgres::Error>>,
}

impl Drop for UnderWay {
    fn drop(&mut self) {
        self.driving.abort();
    }
}

impl House {
    /// Begins a change that nobody ends, as a slow one on another node does; none on SQLite, where one follows the other.
    pub async fn change_under_way(&self) -> Option<UnderWay> {
        if self.app.db.engine() == db::Engine::Sqlite {
            return None;
        }
        let (client, connection) =
            tokio_postgres::connect(&self.address(), tokio_postgres::NoTls).await.unwrap();
        let driving = tokio::spawn(connection);
        client.batch_execute("BEGIN; SELECT pg_current_xact_id()").await.unwrap();
        Some(UnderWay { _client: client, driving })
    }
}
