//! People without an account who sign up, and the letters that go about events.

use super::answers;
use super::changed;
use super::seats::{beside, held};
use crate::jobs::works_off;
use crate::kit::{House, Net, Node, Person};
use crate::mail::{Mood, Server, link_to, mailing, plainly};
use axum::http::StatusCode;
use house::access::{Role, SpaceVisibility};

/// A public network with a mail server, and an event in a public space to which anybody may sign up.
pub(super) async fn fair(
    house: House,
    server: &Server,
    more: &[(&str, &str)],
) -> (House, Node, Net, Person, String) {
    let (house, node, net, steward) = mailing(house, server).await;
    let open = house.app.db.write(|tx| tx.run("UPDATE networks SET visibility = 'public'", &[]));
    open.await.map_err(|error: db::Error| error).unwrap();
    let space = house.space(&net, "Festival", SpaceVisibility::Public, &net.steward).await.to_string();
    let base = [
        ("kind", "event"),
        ("space", space.as_str()),
        ("title", "Fair"),
        ("body", ""),
        ("day", "2026-11-20"),
        ("start", "18:00"),
        ("end", "20:00"),
        ("link", "https://meet.example/fair"),
        ("sign_up", "true"),
    ];
    let fair =
        steward.sends("/n/green-city/items", &[base.as_slice(), more].concat()).await.leads_to().unwrap();
    (house, node, net, steward, fair)
}

pub(super) async fn signs_up(house: &House, node: &Node, event: &str, name: &str) -> Person {
    let visitor = node.meets(&house.visitor());
    let email = format!("{name}@example.net");
    let done =
        visitor.does(&format!("{}/sign-up", beside(event)), &[("name", name), ("email", &email)]).await;
    done.sees("Look in your e-mail");
    visitor
}

on_both! {
    async fn whoever_has_no_account_confirms_by_letter_and_withdraws_by_its_link(house: House) {
        let server = Server::start(Mood::Takes).await;
        let (house, node, _net, steward, fair) = fair(house, &server, &[("capacity", "1")]).await;
        let zoe = signs_up(&house, &node, &fair, "Zoe").await;
        works_off(&node.app).await;
        let letters = server.letters();
        let page = link_to(&letters[0], "sign-ups");
        steward.opens(&fair).await.sees("0 people are coming.");
        zoe.opens(&page).await.is_fine().sees("Zoe, are you coming?").does_not_see("meet.example").markup();
        zoe.does(&page, &[("say", "yes")]).await.sees("Zoe, you are signed up").sees("https://meet.example/fair");
        steward.opens(&fair).await.sees("1 person is coming.");
        works_off(&node.app).await;
        let invitation = plainly(&server.letters()[1]);
        for part in ["method=REQUEST", "METHOD:REQUEST", "SEQUENCE:0", "zoe@example.net"] {
            assert!(invitation.contains(part), "no {part} in {invitation}");
        }
        // Another stands behind her, and is written to when she withdraws.
        let max = signs_up(&house, &node, &fair, "Max").await;
        works_off(&node.app).await;
        let his = link_to(server.letters().last().unwrap(), "sign-ups");
        max.does(&his, &[("say", "yes")]).await.sees("You are on the waiting list.").does_not_see("meet.example");
        zoe.does(&page, &[("say", "no")]).await.sees("You have withdrawn");
        works_off(&node.app).await;
        let free = server.letters().last().unwrap().clone();
        assert!(free.contains("max@example.net") && free.contains("A seat is free for you"), "{free}");
        max.does(&link_to(&free, "sign-ups"), &[("say", "yes")]).await.sees("Max, you are signed up");
        steward.opens(&format!("{}/people", beside(&fair))).await.sees("Max").sees("max@example.net").does_not_see("Zoe");
    }

    async fn a_stranger_cannot_fill_a_letter_box_or_come_where_only_members_do(house: House) {
        let server = Server::start(Mood::Takes).await;
        let (house, node, _net, steward, fair) = fair(house, &server, &[]).await;
        for _ in 0..3 {
            signs_up(&house, &node, &fair, "Zoe").await;
        }
        let path = format!("{}/sign-up", beside(&fair));
        let visitor = node.meets(&house.visitor());
        let often = visitor.sends(&path, &[("name", "Zoe"), ("email", "ZOE@example.net")]).await;
        often.is_refused().sees("Three e-mails have already gone to this address today.").keeps("ZOE@example.net");
        visitor.sends(&path, &[("name", ""), ("email", "nonsense")]).await.is_refused();
        visitor.opens(&format!("/sign-ups/{}", "0".repeat(32))).await.is_missing();
        visitor.sends(&format!("/sign-ups/{}", "0".repeat(32)), &[("say", "yes")]).await.is_missing();
        let closed = steward.sends(&fair, &[("title", "Fair"), ("body", ""), ("revision", "1"), ("kept", "true"),
            ("day", "2026-11-20"), ("start", "18:00"), ("end", "20:00"), ("link", "https://meet.example/fair")]).await;
        closed.goes_to(&fair);
        visitor.opens(&path).await.is(StatusCode::CONFLICT).sees("Only members can answer this event.");
        // What was on its way is looked at again when it leaves.
        works_off(&node.app).await;
        assert_eq!(server.letters().len(), 0);
    }

    async fn letters_about_a_move_carry_the_next_number_and_a_cancelled_event_is_taken_out(house: House) {
        let server = Server::start(Mood::Takes).await;
        let (house, node, net, steward) = mailing(house, &server).await;
        let supper = held(&steward, &net, &[("place", "The mill")]).await;
        let ben = house.member(&net, "Ben", Role::Member).await;
        let ben = node.meets(&ben);
        answers(&ben, &supper, "yes").await.goes_to(&supper);
        ben.does(&format!("{}/invitation", beside(&supper)), &[]).await.sees("The event is on its way to you.");
        works_off(&node.app).await;
        assert!(plainly(&server.letters()[0]).contains("SEQUENCE:0"));
        let at = [("kept", "true"), ("day", "2026-11-21"), ("start", "18:00"), ("end", "20:00"), ("place", "The mill")];
        steward.does(&supper, &changed("1", &at)).await.is_fine();
        let later = [("kept", "true"), ("day", "2026-11-22"), ("start", "18:00"), ("end", "20:00"), ("place", "The mill")];
        steward.does(&supper, &changed("2", &later)).await.is_fine();
        works_off(&node.app).await;
        // Two moves at once are one letter, about how it is now.
        let letters: Vec<String> = server.letters().iter().map(|letter| plainly(letter)).collect();
        assert_eq!(letters.len(), 2, "{letters:#?}");
        for part in ["METHOD:REQUEST", "SEQUENCE:2", "DTSTART:20261122T180000Z", "Subject: Changed:"] {
            assert!(letters[1].contains(part), "no {part} in {}", letters[1]);
        }
        steward.does(&supper, &changed("3", &[later.as_slice(), &[("cancelled", "true")]].concat())).await.is_fine();
        works_off(&node.app).await;
        let last = plainly(server.letters().last().unwrap());
        for part in ["method=CANCEL", "METHOD:CANCEL", "SEQUENCE:3", "STATUS:CANCELLED", "Subject: Cancelled:"] {
            assert!(last.contains(part), "no {part} in {last}");
        }
        assert_eq!(server.letters().len(), 3, "nobody gets two letters about one thing");
    }
}
