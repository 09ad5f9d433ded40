//! Whom it reaches: the latest figures by group, small groups together, and how far groups lie apart now and at first.

use super::figures::{Gap, Part, Period, Whose, gap, merged, with_few, with_unknown};
use super::indicator::{Figure, Indicator};
use super::store;
use db::Read;
use house::web::{Error, Said};

/// The figures by group, as a page shows them.
pub(super) struct Breakdown {
    pub(super) period: String,
    pub(super) rows: Vec<Row>,
    /// The total of the same period.
    pub(super) total: Option<String>,
    pub(super) gap: Option<Said>,
    /// Whether the gap has grown or shrunk since the first figures by group.
    pub(super) since: Option<Said>,
    /// The groups are more than the total.
    pub(super) over: bool,
}

/// A line of it.
pub(super) struct Row {
    pub(super) name: Said,
    pub(super) value: String,
    /// How many people stand behind it.
    pub(super) people: String,
    /// How far above or below the total.
    pub(super) apart: String,
    /// The length of its bar, in per cent.
    pub(super) width: String,
}

impl Row {
    /// What the line is called.
    pub(super) fn name_of(whose: &Whose) -> Said {
        match whose {
            Whose::Group(name) => Said::raw(name),
            Whose::Others => Said::key("outcome-group-others"),
            Whose::Unknown => Said::key("outcome-group-unknown"),
        }
    }
}

/// The groups of one period that may be shown; and whether they are more than the total.
pub(super) fn broken_down(indicator: &Indicator, figures: &[Figure]) -> (Vec<Part>, bool) {
    let total = figures.iter().find(|one| one.group_name.is_empty()).map(Figure::part);
    let parts = figures.iter().filter(|one| !one.group_name.is_empty()).map(Figure::part).collect();
    let (parts, over) = with_unknown(parts, total.as_ref(), indicator.per());
    let (parts, more) = if indicator.of_people { with_few(parts, total.as_ref()) } else { (parts, false) };
    let over = over || more;
    // Where people stand in several groups at once, the rest of one would tell of a small other.
    if over && indicator.of_people {
        return (Vec::new(), over);
    }
    (merged(parts, indicator.of_people, indicator.per()), over)
}

impl Breakdown {
    /// The breakdown of the latest period that has one.
    pub(super) fn of(q: &mut Read<'_>, indicator: &Indicator) -> Result<Option<Breakdown>, Error> {
        let Some((latest, earliest)) = store::grouped(q, indicator)? else { return Ok(None) };
        let figures = store::of_period(q, indicator, latest)?;
        let (parts, over) = broken_down(indicator, &figures);
        if parts.is_empty() && !over {
            return Ok(None);
        }
        let first = if earliest < latest { store::of_period(q, indicator, earliest)? } else { Vec::new() };
        let before = gap(&broken_down(indicator, &first).0);
        let total = figures.iter().find(|one| one.group_name.is_empty()).map(|one| one.value);
        let now = gap(&parts);
        let most = parts.iter().map(|part| part.value.abs()).fold(0.0, f64::max);
        let rows = parts.iter().map(|part| row(indicator, part, total, most)).collect();
        Ok(Some(Breakdown {
            period: latest.told(indicator.frequency),
            rows,
            total: total.map(|value| indicator.told(value)),
            gap: now.as_ref().map(|gap| said(indicator, gap)),
            since: now.zip(before).map(|(now, before)| since(indicator, (&now, &before), earliest)),
            over,
        }))
    }
}

fn row(indicator: &Indicator, part: &Part, total: Option<f64>, most: f64) -> Row {
    let people = part.ratio.map(|(_, among)| among).or(part.people);
    let apart = total.map(|total| part.value - total).filter(|apart| apart.is_finite());
    let signed = |apart: f64| {
        let sign = if apart > 0.0 { "+" } else { "" };
        format!("{sign}{}", super::figures::tell(apart))
    };
    let width = if most > 0.0 { part.value.max(0.0) / most * 100.0 } else { 0.0 };
    Row {
        name: Row::name_of(&part.whose),
        value: if part.value.is_finite() { indicator.told(part.value) } else { "–".to_owned() },
        people: people.map(super::figures::tell).unwrap_or_default(),
        apart: apart.map(signed).unwrap_or_default(),
        width: format!("{width:.1}"),
    }
}

fn said(indicator: &Indicator, gap: &Gap) -> Said {
    let name = |part: &Part| match &part.whose {
        Whose::Group(name) => name.clone(),
        _ => String::new(),
    };
    let key = if gap.ratio.is_some() { "outcome-gap-ratio" } else { "outcome-gap" };
    let said = Said::key(key)
        .with("highest", name(&gap.highest))
        .with("lowest", name(&gap.lowest))
        .with("difference", indicator.told(gap.difference));
    match gap.ratio {
        Some(ratio) => said.with("ratio", super::figures::tell(ratio)),
        None => said,
    }
}

fn since(indicator: &Indicator, (now, before): (&Gap, &Gap), earliest: Period) -> Said {
    let grown = now.difference - before.difference;
    let near = grown.abs() <= 1e-9 * now.difference.abs().max(before.difference.abs());
    let key = match if near { 0.0 } else { grown } {
        grown if grown > 0.0 => "outcome-gap-grown",
        grown if grown < 0.0 => "outcome-gap-shrunk",
        _ => "outcome-gap-same",
    };
    Said::key(key)
        .with("from", indicator.told(before.difference))
        .with("to", indicator.told(now.difference))
        .with("period", earliest.told(indicator.frequency))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outcomes::entry::tests::share;

    fn figure(group: &str, counted: f64, among: f64) -> Figure {
        Figure {
            group_name: group.to_owned(),
            period: Period::from(24_310),
            value: 100.0 * counted / among,
            counted: Some(counted),
            among: Some(among),
            people: None,
            note: String::new(),
        }
    }

    #[test]
    fn a_breakdown_tells_whose_group_is_unknown() {
        let figures = [figure("", 50.0, 100.0), figure("Harbour", 30.0, 50.0), figure("Mill", 10.0, 40.0)];
        let (parts, over) = broken_down(&share(), &figures);
        assert!(!over && parts.len() == 3 && parts[2].whose == Whose::Unknown, "{parts:?}");
    }

    #[test]
    fn groups_that_are_more_than_the_total_are_told_to_be() {
        let figures = [figure("", 20.0, 60.0), figure("Harbour", 30.0, 50.0), figure("Mill", 10.0, 40.0)];
        assert!(broken_down(&share(), &figures).1);
    }

    #[test]
    fn a_group_of_four_stands_in_no_row() {
        let figures = [
            figure("", 12.0, 104.0),
            figure("Harbour", 10.0, 60.0),
            figure("Mill", 1.0, 40.0),
            figure("Quay", 1.0, 4.0),
        ];
        let (parts, _) = broken_down(&share(), &figures);
        let named: Vec<_> = parts.iter().map(|part| part.whose.clone()).collect();
        assert_eq!(named, [Whose::Group("Harbour".to_owned()), Whose::Others]);
    }
}
