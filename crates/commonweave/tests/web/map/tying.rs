//! Which acts tie people and give them a voice, and which do not.

use super::{PEOPLE, drawn, kept_up, of, talk, written_down};
use crate::commands::runs;
use crate::events::seats::{beside, held};
use crate::kit::{House, Person};
use crate::{budgets, checkins, proposals};
use house::access::{NetworkVisibility, Role};
use std::time::Duration;

const DAY: Duration = Duration::from_secs(86_400);

/// The layers in which anybody is tied to anybody.
async fn layers(house: &House) -> Vec<String> {
    kept_up(house).await;
    let read = house.app.db.read(|q| q.all::<String>("SELECT DISTINCT layer FROM ties ORDER BY layer", &[]));
    read.await.map_err(|error: db::Error| error).unwrap()
}

/// How often members took a step, by month, the earliest first.
async fn voices(house: &House, step: &'static str) -> Vec<i64> {
    kept_up(house).await;
    let read = house.app.db.read(move |q| {
        q.all::<(i64, i64)>(
            "SELECT month, CAST(SUM(amount) AS BIGINT) AS amount FROM voice_sums WHERE step = $1
             GROUP BY month ORDER BY month",
            &[&step],
        )
    });
    read.await.map_err(|error: db::Error| error).unwrap().into_iter().map(|(_, amount)| amount).collect()
}

async fn answers(who: &Person, event: &str, answer: &str) {
    who.sends(&format!("{event}/answers"), &[("answer", answer)]).await.goes_to(event);
}

on_both! {
    async fn a_secret_vote_ties_nobody_and_is_nobodys_voice(house: House) {
        let (net, ana, ben) = house.two().await;
        for kept in ["secret", "checkable", "open"] {
            let fields = proposals::draft("simple", "", &[("secrecy", kept), ("title", kept)]);
            let (_, acts) = proposals::opened(&ana, &net, &fields).await;
            for who in [&ana, &ben] {
                proposals::votes(who, &acts, &[("choice", "yes")]).await;
            }
            if kept == "open" {
                assert_eq!((layers(&house).await, voices(&house, "decided").await), (vec!["decisions".to_owned()], vec![2]));
            } else {
                assert_eq!((layers(&house).await, voices(&house, "decided").await), (vec![], vec![]), "{kept}");
            }
        }
    }

    async fn ballots_of_a_budget_tie_nobody_and_count_as_turnout(house: House) {
        let (net, ana, ben) = house.two().await;
        let (_, _, all) = budgets::opened(&ana, &net, &[("Pond", "60"), ("Lamp", "30")], &[]).await;
        for who in [&ana, &ben] {
            budgets::chooses(who, &all[0], &[("take", "yes")]).await.leads_to().unwrap();
        }
        assert_eq!((layers(&house).await, voices(&house, "decided").await), (vec![], vec![2]));
    }

    async fn who_waits_for_a_seat_is_tied_once_they_have_one_and_nobody_is_by_what_was_called_off(house: House) {
        let (net, ana, ben) = house.two().await;
        let cleo = house.member(&net, "Cleo", Role::Member).await;
        let supper = held(&ana, &net, &[("capacity", "2")]).await;
        answers(&ana, &supper, "yes").await;
        answers(&ben, &supper, "yes").await;
        answers(&cleo, &supper, "yes").await;
        assert_eq!(voices(&house, "present").await, [2]);
        cleo.opens(PEOPLE).await.sees("2 people");
        cleo.opens("/n/green-city/map/mine").await.sees("not tied to anybody");
        answers(&ben, &supper, "no").await;
        cleo.opens(&supper).await.sees("A seat is free for you");
        assert_eq!((layers(&house).await, voices(&house, "present").await), (vec![], vec![1]));
        cleo.does(&format!("{}/seat", beside(&supper)), &[("take", "yes")]).await.is_fine();
        assert_eq!(voices(&house, "present").await, [2]);
        cleo.opens("/n/green-city/map/mine").await.sees("You are tied to 1 person").sees("Ana");
        let form = [
            ("title", "Supper"), ("body", ""), ("revision", "1"), ("kept", "true"), ("day", "2026-11-20"), ("start", "18:00"),
            ("end", "20:00"), ("capacity", "2"), ("cancelled", "true"),
        ];
        ana.does(&supper, &form).await.sees("This event was cancelled.");
        assert_eq!((layers(&house).await, voices(&house, "present").await), (vec![], vec![0]));
    }

    async fn a_yes_that_is_taken_back_in_another_month_is_taken_back_where_it_was_counted(house: House) {
        let (net, ana, ben) = house.two().await;
        let supper = held(&ana, &net, &[]).await;
        let late = [("title", "Late supper"), ("day", "2026-12-20"), ("start", "18:00"), ("end", "20:00")];
        let space = net.commons.to_string();
        let fields = [late.as_slice(), &[("kind", "event"), ("space", space.as_str()), ("body", "")]].concat();
        let sent = ana.sends("/n/green-city/items", &fields).await;
        let late = sent.leads_to().unwrap_or_else(|| panic!("{}", sent.text()));
        answers(&ben, &supper, "yes").await;
        answers(&ben, &late, "yes").await;
        assert_eq!(voices(&house, "present").await, [2]);
        house.app.clock.forward(20 * DAY);
        answers(&ben, &late, "no").await;
        assert_eq!(voices(&house, "present").await, [1]);
        answers(&ben, &late, "yes").await;
        assert_eq!(voices(&house, "present").await, [1, 1]);
    }

    async fn an_answer_that_is_put_in_other_words_is_one(house: House) {
        let (net, ana, _) = house.two().await;
        let item = checkins::begins(&ana, &net, net.commons, "How was your day?", &[]).await;
        house.app.clock.forward(Duration::from_secs(60 * 60 * 8));
        house.jobs_end().await;
        let answer = format!("{}/answer", item.replace("/items/", "/checkins/"));
        for body in ["Good", "Very good", "Good, after all"] {
            ana.does(&answer, &[("body", body)]).await.is_fine();
        }
        assert_eq!(voices(&house, "spoke").await, [1]);
        net.steward.opens("/n/green-city/log").await.sees("edited their answer to");
    }

    async fn one_person_under_two_spellings_is_tied_to_nobody_twice_and_never_to_themselves(house: House) {
        let net = house.network("green-city", NetworkVisibility::Private).await;
        written_down(&house, &net, vec!["Zoe".to_owned(), "Yan".to_owned()]).await;
        let file = std::env::temp_dir().join(format!("ties-{}.csv", house::clock::Chance.token().unwrap()));
        std::fs::write(&file, "source,target,weight\nZoe,ZOE,1\nZoe,Yan,1\nZOE,Yan,2\n").unwrap();
        let command = ["import", "ties", file.to_str().unwrap(), "--network", "green-city"];
        runs(&house, &command).await.is_well(true).says("1 declared ties between 2 people");
        std::fs::remove_file(&file).unwrap();
        let kept: Vec<f64> = house.app.db.read(|q| q.all("SELECT weight FROM declared_ties ORDER BY low_id", &[])).await.unwrap();
        assert_eq!(kept, [3.0]);
    }

    async fn what_was_declared_of_an_organisation_is_said_of_the_one_into_which_it_is_merged(house: House) {
        let net = house.network("green-city", NetworkVisibility::Private).await;
        let adds = async |name: &str| {
            let form = [("name", name), ("sector", "education")];
            let at = net.steward.sends("/n/green-city/organisations", &form).await.leads_to().unwrap();
            let number: i64 = at.rsplit('/').next().unwrap().parse().unwrap();
            (at, number)
        };
        let ((old, one), (_, two), (_, three)) = (adds("Old School").await, adds("New School").await, adds("Choir").await);
        let tie = |low: i64, high: i64| see::ties::Declared { low_id: low.min(high), high_id: low.max(high), weight: 1.0 };
        let (network, ties) = (net.id, vec![tie(one, three), tie(one, two)]);
        house.app.db.write(move |tx| see::ties::declare(tx, network, "organisation", &ties)).await.unwrap();
        drawn(&house).await;
        net.steward.opens("/n/green-city/map").await.sees("Old School").sees("3 organisations");
        net.steward.does(&format!("{old}/merger"), &[("into", &two.to_string())]).await.is_fine();
        let seen = net.steward.opens("/n/green-city/map.csv").await;
        seen.is_fine().sees("New School").sees("Choir").does_not_see("Old School");
        net.steward.does(&format!("{old}/merger/removal"), &[]).await.is_fine();
        let kept = house.app.db.read(move |q| see::ties::declared(q, network, "organisation")).await.unwrap();
        let mut both = vec![tie(one, three), tie(one, two)];
        both.sort_by_key(|tie| (tie.low_id, tie.high_id));
        assert_eq!(kept, both);
    }

    async fn who_hides_a_tie_or_is_on_no_map_is_in_no_file_of_it(house: House) {
        let net = house.network("green-city", NetworkVisibility::Private).await;
        let ana = of(&house, &net, "Ana", ("River Trust", "non-profit")).await;
        let ben = of(&house, &net, "Ben", ("City Works", "government")).await;
        talk(&house, &net, net.commons, &ana, &ben).await;
        drawn(&house).await;
        let files = ["map.csv", "map.csv?of-whom=member", "map.graphml", "map.graphml?of-whom=member"];
        let tells = async |tells: bool| {
            for file in files {
                let seen = net.steward.opens(&format!("/n/green-city/{file}")).await;
                let text = seen.is_fine().text();
                assert_eq!(text.contains("Ben") || text.contains("City Works"), tells, "{file}: {text}");
            }
        };
        tells(true).await;
        let number = ana.member.unwrap().to_string();
        ben.does("/n/green-city/map/mine", &[("do", "hide"), ("member", &number)]).await.is_fine();
        tells(false).await;
        ben.does("/n/green-city/map/mine", &[("do", "show"), ("member", &number)]).await.is_fine();
        tells(true).await;
        ben.does("/n/green-city/map/mine", &[("do", "leave")]).await.is_fine();
        tells(false).await;
    }
}
