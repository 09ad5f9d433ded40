//! The call: what is asked of somebody, who comes, who holds the list, and giving a seat back.

mod card;
mod coming;
mod people;
mod seat;

pub(super) use card::card;
pub(super) use coming::{ask, volunteer, withdraw};
pub(super) use people::{categories, people, respondents, sector};
pub(super) use seat::{ask as ask_seat, give_back};

use house::items::Item;
use house::web::{Page, Place, Said, Viewer};

/// Puts a page into its place below the panel.
pub(super) fn below<T>(page: Page<T>, viewer: &Viewer, item: &Item) -> Page<T> {
    let space = viewer.path(format_args!("spaces/{}", item.space_id));
    page.place(Place::Spaces)
        .under("space-list-title", viewer.path("spaces"))
        .under(Said::raw(&item.space_name), &space)
        .under(Said::raw(&item.title), item.href(viewer))
        .in_space(space)
}
