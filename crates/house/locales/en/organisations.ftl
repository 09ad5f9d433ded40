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

organisation-keep = Archive, merge or remove
organisation-archive-title = Archive, merge or remove
organisation-archive = Archive
organisation-archive-says = It leaves the lists and searches. Its page stays for whoever has its address, and what it did stays under its name. It can come back at any time.
organisation-archive-people = { $count ->
    [one] One person no longer belongs to it, until it comes back.
   *[other] { $count } people no longer belong to it, until it comes back.
}
organisation-archive-go = Archive
organisation-archived = no longer takes part
organisation-archived-since = No longer takes part since
organisation-archived-done = The organisation is archived.
organisation-restore = Let it take part again
organisation-restored-done = The organisation takes part again, with the people who belonged to it.
organisations-archived = Archived
organisations-archived-title = Archived organisations
organisations-archived-lead = They no longer take part. Open one to let it take part again.
organisations-archived-none = No organisation is archived.
organisation-remove = Remove
organisation-remove-says = Nobody of it ever came here. What was written down about it is deleted, and cannot be brought back.
organisation-remove-sure = Yes, I want to remove this organisation
organisation-remove-go = Remove
organisation-removed-done = The organisation is removed.
organisation-refused-tied = It cannot be removed: somebody who came here belongs or belonged to it, or another was merged with it. Archive it instead.
organisation-refused-archived = This organisation no longer takes part. Open its page to let it take part again.
organisation-refused-present = This organisation takes part already.
organisation-refused-other-archived = The other organisation no longer takes part. Choose one that does.
organisation-refused-merged = This organisation was merged into another. Undo that on its page.
organisation-refused-not-merged = This organisation is not merged into another, or that was undone a moment ago.
organisation-merger = Merge
organisation-merger-says = Two entries are one organisation: its people and what is known of it come together.
organisation-merger-choose = Choose the other
organisation-merger-title = Merge organisations
organisation-merger-which = Into which organisation does { $name } go? The one that you choose stays.
organisation-merger-none = No other organisation has this name. Search for it.
organisation-merger-look = its page
organisation-merger-would = { $name } goes into { $into }
organisation-merger-goes = { $name } leaves the lists. Its page leads to the one that stays, and lists that name it mean that one.
organisation-merger-people = { $count ->
    [0] Nobody new belongs to { $into }.
    [one] One more person belongs to { $into }.
   *[other] { $count } more people belong to { $into }.
}
organisation-merger-gains = What is still empty at { $into } is filled in:
organisation-merger-nothing = Nothing is filled in: all that is known of it is said there already.
organisation-merger-endorsements = What it endorsed stays under its own name.
organisation-merger-undo = You can undo it on the page of the one that goes.
organisation-merger-go = Merge
organisation-merger-another = Choose another
organisation-merged-says = Merged into
organisation-merged-done = The two are one now.
organisation-part = Undo the merging
organisation-parted-done = They are two again.
organisations-sectors = Change sectors
organisations-sectors-title = Change the sector of many
organisations-sectors-lead = Tick those that belong to another sector, and choose it below.
organisations-sectors-to = New sector
organisations-sectors-save = Change
organisations-sectors-done = The sectors are changed.
organisations-none-ticked = Tick at least one organisation.
organisations-many-ticked = Tick at most { $max } at once.

organisation-contact = Contact
organisation-contact-hint = Members of this network see it, nobody else. It is no way to sign in.
organisation-contact-person = Person
organisation-contact-email = E-mail
organisation-contact-phone = Telephone
organisation-contact-who = Only members of this network see this.
organisations-column-contact-person = Contact
organisations-column-contact-email = Contact e-mail
organisations-column-contact-phone = Contact telephone
# The acts of this room in the log: a sentence for each, and its name in lists.
happening-organisation-added = { $who } added { $subject }
happening-organisation-changed = { $who } changed { $subject }
happening-affiliation-changed = { $who } changed who belongs to { $subject }
happening-organisation-added-name = Organisations added
happening-organisation-changed-name = Organisations changed
happening-affiliation-changed-name = Affiliations
happening-organisation-archived = { $who } archived { $subject }
happening-organisation-restored = { $who } let { $subject } take part again
happening-organisation-removed = { $who } removed an organisation, { $subject }
happening-organisation-merged = { $who } merged { $subject } into another organisation
happening-organisation-parted = { $who } undid the merging of { $subject }
happening-organisation-archived-name = Organisations archived
happening-organisation-restored-name = Organisations brought back
happening-organisation-removed-name = Organisations removed
happening-organisation-merged-name = Organisations merged
happening-organisation-parted-name = Organisations parted again
