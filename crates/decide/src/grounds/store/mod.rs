//! The tables of common grounds. Whoever asks has made sure that the viewer may read the item.

mod answers;
mod counts;
mod extracts;
mod leads;
mod maps;
mod people;
mod rows;
mod sheets;
mod statements;

pub(super) use answers::{answers_of, answers_of_many, count_again, keep_answer, keep_many};
pub(super) use counts::{purge, recount};
pub(super) use extracts::EXTRACTS;
pub(super) use leads::{Orphan, keep_project, lead, leads_of, origin_of, orphans, projects_of};
pub(super) use maps::{Mark, Voiced, keep_map, map_of, marks_of, sectors_of, voiced};
pub(super) use people::{
    add_people, adopt, labels, member_of, merge, of_member, of_visitor, visit, waiting_for, withdraw,
};
pub(super) use rows::{
    allow_links, begin, by_source, by_token, change, counts_of, first_steward, keep_outcome, links_allowed,
    of_item, request_map, set_link, set_source,
};
pub(super) use sheets::{shuffled, votes_of};
pub(super) use statements::{
    Judged, Statement, Tally, add, count_all, decide, known_texts, of_numbers, one, open_to, page, texts,
    waiting,
};
