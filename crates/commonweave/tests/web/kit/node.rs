//! One more node of the server, and whoever else uses its database.

use super::engine;
use super::house::House;
use super::person::Person;
use axum::Router;
use commonweave::serve::Limits;
use db::Db;
use house::app::App;
use house::config::Config;
use house::jobs;
use house::room::Rooms;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
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

    /// The same with nothing running beside the requests.
    pub fn at_rest(app: App) -> Node {
        let app = Arc::new(app);
        Node { router: commonweave::router::service(app.clone()), app, jobs: Vec::new() }
    }

    /// Opens a real door to it, with this much patience; closed when what it answers with is dropped.
    pub async fn door(&self, limits: Limits) -> Door {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (stop, stopped) = tokio::sync::watch::channel(false);
        let serving = commonweave::serve::serve_router(listener, self.router.clone(), limits, stopped);
        Door { address, _stop: stop, serving: tokio::spawn(serving) }
    }

    /// The same person, with the same browser, whose requests this node answers.
    pub fn meets(&self, person: &Person) -> Person {
        person.before(self.router.clone())
    }
}

/// Where one connects to a node.
pub struct Door {
    pub address: SocketAddr,
    _stop: tokio::sync::watch::Sender<bool>,
    serving: JoinHandle<()>,
}

impl Drop for Door {
    fn drop(&mut self) {
        self.serving.abort();
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
    /// Another node, of which little is asked at a time: few reads can wait, and the host may have set something else.
    pub fn small_node(&self, set: impl FnOnce(&mut Config)) -> Node {
        let db = Db::open(&self.address(), engine::narrow()).unwrap();
        let mut config = self.app.config.clone();
        set(&mut config);
        Node::start(App::new(db, config, self.app.clock.clone(), self.app.rooms).unwrap())
    }

    /// The same house with the rooms of another program. What the first has begun is ended before: a node that is cut off
    /// keeps its leases until they run out, and the clock of a test stands still.
    pub async fn with(self, rooms: Rooms) -> House {
        self.jobs_end().await;
        let mut house = self.at_rest().await;
        let App { db, config, clock, .. } = &*house.app;
        house.app = Arc::new(App::new(db.clone(), config.clone(), clock.clone(), rooms).unwrap());
        house.jobs = commonweave::serve::start_jobs(&house.app);
        house.router = commonweave::router::service(house.app.clone());
        house
    }

    /// Another node over the same database, of a program with these rooms.
    pub fn node_of(&self, rooms: Rooms) -> Node {
        let db = Db::open(&self.address(), engine::few()).unwrap();
        Node::start(App::new(db, self.app.config.clone(), self.app.clock.clone(), rooms).unwrap())
    }

    /// Cuts the database off from every node, or brings it back; only PostgreSQL can be away.
    pub fn database_is_away(&self, away: bool) {
        engine::away(&self.address(), away);
    }

    /// Another node of the same server: a program of its own over the same database and the same clock.
    pub fn node(&self) -> Node {
        let db = self.node_database();
        Node::start(App::new(db, self.app.config.clone(), self.app.clock.clone(), self.app.rooms).unwrap())
    }

    /// The database, as another node opens it.
    pub fn node_database(&self) -> Db {
        Db::open(&self.address(), engine::few()).unwrap()
    }

    /// Waits until every job that is due has been carried out, here or by what runs beside the requests.
    pub async fn jobs_end(&self) {
        jobs::queue_recurring(&self.app).await.unwrap();
        let sql =
            "SELECT COUNT(*) FROM jobs WHERE state = 'waiting' AND (lease IS NOT NULL OR next_at <= $1)";
        for _ in 0..60_000 {
            jobs::work(&self.app).await.unwrap();
            let now = self.now();
            let waiting = self.app.db.read(move |q| q.one::<i64>(sql, &[&now])).await;
            if waiting.map_err(|error: db::Error| error).unwrap() == 0 {
                return;
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        panic!("the jobs of the house do not end");
    }

    /// The house with nothing running beside the requests: a test does by hand what is to be done.
    pub async fn at_rest(mut self) -> House {
        self.jobs.iter().for_each(JoinHandle::abort);
        for job in self.jobs.drain(..) {
            drop(job.await);
        }
        self
    }

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
