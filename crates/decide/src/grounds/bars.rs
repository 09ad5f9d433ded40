//! How many agree, pass and disagree, as a bar with its figures.

/// The parts of a bar, in thousandths of its width.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Bar {
    pub(super) agree: i64,
    pub(super) pass: i64,
    pub(super) disagree: i64,
    pub(super) seen: i64,
    pub(super) agree_wide: i64,
    pub(super) disagree_wide: i64,
}

impl Bar {
    /// The bar of how many agree, pass and disagree; none where nobody has said anything.
    pub(super) fn of((agree, pass, disagree): (i64, i64, i64)) -> Option<Bar> {
        let seen = agree + pass + disagree;
        let wide = |part: i64| (part * 1000).checked_div(seen);
        let (agree_wide, disagree_wide) = (wide(agree)?, wide(disagree)?);
        Some(Bar { agree, pass, disagree, seen, agree_wide, disagree_wide })
    }

    /// How many in a hundred agree.
    pub(super) fn percent(&self) -> i64 {
        (self.agree * 100 + self.seen / 2).checked_div(self.seen).unwrap_or(0)
    }

    /// Where the part of those who disagree begins: it ends at the end.
    pub(super) fn disagree_from(&self) -> i64 {
        1000 - self.disagree_wide
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_of_a_bar_are_the_whole() {
        let bar = Bar::of((6, 1, 3)).unwrap();
        assert_eq!((bar.agree_wide, bar.disagree_wide, bar.disagree_from()), (600, 300, 700));
        assert_eq!((bar.seen, bar.percent()), (10, 60));
        assert_eq!(Bar::of((0, 0, 0)), None);
    }
}
