//! Changing a text together.

use super::{draft, drafted, ends, opened, votes};
use house::access::Role;

on_both! {
    async fn a_paragraph_is_changed_by_whom_its_author_lets(house: House) {
        let (net, ana, ben) = house.two().await;
        let text = "We plant one more garden.\n\nIt lies by the mill.";
        let (item, acts) = drafted(&ana, &net, &draft("consent", "", &[("body", text)])).await;
        ben.opens(&item).await.sees("Suggested changes");
        ben.opens(&format!("{acts}/amendments")).await.is_fine().sees("It lies by the mill.").markup();
        let form = ben.opens(&format!("{acts}/amendments/new?paragraph=2")).await;
        form.is_fine().keeps("It lies by the mill.");
        let offer = [("paragraph", "2"), ("was", "It lies by the mill."), ("becomes", "It lies by the school."), ("reason", "Children.")];
        ben.does(&format!("{acts}/amendments"), &offer).await.sees("was sent to the author").sees("Waiting for an answer");
        ana.opens("/n/green-city/inbox").await.sees("Somebody suggested a change to your draft");
        let page = ana.opens(&format!("{acts}/amendments")).await;
        let number = page.value("name=\"amendment\"", "value").unwrap();
        let answer = [("amendment", number.as_str()), ("answer", "accept"), ("note", "Good.")];
        ben.sends(&format!("{acts}/amendments/answers"), &answer).await.is_missing();
        ana.does(&format!("{acts}/amendments/answers"), &answer).await.sees("Accepted").sees("Good.");
        ana.sends(&format!("{acts}/amendments/answers"), &answer).await.is_refused().sees("has been answered already");
        ben.opens(&item).await.sees("It lies by the school.").does_not_see("by the mill");
        ben.opens(&format!("{item}/history")).await.sees("mill");
        // What fits no paragraph of the text any more is not taken, and nothing of it is lost.
        ben.sends(&format!("{acts}/amendments"), &offer).await.is_refused().keeps("It lies by the school.");
        let empty = [("paragraph", "1"), ("was", "We plant one more garden."), ("becomes", "We plant one more garden."), ("reason", "x")];
        ben.sends(&format!("{acts}/amendments"), &empty).await.is_refused().sees("how it stands already");
        ana.does(&format!("{acts}/opening"), &[]).await;
        ben.sends(&format!("{acts}/amendments"), &offer).await.sees("while the proposal is a draft");
    }

    async fn an_objection_is_met_by_another_text_and_all_are_asked_again(house: House) {
        let (net, ana, ben) = house.two().await;
        let sam = house.member(&net, "Sam", Role::Member).await;
        let (item, acts) = opened(&ana, &net, &draft("consent", "", &[])).await;
        votes(&sam, &acts, &[("choice", "consent")]).await.goes_to(&item);
        votes(&ben, &acts, &[("choice", "object"), ("reason", "Whoever waters it?")]).await.goes_to(&item);
        let meeting = format!("{acts}/objections");
        let page = ana.opens(&meeting).await;
        page.is_fine().sees("Whoever waters it?").keeps("We plant one more garden.").markup();
        ben.sends(&meeting, &[("body", "x")]).await.is_missing();
        let voter = page.value("name=\"met\"", "value").unwrap();
        ana.sends(&meeting, &[("body", "We plant one more garden."), ("met", &voter)]).await.is_refused().sees("Nothing has changed");
        ana.sends(&meeting, &[("body", "Another text")]).await.is_refused().keeps("Another text").sees("Tick at least one objection.");
        let body = "We plant one more garden. The school waters it.";
        ana.does(&meeting, &[("body", body), ("met", &voter)]).await.sees("everyone is asked again");
        ben.opens("/n/green-city/inbox").await.sees("The text was changed to meet your objection");
        sam.opens("/n/green-city/today").await.sees("The proposal has changed since you voted.");
        ben.opens(&item).await.sees("The school waters it.").sees("If it still stands, send it again").sees("Objection met");
        ends(&house).await;
        ana.opens(&format!("{item}/result")).await.sees("Passed").sees("Every objection has been met");
    }
}
