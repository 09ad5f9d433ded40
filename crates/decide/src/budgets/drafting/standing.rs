//! What another setting means for the projects that were proposed before: none may be left without its category or place, or
//! cost more than there is. A name that is written over in its own line takes its projects along.

use super::parts::field;
use crate::budgets::budget::Part;
use crate::budgets::rules::Side;
use crate::budgets::store::{self, Setting};
use db::{Read, Write};
use house::ids::ItemId;
use house::web::{Error, Form, Said};
use std::collections::BTreeMap;

/// The categories and places that are called otherwise: side, old name, new name.
type Renamed = Vec<(Side, String, String)>;

/// Complains beside the field where a project could no longer be kept; answers with what is called otherwise.
pub(super) fn weigh(
    q: &mut Read<'_>,
    item: ItemId,
    form: &mut Form,
    (setting, before, after): (&Setting, &[Part], &[Part]),
) -> Result<Renamed, Error> {
    let renamed = renamed(before, after);
    for (side, name, projects) in used(q, item)? {
        let stays = of(after, side).any(|part| part.name == name);
        let goes_along = renamed.iter().any(|(of, from, _)| *of == side && *from == name);
        if !stays && !goes_along {
            let said = Said::key("budget-part-used").with("name", name).with("count", projects);
            form.fail(field(side), said);
        }
    }
    if let Some((title, cost)) = store::dearest(q, item)?.filter(|(_, cost)| *cost > setting.amount) {
        let cost = setting.money().told(cost);
        form.fail("amount", Said::key("budget-amount-low").with("title", title).with("cost", cost));
    }
    form.checked()?;
    Ok(renamed)
}

/// Takes the projects along.
pub(super) fn follow(tx: &mut Write<'_>, item: ItemId, renamed: &Renamed) -> Result<(), Error> {
    for (side, from, to) in renamed {
        match side {
            Side::Category => store::rename_category(tx, item, (from, to))?,
            Side::Place => store::rename_place(tx, item, (from, to))?,
        };
    }
    Ok(())
}

fn of(parts: &[Part], side: Side) -> impl Iterator<Item = &Part> {
    parts.iter().filter(move |part| part.side == side)
}

/// The categories and places in which projects stand, each with how many.
fn used(q: &mut Read<'_>, item: ItemId) -> Result<Vec<(Side, String, i64)>, Error> {
    let mut used: BTreeMap<(&str, String), (Side, i64)> = BTreeMap::new();
    for (category, place, projects) in store::used_parts(q, item)? {
        for (side, name) in [(Side::Category, category), (Side::Place, place)] {
            if !name.is_empty() {
                used.entry((side.as_str(), name)).or_insert((side, 0)).1 += projects;
            }
        }
    }
    Ok(used.into_iter().map(|((_, name), (side, projects))| (side, name, projects)).collect())
}

/// What stands in the line of something that is gone, and was not there before, is the same thing by another name.
fn renamed(before: &[Part], after: &[Part]) -> Renamed {
    let mut renamed = Vec::new();
    for side in Side::ALL.iter().copied() {
        for (old, new) in of(before, side).zip(of(after, side)) {
            let gone = of(after, side).all(|part| part.name != old.name);
            let came = of(before, side).all(|part| part.name != new.name);
            if gone && came {
                renamed.push((side, old.name.clone(), new.name.clone()));
            }
        }
    }
    renamed
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(before: &[&str], after: &[&str]) -> Vec<(String, String)> {
        let part = |name: &&str| Part { side: Side::Place, name: (*name).into(), least: 0, most: 0 };
        let (before, after): (Vec<Part>, Vec<Part>) =
            (before.iter().map(part).collect(), after.iter().map(part).collect());
        renamed(&before, &after).into_iter().map(|(_, from, to)| (from, to)).collect()
    }

    #[test]
    fn a_name_that_is_written_over_is_told_from_one_that_goes() {
        assert_eq!(told(&["North", "South"], &["Nord", "South"]), [("North".into(), "Nord".into())]);
        assert_eq!(told(&["North", "South"], &["South"]), []);
        assert_eq!(told(&["North", "South"], &["South", "North"]), []);
        assert_eq!(told(&["North"], &["North", "South"]), []);
        assert_eq!(told(&["North", "South"], &["Nord", "South", "East"]), [("North".into(), "Nord".into())]);
    }
}
