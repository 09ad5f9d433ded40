//! The house rules that a machine can check (STYLE.md tells them with their reasons).
//!
//! Each file here holds one family of rules. A rule is a plain function from files to sentences, each of which names
//! the place and says what to do about it. Beside it stand a test that runs it over the whole house and tests that
//! show it a small bad sample, so that a rule which has stopped looking is noticed.
//!
//! These tests never change a file and never need the application to be built or running.

mod arrows;
mod dead;
mod heads;
mod house;
mod names;
mod pure;
mod routes;
mod sizes;
mod sql;
mod templates;
mod texts;
mod words;
