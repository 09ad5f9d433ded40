//! What the register of decisions is told of budgets, and who looks at what a space has done.

use crate::budgets::money::Money;
use crate::budgets::store::{self, Decision};
use db::Read;
use house::decisions::{Asked, Decided, Decisions, Turnout};
use house::reports::{Deed, Sought};
use house::web::{Error, Said, Viewer};

/// The word of this way to decide, and the key of its name.
const METHOD: (&str, &str) = ("budget", "budget-label");

/// The budgets that are counted.
pub(in crate::budgets) const DECISIONS: Decisions = Decisions { methods: || vec![METHOD], told: decided };

fn decided(q: &mut Read<'_>, viewer: &Viewer, asked: &Asked) -> Result<Vec<Decided>, Error> {
    if !asked.method.is_empty() && asked.method != METHOD.0 {
        return Ok(Vec::new());
    }
    Ok(store::decided(q, viewer, asked)?.into_iter().map(told).collect())
}

fn told(one: Decision) -> Decided {
    let money = Money { decimals: u32::try_from(one.decimals).unwrap_or(0), currency: one.currency };
    let verdict = if one.funded_count > 0 {
        ("passed", "budget-some-funded")
    } else {
        ("failed", "budget-none-funded")
    };
    let told = Said::key("budget-decided")
        .with("count", one.funded_count)
        .with("spent", money.told(one.spent))
        .with("amount", money.told(one.amount));
    Decided {
        item: one.item_id,
        title: one.title,
        space: one.space_name,
        method: METHOD,
        verdict: Some(verdict),
        at: one.counted_at,
        turnout: Turnout::Vote { cast: one.cast_count, carried: 0, entitled: one.entitled_count },
        result: format!("items/{}/result", one.item_id),
        told: Some(told),
        outcome: None,
        outcome_at: None,
        review_at: None,
    }
}

/// The budgets that spaces have shared out.
pub(in crate::budgets) fn deeds(
    q: &mut Read<'_>,
    viewer: &Viewer,
    sought: &Sought<'_>,
) -> Result<Vec<Deed>, Error> {
    let deed = |one| Deed::of_item("budget-deed", one);
    Ok(store::counted_in(q, viewer, sought)?.into_iter().map(deed).collect())
}
