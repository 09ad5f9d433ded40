//! The promises of `db`, each kept on both engines by one and the same test.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test may fail loudly, also in what it shares with others"
)]

mod kit;

mod announcements;
mod answers;
mod changes;
mod files;
mod killed;
mod migrations;
mod order;
mod reads;
mod rules;
mod trouble;
