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
mod announcements;
mod annual;
mod authority;
mod boards;
mod brought;
mod budgets;
mod burdens;
mod calendar;
mod channels;
mod charters;
mod chassis;
mod checkins;
mod claims;
mod commands;
mod conditions;
mod configuration;
mod conversations;
mod correspondence;
mod crowds;
mod delegations;
mod demo;
mod desk;
mod discussions;
mod door;
mod doors;
mod drafts;
mod entrance;
mod erasures;
mod events;
mod figures;
mod files;
mod forms;
mod grounds;
mod ideas;
mod imports;
mod inbox;
mod introductions;
mod items;
mod jobs;
mod jump;
mod keeping;
mod kinds;
mod landing;
mod languages;
mod letters;
mod lists;
mod log;
mod looks;
mod mail;
mod map;
mod measured;
mod members;
mod mentions;
mod minutes;
mod networks;
mod nodes;
mod organisations;
mod outcomes;
mod overtaken;
mod panels;
mod partners;
mod phases;
mod portability;
mod portraits;
mod projects;
mod proposals;
mod quiet;
mod rail;
mod reading;
mod recoveries;
mod replays;
mod risks;
mod rounds;
mod scenarios;
mod schema;
mod search;
mod search_follows;
mod shelves;
mod slack;
mod spaces;
mod statements;
mod streams;
mod sturdiness;
mod tags;
mod taskfiles;
mod taskplans;
mod taskreturns;
mod tasks;
mod taskshelf;
mod telling;
mod today;
mod twice;
mod urls;
mod voice;
mod ways;
mod withdrawals;
mod zoo;
