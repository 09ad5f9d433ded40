//! The tables, in the order in which they came to be. A migration that has run is never changed.

use db::Migration;

/// Every migration, oldest first.
pub const ALL: &[Migration] = &[
    step("0001_accounts", include_str!("../migrations/0001_accounts.sql")),
    step("0002_networks", include_str!("../migrations/0002_networks.sql")),
    step("0003_organisations", include_str!("../migrations/0003_organisations.sql")),
    step("0004_charters", include_str!("../migrations/0004_charters.sql")),
    step("0005_spaces", include_str!("../migrations/0005_spaces.sql")),
    step("0006_happenings", include_str!("../migrations/0006_happenings.sql")),
    step("0007_news", include_str!("../migrations/0007_news.sql")),
    step("0008_representatives", include_str!("../migrations/0008_representatives.sql")),
    step("0009_contacts", include_str!("../migrations/0009_contacts.sql")),
    step("0010_archived_organisations", include_str!("../migrations/0010_archived_organisations.sql")),
    step("0011_import_traces", include_str!("../migrations/0011_import_traces.sql")),
    step("0012_claims", include_str!("../migrations/0012_claims.sql")),
    step("0013_recovery", include_str!("../migrations/0013_recovery.sql")),
    step("0014_departures", include_str!("../migrations/0014_departures.sql")),
    step("0015_steady", include_str!("../migrations/0015_steady.sql")),
    step("0016_acts", include_str!("../migrations/0016_acts.sql")),
    step("0017_jobs", include_str!("../migrations/0017_jobs.sql")),
    step("0018_mail", include_str!("../migrations/0018_mail.sql")),
    step("0019_files", include_str!("../migrations/0019_files.sql")),
    Migration {
        name: "0020_search",
        sql: include_str!("../migrations/0020_search.sqlite.sql"),
        postgres: Some(include_str!("../migrations/0020_search.postgres.sql")),
    },
    step("0021_tags", include_str!("../migrations/0021_tags.sql")),
    step("0022_attention", include_str!("../migrations/0022_attention.sql")),
    step("0023_levels", include_str!("../migrations/0023_levels.sql")),
    step("0024_shelves", include_str!("../migrations/0024_shelves.sql")),
    step("0025_calendar", include_str!("../migrations/0025_calendar.sql")),
    step("0026_lists_and_looks", include_str!("../migrations/0026_lists_and_looks.sql")),
    step("0027_letters", include_str!("../migrations/0027_letters.sql")),
    step("0028_pages", include_str!("../migrations/0028_pages.sql")),
    step("0029_events", include_str!("../migrations/0029_events.sql")),
    step("0030_announcements", include_str!("../migrations/0030_announcements.sql")),
    step("0031_ideas", include_str!("../migrations/0031_ideas.sql")),
    step("0032_slack", include_str!("../migrations/0032_slack.sql")),
    step("0033_hosts", include_str!("../migrations/0033_hosts.sql")),
    step("0034_patience", include_str!("../migrations/0034_patience.sql")),
    step("0035_returns", include_str!("../migrations/0035_returns.sql")),
    step("0036_threads", include_str!("../migrations/0036_threads.sql")),
    step("0037_summaries", include_str!("../migrations/0037_summaries.sql")),
    step("0038_drafts", include_str!("../migrations/0038_drafts.sql")),
    step("0039_read", include_str!("../migrations/0039_read.sql")),
    step("0040_charter", include_str!("../migrations/0040_charter.sql")),
    step("0041_checkins", include_str!("../migrations/0041_checkins.sql")),
    step("0042_correspondence", include_str!("../migrations/0042_correspondence.sql")),
    step("0043_joining", include_str!("../migrations/0043_joining.sql")),
    step("0044_grounds", include_str!("../migrations/0044_grounds.sql")),
    step("0045_proposals", include_str!("../migrations/0045_proposals.sql")),
    step("0046_amendments", include_str!("../migrations/0046_amendments.sql")),
    step("0047_secret_votes", include_str!("../migrations/0047_secret_votes.sql")),
    step("0048_charter_amendments", include_str!("../migrations/0048_charter_amendments.sql")),
    step("0049_gatherings", include_str!("../migrations/0049_gatherings.sql")),
];

const fn step(name: &'static str, sql: &'static str) -> Migration {
    Migration { name, sql, postgres: None }
}
