//! The tables, in the order in which they came to be. A migration that has run is never changed.

use db::Migration;

/// Every migration, oldest first.
pub const ALL: &[Migration] = &[
    Migration::new("0001_accounts", include_str!("../migrations/0001_accounts.sql")),
    Migration::new("0002_networks", include_str!("../migrations/0002_networks.sql")),
    Migration::new("0003_organisations", include_str!("../migrations/0003_organisations.sql")),
    Migration::new("0004_charters", include_str!("../migrations/0004_charters.sql")),
    Migration::new("0005_spaces", include_str!("../migrations/0005_spaces.sql")),
    Migration::new("0006_happenings", include_str!("../migrations/0006_happenings.sql")),
];
