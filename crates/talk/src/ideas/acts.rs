//! What the log calls the acts of this room.

use house::happenings::{Act, Asks, Whom};

/// Whoever had the idea wants to know.
static ANSWERED: Asks = Asks { whom: Whom::Author, why: "idea-answered-why" };

/// Somebody showed that they are interested, or no longer.
pub static IDEA_WELCOMED: Act = Act { word: "idea-welcomed", ..Act::QUIET };

/// Those who hold the space answered.
pub static IDEA_ANSWERED: Act =
    Act { word: "idea-answered", news: true, landmark: true, asks: Some(&ANSWERED), ..Act::QUIET };

/// Whoever had the idea wants to know.
static STARTED: Asks = Asks { whom: Whom::Author, why: "idea-project-why" };

/// A project was made of an idea.
pub static IDEA_PROJECT: Act =
    Act { word: "idea-became-project", news: true, landmark: true, asks: Some(&STARTED), ..Act::QUIET };

/// An idea became part of another.
pub static IDEA_MERGED: Act = Act { word: "idea-merged", news: true, landmark: true, ..Act::QUIET };

/// All of them.
pub static ALL: &[&Act] = &[&IDEA_WELCOMED, &IDEA_ANSWERED, &IDEA_PROJECT, &IDEA_MERGED];
