//! Objectives, definitions, sheets and reviews.

use super::{BASE, defines, measures, network};
use house::access::{Role, SpaceVisibility};

on_both! {
    async fn the_tree_begins_with_the_charter_and_says_what_is_missing(house: House) {
        let (net, fay) = network(&house).await;
        let charter = [("base", "0"), ("vision", "Clean air."), ("purpose", "We plant."), ("objectives", "Clean air\nShade")];
        net.steward.does("/n/green/charter/versions", &charter).await;
        let tree = format!("{BASE}/objectives");
        fay.opens(&tree).await.is_fine().sees("2 objectives that are not in the tree").markup();
        let page = fay.does(&format!("{tree}/charter"), &[]).await;
        page.sees("Clean air").sees("Shade").sees("From the charter").sees("No project yet").sees("No indicator yet").markup();
        page.does_not_see("not in the tree");
        // Beside it stands what all agree on and nobody carries.
        page.sees("What everyone agrees on and nobody has taken up yet");
        assert!(page.html().contains("href=\"/n/green/common-ground\""), "{}", page.html());
        fay.opens("/n/green/common-ground").await.is_fine().sees("Shared, not yet taken up");
        let form = [("name", "Eastside Schools"), ("sector", "education")];
        net.steward.sends("/n/green/organisations", &form).await;
        let commons = net.commons.to_string();
        let fields = [("title", "Quiet streets"), ("parent", "1"), ("owners", "Eastside schools"), ("space", commons.as_str())];
        let below = fay.sends(&tree, &fields).await;
        let below = below.leads_to().unwrap_or_else(|| panic!("{}", below.text()));
        fay.opens(&below).await.is_fine().sees("Eastside Schools").sees("No indicator yet").does_not_see("No project yet").markup();
        let number = below.rsplit('/').next().unwrap();
        defines(&fay, &net, "Night noise", &[("objective", number)]).await;
        fay.opens(&below).await.sees("Night noise").does_not_see("No indicator yet");
        let wrong = [("title", "X"), ("owners", "Nobody Ltd")];
        fay.sends(&tree, &wrong).await.is_refused().sees("No organisation here is called").keeps("Nobody Ltd");
        // The charter's own words are not changed here, and nothing stands below itself.
        let above = format!("{tree}/1");
        fay.opens(&format!("{above}/edit")).await.is_fine().sees("The charter says it in these words").markup();
        fay.sends(&above, &[("parent", number)]).await.is_refused().sees("It cannot stand below this one");
        fay.does(&format!("{above}/removal"), &[]).await.sees("Quiet streets").sees("Clean air");
    }

    async fn who_was_overtaken_reads_names_and_nothing_of_what_is_hidden_from_them(house: House) {
        let (net, fay) = network(&house).await;
        let gil = house.member(&net, "Gil", Role::Facilitator).await;
        let tree = format!("{BASE}/objectives");
        fay.sends(&tree, &[("title", "Clean air")]).await.leads_to().unwrap();
        let own = fay.sends(&tree, &[("title", "Quiet streets")]).await.leads_to().unwrap();
        let hidden = house.space(&net, "Night shift", SpaceVisibility::Members, &fay).await.to_string();
        let open = house.space(&net, "Day shift", SpaceVisibility::Network, &fay).await.to_string();
        let page = gil.opens(&format!("{own}/edit")).await;
        let marks = page.markup().form(&own).unwrap().fields.iter().find(|field| field.name == "begun").unwrap().value.clone();
        let meanwhile = [("title", "Quiet streets"), ("parent", "1"), ("space", open.as_str()), ("space", hidden.as_str())];
        fay.does(&own, &meanwhile).await.is_fine();
        let sent = gil.sends(&own, &[("title", "Calm streets"), ("begun", marks.as_str())]).await;
        sent.is_refused().sees("Clean air").sees("Day shift").does_not_see("Night shift");
        // What is hidden from them can change without their learning of it, and stays as it is when they save.
        let page = gil.opens(&format!("{own}/edit")).await;
        let marks = page.markup().form(&own).unwrap().fields.iter().find(|field| field.name == "begun").unwrap().value.clone();
        fay.does(&own, &[("title", "Quiet streets"), ("parent", "1"), ("space", &open)]).await.is_fine();
        // A space in which they take no part is not theirs to choose; one that was chosen stays.
        let fields = [("title", "Calm streets"), ("parent", "1"), ("begun", marks.as_str())];
        gil.sends(&own, &fields).await.goes_to(&own);
        gil.opens(&own).await.sees("Calm streets").sees("Day shift").does_not_see("Night shift");
    }

    async fn the_charter_may_say_an_objective_twice_and_the_tree_has_it_once(house: House) {
        let (net, fay) = network(&house).await;
        let charter = [("base", "0"), ("vision", "Clean air."), ("purpose", "We plant."), ("objectives", "Shade\nClean air\nShade")];
        net.steward.does("/n/green/charter/versions", &charter).await;
        let tree = format!("{BASE}/objectives");
        fay.opens(&tree).await.sees("2 objectives that are not in the tree");
        fay.does(&format!("{tree}/charter"), &[]).await.is_fine();
        let found = house.app.db.read(|q| q.one::<i64>("SELECT COUNT(*) AS amount FROM objectives", &[])).await;
        assert_eq!(found.unwrap(), 2);
    }

    async fn another_unit_begins_a_new_series_once_that_is_meant(house: House) {
        let (net, fay) = network(&house).await;
        let air = defines(&fay, &net, "Fine dust", &[]).await;
        measures(&fay, &air, &[("2026-09", "18"), ("2026-10", "17")]).await;
        let fields = [
            ("version", "1"),
            ("name", "Fine dust"),
            ("plain", "What everyone should know."),
            ("unit", "ppm"),
            ("polarity", "down"),
            ("frequency", "month"),
            ("headline", "true"),
        ];
        fay.sends(&air, &fields).await.is_refused().sees("This field is required");
        let reasoned = [fields.as_slice(), &[("reason", "As the agency tells it")]].concat();
        fay.sends(&air, &reasoned).await.is_refused().sees("cannot be compared").keeps("ppm");
        fay.does(&air, &[reasoned.as_slice(), &[("series", "true")]].concat()).await.sees("There are no figures yet");
        let versions = fay.opens(&format!("{air}/versions")).await;
        versions.is_fine().sees("Version 2").sees("As the agency tells it").sees("Another series").markup();
        // Whoever had the older version open is told.
        fay.sends(&air, &reasoned).await.is_refused().sees("Somebody else has changed the definition");
    }

    async fn measures_of_a_space_are_seen_by_those_who_may_read_it(house: House) {
        let (net, fay) = network(&house).await;
        let ana = house.member(&net, "Ana", Role::Member).await;
        let space = house.space(&net, "Night shift", SpaceVisibility::Members, &fay).await;
        let number = space.to_string();
        let own = [("sort", "performance"), ("space", number.as_str()), ("quadrant", "quality")];
        let measure = defines(&fay, &net, "Calls answered", &own).await;
        fay.opens(&measure).await.is_fine().sees("Performance of one space").markup();
        fay.opens(&format!("{BASE}/measures")).await.sees("Calls answered").sees("How well did we do it?").markup();
        // The two kinds never stand in one list.
        fay.opens(BASE).await.does_not_see("Calls answered");
        ana.opens(&measure).await.is_missing();
        ana.opens(&format!("{BASE}/measures")).await.is_fine().does_not_see("Calls answered").does_not_see("Night shift");
        net.steward.opens(&measure).await.is_missing();
        ana.opens("/n/green/today").await.does_not_see("Night shift");
    }

    async fn a_measure_is_kept_by_those_who_take_part_in_its_space(house: House) {
        let (net, fay) = network(&house).await;
        let gil = house.member(&net, "Gil", Role::Facilitator).await;
        let space = house.space(&net, "Day shift", SpaceVisibility::Network, &fay).await;
        let number = space.to_string();
        let own = [("sort", "performance"), ("space", number.as_str()), ("quadrant", "amount")];
        let measure = defines(&fay, &net, "Calls taken", &own).await;
        gil.opens(&measure).await.is_fine().does_not_see("Enter a value");
        gil.opens(&format!("{measure}/values")).await.is_missing();
        gil.sends(&format!("{measure}/removal"), &[]).await.is_missing();
        let rows = [("sheet", "indicator,period,value\nCalls taken,2026-10,9\n"), ("sure", "true")];
        gil.sends(&format!("{BASE}/import"), &rows).await.is_refused().sees("no indicator is called");
        measures(&fay, &measure, &[("2026-10", "9")]).await;
        gil.opens(&format!("{BASE}/review")).await.is_fine().sees("Calls taken").does_not_see("Reviewed, go on");
    }

    async fn the_story_behind_a_curve_reads_as_a_journal(house: House) {
        let (net, fay) = network(&house).await;
        let ana = house.member(&net, "Ana", Role::Member).await;
        let air = defines(&fay, &net, "Fine dust", &[]).await;
        let stories = format!("{air}/stories");
        ana.opens(&stories).await.is_fine().markup();
        let body = "Lorries took *another* road. <script>alert(1)</script>";
        let page = ana.does(&stories, &[("strand", "forces"), ("body", body)]).await;
        page.sees("Added to the story").sees("Causes and forces").sees("Ana");
        assert!(page.html().contains("<em>another</em>") && !page.html().contains("<script>alert"));
        ana.sends(&stories, &[("strand", "forces"), ("body", " ")]).await.is_refused().sees("This field is required");
        ana.opens(&air).await.sees("Lorries took");
        let guest = house.member(&net, "Gus", Role::Guest).await;
        guest.opens(&stories).await.is_fine();
        guest.sends(&stories, &[("strand", "forces"), ("body", "No")]).await.is_missing();
    }

    async fn what_is_sent_twice_is_one_objective_one_indicator_and_one_entry(house: House) {
        let (net, fay) = network(&house).await;
        let tree = format!("{BASE}/objectives");
        let aim = fay.sends(&tree, &[("title", "Clean air")]).await.leads_to().unwrap();
        fay.sends(&tree, &[("title", "Clean air")]).await.goes_to(&aim);
        let below = fay.sends(&tree, &[("title", "Clean air"), ("parent", "1")]).await.leads_to().unwrap();
        assert_ne!(below, aim);
        let air = defines(&fay, &net, "Fine dust", &[]).await;
        assert_eq!(defines(&fay, &net, "Fine dust", &[]).await, air);
        assert_ne!(defines(&fay, &net, "Fine dust", &[("unit", "ng/m³")]).await, air);
        for body in ["Lorries took another road.", "Lorries took another road.", "So did buses."] {
            fay.does(&format!("{air}/stories"), &[("strand", "forces"), ("body", body)]).await.sees("Added to the story");
        }
        let told = house.app.db.read(|q| q.one::<i64>("SELECT COUNT(*) FROM indicator_stories", &[]));
        assert_eq!(told.await.unwrap(), 2);
    }

    async fn an_entry_of_a_story_is_taken_back_by_who_wrote_it_or_keeps_the_indicator(house: House) {
        let (net, fay) = network(&house).await;
        let (ana, ben) = (house.member(&net, "Ana", Role::Member).await, house.member(&net, "Ben", Role::Member).await);
        let air = defines(&fay, &net, "Fine dust", &[]).await;
        let stories = format!("{air}/stories");
        for (who, body) in [(&ana, "Lorries took another road."), (&ben, "The wind turned.")] {
            who.does(&stories, &[("strand", "forces"), ("body", body)]).await.is_fine();
        }
        let number = |body: &'static str| {
            let read = move |q: &mut db::Read<'_>| {
                q.one::<i64>("SELECT id FROM indicator_stories WHERE body = $1", &[&body])
            };
            let house = &house;
            async move { house.app.db.read(read).await.unwrap().to_string() }
        };
        let (lorries, wind) = (number("Lorries took another road.").await, number("The wind turned.").await);
        let removal = format!("{stories}/removal");
        ben.opens(&format!("{stories}?remove={lorries}")).await.is_fine().does_not_see("nobody can bring it back");
        ben.sends(&removal, &[("story", &lorries)]).await.is_missing();
        let asked = ana.opens(&format!("{stories}?remove={lorries}")).await;
        asked.sees("nobody can bring it back").sees("Lorries took").markup();
        ana.does(&removal, &[("story", &lorries)]).await.sees("has been removed").does_not_see("Lorries took").sees("The wind");
        ana.opens(&air).await.does_not_see("Lorries took");
        ana.sends(&removal, &[("story", &lorries)]).await.is_missing();
        let noise = defines(&fay, &net, "Night noise", &[("unit", "dB")]).await;
        fay.sends(&format!("{noise}/stories/removal"), &[("story", &wind)]).await.is_missing();
        fay.does(&removal, &[("story", &wind)]).await.does_not_see("The wind");
        net.steward.opens("/n/green/log").await.sees("removed an entry from the story");
    }

    async fn a_sheet_is_tried_out_and_brought_in_as_a_whole(house: House) {
        let (net, fay) = network(&house).await;
        let air = defines(&fay, &net, "Fine dust", &[]).await;
        measures(&fay, &air, &[("2026-08", "19")]).await;
        let import = format!("{BASE}/import");
        fay.opens(&import).await.is_fine().sees("Paste them").markup();
        let rows = "Indicator;Month;Value;Office\nfine dust;2026-10;17,5;City\nFine dust;2026-09;18;City\nFine dust;2026-08;20;City\n";
        let tried = fay.sends(&import, &[("sheet", rows)]).await;
        tried.sees("2 new values").sees("one correction").sees("Office").sees("Nothing has been changed yet").markup();
        fay.opens(&air).await.sees("19 µg/m³").does_not_see("17.5\u{a0}µg/m³");
        fay.does(&import, &[("sheet", rows), ("sure", "true")]).await.sees("The values are imported").sees("17.5");
        let again = fay.sends(&import, &[("sheet", rows)]).await;
        again.sees("3 values are there already");
        let wrong = "indicator,period,value,unit\nFine dust,2026-10,1e300,\nFine dust,2026-07,12,ppm\nMoon,2026-07,1,\nFine dust,2026-06,5,\nFine dust,2026-06,6,\n";
        let sent = fay.sends(&import, &[("sheet", wrong), ("sure", "true")]).await;
        sent.is_refused().sees("Nothing has been imported").sees("Line 2").sees("too large").sees("Line 3").sees("ppm");
        sent.sees("Line 4").sees("no indicator is called").sees("Line 6").sees("in line 5 already");
        assert!(sent.html().contains("Moon,2026-07,1,"), "what was pasted is still there");
        fay.opens(&air).await.does_not_see("2026-06");
    }

    async fn a_review_goes_from_one_to_the_next_and_actions_come_back(house: House) {
        let (net, fay) = network(&house).await;
        let ana = house.member(&net, "Ana Sol", Role::Member).await;
        let air = defines(&fay, &net, "Fine dust", &[]).await;
        let noise = defines(&fay, &net, "Night noise", &[("unit", "dB")]).await;
        measures(&fay, &air, &[("2026-09", "18"), ("2026-10", "17")]).await;
        measures(&fay, &noise, &[("2026-09", "61")]).await;
        let review = format!("{BASE}/review");
        let page = fay.opens(&review).await;
        page.is_fine().sees("1 of 2").sees("From 18").sees("Values still missing").sees("No action is open").markup();
        let first = air.rsplit('/').next().unwrap();
        let space = net.commons.to_string();
        let bad = [("action", "Ask the port"), ("who", "Zoe"), ("space", &space), ("strand", "plans"), ("body", "")];
        fay.sends(&format!("{review}/{first}"), &bad).await.is_refused().sees("Nobody here is called").keeps("Ask the port");
        let good = [
            ("action", "Ask the port"),
            ("who", "ana"),
            ("due", "2026-12-01"),
            ("space", &space),
            ("strand", "plans"),
            ("body", "We ask for shore power."),
        ];
        let page = fay.does(&format!("{review}/{first}"), &good).await;
        page.sees("Reviewed").sees("1 of 1").sees("Night noise").sees("Ask the port").sees("open");
        ana.opens("/n/green/tasks").await.sees("Ask the port");
        // Sent again, as by a double click, it makes no second task.
        let once = [("action", "Ask Ben"), ("space", &*space), ("once", "0123456789abcdef0123456789abcdef")];
        for _ in 0..2 {
            fay.sends(&format!("{review}/{first}"), &once).await.goes_to(&review);
        }
        let page = fay.opens(&review).await;
        assert_eq!(page.html().matches("Ask Ben").count(), 1, "{}", page.text());
        fay.opens(&air).await.sees("We ask for shore power");
        // Next time it begins with what became of it; who only reads sees the same and no form.
        let second = noise.rsplit('/').next().unwrap();
        fay.does(&format!("{review}/{second}"), &[]).await.sees("No new values are waiting").sees("Ask the port");
        ana.opens(&review).await.is_fine().sees("Ask the port").does_not_see("Reviewed, go on");
        ana.sends(&format!("{review}/{first}"), &[]).await.is_missing();
        measures(&fay, &air, &[("2026-08", "18")]).await;
        fay.opens(&review).await.sees("No new values are waiting");
    }

    async fn figures_come_in_by_a_command(house: House) {
        let (net, fay) = network(&house).await;
        let air = defines(&fay, &net, "Fine dust", &[]).await;
        let file = house.files().join("dust.csv");
        std::fs::create_dir_all(house.files()).unwrap();
        std::fs::write(&file, "Monat;Wert\n2026-01;17,5\n2026-02;18\n").unwrap();
        let file = file.to_string_lossy().into_owned();
        let number = air.rsplit('/').next().unwrap();
        let map = ["--map", "Monat=period", "--map", "Wert=value", "--indicator", number, "--network", "green"];
        let command = |more: &[&'static str]| {
            [["import", "indicators", file.as_str()].as_slice(), &map, more].concat()
        };
        let tried = crate::commands::runs(&house, &command(&["--dry-run"])).await;
        tried.is_well(true).says("would bring in: 2 new values");
        fay.opens(&air).await.sees("There are no figures yet");
        crate::commands::runs(&house, &command(&[])).await.is_well(true).says("brought in: 2 new values");
        fay.opens(&air).await.sees("18");
        crate::commands::runs(&house, &command(&["--json"])).await.is_well(true).says("\"same\": 2");
        std::fs::write(&file, "Monat;Wert\n2026-01;inf\n").unwrap();
        crate::commands::runs(&house, &command(&[])).await.is_well(false).says("line 2").says("Write a number");
    }

    async fn an_organisation_that_is_merged_leaves_what_it_carried(house: House) {
        let (net, fay) = network(&house).await;
        let adds = async |name: &str| {
            let form = [("name", name), ("sector", "education")];
            net.steward.sends("/n/green/organisations", &form).await.leads_to().unwrap()
        };
        let (old, new) = (adds("Old School").await, adds("New School").await);
        let fields = [("title", "Shade"), ("owners", "Old School")];
        let objective = fay.sends(&format!("{BASE}/objectives"), &fields).await.leads_to().unwrap();
        let into = new.rsplit('/').next().unwrap();
        net.steward.does(&format!("{old}/merger"), &[("into", into)]).await.is_fine();
        fay.opens(&objective).await.sees("New School").does_not_see("Old School");
        net.steward.does(&format!("{old}/merger/removal"), &[]).await.is_fine();
        fay.opens(&objective).await.sees("Old School").does_not_see("New School");
    }
}
