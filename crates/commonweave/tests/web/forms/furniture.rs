//! What stands on the stage: votes, grounds, budgets and tasks, each in the states in which people meet them.

use crate::kit::{House, Net, Person};

/// A common ground, and the link by which anyone answers.
pub(super) async fn ground(ana: &Person, net: &Net) -> (String, String) {
    let item = crate::grounds::starts(ana, net, net.commons, "The market closes at noon.", &[]).await;
    net.steward.does("/n/harbour/grounds/links", &[("links", "true")]).await.is_fine();
    let with = ana.does(&format!("{}/link", item.replace("/items/", "/grounds/")), &[("link", "yes")]).await;
    let token = with.html().split("href=\"/ground/").nth(1).unwrap().split('"').next().unwrap();
    (item.rsplit('/').next().unwrap().to_owned(), format!("/ground/{token}"))
}

/// A vote that ends a few hours after the beginning.
pub(super) async fn closing(ana: &Person, net: &Net) {
    let soon = [("title", "Tea or coffee"), ("day", "2026-11-14"), ("hour", "15:00")];
    let (item, acts) =
        crate::proposals::opened(ana, net, &crate::proposals::draft("simple", "", &soon)).await;
    crate::proposals::votes(ana, &acts, &[("choice", "yes")]).await.goes_to(&item);
}

/// Votes that are open, by points and by ranks, one with an objection, a draft, and one to which a change is offered.
pub(super) async fn proposals(ana: &Person, net: &Net, tom: &Person) -> String {
    use crate::proposals::{draft, drafted, opened, votes};
    let (item, acts) = opened(ana, net, &draft("consent", "", &[("title", "Who waters")])).await;
    votes(tom, &acts, &[("choice", "object"), ("reason", "And in May?")]).await.goes_to(&item);
    let whole = [("title", "Cleaner water"), ("electorate", "network"), ("charter", "true")];
    drafted(&net.steward, net, &draft("qualified", "", &whole)).await;
    let text = [("title", "A bench"), ("body", "By the mill.")];
    let (_, acts) = drafted(ana, net, &draft("consent", "", &text)).await;
    let offer =
        [("paragraph", "1"), ("was", "By the mill."), ("becomes", "By the school."), ("reason", "Shade")];
    tom.does(&format!("{acts}/amendments"), &offer).await.is_fine();
    let ranked = crate::proposals::draft("runoff", "Mill\nMarket", &[("title", "Which bridge?")]);
    crate::proposals::opened(ana, net, &ranked).await;
    crate::proposals::drafted(ana, net, &crate::proposals::draft("dual", "", &[("title", "One day")])).await;
    let points = crate::proposals::draft("dots", "Mill\nMarket", &[("title", "Where to plant")]);
    let (item, _) = crate::proposals::opened(ana, net, &points).await;
    item.rsplit('/').next().unwrap().to_owned()
}

/// Budgets: one whose vote is open, by points, and one for which projects are gathered.
pub(super) async fn budgets(ana: &Person, net: &Net) -> (String, String) {
    let later = [("gather", "2026-11-28"), ("review", "2026-12-01"), ("vote", "2026-12-24")];
    let points = [later.as_slice(), &[("ballot", "points"), ("title", "Points")]].concat();
    crate::budgets::opened(ana, net, &[("Pond", "60"), ("Lamp", "50")], &points).await;
    let (item, acts) = crate::budgets::begun(ana, net, &later).await;
    let project = crate::budgets::proposes(ana, &acts, ("Pond", "60")).await;
    let number = |path: &str| path.rsplit('/').next().unwrap().to_owned();
    (number(&item), number(&project))
}

/// A task with a check list, hours and something that waits for it, one that leads to a milestone, and an archived column.
pub(super) async fn tasks(
    house: &House,
    ana: &Person,
    net: &Net,
    space: house::ids::SpaceId,
) -> (String, String) {
    let number = |item: &str| item.rsplit('/').next().unwrap().to_owned();
    let task = number(&house.item(ana, net, space, "task", "Count the lanes").await);
    let other = number(&house.item(ana, net, space, "task", "Paint the lanes").await);
    let path = format!("/n/harbour/tasks/{task}");
    ana.does(&format!("{path}/checks"), &[("list", "North\nSouth")]).await.is_fine();
    ana.does(&format!("{path}/hours"), &[("time", "1:30"), ("what", "On foot")]).await.is_fine();
    ana.does(&format!("{path}/ties"), &[("other", &other), ("way", "behind")]).await.is_fine();
    ana.does(&format!("{path}/parts"), &[("titles", "Mill Street")]).await.is_fine();
    crate::tasks::milestone(ana, net, space, "Lanes painted", "2026-12-24").await;
    let columns = format!("/n/harbour/spaces/{space}/columns");
    ana.does(&columns, &[("name", "Review"), ("most", "3")]).await.is_fine();
    ana.does(&columns, &[("name", "Set aside")]).await.is_fine();
    let all = crate::boards::columns(house, space).await;
    ana.does(&format!("{columns}/{}/archive", all[3]), &[]).await.is_fine();
    let days = [("starts", "2026-11-18"), ("due", "2026-11-20"), ("priority", "normal")];
    for (page, fields) in [("people", [].as_slice()), ("plan", days.as_slice())] {
        ana.does(&format!("{path}/{page}"), fields).await.is_fine();
    }
    let kept = [("query", "who=me"), ("name", "Mine")];
    ana.does(&format!("/n/harbour/spaces/{space}/list/filters"), &kept).await.is_fine();
    let moved = [("to", all[1].to_string())];
    let moved: Vec<(&str, &str)> = moved.iter().map(|(name, value)| (*name, value.as_str())).collect();
    ana.does(&format!("/n/harbour/tasks/{other}/place"), &moved).await.is_fine();
    (task, all[0].to_string())
}

/// An objective of one's own beside those of the charter, an indicator with figures, and a measure of a space.
pub(super) async fn outcomes(stella: &Person, net: &Net, space: house::ids::SpaceId) {
    stella.does("/n/harbour/outcomes/objectives", &[("title", "Safe crossings")]).await.is_fine();
    let air = crate::outcomes::defines(stella, net, "Fine dust", &[("objective", "1")]).await;
    let figures = [("2026-07", "19"), ("2026-08", "18"), ("2026-09", "18"), ("2026-10", "17")];
    crate::outcomes::measures(stella, &air, &figures).await;
    let told = [("strand", "works"), ("body", "Lorries took another road.")];
    stella.does(&format!("{air}/stories"), &told).await.is_fine();
    let number = space.to_string();
    let own = [("sort", "performance"), ("space", number.as_str()), ("quadrant", "amount")];
    crate::outcomes::defines(stella, net, "Lanes painted", &own).await;
}
