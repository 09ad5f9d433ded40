//! Who could be asked to take over: of those who are near, whoever offers the same, or knows the same others.

use super::looking::Looked;
use super::subject::Subject;
use crate::map::list::closeness;
use crate::map::store;
use db::Read;
use house::ids::MemberId;
use house::web::{Error, Said, Viewer};
use std::collections::BTreeMap;

/// So many of those who are closest are looked at, and so many named.
const LOOKED: usize = 30;
const NAMED: usize = 5;

/// Somebody who could be asked.
#[derive(Debug)]
pub(super) struct Deputy {
    pub(super) name: String,
    pub(super) href: String,
    /// Why, a sentence each.
    pub(super) why: Vec<Said>,
}

/// What speaks for somebody.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Reasons {
    /// What they offer that the one who leaves offers too; of organisations, 1 where the sector is the same.
    same: usize,
    /// To how many of those they are tied to whom the other is.
    shared: usize,
}

/// What speaks for one of those who are near, in words.
fn told(reasons: &Reasons, skills: Option<&Vec<String>>, close: &'static str) -> Vec<Said> {
    let mut why = Vec::new();
    match skills {
        Some(skills) => why.push(Said::key("map-without-skills").with("skills", skills.join(", "))),
        None if reasons.same > 0 => why.push(Said::key("map-without-same-sector")),
        None => {}
    }
    if reasons.shared > 0 {
        why.push(Said::key("map-without-shared").with("count", reasons.shared));
    }
    why.push(Said::key(match close {
        "map-close-3" => "map-without-close-3",
        "map-close-2" => "map-without-close-2",
        _ => "map-without-close-1",
    }));
    why
}

/// Who could be asked; nobody for a space.
pub(super) fn deputies(
    q: &mut Read<'_>,
    viewer: &Viewer,
    subject: Subject,
    looked: &Looked,
) -> Result<Vec<Deputy>, Error> {
    let Some(place) = looked.place else { return Ok(Vec::new()) };
    let around = looked.before.around(place);
    let mut near: Vec<(usize, f64)> = around.iter().map(|(other, bond)| (*other, bond.weight)).collect();
    near.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    near.truncate(LOOKED);
    let skills = skills(q, subject, looked, &near)?;
    let sector = looked.before.nodes.get(place).and_then(|node| node.sector);
    let mut found: Vec<(Reasons, usize, f64)> = Vec::new();
    for (other, weight) in near {
        let Some(node) = looked.before.nodes.get(other) else { continue };
        let same = match subject {
            Subject::Organisation(_) => usize::from(sector.is_some() && node.sector == sector),
            _ => skills.get(&node.id).map_or(0, Vec::len),
        };
        let theirs = looked.before.around(other);
        let shared = theirs.keys().filter(|one| around.contains_key(one)).count();
        found.push((Reasons { same, shared }, other, weight));
    }
    found.sort_by(|a, b| b.0.cmp(&a.0).then(b.2.total_cmp(&a.2)));
    let deputy = |(reasons, other, _): (Reasons, usize, f64)| {
        let node = looked.before.nodes.get(other)?;
        let bond = around.get(&other)?;
        let folder = if matches!(subject, Subject::Organisation(_)) { "organisations" } else { "people" };
        Some(Deputy {
            name: node.name.clone(),
            href: viewer.path(format_args!("{folder}/{}", node.id)),
            why: told(&reasons, skills.get(&node.id), closeness(bond, looked.sort)),
        })
    };
    Ok(found.into_iter().take(NAMED).filter_map(deputy).collect())
}

/// What those who are near offer that a member offers too.
fn skills(
    q: &mut Read<'_>,
    subject: Subject,
    looked: &Looked,
    near: &[(usize, f64)],
) -> Result<BTreeMap<i64, Vec<String>>, Error> {
    let mut skills: BTreeMap<i64, Vec<String>> = BTreeMap::new();
    if let Subject::Member(member) = subject {
        let ids: Vec<MemberId> = near
            .iter()
            .filter_map(|(other, _)| looked.before.nodes.get(*other))
            .map(|node| MemberId::from(node.id))
            .collect();
        for (other, skill) in store::offered_too(q, member, &ids)? {
            skills.entry(other.get()).or_default().push(skill);
        }
    }
    Ok(skills)
}
