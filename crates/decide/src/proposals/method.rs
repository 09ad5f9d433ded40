//! The words of a proposal: how it is decided, by whom, how secretly, and what is needed.

db::word! {
    /// How it is decided.
    pub enum Method {
        /// Nobody objects.
        Consent = "consent",
        /// All can live with it, and nobody blocks.
        Consensus = "consensus",
        /// How people lean; nothing is decided.
        Sense = "sense",
        /// More for it than against it.
        Simple = "simple",
        /// A large part for it.
        Qualified = "qualified",
        /// People and organisations, each by themselves.
        Dual = "dual",
        /// As many options as one likes.
        Approval = "approval",
        /// Points for each option.
        Score = "score",
        /// Dots to spread.
        Dots = "dots",
        /// Ranks, instant runoff.
        Runoff = "runoff",
        /// Ranks, each pair of options.
        Schulze = "schulze",
        /// Ranks, several winners in proportion.
        Stv = "stv",
    }
}

db::word! {
    /// How a vote is kept.
    pub enum Secrecy {
        /// Who chose what is seen by all who may read the proposal.
        Open = "open",
        /// Until it closes, nobody is told how it stands.
        Sealed = "sealed",
        /// Nobody ever learns who chose what.
        Secret = "secret",
        /// The same, and each voter can look whether their ballot was counted as it was cast.
        Checkable = "checkable",
        /// It is held with Belenios; no ballot is taken here.
        Belenios = "belenios",
    }
}

db::word! {
    /// Who votes.
    pub enum Electorate {
        /// The members of the space.
        Space = "space",
        /// All members of the network but its guests.
        Network = "network",
        /// Organisations, each with one ballot, by those who stand for them.
        Organisations = "organisations",
        /// Those who were named.
        Named = "named",
    }
}

db::word! {
    /// How large a part must be for it.
    pub enum Threshold {
        /// More than half.
        Half = "half",
        /// At least two thirds.
        TwoThirds = "two-thirds",
        /// At least three quarters.
        ThreeQuarters = "three-quarters",
    }
}

db::word! {
    /// What a count came to.
    pub enum Verdict {
        /// It is carried, or somebody won.
        Passed = "passed",
        /// It is not carried.
        Failed = "failed",
        /// Nothing was to be decided, or nothing can be told.
        Open = "open",
    }
}

/// The words that one may choose among where a proposal stands as a whole, each with the key of its name.
pub(super) type Words = &'static [(&'static str, &'static str)];

const CONSENT: Words = &[
    ("consent", "proposal-choice-consent"),
    ("concern", "proposal-choice-concern"),
    ("object", "proposal-choice-object"),
    ("abstain", "proposal-choice-abstain"),
];
const CONSENSUS: Words = &[
    ("agree", "proposal-choice-agree"),
    ("reserve", "proposal-choice-reserve"),
    ("aside", "proposal-choice-aside"),
    ("block", "proposal-choice-block"),
];
const SENSE: Words = &[
    ("for", "proposal-choice-for"),
    ("unsure", "proposal-choice-unsure"),
    ("against", "proposal-choice-against"),
];
const YES_NO: Words =
    &[("yes", "proposal-choice-yes"), ("no", "proposal-choice-no"), ("abstain", "proposal-choice-abstain")];

impl Method {
    /// Keys of its name and of the two sentences that explain it.
    pub(super) fn keys(self) -> (&'static str, &'static str) {
        match self {
            Method::Consent => ("proposal-consent", "proposal-consent-hint"),
            Method::Consensus => ("proposal-consensus", "proposal-consensus-hint"),
            Method::Sense => ("proposal-sense", "proposal-sense-hint"),
            Method::Simple => ("proposal-simple", "proposal-simple-hint"),
            Method::Qualified => ("proposal-qualified", "proposal-qualified-hint"),
            Method::Dual => ("proposal-dual", "proposal-dual-hint"),
            Method::Approval => ("proposal-approval", "proposal-approval-hint"),
            Method::Score => ("proposal-score", "proposal-score-hint"),
            Method::Dots => ("proposal-dots", "proposal-dots-hint"),
            Method::Runoff => ("proposal-runoff", "proposal-runoff-hint"),
            Method::Schulze => ("proposal-schulze", "proposal-schulze-hint"),
            Method::Stv => ("proposal-stv", "proposal-stv-hint"),
        }
    }

    /// The key of its name.
    pub(super) fn label(self) -> &'static str {
        self.keys().0
    }

    /// The key of the two sentences that explain it.
    pub(super) fn hint(self) -> &'static str {
        self.keys().1
    }

    /// The words that one chooses among; none where one chooses among options.
    pub(super) fn words(self) -> Words {
        match self {
            Method::Consent => CONSENT,
            Method::Consensus => CONSENSUS,
            Method::Sense => SENSE,
            Method::Simple | Method::Qualified | Method::Dual => YES_NO,
            _ => &[],
        }
    }

    /// Whether it chooses among options.
    pub(super) fn has_options(self) -> bool {
        self.words().is_empty()
    }

    /// Whether options are put into an order.
    pub(super) fn ranks(self) -> bool {
        matches!(self, Method::Runoff | Method::Schulze | Method::Stv)
    }

    /// Whether what stands against it must be met by talking, so that all must see it.
    pub(super) fn needs_light(self) -> bool {
        matches!(self, Method::Consent | Method::Consensus)
    }

    /// Whether one ballot can count for several people. Where objections are met by talking, or people only say how they lean, each
    /// speaks for themselves.
    pub(super) fn carries(self) -> bool {
        !self.needs_light() && self != Method::Sense
    }

    /// The words that must come with a reason.
    pub(super) fn asks_why(self, word: &str) -> bool {
        matches!((self, word), (Method::Consent, "object") | (Method::Consensus, "block"))
    }
}

impl Secrecy {
    /// Keys of its name, and of what it promises.
    pub(super) fn keys(self) -> (&'static str, &'static str) {
        match self {
            Secrecy::Open => ("proposal-kept-open", "proposal-kept-open-hint"),
            Secrecy::Sealed => ("proposal-kept-sealed", "proposal-kept-sealed-hint"),
            Secrecy::Secret => ("proposal-kept-secret", "proposal-kept-secret-hint"),
            Secrecy::Checkable => ("proposal-kept-checkable", "proposal-kept-checkable-hint"),
            Secrecy::Belenios => ("proposal-kept-belenios", "proposal-kept-belenios-hint"),
        }
    }

    /// The key of its name.
    pub(super) fn label(self) -> &'static str {
        self.keys().0
    }

    /// Whether nobody may ever join voters and ballots.
    pub(super) fn is_secret(self) -> bool {
        self.has_key() || self == Secrecy::Belenios
    }

    /// Whether ballots are sealed here, to a key of the vote.
    pub(super) fn has_key(self) -> bool {
        matches!(self, Secrecy::Secret | Secrecy::Checkable)
    }

    /// The key of what it promises and what not.
    pub(super) fn promise(self) -> &'static str {
        self.keys().1
    }
}

impl Electorate {
    /// The key of its name.
    pub(super) fn label(self) -> &'static str {
        match self {
            Electorate::Space => "proposal-voters-space",
            Electorate::Network => "proposal-voters-network",
            Electorate::Organisations => "proposal-voters-organisations",
            Electorate::Named => "proposal-voters-named",
        }
    }
}

impl Threshold {
    /// The key of its name.
    pub(super) fn label(self) -> &'static str {
        match self {
            Threshold::Half => "proposal-half",
            Threshold::TwoThirds => "proposal-two-thirds",
            Threshold::ThreeQuarters => "proposal-three-quarters",
        }
    }
}

impl Verdict {
    /// The key of what it says.
    pub(super) fn label(self) -> &'static str {
        match self {
            Verdict::Passed => "proposal-verdict-passed",
            Verdict::Failed => "proposal-verdict-failed",
            Verdict::Open => "proposal-verdict-open",
        }
    }
}
