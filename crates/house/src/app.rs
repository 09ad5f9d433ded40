//! The running program: what every handler can reach.

use crate::clock::{Chance, Clock};
use crate::config::Config;
use crate::files::{Darkroom, Depot};
use crate::happenings::{Hub, Seats};
use crate::mail::Office;
use crate::room::Rooms;
use crate::web::Texts;
use crate::web::guard::Throttle;
use crate::web::typesetting::Typesetters;
use db::Db;
use std::sync::Arc;

/// Everything that lives as long as the server.
pub struct App {
    /// The database.
    pub db: Db,
    /// What the host has set.
    pub config: Config,
    /// The time.
    pub clock: Clock,
    /// Randomness.
    pub chance: Chance,
    /// The sentences in all languages.
    pub texts: Arc<Texts>,
    /// Tells open pages what has happened.
    pub hub: Hub,
    /// How much one caller may ask for.
    pub throttle: Throttle,
    /// Set what people wrote, beside all that reads and writes.
    pub typesetters: Typesetters,
    /// Where letters are handed over, where the host has set a mail server.
    pub office: Option<Office>,
    /// Where the bytes of files lie.
    pub depot: Depot,
    /// Makes pictures anew, few at once.
    pub darkroom: Darkroom,
    /// Every room of the program.
    pub rooms: Rooms,
    /// Whether this is the demo, in which one may step in as anybody.
    pub demo: bool,
}

impl App {
    /// A program over a database that has been brought up to date.
    ///
    /// # Errors
    /// Where the sentences of `locales/` cannot be read, or the settings of mail or files not be understood.
    pub fn new(db: Db, config: Config, clock: Clock, rooms: Rooms) -> anyhow::Result<App> {
        let throttle = Throttle::new(&config);
        let texts = Arc::new(Texts::load(&rooms.texts())?);
        let typesetters = Typesetters::default();
        let hub = Hub::new(&db, Seats::new(config.streams, config.streams_per_person), Chance.token()?);
        let office = Office::open(&config)?;
        let depot = Depot::of(&config.files, &config.database)?;
        let darkroom = Darkroom::default();
        Ok(App {
            db,
            config,
            clock,
            chance: Chance,
            texts,
            hub,
            throttle,
            typesetters,
            office,
            depot,
            darkroom,
            rooms,
            demo: false,
        })
    }
}
