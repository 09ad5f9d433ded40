//! What follows from a common ground, and who comes to it from outside: links, what is made of statements, the outcome, exports
//! that are brought in, and what hidden ones are to others.

use super::{TWO, asked, crowd, drawn, number, of, starts};
use crate::commands::runs;
use crate::kit::Person;
use axum::http::StatusCode;
use house::access::{NetworkVisibility, Role, SpaceVisibility};

/// What starts a project of a statement that so many may read.
fn project<'a>(statement: &'a str, visibility: &'a str) -> [(&'static str, &'a str); 4] {
    [
        ("statement", statement),
        ("name", "A longer market"),
        ("purpose", "We try it"),
        ("visibility", visibility),
    ]
}

/// The first way from a page to the form by which a project is made of a statement.
async fn to_project(who: &Person, page: &str) -> String {
    let page = who.opens(page).await;
    let mut links = page.html().split("href=\"").skip(1).filter_map(|part| part.split('"').next());
    links.find(|link| link.contains("/project?statement=")).unwrap().to_owned()
}

on_both! {
    async fn somebody_from_outside_answers_by_the_link_once_per_browser(house: House) {
        let (net, ana, ben) = house.two().await;
        let item = starts(&ana, &net, net.commons, TWO, &[]).await;
        ana.sends(&of(&item, "link"), &[("link", "yes")]).await.is_missing();
        ana.opens("/n/green-city/grounds/links").await.is_missing();
        net.steward.does("/n/green-city/grounds/links", &[("links", "true")]).await.is_fine();
        let with = ana.does(&of(&item, "link"), &[("link", "yes")]).await;
        let link = format!("/ground/{}", with.html().split("href=\"/ground/").nth(1).unwrap().split('"').next().unwrap());
        let visitor = house.visitor();
        visitor.opens(&item).await.is_missing();
        for left in ["2 of 2 left", "1 of 2 left"] {
            let page = visitor.opens(&link).await;
            page.sees(left).does_not_see("Ana");
            let statement = page.value("name=\"statement\"", "value").unwrap();
            visitor.does(&link, &[("statement", &statement), ("answer", "agree")]).await.is_fine();
        }
        visitor.opens(&link).await.sees("You have answered every statement");
        ben.opens(&item).await.sees("1 person has taken part");
        // The same person comes in as a member, and is counted once.
        ben.keep("ground", &visitor.cookie("ground").unwrap());
        ben.opens(&link).await.sees("answer here, so that you are counted once");
        let statement = asked(&ben, &item).await;
        ben.does(&of(&item, "answers"), &[("statement", &statement), ("answer", "disagree")]).await.is_fine();
        ben.opens(&item).await.sees("1 person has taken part").sees("You have answered every statement");
        drawn(&house).await;
        runs(&house, &["doctor"]).await.is_well(true);
        net.steward.does("/n/green-city/grounds/links", &[]).await.is_fine();
        house.visitor().opens(&link).await.is_missing();
        net.steward.does("/n/green-city/grounds/links", &[("links", "true")]).await.is_fine();
        house.visitor().opens(&link).await.is_fine();
        ana.does(&of(&item, "link"), &[("link", "no")]).await.is_fine();
        house.visitor().opens(&link).await.is_missing();
    }

    async fn something_is_made_of_a_shared_statement_and_linked_back(house: House) {
        let (net, ana, ben) = house.two().await;
        let item = crowd(&house, &net, net.commons, 24).await;
        let orphans = ana.opens("/n/green-city/common-ground").await;
        orphans.sees("open on Saturdays").does_not_see("Cars should stay out");
        let start = orphans.html().split("href=\"").find(|part| part.contains("part=")).unwrap().split('"').next().unwrap().replace("&#38;", "&").replace("&amp;", "&");
        let choose = ana.opens(&start).await;
        choose.sees("Idea");
        let form = ana.opens(&format!("{start}&kind=idea&space={}", net.commons)).await;
        form.keeps("The market should be open on Saturdays.").sees("What about the market?");
        let part = form.value("name=\"part\"", "value").unwrap();
        let space = net.commons.to_string();
        let from = number(&item).to_string();
        let fields = [("kind", "idea"), ("space", space.as_str()), ("from", &from), ("part", &part), ("title", "Open on Saturdays"), ("body", "")];
        let idea = ana.sends("/n/green-city/items", &fields).await.leads_to().unwrap();
        ben.opens(&idea).await.sees("What about the market?");
        ben.opens(&of(&item, "statements")).await.sees("Led to:").sees("Open on Saturdays");
        ana.opens("/n/green-city/common-ground").await.does_not_see("open on Saturdays");
    }

    async fn a_statement_becomes_a_project_in_one_step_and_each_shows_the_other(house: House) {
        let (net, ana, ben) = house.two().await;
        let item = crowd(&house, &net, net.commons, 24).await;
        for page in [item.clone(), of(&item, "statements"), "/n/green-city/common-ground".to_owned()] {
            ana.opens(&page).await.sees("Make something of this").does_not_see("Start a project");
            net.steward.opens(&page).await.sees("Start a project").markup();
        }
        let way = to_project(&net.steward, "/n/green-city/common-ground").await;
        ana.opens(&way).await.is_missing();
        let form = net.steward.opens(&way).await;
        form.keeps("The market should be open on Saturdays.").markup();
        let (statement, path) = (form.value("name=\"statement\"", "value").unwrap(), of(&item, "project"));
        ana.sends(&path, &project(&statement, "network")).await.is_missing();
        net.steward.sends(&path, &project("999999", "network")).await.is(StatusCode::CONFLICT).sees("no longer there");
        net.steward.sends(&path, &project(&statement, "everyone")).await.is_refused().keeps("We try it");
        let made = net.steward.sends(&path, &project(&statement, "network")).await.leads_to().unwrap();
        // A form that is sent twice makes one project.
        net.steward.sends(&path, &project(&statement, "network")).await.goes_to(&made);
        let page = ben.opens(&made).await;
        page.sees("This project came from common ground").sees("open on Saturdays").sees("What about the market?").markup();
        ben.opens(&of(&item, "statements")).await.sees("Led to:").sees("A longer market");
        ana.opens("/n/green-city/common-ground").await.does_not_see("open on Saturdays");
        net.steward.opens("/n/green-city/log").await.sees("made a project of a statement");
        // What is taken out of the conversation stands on no project either.
        let out = [("statement", statement.as_str()), ("was", "shown"), ("state", "rejected"), ("reason", "Twice")];
        net.steward.does(&of(&item, "moderation"), &out).await.is_fine();
        ben.opens(&made).await.is_fine().does_not_see("open on Saturdays");
        net.steward.opens(&way).await.is(StatusCode::CONFLICT).sees("no longer there");
        // The map is drawn anew a while after.
        house.app.clock.forward(std::time::Duration::from_secs(3_600));
        runs(&house, &["doctor"]).await.is_well(true);
    }

    async fn statement_and_project_show_each_other_to_those_alone_who_may_read_both(house: House) {
        let (net, ana, ben) = house.two().await;
        let board = house.space(&net, "Board", SpaceVisibility::Members, &ana).await;
        let hidden = starts(&ana, &net, board, "The stalls are dear.", &[]).await;
        let statement = asked(&ana, &hidden).await;
        ben.sends(&of(&hidden, "project"), &project(&statement, "network")).await.is_missing();
        let open = ana.sends(&of(&hidden, "project"), &project(&statement, "network")).await.leads_to().unwrap();
        ana.opens(&open).await.sees("The stalls are dear.");
        ben.opens(&open).await.is_fine().does_not_see("The stalls are dear.").does_not_see("came from common ground");
        let told = starts(&ana, &net, net.commons, TWO, &[]).await;
        let statement = asked(&net.steward, &told).await;
        let closed = project(&statement, "members");
        net.steward.does(&of(&told, "project"), &closed).await.sees("This project came from common ground");
        net.steward.opens(&of(&told, "statements")).await.sees("Led to:");
        ben.opens(&of(&told, "statements")).await.is_fine().does_not_see("Led to:").does_not_see("A longer market");
    }

    async fn a_conversation_closes_with_its_outcome_and_takes_no_more_answers(house: House) {
        let (net, ana, ben) = house.two().await;
        let item = starts(&ana, &net, net.commons, TWO, &[]).await;
        let statement = asked(&ben, &item).await;
        ben.opens(&of(&item, "outcome")).await.is_missing();
        ana.sends(&of(&item, "outcome"), &[("outcome", "")]).await.is_refused();
        ana.does(&of(&item, "outcome"), &[("outcome", "We try it for **one summer**.")]).await.sees("We try it for one summer");
        ben.opens(&item).await.sees("Outcome").does_not_see("Where do you stand on this?");
        ben.sends(&of(&item, "answers"), &[("statement", &statement), ("answer", "agree")]).await.is(StatusCode::CONFLICT).sees("closed");
        ben.sends(&of(&item, "statements"), &[("text", "Too late")]).await.is_refused().sees("closed");
        ben.opens("/n/green-city/today").await.does_not_see("waiting for your answer");
    }

    async fn a_ground_that_one_may_not_read_is_not_there(house: House) {
        let net = house.network("green-city", NetworkVisibility::Public).await;
        let ana = house.member(&net, "Ana", Role::Member).await;
        let ben = house.member(&net, "Ben", Role::Member).await;
        let space = house.space(&net, "Board", SpaceVisibility::Members, &ana).await;
        let item = crowd(&house, &net, space, 24).await;
        for what in ["statements", "map", "moderation", "outcome", "comments.csv", "votes.csv", "participants-votes.csv", "statements/new", "project"] {
            for who in [&ben, &net.steward, &house.visitor()] {
                who.opens(&of(&item, what)).await.is_missing();
            }
        }
        ben.sends(&of(&item, "answers"), &[("statement", "1"), ("answer", "agree")]).await.is_missing();
        ben.opens("/n/green-city/common-ground").await.does_not_see("Saturdays");
        ben.opens("/n/green-city/today").await.does_not_see("waiting for your answer");
        ana.opens("/n/green-city/common-ground").await.sees("Saturdays");
    }

    async fn a_conversation_of_polis_is_brought_in_once(house: House) {
        let net = house.network("green-city", NetworkVisibility::Private).await;
        let folder = std::env::temp_dir().join(format!("commonweave-polis-{}", house::clock::Chance.token().unwrap()));
        std::fs::create_dir(&folder).unwrap();
        let file = |name: &str, text: &str| std::fs::write(folder.join(name), text).unwrap();
        file("summary.csv", "topic,Trees\nurl,https://pol.is/trees\nconversation-description,Where?\n");
        let mut comments = "timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body\n".to_owned();
        let mut votes = "timestamp,datetime,comment-id,voter-id,vote\n".to_owned();
        for comment in 0..8 {
            let moderated = if comment == 5 { -1 } else { 1 };
            comments.push_str(&format!("1403067224363,x,{comment},{comment},1,0,{moderated},Statement {comment}\n"));
            for voter in 0..22 {
                votes.push_str(&format!("1403067224363,x,{comment},{voter},{}\n", if (voter < 11) == (comment < 4) { 1 } else { -1 }));
            }
        }
        file("comments.csv", &comments);
        file("votes.csv", &votes);
        let folder_name = folder.display().to_string();
        let import = ["import", "polis", folder_name.as_str(), "--network", "green-city"];
        runs(&house, &[import.as_slice(), &["--dry-run"]].concat()).await.says("would bring in: Trees").says("8 new statements");
        runs(&house, &import).await.says("22 new people").says("176 new answers").says("/n/green-city/items/");
        runs(&house, &import).await.says("0 new statements").says("0 new people").says("0 new answers");
        file("votes.csv", "timestamp,comment-id\n1,2\n");
        runs(&house, &import).await.is_well(false).says("votes.csv, line 1");
        std::fs::remove_dir_all(&folder).unwrap();
        let seen = net.steward.opens("/n/green-city/spaces").await;
        seen.is_fine();
        let item = house.app.db.read(|q| q.one::<i64>("SELECT item_id FROM grounds", &[])).await.unwrap();
        let page = net.steward.opens(&format!("/n/green-city/items/{item}")).await;
        page.sees("22 people have taken part").sees("Group A: 11 people").sees("7 statements").does_not_see("Statement 5");
        drawn(&house).await;
        // In files people stand in the order in which they came, and at one moment by their numbers.
        let file = net.steward.opens(&format!("/n/green-city/grounds/{item}/participants-votes.csv")).await.file().await;
        let file = String::from_utf8(file).unwrap();
        let rows: Vec<Vec<&str>> = file.lines().skip(1).map(|line| line.split(',').collect()).collect();
        let alike = |rows: &[Vec<&str>]| rows.iter().all(|row| row[6..] == rows[0][6..]);
        assert!(alike(&rows[..11]) && alike(&rows[11..]) && rows[0][6..] != rows[11][6..], "{file}");
        runs(&house, &["doctor"]).await.is_well(true);
    }
}
