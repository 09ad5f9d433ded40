//! Statements that wait for somebody's answer, as Today shows them.

use crate::grounds::store;
use db::Read;
use house::web::{Error, Need, Said, Viewer};

/// How many conversations are named.
const SHOWN: usize = 3;

/// The open grounds in the viewer's spaces in which statements wait for them.
pub(in crate::grounds) fn needs(q: &mut Read<'_>, viewer: &Viewer) -> Result<Vec<Need>, Error> {
    let Some(me) = viewer.member_id() else { return Ok(Vec::new()) };
    let mut needs = Vec::new();
    for waiting in store::waiting_for(q, viewer.network.id, me)?.into_iter().take(SHOWN) {
        let title = Said::key("ground-need").with("count", waiting.wanting).with("item", &waiting.title);
        let way = (viewer.path(format_args!("items/{}", waiting.item_id)), "ground-need-answer");
        needs.push(Need::new("ground", title, way).tinted("decide"));
    }
    Ok(needs)
}
