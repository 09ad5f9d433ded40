//! Ties that were kept up are those that counting from the beginning gives, whatever happened and wherever it was cut.

use crate::commands::runs;
use crate::kit::House;
use house::access::Role;
use house::happenings::{self, Happened};
use house::ids::{ItemId, MemberId, SpaceId};
use std::time::Duration;

/// Until all that is in the log is counted.
pub async fn kept_up(house: &House) {
    let (db, rooms) = (house.app.db.clone(), house.app.rooms);
    for _ in 0..200 {
        let (one, rooms) = (db.clone(), rooms);
        tokio::task::spawn_blocking(move || see::ties::keep_up(&one, rooms)).await.unwrap().unwrap();
        let behind: i64 = db
            .read(|q| {
                q.one(
                    "SELECT COUNT(*) FROM happenings, tie_reading
                     WHERE (happenings.visible_order, happenings.id) > (tie_reading.last_order, tie_reading.last_id)",
                    &[],
                )
            })
            .await
            .unwrap();
        if behind == 0 {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    panic!("the log is never counted to its end");
}

/// Everything that is counted, as lines.
async fn counted(house: &House) -> Vec<String> {
    let mut lines = Vec::new();
    for sql in [
        "SELECT 'tie ' || low_id || ' ' || high_id || ' ' || layer || ' ' || space_id || ' ' || weight AS line
         FROM ties ORDER BY 1",
        "SELECT 'month ' || month || ' ' || low_id || ' ' || high_id || ' ' || layer || ' ' || space_id || ' ' || weight AS line
         FROM tie_months ORDER BY 1",
        "SELECT 'taker ' || item_id || ' ' || layer || ' ' || period || ' ' || member_id || ' ' || day AS line
         FROM tie_people WHERE present ORDER BY 1",
        "SELECT 'voice ' || month || ' ' || step || ' ' || member_id || ' ' || space_id || ' ' || amount AS line
         FROM voice_sums WHERE amount <> 0 ORDER BY 1",
    ] {
        lines.extend(house.app.db.read(move |q| q.all::<String>(sql, &[])).await.unwrap());
    }
    lines
}

/// A row of numbers that looks like chance, the same each time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % sides
    }
}

/// One act of somebody, of whatever sort.
async fn act(house: &House, dice: &mut Dice, people: &[MemberId], items: &[ItemId], spaces: &[SpaceId]) {
    let (who, item) = (people[dice.roll(people.len())], items[dice.roll(items.len())]);
    let (other, to) = (people[dice.roll(people.len())], spaces[dice.roll(spaces.len())]);
    let now = house.now() + Duration::from_secs(86_400 * u64::try_from(dice.roll(60)).unwrap());
    let sort = dice.roll(22);
    let relieved = house.app.rooms.act("task-relieved").unwrap();
    house
        .app
        .db
        .write(move |tx| {
            let (network, space): (house::ids::NetworkId, SpaceId) =
                tx.one("SELECT network_id, space_id FROM items WHERE id = $1", &[&item])?;
            let happened = |act| Happened::new(act).space(space).item(item);
            let happened = match sort {
                0..=6 => happened(&talk::conversations::MESSAGE_POSTED),
                7..=9 => happened(&meet::events::EVENT_ANSWERED).detail("yes"),
                10 => happened(&meet::events::EVENT_ANSWERED).detail("no"),
                11 | 12 => happened(&work::tasks::TASK_TAKEN),
                13 => happened(&work::tasks::TASK_TAKEN).detail("removed"),
                14 => happened(&work::tasks::TASK_GIVEN).subject(other.get()),
                15 => happened(relieved).subject(other.get()),
                16 => {
                    tx.run("UPDATE items SET shelf = 'deleted' WHERE id = $1", &[&item])?;
                    happened(&house::items::ITEM_DELETED)
                }
                17 => {
                    tx.run("UPDATE items SET shelf = 'shown' WHERE id = $1", &[&item])?;
                    happened(&house::items::ITEM_RESTORED)
                }
                18 => {
                    tx.run("UPDATE items SET space_id = $2 WHERE id = $1", &[&item, &to])?;
                    Happened::new(&house::items::ITEM_MOVED).space(to).item(item)
                }
                19 => happened(&meet::events::EVENT_CANCELLED),
                20 => happened(&meet::events::EVENT_ANSWERED).detail("waiting"),
                _ => Happened::new(&house::members::MEMBER_LEFT).subject(other.get()),
            };
            happenings::record(tx, network, Some(who), now, happened)?;
            Ok::<_, db::Error>(())
        })
        .await
        .unwrap();
}

/// Lets 450 people have said that they come who are numbers alone, lower than anybody's.
async fn crowd(house: &House, item: ItemId, space: SpaceId) {
    let put = house.app.db.write(move |tx| {
        tx.run(
            "WITH RECURSIVE numbers (n) AS (SELECT CAST(1 AS BIGINT) UNION ALL SELECT n + 1 FROM numbers WHERE n < 450)
             INSERT INTO tie_people (item_id, layer, period, member_id, day, space_id, present)
             SELECT $1, 'meetings', 0, n - 1000, 20000, $2, TRUE FROM numbers",
            &[&item, &space],
        )?;
        tx.run(
            "INSERT INTO tie_acts (item_id, layer, period, network_id, space_id, counted)
             SELECT id, 'meetings', 0, network_id, $2, TRUE FROM items WHERE id = $1",
            &[&item, &space],
        )
    });
    put.await.unwrap();
}

/// Somebody says something to an event; answers with how many come then, and how many pairs are tied by it.
async fn says(house: &House, who: MemberId, item: ItemId, answer: &'static str) -> (i64, i64) {
    let now = house.now();
    let said = house.app.db.write(move |tx| {
        let (network, space): (house::ids::NetworkId, SpaceId) =
            tx.one("SELECT network_id, space_id FROM items WHERE id = $1", &[&item])?;
        let happened = match answer {
            "cancelled" => Happened::new(&meet::events::EVENT_CANCELLED),
            _ => Happened::new(&meet::events::EVENT_ANSWERED).detail(answer),
        };
        let happened = happened.space(space).item(item);
        happenings::record(tx, network, Some(who), now, happened)
    });
    said.await.unwrap();
    kept_up(house).await;
    let counts = house.app.db.read(move |q| {
        let come: i64 =
            q.one("SELECT COUNT(*) FROM tie_people WHERE item_id = $1 AND layer = 'meetings'", &[&item])?;
        let tied: i64 = q.one("SELECT COUNT(*) FROM ties WHERE layer = 'meetings'", &[])?;
        Ok::<_, db::Error>((come, tied))
    });
    counts.await.unwrap()
}

on_both! {
    async fn of_a_crowd_nobody_is_tied_and_each_comes_and_goes_by_themselves(house: House) {
        let (net, ana, ben) = house.two().await;
        let item = house.item(&ana, &net, net.commons, "discussion", "Square").await;
        let item: ItemId = item.rsplit('/').next().unwrap().parse().unwrap();
        let (ana, ben) = (ana.member.unwrap(), ben.member.unwrap());
        kept_up(&house).await;
        crowd(&house, item, net.commons).await;
        assert_eq!(says(&house, ana, item, "yes").await, (451, 0));
        assert_eq!(says(&house, ben, item, "yes").await, (452, 0));
        assert_eq!(says(&house, ana, item, "yes").await, (452, 0));
        assert_eq!(says(&house, ana, item, "no").await, (451, 0));
        assert_eq!(says(&house, ana, item, "cancelled").await, (0, 0));
        says(&house, ana, item, "yes").await;
        assert_eq!(says(&house, ben, item, "yes").await, (2, 1));
    }
}

on_both! {
    async fn what_was_kept_up_is_what_counting_again_gives(house: House) {
        let (net, ana, ben) = house.two().await;
        let mut people = vec![ana.member.unwrap(), ben.member.unwrap()];
        for name in ["Cleo", "Dora", "Emil", "Finn", "Gus"] {
            people.push(house.member(&net, name, Role::Member).await.member.unwrap());
        }
        let other = house.space(&net, "Roofs", house::access::SpaceVisibility::Members, &ana).await;
        let mut items = Vec::new();
        for title in ["One", "Two", "Three", "Four"] {
            let item = house.item(&ana, &net, net.commons, "discussion", title).await;
            items.push(item.rsplit('/').next().unwrap().parse::<ItemId>().unwrap());
        }
        let mut tied = false;
        for seed in 1..=4 {
            let mut dice = Dice(seed);
            for number in 0..60 {
                act(&house, &mut dice, &people, &items, &[net.commons, other]).await;
                if dice.roll(9) == 0 || number == 59 {
                    kept_up(&house).await;
                }
            }
            let kept = counted(&house).await;
            tied |= kept.iter().any(|line| line.starts_with("tie "));
            let (db, rooms) = (house.app.db.clone(), house.app.rooms);
            tokio::task::spawn_blocking(move || see::ties::rebuild(&db, rooms)).await.unwrap().unwrap();
            kept_up(&house).await;
            assert_eq!(counted(&house).await, kept, "seed {seed}");
        }
        assert!(tied, "nobody was ever tied");
    }

    async fn what_is_cut_off_in_the_middle_or_counted_by_two_at_once_is_counted_once(house: House) {
        let (net, ana, ben) = house.two().await;
        for _ in 0..3 {
            super::talk(&house, &net, net.commons, &ana, &ben).await;
            let rooms = house.app.rooms;
            let cut = house.app.db.write(move |tx| {
                see::ties::count_next(tx, rooms)?;
                Err::<(), _>(db::Error::Missing)
            });
            assert!(cut.await.is_err());
            let both = [(); 2].map(|()| {
                let db = house.app.db.clone();
                tokio::task::spawn_blocking(move || see::ties::keep_up(&db, rooms).unwrap())
            });
            for one in both {
                one.await.unwrap();
            }
        }
        kept_up(&house).await;
        let kept = counted(&house).await;
        let three = kept.iter().filter(|line| line.starts_with("voice") && line.contains(" spoke ")).count();
        assert_eq!(three, 1);
        assert!(kept.iter().any(|line| line.contains(" spoke ") && line.ends_with(" 3")), "{kept:?}");
        let (db, rooms) = (house.app.db.clone(), house.app.rooms);
        tokio::task::spawn_blocking(move || see::ties::rebuild(&db, rooms)).await.unwrap().unwrap();
        kept_up(&house).await;
        assert_eq!(counted(&house).await, kept);
    }

    async fn the_command_counts_again(house: House) {
        let (net, ana, ben) = house.two().await;
        super::talk(&house, &net, net.commons, &ana, &ben).await;
        kept_up(&house).await;
        let kept = counted(&house).await;
        house.app.db.write(|tx| tx.run("UPDATE ties SET weight = 7", &[])).await.unwrap();
        runs(&house, &["rebuild", "ties"]).await.is_well(true).says("lines of the log");
        assert_eq!(counted(&house).await, kept);
    }
}
