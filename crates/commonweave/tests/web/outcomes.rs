//! Is it working? Objectives, indicators, figures by group, what was foreseen, the review.

mod evidence;
mod keeping;
mod showing;

use crate::kit::{House, Net, Person, Seen};
use house::access::{NetworkVisibility, Role};

pub const BASE: &str = "/n/green/outcomes";

/// Defines an indicator, and answers with its address. Later fields take the place of earlier ones.
pub async fn defines(who: &Person, net: &Net, name: &str, more: &[(&str, &str)]) -> String {
    let mut fields = vec![
        ("sort", "result"),
        ("name", name),
        ("plain", "What everyone should know."),
        ("unit", "µg/m³"),
        ("polarity", "down"),
        ("frequency", "month"),
        ("headline", "true"),
    ];
    fields.retain(|(field, _)| !more.iter().any(|(other, _)| other == field));
    fields.extend(more);
    fields.retain(|(_, value)| !value.is_empty());
    let sent = who.sends(&format!("/n/{}/outcomes/indicators", net.slug), &fields).await;
    sent.leads_to().unwrap_or_else(|| panic!("{}", sent.text()))
}

/// Enters figures of the total, one for each of these periods.
pub async fn measures(who: &Person, indicator: &str, figures: &[(&str, &str)]) {
    for (period, value) in figures {
        let sent = who.sends(&format!("{indicator}/values"), &[("period", period), ("value", value)]).await;
        assert!(sent.leads_to().is_some(), "{period}: {}", sent.text());
    }
}

pub async fn network(house: &House) -> (Net, Person) {
    let net = house.network("green", NetworkVisibility::Public).await;
    let fay = house.member(&net, "Fay", Role::Facilitator).await;
    (net, fay)
}

/// The share of pupils who finish school: who counted, among how many, by group.
async fn graduation(who: &Person, net: &Net) -> String {
    let share = [
        ("unit", "%"),
        ("polarity", "up"),
        ("frequency", "year"),
        ("ratio", "true"),
        ("per_each", "100"),
        ("numerator", "pupils who finished"),
        ("denominator", "pupils who began"),
        ("of_people", "true"),
    ];
    defines(who, net, "Graduation", &share).await
}

async fn counts(
    who: &Person,
    indicator: &str,
    period: &str,
    group: &str,
    (counted, among): (&str, &str),
) -> Seen {
    let fields = [("period", period), ("group", group), ("counted", counted), ("among", among)];
    who.sends(&format!("{indicator}/values"), &fields).await
}

on_both! {
    async fn a_facilitator_defines_what_is_measured_and_members_see_it(house: House) {
        let (net, fay) = network(&house).await;
        let ana = house.member(&net, "Ana", Role::Member).await;
        ana.opens(BASE).await.is_fine().sees("Nothing is measured here yet").markup();
        fay.opens(&format!("{BASE}/indicators/new")).await.is_fine().sees("New indicator").markup();
        let air = defines(&fay, &net, "Fine dust", &[]).await;
        fay.opens(&format!("{air}/values")).await.is_fine().keeps("2026-10").markup();
        measures(&fay, &air, &[("2026-09", "18,5"), ("2026-10", "17.2")]).await;
        let page = ana.opens(&air).await;
        page.is_fine().sees("17.2").sees("µg/m³").sees("From 18.5").sees("better").sees("Lower is better").markup();
        assert!(page.html().contains("<svg") && page.html().contains("<table>"), "a picture and its table");
        ana.opens(BASE).await.is_fine().sees("Fine dust").sees("17.2").markup();
        // It stands in the rail from now on.
        ana.opens("/n/green/today").await.sees("Outcomes");
        ana.opens(&format!("{air}/values")).await.is_missing();
        ana.sends(&format!("{air}/values"), &[("period", "2026-08"), ("value", "1")]).await.is_missing();
        ana.opens(&format!("{air}/edit")).await.is_missing();
    }

    async fn a_correction_is_asked_about_and_keeps_what_was(house: House) {
        let (net, fay) = network(&house).await;
        let air = defines(&fay, &net, "Fine dust", &[]).await;
        measures(&fay, &air, &[("2026-10", "17.2")]).await;
        let values = format!("{air}/values");
        fay.does(&values, &[("period", "2026-10"), ("value", "17.2")]).await.sees("That is the value that was there already");
        let asked = fay.sends(&values, &[("period", "2026-10"), ("value", "71.2")]).await;
        asked.is_refused().sees("There is a value already: 17.2").keeps("71.2");
        let done = fay.does(&values, &[("period", "2026-10"), ("value", "16"), ("correct", "true")]).await;
        done.sees("The value is corrected").sees("Corrected values").sees("17.2");
        fay.opens(&air).await.sees("16 µg/m³").does_not_see("17.2\u{a0}µg/m³");
    }

    async fn a_bad_value_is_told_beside_its_field(house: House) {
        let (net, fay) = network(&house).await;
        let air = defines(&fay, &net, "Fine dust", &[]).await;
        let values = format!("{air}/values");
        let bad = [
            ("2026-10", "1e300", "too large"),
            ("2026-10", "12 %", "percentage"),
            ("2026-10", "1,234", "thousands or as decimals"),
            ("2026-10", "some", "Write a number"),
            ("2026-12", "12", "has not ended"),
            ("2026-13", "12", "Write the month like"),
            ("1600-01", "12", "begin with the year 1900"),
        ];
        for (period, value, said) in bad {
            let sent = fay.sends(&values, &[("period", period), ("value", value)]).await;
            sent.is_refused().sees(said).keeps(value);
        }
        let share = graduation(&fay, &net).await;
        counts(&fay, &share, "2025", "", ("3", "0")).await.is_refused().sees("Out of 0 there is no share");
        counts(&fay, &share, "2025", "", ("3", "")).await.is_refused().sees("Write among how many");
    }

    async fn a_curve_turns_when_it_beats_its_frozen_forecast(house: House) {
        let (net, fay) = network(&house).await;
        let ana = house.member(&net, "Ana", Role::Member).await;
        let air = defines(&fay, &net, "Fine dust", &[]).await;
        let freeze = format!("{air}/forecasts");
        measures(&fay, &air, &[("2026-01", "20"), ("2026-02", "21"), ("2026-03", "20")]).await;
        fay.sends(&freeze, &[]).await.sees("at least four values");
        measures(&fay, &air, &[("2026-04", "21"), ("2026-05", "20")]).await;
        fay.does(&freeze, &[]).await.sees("The forecast is frozen").sees("No value has come after a frozen forecast yet");
        fay.does(&freeze, &[]).await.sees("The forecast is frozen");
        let frozen = house.app.db.read(|q| q.one::<i64>("SELECT COUNT(*) FROM indicator_forecasts", &[]));
        assert_eq!(frozen.await.unwrap(), 1, "what is sent twice is one");
        measures(&fay, &air, &[("2026-06", "17"), ("2026-07", "16")]).await;
        ana.opens(&air).await.sees("So far the values follow the frozen forecast").sees("Forecast from 2026-05");
        measures(&fay, &air, &[("2026-08", "15")]).await;
        ana.opens(&air).await.sees("The curve has turned").sees("since 2026-06");
        ana.opens(BASE).await.sees("The curve has turned");
        ana.opens("/n/green/today").await.sees("A curve has turned");
        // A new forecast does not take back what the old one showed.
        fay.does(&freeze, &[]).await.sees("The curve has turned");
        measures(&fay, &air, &[("2026-09", "25"), ("2026-10", "26")]).await;
        ana.opens(&air).await.does_not_see("The curve has turned");
    }

    async fn a_target_stands_apart_and_can_be_taken_away(house: House) {
        let (net, fay) = network(&house).await;
        let air = defines(&fay, &net, "Fine dust", &[]).await;
        let targets = format!("{air}/targets");
        fay.opens(&targets).await.is_fine().sees("There is no target yet").markup();
        fay.does(&targets, &[("period", "2028-12"), ("value", "10")]).await.sees("The target is saved").sees("2028-12");
        fay.opens(&air).await.sees("10").sees("2028-12");
        fay.sends(&targets, &[("period", "soon"), ("value", "10")]).await.is_refused().sees("Write the month like");
        fay.does(&targets, &[("period", "2028-12"), ("value", "")]).await.sees("The target has been removed");
        fay.opens(&air).await.does_not_see("2028-12");
    }

    async fn what_a_target_was_is_kept_with_who_had_set_it(house: House) {
        let (net, fay) = network(&house).await;
        let gil = house.member(&net, "Gil", Role::Facilitator).await;
        let air = defines(&fay, &net, "Fine dust", &[]).await;
        let targets = format!("{air}/targets");
        fay.does(&targets, &[("period", "2027-12"), ("value", "10")]).await.does_not_see("Changed and removed");
        gil.does(&targets, &[("period", "2027-12"), ("value", "10")]).await.does_not_see("Changed and removed");
        gil.does(&targets, &[("period", "2027-12"), ("value", "15")]).await.sees("Changed and removed targets").sees("2027-12: 10 µg/m³").sees("Fay").markup();
        fay.does(&targets, &[("period", "2027-12"), ("value", "")]).await.sees("2027-12: 15 µg/m³").sees("Gil").sees("There is no target yet");
        // What was never there leaves no trace.
        fay.does(&targets, &[("period", "2028-01"), ("value", "")]).await.does_not_see("2028");
    }

    async fn groups_of_fewer_than_five_are_nowhere_shown_alone(house: House) {
        let (net, fay) = network(&house).await;
        let share = graduation(&fay, &net).await;
        for (group, counted, among) in [("", "62", "104"), ("Harbour", "40", "60"), ("Mill", "21", "40"), ("Quay", "1", "4")] {
            assert!(counts(&fay, &share, "2025", group, (counted, among)).await.leads_to().is_some(), "{group}");
        }
        let page = fay.opens(&share).await;
        page.is_fine().sees("Harbour").sees("66.7").sees("Others").sees("50").does_not_see("Quay").does_not_see("Mill");
        page.sees("Groups of fewer than five people are shown together").markup();
        let file = fay.opens(&format!("{share}/values.csv")).await;
        file.is_fine().sees("Harbour").sees("Others").does_not_see("Quay").does_not_see("Mill");
        let values = fay.opens(&format!("{share}/values")).await;
        values.sees("under five").does_not_see("25 %").does_not_see("25\u{a0}%");
        let again = counts(&fay, &share, "2025", "Quay", ("2", "4")).await;
        again.is_refused().sees("of fewer than five people").does_not_see("25\u{a0}%");
        counts(&fay, &share, "2023", "HARBOUR", ("20", "40")).await.is_refused().sees("look like one group");
        // Two groups that can be shown lie apart, and the page says how far.
        for (group, counted, among) in [("", "62", "100"), ("Harbour", "40", "50"), ("Mill", "22", "50")] {
            counts(&fay, &share, "2024", group, (counted, among)).await;
        }
        let other = defines(&fay, &net, "Dust by place", &[("frequency", "year")]).await;
        for (period, harbour, mill) in [("2024", "40", "20"), ("2025", "30", "20")] {
            for (group, value) in [("Harbour", harbour), ("Mill", mill)] {
                let fields = [("period", period), ("group", group), ("value", value)];
                fay.does(&format!("{other}/values"), &fields).await.is_fine();
            }
        }
        fay.opens(&other).await.sees("Harbour lies 10").sees("1.5 times as high").sees("The gap has narrowed from 20");
    }

    async fn a_breakdown_says_whose_group_is_unknown(house: House) {
        let (net, fay) = network(&house).await;
        let share = graduation(&fay, &net).await;
        for (group, counted, among) in [("", "70", "120"), ("Harbour", "40", "60"), ("Mill", "21", "40")] {
            counts(&fay, &share, "2025", group, (counted, among)).await;
        }
        fay.opens(&share).await.sees("Group not known").sees("45");
        counts(&fay, &share, "2025", "Quay", ("30", "40")).await;
        fay.opens(&share).await.sees("The groups add up to more than the total");
    }

    async fn outcomes_are_shown_to_everyone_only_if_the_network_says_so(house: House) {
        let (net, fay) = network(&house).await;
        let air = defines(&fay, &net, "Fine dust", &[]).await;
        let visitor = house.visitor();
        visitor.opens(BASE).await.is_fine().sees("only to its members").does_not_see("Fine dust").markup();
        visitor.opens(&air).await.is_missing();
        for page in ["objectives", "measures"] {
            let seen = visitor.opens(&format!("{BASE}/{page}")).await;
            seen.is_fine().sees("only to its members").does_not_see("There are no").does_not_see("No project").markup();
        }
        visitor.opens(&format!("{BASE}.csv")).await.does_not_see("Fine dust");
        fay.sends(&format!("{BASE}/publication"), &[("shown", "yes")]).await.is_missing();
        net.steward.does(&format!("{BASE}/publication"), &[("shown", "yes")]).await.sees("Everyone who may read this network");
        visitor.opens(BASE).await.is_fine().sees("Fine dust");
        visitor.opens(&air).await.is_fine().does_not_see("Enter a value");
        visitor.opens(&format!("{BASE}/review")).await.is_missing();
        net.steward.does(&format!("{BASE}/publication"), &[("shown", "no")]).await.sees("Only members see");
        visitor.opens(&air).await.is_missing();
        house.network("hidden", NetworkVisibility::Private).await;
        visitor.opens("/n/hidden/outcomes").await.is_missing();
    }
}
