//! What stands beside the news: who came, what comes, how the charter fares, and something to be glad of.

use super::entry::label_of;
use super::store::{self, Newcomer};
use crate::charters;
use db::{Read, Time};
use house::dates::{Dated, Span, Window, day_of, zoned};
use house::ids::MemberId;
use house::members::{self, Belonging};
use house::networks;
use house::room::Rooms;
use house::web::{Error, Said, Viewer, hue, initials};
use jiff::ToSpan;
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::time::Duration;

const DAY: Duration = Duration::from_secs(60 * 60 * 24);
/// So long somebody counts as new.
const NEW: u32 = 14;
/// So long after its end one is glad of something.
const GLAD: u32 = 14;
/// How many dates of the coming week are shown, and how many of one day.
const DATES: usize = 6;
const EACH_DAY: i64 = 4;
/// Ends that are nothing to celebrate.
const QUIET_ENDS: [&str; 5] = ["declined", "merged", "withdrawn", "cancelled", "rejected"];

/// All of it; what there is not is left out.
pub(super) struct Beside {
    pub(super) newcomers: Vec<Newcomer>,
    from: BTreeMap<MemberId, Belonging>,
    pictures: BTreeMap<MemberId, String>,
    pub(super) people: String,
    pub(super) week: Vec<Coming>,
    pub(super) calendar: String,
    pub(super) charter: Option<Standing>,
    pub(super) win: Option<Win>,
}

/// Something of the coming week.
pub(super) struct Coming {
    pub(super) day: Date,
    pub(super) clock: Option<String>,
    pub(super) title: Said,
    pub(super) href: String,
    pub(super) tint: &'static str,
    pub(super) space: Option<String>,
    pub(super) mine: bool,
}

/// How many stand behind the charter.
pub(super) struct Standing {
    pub(super) version: i64,
    pub(super) href: String,
    pub(super) members: (i64, i64),
    pub(super) organisations: (i64, i64),
}

/// Something that people brought to its end.
pub(super) struct Win {
    pub(super) title: String,
    pub(super) href: String,
    pub(super) space: String,
    pub(super) kind: (&'static str, &'static str),
    pub(super) state: &'static str,
    pub(super) at: Time,
}

impl Beside {
    /// What there is for this viewer.
    pub(super) fn of(q: &mut Read<'_>, viewer: &Viewer, rooms: Rooms) -> Result<Beside, Error> {
        let me = viewer.member()?.id;
        let newcomers = store::newcomers(q, viewer.network.id, me, viewer.now - DAY.saturating_mul(NEW))?;
        let ids: Vec<MemberId> = newcomers.iter().map(|newcomer| newcomer.id).collect();
        Ok(Beside {
            from: members::organisation_of_each(q, viewer, &ids)?,
            pictures: members::pictures(q, viewer, &ids)?,
            newcomers,
            people: viewer.path("people"),
            week: week(q, viewer, rooms)?,
            calendar: viewer.path("calendar"),
            charter: standing(q, viewer)?,
            win: win(q, viewer, rooms, me)?,
        })
    }

    /// Where a newcomer's picture is; empty where they have none.
    pub(super) fn picture(&self, who: &MemberId) -> &str {
        self.pictures.get(who).map_or("", String::as_str)
    }

    /// Where a newcomer comes from.
    pub(super) fn from(&self, who: &MemberId) -> Option<&Belonging> {
        self.from.get(who)
    }

    /// Whether there is nothing at all.
    pub(super) fn is_empty(&self) -> bool {
        self.newcomers.is_empty() && self.week.is_empty() && self.charter.is_none() && self.win.is_none()
    }
}

impl Newcomer {
    /// The letters and the colour of their face.
    pub(super) fn face(&self) -> (String, u8) {
        (initials(&self.name), hue(self.id.get()))
    }
}

impl Standing {
    /// Of a hundred members, how many endorsed it.
    pub(super) fn percent(&self) -> i64 {
        let (some, all) = self.members;
        some.saturating_mul(100).checked_div(all).unwrap_or(0).clamp(0, 100)
    }
}

/// The dates of the coming seven days, in order, as the calendar has them.
fn week(q: &mut Read<'_>, viewer: &Viewer, rooms: Rooms) -> Result<Vec<Coming>, Error> {
    let zone = viewer.zone();
    let today = day_of(viewer.now, &zone);
    let Ok(end) = today.checked_add(7.days()) else { return Ok(Vec::new()) };
    let most = i64::try_from(4 * DATES).unwrap_or(EACH_DAY);
    let window = Window { each_day: EACH_DAY, most, ..Window::of(today, end, &zone) };
    let mut dates: Vec<Dated> = Vec::new();
    for of_room in rooms.all().iter().filter_map(|room| room.dates) {
        dates.extend(of_room(q, viewer, &window)?);
    }
    let over = |dated: &Dated| match dated.span {
        Span::Moments { from, until } => until.unwrap_or(from) < viewer.now,
        Span::Days { .. } => false,
    };
    dates.retain(|dated| window.holds(&dated.span) && !dated.cancelled && !over(dated));
    dates.sort_by_key(|dated| (dated.span.begins(&zone), dated.subject));
    dates.truncate(DATES);
    let coming = |dated: Dated| Coming {
        day: dated.span.first_day(&zone).max(today),
        clock: match dated.span {
            Span::Moments { from, .. } if day_of(from, &zone) >= today => {
                Some(zoned(from, &zone).strftime("%H:%M").to_string())
            }
            _ => None,
        },
        title: dated.title,
        href: dated.href,
        tint: dated.tint,
        space: dated.space.map(|(_, name)| name),
        mine: dated.mine,
    };
    Ok(dates.into_iter().map(coming).collect())
}

fn standing(q: &mut Read<'_>, viewer: &Viewer) -> Result<Option<Standing>, Error> {
    let Some(charter) = charters::newest(q, viewer.network.id)? else { return Ok(None) };
    let counts = networks::counts(q, viewer.network.id)?;
    let all = |subject: &str| counts.iter().find(|(name, _)| name == subject).map_or(0, |(_, all)| *all);
    Ok(Some(Standing {
        version: charter.version,
        href: viewer.path("charter"),
        members: (charter.member_endorsements, all("members").max(charter.member_endorsements)),
        organisations: (
            charter.organisation_endorsements,
            all("organisations").max(charter.organisation_endorsements),
        ),
    }))
}

fn win(q: &mut Read<'_>, viewer: &Viewer, rooms: Rooms, me: MemberId) -> Result<Option<Win>, Error> {
    let ended = store::ended(q, viewer.network.id, me, viewer.now - DAY.saturating_mul(GLAD))?;
    let win =
        ended.into_iter().filter(|ended| !QUIET_ENDS.contains(&ended.state.as_str())).find_map(|ended| {
            let (label, tint, state) = label_of(rooms, &ended.kind, &ended.state)?;
            Some(Win {
                href: viewer.path(format_args!("items/{}", ended.id)),
                title: ended.title,
                space: ended.space,
                kind: (label, tint),
                state,
                at: ended.closed_at,
            })
        });
    Ok(win)
}
