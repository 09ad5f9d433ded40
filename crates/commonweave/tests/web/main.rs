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
mod charters;
mod chassis;
mod commands;
mod configuration;
mod conversations;
mod demo;
mod entrance;
mod forms;
mod imports;
mod items;
mod jobs;
mod landing;
mod languages;
mod lists;
mod log;
mod mail;
mod members;
mod networks;
mod nodes;
mod organisations;
mod rail;
mod schema;
mod spaces;
mod statements;
mod streams;
mod today;
mod urls;
