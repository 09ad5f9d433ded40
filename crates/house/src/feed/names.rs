//! Numbers that stand in lines of the log.

use std::collections::BTreeSet;

/// Each number that stands in some of these lines, once.
pub(super) fn distinct<L, T: Ord>(lines: &[L], number: impl Fn(&L) -> Option<T>) -> Vec<T> {
    lines.iter().filter_map(number).collect::<BTreeSet<T>>().into_iter().collect()
}
