//! What the networks of the demo tell of last year, and the reports that their stewards keep.

use db::{Db, Time};
use house::members;
use house::reports::Chapter;
use house::room::Rooms;
use house::web::{Error, Locale, Speech, Texts, Viewer};
use see::annual::{self, Told};
use see::figures;
use std::sync::Arc;

/// What a network tells.
struct Story {
    slug: &'static str,
    opening: &'static str,
    sentences: &'static [(Chapter, &'static str)],
    /// Name, what is chosen, and whether the network sees it.
    reports: &'static [(&'static str, &'static str, bool)],
}

static STORIES: &[Story] = &[
    Story {
        slug: "green-city",
        opening: "The year in which a letter to the council became a network.\n\nEleven of us met in a library in March \
                  and asked why every roof in the city is black. By December we had counted them, and the first owner \
                  had said yes.",
        sentences: &[
            (Chapter::Milestones, "In June the city opened its register of roofs to everyone."),
            (
                Chapter::Meetings,
                "The first evening on a roof, in September, brought forty people up eleven flights of stairs.",
            ),
            (Chapter::Learned, "A street of neighbours persuades an owner faster than any brochure of ours."),
            (
                Chapter::Learned,
                "We asked for figures in May and got them in November: next time we ask in January.",
            ),
        ],
        reports: &[
            (
                "Hours given by quarter",
                "figure=hours-logged&figure=attendance-hours&months=12&step=quarter",
                true,
            ),
            (
                "Who speaks, by sector",
                "figure=members-active&figure=voice-spoke&of=each&months=12&step=quarter",
                true,
            ),
            (
                "What we got done",
                "figure=tasks-done&figure=decisions&figure=ideas&months=12&step=month",
                false,
            ),
        ],
    },
    Story {
        slug: "learning-partnership",
        opening: "Three valleys, nine schools, and firms that had never been in a classroom.\n\nThe year began with a \
                  list of who knows whom. It ended with pupils who know what a working day is.",
        sentences: &[
            (Chapter::Milestones, "The first fourteen mentors met the first fourteen pupils in October."),
            (Chapter::Meetings, "Every school opened its doors to the firms of its valley once."),
            (
                Chapter::Learned,
                "A mentor who comes every other week stays; one who promises every week gives up by winter.",
            ),
            (Chapter::Voices, "Pupils spoke at two of our meetings. Next year they set the agenda of two."),
        ],
        reports: &[
            ("Meetings and who comes", "figure=events-held&figure=attendances&months=12&step=month", true),
            ("Ties across sectors", "figure=ties-across&months=12&step=month", true),
            (
                "For my report to the foundation",
                "figure=members-active&figure=hours-logged&months=12&step=quarter",
                false,
            ),
        ],
    },
    Story {
        slug: "neighborhood",
        opening: "A row of tenements, and the first year in which its people were asked.\n\nWe repaired less than we \
                  wanted and learned more than we thought.",
        sentences: &[
            (
                Chapter::Milestones,
                "The workshop in the old laundry opened in May, with two benches and a borrowed saw.",
            ),
            (Chapter::Meetings, "At the summer table nobody counted the chairs, and nobody stood."),
            (Chapter::Decisions, "The residents decided by a show of hands to ask for lamps before paint."),
            (Chapter::Learned, "Who works nights is heard if we ask in the morning."),
        ],
        reports: &[
            ("Tasks done each month", "figure=tasks-done&months=12&step=month", true),
            (
                "Ideas and what we decided",
                "figure=ideas&figure=decisions&figure=decisions-half&months=12&step=quarter",
                true,
            ),
            ("Newcomers", "figure=members-new&months=12&step=quarter", false),
        ],
    },
];

/// Tells the story of last year of each network, and keeps the reports; what is there already stays as it is.
pub(super) fn tell(db: &Db, rooms: Rooms, now: Time) -> anyhow::Result<()> {
    let texts = Arc::new(Texts::load(&rooms.texts())?);
    for story in STORIES {
        let texts = texts.clone();
        let told: Result<(), Error> = db.write_blocking(move |tx| {
            let Some(steward) = members::steward_of(tx, story.slug)? else { return Ok(()) };
            let viewer = Viewer::of_member(tx, steward, now)?;
            let year = figures::year_of(now) - 1;
            let told = Told { year, opening: story.opening, sentences: story.sentences };
            let speech = Speech::new(texts.clone(), Locale::En, "UTC", now);
            if annual::tell(tx, (&viewer, rooms), &told, &speech)? {
                for &(name, query, shared) in story.reports {
                    figures::keep_report(tx, (&viewer, rooms), (name, query), shared)?;
                }
            }
            Ok(())
        });
        told.map_err(|error| match error {
            Error::Broken(error) => error,
            other => anyhow::anyhow!("the year of {} could not be told: {other:?}", story.slug),
        })?;
    }
    Ok(())
}
