//! The web tests: people using the program through its pages, each test on both database engines.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stderr,
    clippy::disallowed_methods,
    reason = "a test fails loudly, and its kit is part of it"
)]

#[macro_use]
mod kit;

mod access;
mod accounts;
mod authority;
mod charters;
mod chassis;
mod claims;
mod commands;
mod configuration;
mod conversations;
mod crowds;
mod demo;
mod door;
mod drafts;
mod entrance;
mod files;
mod forms;
mod imports;
mod items;
mod jobs;
mod keeping;
mod kinds;
mod landing;
mod languages;
mod lists;
mod log;
mod mail;
mod members;
mod networks;
mod nodes;
mod organisations;
mod overtaken;
mod partners;
mod portability;
mod rail;
mod replays;
mod schema;
mod shelves;
mod spaces;
mod statements;
mod streams;
mod sturdiness;
mod today;
mod urls;
mod ways;
mod withdrawals;
mod zoo;
