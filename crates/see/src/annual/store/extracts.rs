//! What an export holds of stories: what is published, as it is kept.

use house::extract::Extract;

pub(in crate::annual) static EXTRACTS: &[Extract] = &[
    Extract {
        name: "annual-stories",
        head: &["year", "opening", "state", "published_at", "published_by"],
        of_network: Some(|q, network, take| {
            q.each(
                "SELECT year, opening, state, published_at, published_by FROM annual_stories
                 WHERE network_id = $1 ORDER BY year",
                &[&network],
                take,
            )
        }),
        of_member: Some(|q, member, take| {
            q.each(
                "SELECT year, '' AS opening, state, published_at, published_by FROM annual_stories
                 WHERE published_by = $1 ORDER BY year",
                &[&member],
                take,
            )
        }),
    },
    Extract {
        name: "annual-sentences",
        head: &["year", "chapter", "place", "record", "record_id", "made", "edited", "dropped"],
        of_network: Some(|q, network, take| {
            q.each(
                "SELECT annual_stories.year, annual_sentences.chapter, annual_sentences.place, annual_sentences.record,
                        annual_sentences.record_id, annual_sentences.made, annual_sentences.edited,
                        annual_sentences.dropped
                 FROM annual_sentences JOIN annual_stories ON annual_stories.id = annual_sentences.story_id
                 WHERE annual_stories.network_id = $1
                   AND (annual_sentences.record <> 'item' OR EXISTS (
                        SELECT 1 FROM items JOIN spaces ON spaces.id = items.space_id
                        WHERE items.id = annual_sentences.record_id AND items.shelf IN ('shown', 'archived')
                          AND items.state <> 'draft' AND spaces.visibility <> 'members'))
                 ORDER BY annual_stories.year, annual_sentences.place, annual_sentences.id",
                &[&network],
                take,
            )
        }),
        of_member: None,
    },
];
