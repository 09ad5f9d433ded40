//! The commands of a host, run as a host runs them.

mod engines;

use crate::kit::House;
use crate::log::{busy, sealed, tampers};
use house::access::NetworkVisibility;
use std::path::PathBuf;
use std::time::Instant;

/// What a command has said, on both of its outputs, and whether it was content.
pub struct Said {
    pub well: bool,
    pub text: String,
}

impl Said {
    #[track_caller]
    pub fn says(&self, wanted: &str) -> &Said {
        assert!(self.text.contains(wanted), "no “{wanted}” in: {}", self.text);
        self
    }

    #[track_caller]
    pub fn does_not_say(&self, text: &str) -> &Said {
        assert!(!self.text.contains(text), "{}", self.text);
        self
    }

    pub fn is_well(&self, well: bool) -> &Said {
        assert_eq!(self.well, well, "{}", self.text);
        self
    }
}

pub async fn runs(house: &House, arguments: &[&str]) -> Said {
    // A command reads the machine's clock, by which what waits in a house of the year's tests may be late.
    house.jobs_end().await;
    runs_on(&house.address(), arguments).await
}

/// Runs a command on another database than that of a house.
pub async fn runs_on(address: &str, arguments: &[&str]) -> Said {
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_commonweave"));
    command.args(arguments).args(["--database", address]).env("RUST_LOG", "error");
    let done = tokio::task::spawn_blocking(move || command.output().unwrap()).await.unwrap();
    let text = [done.stdout, done.stderr].map(|said| String::from_utf8_lossy(&said).into_owned()).concat();
    Said { well: done.status.success(), text }
}

/// A file that goes with the test.
struct Sheet(PathBuf);

impl Sheet {
    fn of(text: &str) -> Sheet {
        let name = format!("commonweave-sheet-{}.csv", house::clock::Chance.token().unwrap());
        let path = std::env::temp_dir().join(name);
        std::fs::write(&path, text).unwrap();
        Sheet(path)
    }

    fn path(&self) -> &str {
        self.0.to_str().unwrap()
    }
}

impl Drop for Sheet {
    fn drop(&mut self) {
        drop(std::fs::remove_file(&self.0));
    }
}

on_both! {
    async fn a_host_makes_a_link_for_a_forgotten_password(house: House) {
        house.account("Ana").await;
        let said = runs(&house, &["account", "recover", "ana@example.org", "--public-url", "https://net.example"]).await;
        said.is_well(true).says("https://net.example/recovery/").says("It works once");
        runs(&house, &["account", "recover", "nobody@example.org"]).await.is_well(false).says("no account has the address");
    }

    async fn somebody_else_sets_the_server_up_from_now_on(house: House) {
        house.account("Ana").await;
        let hosts = "SELECT COUNT(*) FROM accounts WHERE is_host AND name = 'Ana'";
        let many = || house.app.db.read(move |q| q.one::<i64>(hosts, &[]));
        assert_eq!(many().await.unwrap(), 0);
        runs(&house, &["account", "host", "Ana@example.org"]).await.is_well(true).says("may set up this server from now on");
        assert_eq!(many().await.unwrap(), 1);
        runs(&house, &["account", "host", "nobody@example.org"]).await.is_well(false).says("no account has the address");
    }

    async fn the_doctor_is_content_with_a_house_in_order(house: House) {
        let net = busy(&house).await;
        let newest = sealed(&house, net.id).await.newest.unwrap();
        let said = runs(&house, &["doctor"]).await;
        said.is_well(true).says("the chain holds: 3 lines under 3 seals, 0 waiting").says(&newest);
        said.says("the database finds no fault with itself").says("every count that is kept");
    }

    async fn the_doctor_finds_a_line_that_was_changed(house: House) {
        let net = busy(&house).await;
        sealed(&house, net.id).await;
        tampers(&house, "UPDATE happenings SET detail = 'x' WHERE id = (SELECT MIN(id) FROM happenings)").await;
        let said = runs(&house, &["doctor"]).await;
        said.is_well(false).says("WRONG: network").says("under seal 1 a line was changed").says("compare with a backup");
        assert!(!said.text.contains("Ana"), "{}", said.text);
    }

    async fn the_doctor_finds_a_line_that_is_gone_and_a_count_that_is_wrong(house: House) {
        let net = busy(&house).await;
        sealed(&house, net.id).await;
        tampers(&house, "DELETE FROM happenings WHERE id = (SELECT MAX(id) FROM happenings)").await;
        tampers(&house, "UPDATE spaces SET member_count = 99 WHERE kind = 'commons'").await;
        let said = runs(&house, &["doctor"]).await;
        said.is_well(false).says("under seal 3 a line was").says("99 members are kept").says("2 things are not in order");
    }

    async fn the_doctor_finds_reactions_that_do_not_add_up(house: House) {
        let (net, ana, ben) = house.two().await;
        let item = house.item(&ana, &net, net.commons, "discussion", "One").await;
        let posted = ana.sends(&format!("{item}/messages"), &[("body", "Hello")]).await.leads_to().unwrap();
        let message = posted.rsplit("-").next().unwrap();
        for (who, sign) in [(&ana, "👍"), (&ben, "👍"), (&ben, "💡")] {
            who.does(&format!("{item}/messages/{message}/reactions"), &[("sign", sign)]).await.is_fine();
        }
        runs(&house, &["doctor"]).await.is_well(true);
        for wrong in ["UPDATE messages SET reactions = '👍 2'", "UPDATE messages SET reactions = '👍 3,💡 1'",
                      "UPDATE messages SET reactions = ''", "UPDATE messages SET reactions = '👍 2,💡 1,🎉 1'"] {
            tampers(&house, wrong).await;
            runs(&house, &["doctor"]).await.is_well(false).says("kinds of reactions are kept");
        }
        tampers(&house, "UPDATE messages SET reactions = '💡 1,👍 2'").await;
        runs(&house, &["doctor"]).await.is_well(true);
    }

    async fn the_doctor_finds_rows_that_point_at_nothing(house: House) {
        let net = house.network("green", NetworkVisibility::Private).await;
        let by = net.steward.member.unwrap();
        let orphan = "INSERT INTO reactions (message_id, emoji, member_id, network_id, created_at) VALUES (999, 'x', 1, 1, 1)";
        match house.address().strip_prefix("sqlite://") {
            Some(path) => {
                let file = rusqlite::Connection::open(path).unwrap();
                file.execute_batch(&format!("PRAGMA foreign_keys = OFF; {orphan}")).unwrap();
            }
            None => {
                let done = house.app.db.write(move |tx| {
                    tx.run("SET LOCAL session_replication_role = replica", &[])?;
                    tx.run(orphan, &[])?;
                    // A rule that is gone keeps no row from pointing at nothing either.
                    tx.run("ALTER TABLE invitations DROP CONSTRAINT invitations_created_by_fkey", &[])?;
                    tx.run(
                        "INSERT INTO invitations (network_id, token_hash, role, note, created_by, created_at, expires_at, uses_left)
                         SELECT network_id, 'x', 'member', '', 888, 1, 1, 1 FROM members WHERE id = $1",
                        &[&by],
                    )
                });
                done.await.map_err(|error: db::Error| error).unwrap();
            }
        }
        let said = runs(&house, &["doctor"]).await;
        said.is_well(false).says("a row of reactions points at a row that is not there");
        if house.app.db.engine() == db::Engine::Postgres {
            said.says("a row of invitations points at a row that is not there (1 by created_by)");
        }
    }

    async fn a_trial_of_an_import_changes_nothing(house: House) {
        let net = house.network("harbour", NetworkVisibility::Public).await;
        let sheet = Sheet::of("Name,E-Mail,Organisation\nZoe,zoe@example.org,Choir\nBad,nonsense,\n");
        let said = runs(&house, &["import", "people", sheet.path(), "--network", "harbour", "--dry-run"]).await;
        said.is_well(true).says("would bring in: 2 new people, 1 new organisations").says("line 3 (Bad): “nonsense” is not an e-mail address and is left out");
        net.steward.opens("/n/harbour/people?state=invited").await.does_not_see("Zoe");
        let said = runs(&house, &["import", "people", sheet.path(), "--network", "harbour"]).await;
        said.is_well(true).says("brought in: 2 new people, 1 new organisations");
        net.steward.opens("/n/harbour/people?state=invited").await.sees("Zoe").sees("Choir").sees("Bad");
    }

    async fn a_list_that_the_host_brings_in_stands_with_the_others_and_is_taken_back(house: House) {
        let net = house.network("harbour", NetworkVisibility::Public).await;
        let sheet = Sheet::of("Name,E-Mail,Organisation,About\nZoe,zoe@example.org,Choir,*so*\nOmar,omar@example.org,Choir,\n");
        let import = ["import", "people", sheet.path(), "--network", "harbour"];
        let said = runs(&house, &import).await;
        said.is_well(true).says("brought in: 2 new people, 1 new organisations").says("a steward can take it back at /n/harbour/imports/");
        let back = said.text.lines().find_map(|line| line.strip_prefix("a steward can take it back at ")).unwrap();
        let list = net.steward.opens("/n/harbour/imports").await;
        list.sees("commonweave-sheet-").sees("whoever runs the server").sees("2 new people, one new organisation");
        net.steward.opens(back).await.sees("2 people go, one organisation goes");
        runs(&house, &import).await.is_well(true).says("0 new people").does_not_say("take it back");
        net.steward.does(back, &[]).await.sees("The import is undone");
        net.steward.opens("/n/harbour/people?state=invited").await.does_not_see("Zoe").does_not_see("Omar");
        runs(&house, &["doctor"]).await.says("the database finds no fault with itself");
    }

    async fn an_answer_that_nobody_reads_ends_nothing_early(house: House) {
        let net = house.network("harbour", NetworkVisibility::Public).await;
        let sheet = Sheet::of("Name,E-Mail\nZoe,zoe@example.org\n=1+1,b@example.org\n");
        let refused = format!("{}.refused", sheet.path());
        let line = format!("\"$0\" import people {} --network harbour --refused {refused} --database '{}' | true; exit ${{PIPESTATUS[0]}}", sheet.path(), house.address());
        let mut command = std::process::Command::new("bash");
        command.args(["-c", &line, env!("CARGO_BIN_EXE_commonweave")]).env("RUST_LOG", "error");
        let done = tokio::task::spawn_blocking(move || command.output().unwrap()).await.unwrap();
        let said = String::from_utf8_lossy(&done.stderr).into_owned();
        assert!(done.status.success() && !said.contains("panicked"), "{said}");
        assert!(std::fs::read_to_string(&refused).unwrap().contains("A cell contains a formula"));
        std::fs::remove_file(&refused).unwrap();
        net.steward.opens("/n/harbour/people?state=invited").await.sees("Zoe");
    }

    async fn words_of_a_list_are_told_which_sector_they_mean(house: House) {
        house.network("harbour", NetworkVisibility::Public).await;
        let sheet = Sheet::of("Organisation,Type,Website\nSingers,Verein,s.example\nFisher,Brigade,f.example\nTwo,Lab,t.example\n");
        let import = ["import", "people", sheet.path(), "--network", "harbour", "--map", "Type=sector"];
        let told = ["--sector", "Verein=community", "--sector", "brigade=labour", "--sector", "education"];
        runs(&house, &[import.as_slice(), &["--sector", "Guild=arts"]].concat()).await.is_well(false).says("says “Guild”");
        runs(&house, &[import.as_slice(), &["--sector", "Lab=empire"]].concat()).await.is_well(false).says("non-profit");
        runs(&house, &[import.as_slice(), &told].concat()).await.is_well(true).says("3 new organisations");
        let list = house.visitor().opens("/n/harbour/organisations").await;
        list.sees("Community 1").sees("Labour 1").sees("Education 1");
    }

    async fn a_trial_tells_what_it_does_not_know(house: House) {
        house.network("harbour", NetworkVisibility::Public).await;
        let tries = async |sheet: &Sheet, more: &[&str]| {
            let import = ["import", "people", sheet.path(), "--network", "harbour", "--dry-run"];
            runs(&house, &[import.as_slice(), more].concat()).await
        };
        let partners = Sheet::of("Organisation,Type,Website\nSingers,Brigade,s.example\nTwo,Registered Charity,t.example\n");
        let mapped = ["--map", "Type=sector"];
        tries(&partners, &mapped).await.is_well(true).says("Brigade (1)").does_not_say("Charity (1)");
        tries(&partners, &["--map", "Type=sector", "--sector", "Brigade=labour"]).await.does_not_say("Brigade (1)");

        let people = Sheet::of("Full name,Email,Phone\nIda Berg,ida@ex.example,+43 1\n");
        tries(&people, &["--json"]).await.says("phone numbers of people are not kept");
        let says = "Choose the column that has the names of the organisations";
        tries(&people, &["--kind", "both", "--json"]).await.is_well(true).says(says).says("\"Full name\": \"name\"");
        tries(&people, &["--kind", "both"]).await.is_well(false).says(says).says("Full name = Person: name");

        let bare = Sheet::of("Ida Berg,ida@ex.example\nJan Voss,jan@ex.example\n");
        tries(&bare, &["--json"]).await.says("Column 1 reads like names of people");
        let letter = Sheet::of("who,place_name,party\nOak Mill,Graz,Blue\nGreen Ilk,Linz,Red\n");
        tries(&letter, &["--map", "who=organisation"]).await.says("2 rows of organisations").says("0 new people, 2 new organisations");
    }

    async fn what_cannot_be_imported_says_what_to_do(house: House) {
        house.network("harbour", NetworkVisibility::Public).await;
        let sheet = Sheet::of("Name\nZoe\n");
        let import = async |file: &str, network: &str| runs(&house, &["import", "people", file, "--network", network]).await;
        import("/nowhere/at/all.csv", "harbour").await.is_well(false).says("cannot read /nowhere/at/all.csv");
        import(sheet.path(), "nosuch").await.is_well(false).says("there is no network at /n/nosuch");
        import(Sheet::of("").path(), "harbour").await.is_well(false).says("The file is empty");
        let binary = Sheet::of("PK\u{3}\u{4}\u{14}\0");
        import(binary.path(), "harbour").await.is_well(false).says("save the sheet as CSV");
    }

    async fn ten_thousand_rows_come_in_by_the_command_and_again_change_nothing(house: House) {
        let net = house.network("large", NetworkVisibility::Private).await;
        let sheet = Sheet::of(&crate::imports::ten_thousand());
        let import = ["import", "people", sheet.path(), "--network", "large"];
        for says in ["brought in: 10000 new people, 500 new organisations", "0 new people, 0 new organisations; rows: 0 new, 0 add"] {
            let began = Instant::now();
            runs(&house, &import).await.is_well(true).says(says);
            eprintln!("10,000 rows by the command on {:?}: {:?} ({says})", house.app.db.engine(), began.elapsed());
        }
        net.steward.opens("/n/large/organisations").await.sees("500 partners");
        runs(&house, &["doctor"]).await.is_well(true);
    }
}

#[test]
fn a_switch_in_the_environment_is_read_as_people_write_it() {
    let started = |switch: &str| {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_commonweave"));
        command.args(["serve", "--listen", "127.0.0.1:0", "--database", "sqlite:///nowhere/at/all.db"]);
        let done = command.env("COMMONWEAVE_TRUST_PROXY", switch).output().unwrap();
        String::from_utf8_lossy(&done.stderr).into_owned()
    };
    for switch in ["1", "0", "yes", "no", "true", "false"] {
        let said = started(switch);
        assert!(
            said.contains("the folder /nowhere/at for the database") && !said.contains("trust-proxy"),
            "{switch}: {said}"
        );
    }
    for switch in ["perhaps", "2", ""] {
        let said = started(switch);
        assert!(said.contains("--trust-proxy") && said.contains("write 1, yes or true"), "{switch}: {said}");
    }
}
