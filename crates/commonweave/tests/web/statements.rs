//! Every statement of the program can be prepared on both engines and answers with the same columns on both. The
//! statements are read out of the source, so that a new one is prepared from the day on which it is written, whether a
//! test comes by it or not; a call of the database whose text cannot be read there fails too.

mod reader;
mod texts;

use crate::kit::House;
use db::Engine;
use house::access::{NetworkVisibility, Role, SpaceVisibility};
use reader::{Only, Statement, read_all};
use std::sync::{Arc, Mutex};

/// What an engine makes of a statement: the names of its columns, or why it refuses.
type Prepared = Result<Vec<String>, String>;

fn on_sqlite(statements: &[Statement]) -> Vec<Prepared> {
    let prepared = Arc::new(Mutex::new(Vec::new()));
    let (kept, texts) = (prepared.clone(), texts_of(statements));
    House::run_on_sqlite(async move |house: House| {
        let address = house.address();
        let file = rusqlite::Connection::open(address.strip_prefix("sqlite://").unwrap()).unwrap();
        for text in texts {
            let statement = file.prepare(&text);
            let names = statement.map(|statement| statement.column_names().map(str::to_owned).collect());
            kept.lock().unwrap().push(names.map_err(|error| error.to_string()));
        }
    });
    Arc::into_inner(prepared).unwrap().into_inner().unwrap()
}

/// None where there is no PostgreSQL to ask.
fn on_postgres(statements: &[Statement]) -> Option<Vec<Prepared>> {
    let prepared = Arc::new(Mutex::new(None));
    let (kept, texts) = (prepared.clone(), texts_of(statements));
    House::run_on_postgres(async move |house: House| {
        let (client, connection) =
            tokio_postgres::connect(&house.address(), tokio_postgres::NoTls).await.unwrap();
        let driving = tokio::spawn(connection);
        let mut found = Vec::new();
        for text in texts {
            let statement = client.prepare(&text).await;
            let names = statement
                .map(|statement| statement.columns().iter().map(|column| column.name().to_owned()).collect());
            found.push(
                names.map_err(|error| {
                    error.as_db_error().map_or_else(|| error.to_string(), ToString::to_string)
                }),
            );
        }
        *kept.lock().unwrap() = Some(found);
        driving.abort();
    });
    Arc::into_inner(prepared).unwrap().into_inner().unwrap()
}

fn texts_of(statements: &[Statement]) -> Vec<String> {
    statements.iter().map(|statement| statement.text.clone()).collect()
}

/// Whether both engines call the columns the same. A column that the statement gives no name has one of the engine's
/// own making, and nobody may read it by that.
fn agree(sqlite: &[String], postgres: &[String]) -> bool {
    let unnamed = |name: &str| !name.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '_');
    let same = |(one, other): (&String, &String)| one == other || unnamed(one);
    sqlite.len() == postgres.len() && sqlite.iter().zip(postgres).all(same)
}

#[test]
fn every_statement_is_prepared_on_both_engines_and_answers_with_the_same_columns() {
    let (statements, unread) = read_all();
    assert!(unread.is_empty(), "no test can prepare what it cannot read:\n{}", unread.join("\n"));
    eprintln!("{} statements", statements.len());
    assert!(statements.len() > 150, "only {} statements were found: where are the others?", statements.len());
    let sqlite = on_sqlite(&statements);
    let Some(postgres) = on_postgres(&statements) else { return };
    let mut broken = Vec::new();
    for ((statement, sqlite), postgres) in statements.iter().zip(&sqlite).zip(&postgres) {
        let refused = |engine: Engine, prepared: &Prepared| {
            prepared
                .as_ref()
                .err()
                .map(|why| format!("{} on {engine:?}: {why}\n{}", statement.place, statement.text))
        };
        match statement.only {
            Some(Only::Sqlite) => broken.extend(refused(Engine::Sqlite, sqlite)),
            Some(Only::Postgres) => broken.extend(refused(Engine::Postgres, postgres)),
            None => {
                broken.extend(refused(Engine::Sqlite, sqlite));
                broken.extend(refused(Engine::Postgres, postgres));
                if let (Ok(one), Ok(other)) = (sqlite, postgres)
                    && !agree(one, other)
                {
                    broken.push(format!(
                        "{}: columns {one:?} on SQLite, {other:?} on PostgreSQL",
                        statement.place
                    ));
                }
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n\n"));
}

/// A statement that asks for rows by their numbers, as it asks for many.
fn for_many(statement: &Statement) -> Option<String> {
    let (before, rest) = statement.text.split_once("id IN ($")?;
    let (numbers, after) = rest.split_once(')')?;
    let first: usize = numbers.split(',').next()?.parse().ok()?;
    let many: Vec<String> = (first..first + 192).map(|number| format!("${number}")).collect();
    Some(format!("EXPLAIN QUERY PLAN {before}id IN ({}){after}", many.join(", ")))
}

#[test]
fn what_is_asked_for_by_number_is_not_sought_by_walking_through_a_network() {
    let (statements, _) = read_all();
    let asked: Vec<String> = statements.iter().filter_map(for_many).collect();
    assert!(asked.len() >= 8, "only {} statements ask by number: where are the others?", asked.len());
    House::run_on_sqlite(async move |house: House| {
        let address = house.address();
        let file = rusqlite::Connection::open(address.strip_prefix("sqlite://").unwrap()).unwrap();
        let mut broken = Vec::new();
        for text in asked {
            let mut plan = file.prepare(&text).unwrap();
            let mut steps = plan.raw_query();
            while let Some(step) = steps.next().unwrap() {
                let step: String = step.get("detail").unwrap();
                // What was found inside is read through to its end; how it was found stands in steps of its own.
                let walks =
                    step.starts_with("SCAN") && step != "SCAN found" && !step.starts_with("SCAN (subquery");
                if walks || step.ends_with("(network_id=?)") {
                    broken.push(format!("{step}\n{}", text.chars().take(600).collect::<String>()));
                }
            }
        }
        assert!(broken.is_empty(), "{}", broken.join("\n\n"));
    });
}

on_both! {
    async fn every_mix_of_filters_is_answered(house: House) {
        let net = house.network("green", NetworkVisibility::Public).await;
        let ana = house.member(&net, "Ana Prata", Role::Member).await;
        ana.does("/n/green/profile", &[("name", "Ana Prata"), ("offers", "Roofs")]).await;
        net.steward.does("/n/green/organisations", &[("name", "Ana and Roofs"), ("sector", "arts")]).await.is_fine();
        let organisations = "/n/green/organisations";
        let shop = ana.opens(organisations).await.value("href=\"/n/green/organisations/", "href").unwrap();
        ana.does(&format!("{shop}/affiliation"), &[]).await.is_fine();
        let number = shop.rsplit('/').next().unwrap();
        let parts = [format!("organisation={number}"), "skill=roofs".into(), "sector=arts".into(), "q=ana".into(), "q=ana+pr".into()];
        for mix in 0..1_usize << parts.len() {
            let chosen: Vec<&str> =
                parts.iter().enumerate().filter(|(at, _)| mix >> at & 1 == 1).map(|(_, part)| part.as_str()).collect();
            let query = chosen.join("&");
            ana.opens(&format!("/n/green/people?{query}")).await.is_fine().sees("Ana Prata");
            ana.opens(&format!("/n/green/people.csv?{query}")).await.is_fine().sees("Ana Prata");
        }
        let space = house.space(&net, "Roofs", SpaceVisibility::Network, &ana).await;
        let form = [("kind", "discussion"), ("space", &*space.to_string()), ("title", "Which first?"), ("body", "")];
        ana.does("/n/green/items", &form).await.is_fine();
        for query in ["", "kind=discussion", "state=open", "kind=discussion&state=open", "verb=talk", "verb=talk&state=open", "verb=talk&kind=discussion&state=open"] {
            ana.opens(&format!("/n/green/spaces/{space}/items?{query}")).await.is_fine().sees("Which first?");
        }
        for query in ["", "sector=arts", "q=roo", "q=roo&sector=arts", "q=ana+roo", "q=ana+roo&sector=arts"] {
            ana.opens(&format!("{organisations}?{query}")).await.is_fine().sees("Ana and Roofs");
        }
    }
}

#[test]
fn the_reader_sees_texts_in_variables_branches_and_batches() {
    let found = |body: &str| {
        let file = format!(
            "const HEAD: &str = \"INSERT INTO t (a, b)\"; fn of(q: &mut Read<'_>) {{ {body} }}
                            fn part(id: &str) -> String {{ format!(\"{{id}} > 0\") }}"
        );
        reader::read_file("made/up/store.rs", &file)
    };
    let texts = |body: &str| found(body).0.into_iter().map(|statement| statement.text).collect::<Vec<_>>();
    assert_eq!(texts("q.one(\"SELECT 1\", &[])?"), ["SELECT 1"]);
    assert_eq!(texts("let sql = \"SELECT 2\"; if x { q.all::<i64>(sql, &[]) }"), ["SELECT 2"]);
    assert_eq!(texts("q.all(if x { \"SELECT 3\" } else { \"SELECT 4\" }, &[])"), ["SELECT 3", "SELECT 4"]);
    assert_eq!(
        texts("batch::insert(tx, HEAD, &rows, \"RETURNING a\")"),
        ["INSERT INTO t (a, b) VALUES ($1, $2) RETURNING a"]
    );
    assert_eq!(
        texts("batch::among(q, \"SELECT a FROM t WHERE b\", &[&x], &k, \"\")"),
        ["SELECT a FROM t WHERE b IN ($2, $3) "]
    );
    let pairs = "let (id, from) = if x { (\"a\", \"t\") } else { (\"b\", \"u\") };
                 let more = if id == \"a\" { part(\"c\") } else { \"TRUE\".into() };";
    assert_eq!(
        texts(&format!("{pairs} q.all(&format!(\"SELECT {{id}} FROM {{from}} WHERE {{more}}\"), &[])")),
        ["SELECT a FROM t WHERE c > 0", "SELECT b FROM u WHERE TRUE"]
    );
    assert_eq!(
        texts("tx.lock(\"spaces\", 7)"),
        ["SELECT id FROM spaces WHERE id = $1", "SELECT id FROM spaces WHERE id = $1 FOR UPDATE"]
    );
    assert_eq!(found("q.all(&made_elsewhere(), &[])").1.len(), 1);
    assert_eq!(found("rows.iter().all(|row| row.is_empty())").1.len(), 0);
}

#[test]
fn a_statement_that_only_one_engine_knows_is_noticed() {
    let statement = |text: &str| Statement { place: String::new(), text: text.to_owned(), only: None };
    let [upsert, unknown] = [
        statement("SELECT id FROM networks WHERE slug = $1"),
        statement("SELECT id FROM networks WHERE ROWID = $1"),
    ];
    let all = [upsert, unknown];
    assert!(on_sqlite(&all).iter().all(Result::is_ok));
    if let Some(postgres) = on_postgres(&all) {
        assert!(postgres[0].is_ok() && postgres[1].is_err());
    }
    assert!(agree(&["id".into(), "COUNT(*)".into()], &["id".into(), "count".into()]));
    assert!(!agree(&["id".into()], &["number".into()]));
}
