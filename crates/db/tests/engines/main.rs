//! The promises of `db`, each kept on both engines by one and the same test.

mod kit;

mod announcements;
mod answers;
mod changes;
mod killed;
mod migrations;
mod order;
mod reads;
mod rules;
mod trouble;
