//! A running program with people in it.

use super::engine::Ground;
use super::person::{PASSWORD, Person};
use axum::Router;
use clap::Parser;
use commonweave::rooms;
use db::{Db, Time};
use house::access::{NetworkVisibility, Role, SpaceRole, SpaceVisibility};
use house::app::App;
use house::clock::{Chance, Clock, digest};
use house::config::Config;
use house::ids::{AccountId, MemberId, NetworkId, SpaceId};
use house::members::{State, fold};
use house::networks::count;
use house::room::{Room, Rooms};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tokio::task::JoinHandle;

/// 14 November 2026, 10:00 UTC: the moment at which every test begins.
pub const START: i64 = 1_794_650_400_000_000;

/// The program under test.
pub struct House {
    pub app: Arc<App>,
    pub(super) router: Router,
    pub(super) jobs: Vec<JoinHandle<()>>,
    files: PathBuf,
    // Dropped last: the database goes when nobody uses it any more.
    ground: Ground,
}

/// A network, its commons, and the steward who started it.
pub struct Net {
    pub id: NetworkId,
    pub slug: String,
    pub commons: SpaceId,
    pub steward: Person,
}

#[derive(Parser)]
struct Flags {
    #[command(flatten)]
    config: Config,
}

impl Drop for House {
    fn drop(&mut self) {
        self.jobs.iter().for_each(JoinHandle::abort);
        drop(std::fs::remove_dir_all(&self.files));
        drop(std::fs::remove_dir_all(self.app.config.keys_folder()));
    }
}

impl House {
    pub(super) fn open(db: Db, ground: Ground) -> House {
        let token = Chance.token().unwrap();
        let files = std::env::temp_dir().join(format!("commonweave-test-files-{token}"));
        let place = files.to_str().unwrap().to_owned();
        let keys = format!("{place}-keys");
        let flags = [
            "test",
            "--files",
            &place,
            "--keys",
            &keys,
            "--posts-per-minute",
            "100000",
            "--sign-ins-per-minute",
            "1000",
        ];
        let config = Flags::parse_from(flags).config;
        let app = Arc::new(
            App::new(db, config, Clock::held(Time::from_micros(START)), Rooms::of(rooms::ALL)).unwrap(),
        );
        let jobs = commonweave::serve::start_jobs(&app);
        House { router: commonweave::router::service(app.clone()), app, jobs, files, ground }
    }

    /// Where its database is.
    pub fn address(&self) -> String {
        self.ground.address()
    }

    /// The folder in which its files lie.
    pub fn files(&self) -> &Path {
        &self.files
    }

    /// A place of the same engine with no database in it.
    pub fn empty_place(&self) -> Ground {
        self.ground.empty()
    }

    /// The present moment in the house.
    pub fn now(&self) -> Time {
        self.app.clock.now()
    }

    /// Somebody who is not signed in.
    pub fn visitor(&self) -> Person {
        Person::new("somebody", self.router.clone())
    }

    /// Somebody who is not signed in, before the same database run as the demo.
    pub fn demo_visitor(&self) -> Person {
        Person::new("somebody", commonweave::router::service(Arc::new(self.demo())))
    }

    /// The program over the same database, run as the demo.
    pub fn demo(&self) -> App {
        let (config, clock) = (self.app.config.clone(), self.app.clock.clone());
        App { demo: true, ..App::new(self.app.db.clone(), config, clock, self.app.rooms).unwrap() }
    }

    /// Somebody with an account, signed in, and in no network yet. The password is `correct horse battery`.
    pub async fn account(&self, name: &str) -> Person {
        let mut person = Person::new(name, self.router.clone());
        let (name, email, now) =
            (name.to_owned(), format!("{}@example.org", name.to_lowercase()), self.now());
        let token = Chance.token().unwrap();
        let hashed = digest(&token);
        let account = self.app.db.write(move |tx| {
            let account: AccountId = tx.one(
                "INSERT INTO accounts (email, email_key, name, password_hash, language, time_zone, created_at)
                 VALUES ($1, $1, $2, $3, 'en', 'Europe/Lisbon', $4) RETURNING id",
                &[&email, &name, &PASSWORD, &now],
            )?;
            tx.run(
                "INSERT INTO sessions (token_hash, account_id, created_at, seen_at, expires_at)
                 VALUES ($1, $2, $3, $3, $4)",
                &[&hashed, &account, &now, &(now + house::web::viewer::LIFETIME)],
            )?;
            tx.run("INSERT INTO mailing (account_id) VALUES ($1)", &[&account])?;
            Ok::<_, db::Error>(account)
        });
        person.account = Some(account.await.unwrap());
        person.keep("session", &token);
        person
    }

    /// A network with its commons; Stella is its steward.
    pub async fn network(&self, slug: &str, visibility: NetworkVisibility) -> Net {
        let mut steward = self.account(&format!("Stella {slug}")).await;
        let (account, name, address, now) =
            (steward.account.unwrap(), steward.name.clone(), slug.to_owned(), self.now());
        let made = self.app.db.write(move |tx| {
            let id: NetworkId = tx.one(
                "INSERT INTO networks (slug, name, summary, language, time_zone, visibility, created_at)
                 VALUES ($1, $1, 'We work together.', 'en', 'Europe/Lisbon', $2, $3) RETURNING id",
                &[&address, &visibility, &now],
            )?;
            let member = insert_member(tx, id, account, &name, Role::Steward, "active", now)?;
            let commons: SpaceId = tx.one(
                "INSERT INTO spaces (network_id, kind, name, name_key, purpose, visibility, member_count,
                                     created_by, created_at, updated_at, last_activity_at)
                 VALUES ($1, 'commons', 'Commons', 'commons', 'Where everyone is.', 'network', 0, $2, $3, $3, $3)
                 RETURNING id",
                &[&id, &member, &now],
            )?;
            enter(tx, id, (commons, member, SpaceRole::Facilitator), now)?;
            findable(tx, &house::spaces::ROOM, commons.get())?;
            Ok::<_, db::Error>((id, member, commons))
        });
        let (id, member, commons) = made.await.unwrap();
        steward.member = Some(member);
        Net { id, slug: slug.to_owned(), commons, steward }
    }

    /// An active member with this role, who is in the commons.
    pub async fn member(&self, net: &Net, name: &str, role: Role) -> Person {
        self.member_in_state(net, name, role, "active").await
    }

    /// A member in any state: `invited`, `pending`, `active`, `suspended`, `left`.
    pub async fn member_in_state(&self, net: &Net, name: &str, role: Role, state: &'static str) -> Person {
        let mut person = self.account(name).await;
        let (network, commons, account, name, now) =
            (net.id, net.commons, person.account.unwrap(), name.to_owned(), self.now());
        let member = self.app.db.write(move |tx| {
            let member = insert_member(tx, network, account, &name, role, state, now)?;
            if state == "active" {
                enter(tx, network, (commons, member, SpaceRole::Member), now)?;
            }
            Ok::<_, db::Error>(member)
        });
        person.member = Some(member.await.unwrap());
        person
    }

    /// A working group that this person facilitates.
    pub async fn space(&self, net: &Net, name: &str, visibility: SpaceVisibility, by: &Person) -> SpaceId {
        let (network, member, name, now) = (net.id, by.member.unwrap(), name.to_owned(), self.now());
        let made = self.app.db.write(move |tx| {
            let space: SpaceId = tx.one(
                "INSERT INTO spaces (network_id, kind, name, name_key, purpose, visibility, member_count,
                                     created_by, created_at, updated_at, last_activity_at)
                 VALUES ($1, 'working-group', $2, $3, 'To get it done.', $4, 0, $5, $6, $6, $6) RETURNING id",
                &[&network, &name, &name.to_lowercase(), &visibility, &member, &now],
            )?;
            enter(tx, network, (space, member, SpaceRole::Facilitator), now)?;
            findable(tx, &house::spaces::ROOM, space.get())?;
            Ok::<_, db::Error>(space)
        });
        made.await.unwrap()
    }

    /// Ana and Ben in the commons of a private network.
    pub async fn two(&self) -> (Net, Person, Person) {
        let net = self.network("green-city", NetworkVisibility::Private).await;
        let ana = self.member(&net, "Ana", Role::Member).await;
        let ben = self.member(&net, "Ben", Role::Member).await;
        (net, ana, ben)
    }

    /// Starts an item, as a member does, and gives its address.
    pub async fn item(&self, who: &Person, net: &Net, space: SpaceId, kind: &str, title: &str) -> String {
        let (space, path) = (space.to_string(), format!("/n/{}/items", net.slug));
        let sent =
            who.sends(&path, &[("kind", kind), ("space", &space), ("title", title), ("body", "")]).await;
        sent.leads_to().unwrap_or_else(|| panic!("{}", sent.text()))
    }

    /// Puts a member into a space.
    pub async fn enters(&self, net: &Net, space: SpaceId, who: &Person, role: SpaceRole) {
        let (network, member, now) = (net.id, who.member.unwrap(), self.now());
        let done = self.app.db.write(move |tx| enter(tx, network, (space, member, role), now));
        done.await.unwrap();
    }
}

fn insert_member(
    tx: &mut db::Write<'_>,
    network: NetworkId,
    account: AccountId,
    name: &str,
    role: Role,
    state: &str,
    now: Time,
) -> Result<MemberId, db::Error> {
    let email = format!("{}@example.org", name.to_lowercase());
    let member: MemberId = tx.one(
        "INSERT INTO members (network_id, account_id, role, state, name, name_key, email, email_key, headline, about,
                              about_html, languages, place, joined_at, seen_at, since_at, created_at, updated_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $7, '', '', '', '', '', $8, $8, $8, $8, $8) RETURNING id",
        &[&network, &account, &role, &state, &name, &fold(name), &email, &now],
    )?;
    for word in fold(name).split_whitespace() {
        tx.run(
            "INSERT INTO member_words (network_id, member_state, word, member_id) VALUES ($1, $2, $3, $4)
             ON CONFLICT DO NOTHING",
            &[&network, &state, &word, &member],
        )?;
    }
    findable(tx, &house::members::ROOM, member.get())?;
    let state: State = state.parse().unwrap();
    count(tx, network, state.subject(), 1)?;
    count(tx, network, "stewards", i64::from(role == Role::Steward && state == State::Active))?;
    Ok(member)
}

/// Puts something into the index of the search, as its room does.
fn findable(tx: &mut db::Write<'_>, room: &Room, id: i64) -> Result<(), db::Error> {
    house::search::renew(tx, room.finds.unwrap(), &[], &[id])
}

fn enter(
    tx: &mut db::Write<'_>,
    network: NetworkId,
    (space, member, role): (SpaceId, MemberId, SpaceRole),
    now: Time,
) -> Result<u64, db::Error> {
    tx.run(
        "INSERT INTO space_members (space_id, member_id, network_id, role, joined_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (space_id, member_id) DO UPDATE SET role = excluded.role",
        &[&space, &member, &network, &role, &now],
    )?;
    tx.run(
        "UPDATE spaces SET member_count = (SELECT COUNT(*) FROM space_members WHERE space_id = $1) WHERE id = $1",
        &[&space],
    )
}
