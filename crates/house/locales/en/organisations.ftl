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

organisations-title = Organisations
organisations-count = { $count ->
    [one] One partner
   *[other] { $count } partners in { $sectors } sectors
}
organisations-csv = Take as CSV
organisations-import = Bring in a list
organisations-add = Add an organisation
organisations-add-first = Add the first
organisations-search = Name
organisations-search-go = Search
organisations-sector = Sector
organisations-all = All
organisations-more-hits = These are the first 100. Type more of the name to see fewer.
organisations-none = No organisation is here yet. Partners can stand here before anyone of them signs in.
organisations-none-example = Eastside Schools, education: seeks roofs and mentors, brings four buildings.
organisations-none-found = No organisation fits this.
organisations-show-all = Show all
organisations-next = Next
organisations-by-sector = Organisations by sector
organisations-bar = Bar
organisations-number = Number
organisations-column-name = Name
organisations-column-sector = Sector
organisations-column-place = Place
organisations-column-website = Website
organisations-column-about = About
organisations-column-seeks = Looks for
organisations-column-brings = Brings

organisation-new-title = Add an organisation
organisation-edit-title = Change the organisation
organisation-name = Name
organisation-name-taken = An organisation of this name is here already.
organisation-sector = Sector
organisation-sector-hint = The part of society in which it stands.
organisation-sector-choose = Choose
organisation-place = Place
organisation-website = Website
organisation-website-hint = For example https://example.org
organisation-website-wrong = Write an address of the web, such as https://example.org.
organisation-about = About
organisation-about-hint = Markdown works.
organisation-seeks = Looks for
organisation-seeks-hint = What it hopes to find in this network.
organisation-brings = Brings
organisation-brings-hint = What others can count on: rooms, tools, knowledge, people.
organisation-save = Save
organisation-cancel = Cancel
organisation-edit = Edit
organisation-blank = Nobody has said yet what it looks for and what it brings.
organisation-representatives = Who stands for it
organisation-no-representatives = Nobody yet. A facilitator or steward chooses among its people.
organisation-staff = Who belongs to it
organisation-appoint = Make representative
organisation-unappoint = No longer representative
organisation-join = I work in it
organisation-leave = I am no longer with it
organisation-all-people = Its people in the directory
organisation-added-done = The organisation is added.
organisation-saved-done = The organisation is saved.
organisation-joined-done = You belong to this organisation now.
organisation-left-done = You no longer belong to this organisation.
organisation-appointed-done = The representative is named.
organisation-unappointed-done = They no longer stand for this organisation.

# The acts of this room in the log: a sentence for each, and its name in lists.
happening-organisation-added = { $who } added { $subject }
happening-organisation-changed = { $who } changed { $subject }
happening-affiliation-changed = { $who } changed who belongs to { $subject }
happening-organisation-added-name = Organisations added
happening-organisation-changed-name = Organisations changed
happening-affiliation-changed-name = Affiliations
