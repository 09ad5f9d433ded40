//! A file, and how it is shown.

use crate::ids::{FileId, ItemId, MemberId, MessageId};
use crate::web::{Said, Viewer};

use super::picture::THUMB;

/// The type under which everything is sent that is no picture: a browser saves it and does nothing else with it.
pub(super) const BYTES: &str = "application/octet-stream";

db::record! {
    /// A file as its row tells of it.
    #[derive(Debug, Clone, Hash)]
    pub(super) struct File {
        pub(super) id: FileId,
        pub(super) member_id: MemberId,
        pub(super) item_id: Option<ItemId>,
        pub(super) message_id: Option<MessageId>,
        pub(super) name: String,
        pub(super) media: String,
        pub(super) bytes: i64,
        pub(super) thumb_bytes: i64,
        pub(super) width: i64,
        pub(super) height: i64,
        pub(super) alt: String,
        pub(super) digest: String,
        pub(super) place: String,
    }
}

/// A file as a page shows it. Rendered by `files/views/_files.html`.
#[derive(Debug, Clone, Hash)]
pub struct Shown {
    /// Its number.
    pub id: FileId,
    /// The message on which it stands; none for the item itself.
    pub message: Option<MessageId>,
    /// Its address.
    pub href: String,
    /// What it is called.
    pub name: String,
    /// What the picture shows, as its sender said it.
    pub alt: String,
    /// Whether it is shown as a picture.
    pub picture: bool,
    /// Width and height of its small size.
    pub thumb: (i64, i64),
    pub(super) bytes: i64,
}

impl File {
    pub(super) fn is_picture(&self) -> bool {
        self.thumb_bytes > 0
    }

    pub(super) fn shown(self, viewer: &Viewer) -> Shown {
        Shown {
            id: self.id,
            message: self.message_id,
            href: viewer.path(format_args!("files/{}", self.id)),
            picture: self.is_picture(),
            thumb: fitting(self.width, self.height, i64::from(THUMB)),
            bytes: self.bytes,
            name: self.name,
            alt: self.alt,
        }
    }
}

impl Shown {
    /// How large it is.
    pub fn size(&self) -> Said {
        size(self.bytes)
    }
}

/// So many bytes in the unit in which one thinks of them.
pub(super) fn size(bytes: i64) -> Said {
    let tenths = |unit: i64| {
        let tenths = bytes.saturating_mul(10) / unit;
        format!("{}.{}", tenths / 10, tenths % 10)
    };
    match bytes {
        ..1_000 => Said::key("file-size-bytes").with("size", bytes),
        1_000..1_000_000 => Said::key("file-size-kilobytes").with("size", bytes / 1_000),
        _ => Said::key("file-size-megabytes").with("size", tenths(1_000_000)),
    }
}

/// Width and height within a square of this side.
fn fitting(width: i64, height: i64, side: i64) -> (i64, i64) {
    let longer = width.max(height).max(1);
    if longer <= side {
        return (width, height);
    }
    let fit = |length: i64| (length.saturating_mul(side) / longer).max(1);
    (fit(width), fit(height))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_keeps_its_shape() {
        assert_eq!(fitting(2_048, 1_024, 480), (480, 240));
        assert_eq!(fitting(10, 4_000, 480), (1, 480));
        assert_eq!(fitting(300, 200, 480), (300, 200));
    }

    #[test]
    fn a_size_is_said_in_the_unit_in_which_one_thinks() {
        assert_eq!(size(12), Said::key("file-size-bytes").with("size", 12_i64));
        assert_eq!(size(45_900), Said::key("file-size-kilobytes").with("size", 45_i64));
        assert_eq!(size(12_340_000), Said::key("file-size-megabytes").with("size", "12.3"));
    }
}
