//! What is to be brought, where to, and on whose word.

use ::slack::{Privacy, Refused};
use db::Time;
use house::ids::{MemberId, NetworkId, SlackImportId, SpaceId};
use house::web::Said;

/// An order to bring an export in.
#[derive(Debug, Clone)]
pub struct Order {
    /// Into which network.
    pub network: NetworkId,
    /// Its part of the address, for links from one message to a channel.
    pub slug: String,
    /// In which space the channels stand that everybody of the workspace could read.
    pub space: SpaceId,
    /// Which channels are wanted.
    pub wants: Vec<Privacy>,
    /// Whose word it is; the host's own where nobody's.
    pub by: Option<MemberId>,
    /// Which row of the table says how far it is.
    pub import: Option<SlackImportId>,
    /// When.
    pub now: Time,
}

/// Which channels are wanted.
pub(super) fn wants(private: bool, direct: bool) -> Vec<Privacy> {
    let more = [(private, Privacy::Private), (direct, Privacy::Direct)];
    let more = more.into_iter().filter(|(wanted, _)| *wanted).map(|(_, privacy)| privacy);
    std::iter::once(Privacy::Public).chain(more).collect()
}

impl Order {
    /// The same for the command line.
    pub fn wanting(self, private: bool, direct: bool) -> Order {
        Order { wants: wants(private, direct), ..self }
    }
}

/// Why a file is no export.
pub fn refused(why: Refused) -> Said {
    Said::key(match why {
        Refused::NotPacked => "slack-refused-packed",
        Refused::NotSlack => "slack-refused-other",
        Refused::TooMany => "slack-refused-many",
        Refused::TooLarge => "slack-refused-large",
        Refused::TooLargeToSend => "slack-refused-sent",
    })
}
