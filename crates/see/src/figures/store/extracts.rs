//! What an export holds of reports: what was saved, and the figures, which are made to be told.

use house::extract::Extract;

pub(in crate::figures) static EXTRACTS: &[Extract] = &[
    Extract {
        name: "saved-reports",
        head: &["name", "query", "shared", "member_id", "saved_at"],
        of_network: Some(|q, network, take| {
            q.each(
                "SELECT name, query, shared, member_id, saved_at FROM saved_reports
                 WHERE network_id = $1 AND shared ORDER BY id",
                &[&network],
                take,
            )
        }),
        of_member: Some(|q, member, take| {
            q.each(
                "SELECT name, query, shared, member_id, saved_at FROM saved_reports WHERE member_id = $1 ORDER BY id",
                &[&member],
                take,
            )
        }),
    },
    Extract {
        name: "report-figures",
        head: &["figure", "month", "sector", "amount"],
        of_network: Some(|q, network, take| {
            q.each(
                "SELECT figure, month, sector, amount FROM report_cells
                 WHERE network_id = $1 AND space_id = 0 ORDER BY figure, month, sector",
                &[&network],
                take,
            )
        }),
        of_member: None,
    },
];
