# Organisations: the partners of a network, by sector.
sector-academia = Academia
sector-business = Business
sector-government = Government
sector-non-profit = Non-profit
sector-community = Community
sector-philanthropy = Philanthropy
sector-health = Health
sector-education = Education
sector-arts = Arts
sector-media = Media
sector-labour = Labour
sector-other = Other
