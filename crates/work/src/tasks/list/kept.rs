//! Lists that somebody keeps, narrowed as they like to find them again.

use super::filter::Filter;
use super::show;
use crate::tasks::desk::space;
use crate::tasks::store::keeping;
use db::Write;
use house::access::Action;
use house::ids::{FilterId, SpaceId};
use house::web::{Answer, At, Error, Form, Page, Viewer, Visit};

/// The longest name of a list, and the most lists of a member in a space.
const NAME: usize = 60;
const MOST: usize = 30;

/// `POST /n/{slug}/spaces/{id}/list/filters`
pub(super) async fn keep(visit: Visit, At((_, id)): At<(String, SpaceId)>, form: Form) -> Answer {
    let kinds = visit.app.rooms.kinds();
    let filter = Filter::read(&Form::of_query(form.value("query")));
    let query = filter.query();
    let kept = query.clone();
    match visit.change_once(form, move |tx, viewer, form| add(tx, viewer, id, (form, &kept))).await? {
        Ok(()) => Ok(visit.go_saying(visit.path(format_args!("spaces/{id}/list?{query}")), "task-kept-done")),
        Err(form) => {
            let asked = (filter, String::new());
            visit
                .page(move |q, viewer| show::page(q, viewer, id, kinds, (&asked, form)).map(Page::invalid))
                .await
        }
    }
}

/// `POST /n/{slug}/spaces/{id}/list/filters/removal`
pub(super) async fn drop(visit: Visit, At((_, id)): At<(String, SpaceId)>, form: Form) -> Answer {
    let filter = form.value("filter").parse::<FilterId>().ok();
    let gone = visit.write(move |tx, viewer| {
        space(tx, viewer, id, Action::Follow)?;
        let filter = filter.ok_or_else(|| Error::Malformed("error-form-broken".into()))?;
        keeping::drop_filter(tx, viewer.member()?.id, filter)?;
        Ok(())
    });
    gone.await?;
    Ok(visit.go_saying(visit.path(format_args!("spaces/{id}/list")), "task-dropped-done"))
}

fn add(
    tx: &mut Write<'_>,
    viewer: &Viewer,
    id: SpaceId,
    (form, query): (&mut Form, &str),
) -> Result<(), Error> {
    space(tx, viewer, id, Action::Follow)?;
    let me = viewer.member()?.id;
    let name = form.name("name", NAME);
    if keeping::filters(tx, me, id)?.len() >= MOST {
        form.fail("name", "task-kept-many");
    }
    form.checked()?;
    keeping::keep_filter(tx, (viewer.network.id, id, me), (&name, query))?;
    Ok(())
}
