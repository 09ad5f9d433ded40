//! One more node of the server.

use super::person::Person;
use axum::Router;
use commonweave::app::App;
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
