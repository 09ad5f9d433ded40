//! What every health round asks: six themes and how satisfied one is, in statements from 1 (not at all) to 5 (fully). The themes are
//! those of the usual inventories of collaboration; the wording is ours. Field names are kept in figures: never rename one.

/// A theme with its statements.
#[derive(Debug)]
pub(in crate::rounds) struct Theme {
    /// Its word in figures.
    pub(in crate::rounds) word: &'static str,
    /// Key of its name.
    pub(in crate::rounds) label: &'static str,
    /// Name of the field and key of the words of each statement.
    pub(in crate::rounds) statements: &'static [(&'static str, &'static str)],
}

/// The themes in the order in which they are asked, satisfaction last.
pub(in crate::rounds) static THEMES: [Theme; 7] = [
    Theme {
        word: "purpose",
        label: "round-theme-purpose",
        statements: &[
            ("purpose-shared", "round-purpose-shared"),
            ("purpose-concrete", "round-purpose-concrete"),
            ("purpose-reachable", "round-purpose-reachable"),
        ],
    },
    Theme {
        word: "membership",
        label: "round-theme-membership",
        statements: &[
            ("membership-right", "round-membership-right"),
            ("membership-respect", "round-membership-respect"),
            ("membership-interest", "round-membership-interest"),
            ("membership-compromise", "round-membership-compromise"),
        ],
    },
    Theme {
        word: "process",
        label: "round-theme-process",
        statements: &[
            ("process-roles", "round-process-roles"),
            ("process-adapts", "round-process-adapts"),
            ("process-pace", "round-process-pace"),
            ("process-learns", "round-process-learns"),
        ],
    },
    Theme {
        word: "communication",
        label: "round-theme-communication",
        statements: &[
            ("communication-open", "round-communication-open"),
            ("communication-often", "round-communication-often"),
            ("communication-informal", "round-communication-informal"),
        ],
    },
    Theme {
        word: "resources",
        label: "round-theme-resources",
        statements: &[
            ("resources-money", "round-resources-money"),
            ("resources-people", "round-resources-people"),
            ("resources-time", "round-resources-time"),
            ("resources-leadership", "round-resources-leadership"),
        ],
    },
    Theme {
        word: "climate",
        label: "round-theme-climate",
        statements: &[
            ("climate-history", "round-climate-history"),
            ("climate-legitimacy", "round-climate-legitimacy"),
            ("climate-support", "round-climate-support"),
        ],
    },
    Theme {
        word: "satisfaction",
        label: "round-theme-satisfaction",
        statements: &[
            ("satisfaction-belonging", "round-satisfaction-belonging"),
            ("satisfaction-influence", "round-satisfaction-influence"),
            ("satisfaction-benefit", "round-satisfaction-benefit"),
            ("satisfaction-trust", "round-satisfaction-trust"),
            ("satisfaction-recommend", "round-satisfaction-recommend"),
        ],
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_statement_belongs_to_its_theme_and_has_words_of_its_own() {
        let mut seen = std::collections::BTreeSet::new();
        for theme in &THEMES {
            for (field, key) in theme.statements {
                assert!(field.starts_with(&format!("{}-", theme.word)), "{field}");
                assert!(seen.insert(*key), "{key}");
            }
        }
        assert_eq!(seen.len(), 26);
    }
}
