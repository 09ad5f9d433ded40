//! The sectors of society that work together in a network.

db::word! {
    /// What an organisation is, by the part of society that it stands in.
    pub enum Sector {
        /// Universities, research.
        Academia = "academia",
        /// Companies, shops, cooperatives that trade.
        Business = "business",
        /// Public bodies of any level.
        Government = "government",
        /// Associations and charities.
        NonProfit = "non-profit",
        /// Neighbours, groups without a legal form, faith communities.
        Community = "community",
        /// Foundations and givers.
        Philanthropy = "philanthropy",
        /// Care and medicine.
        Health = "health",
        /// Schools and what teaches.
        Education = "education",
        /// Theatre, music, galleries, museums.
        Arts = "arts",
        /// Newspapers, radio, publishers.
        Media = "media",
        /// Unions and chambers of work.
        Labour = "labour",
        /// None of these.
        Other = "other",
    }
}

impl Sector {
    /// The key of its name in `locales/`.
    pub fn label(self) -> &'static str {
        match self {
            Sector::Academia => "sector-academia",
            Sector::Business => "sector-business",
            Sector::Government => "sector-government",
            Sector::NonProfit => "sector-non-profit",
            Sector::Community => "sector-community",
            Sector::Philanthropy => "sector-philanthropy",
            Sector::Health => "sector-health",
            Sector::Education => "sector-education",
            Sector::Arts => "sector-arts",
            Sector::Media => "sector-media",
            Sector::Labour => "sector-labour",
            Sector::Other => "sector-other",
        }
    }
}
