//! Meetings that come in from files of minutes: as a series, with who was there, and what was said.

use crate::commands::{Said, runs};
use crate::kit::House;
use house::access::SpaceVisibility;
use std::path::PathBuf;

const INVENTED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/imports/minutes");

/// A folder that goes with the test.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Folder {
        let path = std::env::temp_dir()
            .join(format!("commonweave-minutes-{}", house::clock::Chance.token().unwrap()));
        std::fs::create_dir(&path).unwrap();
        Folder(path)
    }

    fn with(self, name: &str, bytes: impl AsRef<[u8]>) -> Folder {
        std::fs::write(self.0.join(name), bytes).unwrap();
        self
    }

    fn path(&self) -> &str {
        self.0.to_str().unwrap()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        drop(std::fs::remove_dir_all(&self.0));
    }
}

async fn comes_in(house: &House, folder: &str, more: &[&str]) -> Said {
    runs(house, &[["import", "minutes", folder, "--network", "green-city"].as_slice(), more].concat()).await
}

/// The meetings of all series, the earliest first.
async fn meetings(house: &House) -> Vec<i64> {
    let found = house.app.db.read(|q| {
        q.all::<i64>(
            "SELECT item_id FROM events WHERE series_id IS NOT NULL ORDER BY starts_at, item_id",
            &[],
        )
    });
    found.await.map_err(|error: db::Error| error).unwrap()
}

/// The page of the series, of which the command says where it is.
fn page_of(said: &Said) -> String {
    said.text.split("it stands at ").last().unwrap().split_whitespace().next().unwrap().to_owned()
}

/// How many meetings the page of a series shows that have been.
fn rows(page: &crate::kit::Seen) -> usize {
    page.html().matches("<tr><th scope=\"row\"><a href=").count()
}

on_both! {
    async fn a_folder_of_minutes_is_a_series_with_who_came_and_what_was_said(house: House) {
        let (net, ana, _) = house.two().await;
        let trial = comes_in(&house, INVENTED, &["--dry-run"]).await;
        trial.is_well(true).says("would bring in: 3 meetings with 8 points");
        trial.says("who was there: 4 × a member, 2 × a name alone").does_not_say("it stands at");
        assert_eq!(meetings(&house).await, Vec::<i64>::new());

        let said = comes_in(&house, INVENTED, &[]).await;
        said.is_well(true).says("brought in: 3 meetings with 8 points").says("4 × a member, 2 × a name alone");
        said.says("2019-05-06.md:1: The heading names another day");
        said.says("2019-05-06.md:6: This line names nobody who was there.");
        let series = ana.opens(&page_of(&said)).await;
        series.is_fine().sees("Board of the mill").markup();
        assert_eq!(rows(&series), 3);

        let items = meetings(&house).await;
        let first = format!("/n/green-city/events/{}", items[0]);
        let page = ana.opens(&format!("/n/green-city/items/{}", items[0])).await;
        page.is_fine().sees("Board of the mill").sees("Collected from").sees("Ben (treasurer)").sees("Chidi Obi (guest)");
        page.does_not_see("chidi@board.example").sees("All meetings of the series").markup();
        assert!(page.html().contains(&format!("href=\"{}\"", page_of(&said))), "{}", page.html());
        assert!(page.html().contains("href=\"https://film.example/march\""), "{}", page.html());
        let minutes = ana.opens(&format!("{first}/minutes")).await;
        minutes.is_fine().sees("Quick round").sees("the accounts are closed").sees("Bees in spring").sees("Version 1").markup();
        for address in ["https://board.example/12", "https://pictures.example/roof"] {
            assert!(minutes.html().contains(&format!("href=\"{address}\"")), "{address}: {}", minutes.html());
        }
        ana.opens(&format!("{first}/minutes/versions/1")).await.is_fine().sees("Agreed to ask three roofers").markup();
        let presence = net.steward.opens(&format!("{first}/presence?who=here")).await;
        presence.is_fine().sees("Ana").sees("Ben").sees("Chidi Obi").does_not_see("Dora").markup();
        let second = ana.opens(&format!("/n/green-city/events/{}/minutes", items[1])).await;
        second.sees("Offers").sees("It would stand in the yard").sees("In May, with the board.");
        runs(&house, &["doctor"]).await.is_well(true);
    }

    async fn minutes_come_in_once_and_later_ones_join_their_series(house: House) {
        let (_, ana, _) = house.two().await;
        let board = "# Board\n\n## Present\n\n* Ana\n\n## Roof\n\nIt leaks.\n";
        let folder = Folder::new().with("2018-02-05.md", board).with("2018-03-05.md", board);
        let series = page_of(comes_in(&house, folder.path(), &[]).await.is_well(true).says("brought in: 2 meetings"));
        let again = comes_in(&house, folder.path(), &[]).await;
        again.is_well(true).says("brought in: 0 meetings").says("2 came before");
        assert_eq!(page_of(&again), series);
        // An earlier one and a later one, and one that was corrected in the meantime.
        let folder = folder.with("2018-01-08.md", board).with("2018-04-09.md", board);
        let folder = folder.with("2018-02-05.md", board.replace("leaks", "leaked"));
        let said = comes_in(&house, folder.path(), &[]).await;
        said.is_well(true).says("brought in: 2 meetings").says("2 came before");
        assert_eq!(page_of(&said), series);
        assert_eq!(rows(&ana.opens(&series).await), 4);
        // No meeting comes after them by itself.
        house.jobs_end().await;
        house.app.clock.forward(std::time::Duration::from_secs(86_400 * 40));
        house.jobs_end().await;
        assert_eq!(meetings(&house).await.len(), 4);
    }

    async fn minutes_stand_in_folders_of_their_years_and_are_written_as_others_do(house: House) {
        let (net, ana, _) = house.two().await;
        let board = "Board\n=====\n\n**Present:** Ana, Chidi Obi\n\n## Roof\n\nIt leaks.\n";
        let folder = Folder::new();
        for inside in ["2018", ".git"] {
            std::fs::create_dir(folder.0.join(inside)).unwrap();
        }
        let folder = folder.with("2018/board-2018-02-05.markdown", board).with(".git/2018-03-05.md", board);
        let said = comes_in(&house, folder.path(), &[]).await;
        said.is_well(true).says("brought in: 1 meetings with 1 points").says("1 × a member, 1 × a name alone");
        let item = meetings(&house).await[0];
        ana.opens(&format!("/n/green-city/items/{item}")).await.is_fine().sees("Board").sees("Chidi Obi").markup();
        let presence = net.steward.opens(&format!("/n/green-city/events/{item}/presence?who=here")).await;
        presence.is_fine().sees("Ana").sees("Chidi Obi").markup();
    }

    async fn what_cannot_be_taken_is_told_by_file_and_line(house: House) {
        let (_, ana, _) = house.two().await;
        let folder = Folder::new()
            .with("minutes.md", "# Board\n## Roof\n")
            .with("2018-01-08.md", "We met.\n\n# Board\n## Roof\n")
            .with("2018-02-05.md", b"# Board\n## Roof\n\xff\n")
            .with("2118-02-05.md", "# Board\n## Roof\n")
            .with("2018-03-05.md", "# Board\n\n## Links\n\n* <https://film.example>\n")
            .with("2018-04-09.md", "# \u{202e}Board\0\n\n## Roof \u{202e}\n\nIt\0 leaks.\n")
            .with("notes.txt", "Roof");
        let said = comes_in(&house, folder.path(), &[]).await;
        said.is_well(true).says("brought in: 1 meetings with 1 points").says("5 files could not be taken");
        said.says("minutes.md:1: The name of the file").says("2018-01-08.md:1: A heading with words is missing");
        said.says("2018-02-05.md:3: This is not text in UTF-8").says("2118-02-05.md:1: The day in the name of the file is yet");
        said.says("2018-03-05.md:3: It has no points").says("notes.txt is no Markdown");
        said.says("2018-04-09.md:1: It does not say who was there");
        let minutes = ana.opens(&format!("/n/green-city/events/{}/minutes", meetings(&house).await[0])).await;
        minutes.is_fine().sees("Roof").does_not_see("\u{202e}").markup();

        let none = Folder::new().with("2018-01-08.md", "").with("notes.txt", "");
        comes_in(&house, none.path(), &[]).await.is_well(false).says("2018-01-08.md:1:").says("there are no minutes");
        comes_in(&house, "/nowhere/at/all", &[]).await.is_well(false).says("cannot read /nowhere/at/all");
        let by = ["--by", "nobody@example.org"];
        comes_in(&house, INVENTED, &by).await.is_well(false).says("no active member has the address nobody@example.org");
        let elsewhere = comes_in(&house, INVENTED, &["--space", "999999"]).await;
        elsewhere.is_well(false).says("there is no such space in this network");
        assert_eq!(meetings(&house).await.len(), 1);
    }

    async fn minutes_of_a_closed_space_are_for_those_in_it_alone(house: House) {
        let (net, ana, ben) = house.two().await;
        let council = house.space(&net, "Council", SpaceVisibility::Members, &ana).await.to_string();
        let place = ["--space", council.as_str()];
        comes_in(&house, INVENTED, &place).await.is_well(false).says("--by names somebody who may");
        let said = comes_in(&house, INVENTED, &[place.as_slice(), &["--by", "ana@example.org"]].concat()).await;
        said.is_well(true).says("brought in: 3 meetings");
        let series = page_of(&said);
        ana.opens(&series).await.is_fine().sees("Board of the mill");
        let item = meetings(&house).await[0];
        for page in ["items/{}", "events/{}", "events/{}/minutes", "events/{}/minutes/versions/1"] {
            let page = format!("/n/green-city/{}", page.replace("{}", &item.to_string()));
            ana.opens(&page).await.is_fine();
            ben.opens(&page).await.is_missing();
        }
        ben.opens(&series).await.is_fine().does_not_see("Board of the mill");
        for page in ["events?when=past", "calendar?view=agenda&day=2019-03-04"] {
            ben.opens(&format!("/n/green-city/{page}")).await.is_fine().does_not_see("Board of the mill");
        }
        // In another space the same files are other meetings.
        comes_in(&house, INVENTED, &[]).await.is_well(true).says("brought in: 3 meetings");
        assert_eq!(meetings(&house).await.len(), 6);
    }
}
