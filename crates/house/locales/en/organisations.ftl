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
organisations-csv = Download as CSV
organisations-import = Import a list
organisations-add = Add an organisation
organisations-add-first = Add the first organisation
organisations-search = Name
organisations-search-here = Search organisations
organisations-search-go = Search
organisations-sector = Sector
organisations-all = All
organisations-more-hits = These are the first 100. Type more of the name to narrow it down.
organisations-none = There are no organisations yet. You can add partners before any of their people sign in.
organisations-none-example = Eastside Schools, education: seeks roofs and mentors, brings four buildings.
organisations-none-found = No organisation matches.
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
organisation-edit-title = Edit the organisation
organisation-name = Name
organisation-name-taken = There is already an organisation with this name.
organisation-sector = Sector
organisation-sector-hint = The part of society it belongs to.
organisation-sector-choose = Choose
organisation-place = Place
organisation-website = Website
organisation-website-hint = For example https://example.org
organisation-website-wrong = Enter a web address, such as https://example.org.
organisation-about = About
organisation-about-hint = You can use Markdown.
organisation-seeks = Looks for
organisation-seeks-hint = What it hopes to find in this network.
organisation-brings = Brings
organisation-brings-hint = What others can count on: rooms, tools, knowledge, people.
organisation-save = Save
organisation-cancel = Cancel
organisation-edit = Edit
organisation-blank = Nobody has said yet what it is looking for or what it brings.
organisation-representatives = Representatives
organisation-no-representatives = Nobody yet. A facilitator or steward chooses them from its people.
organisation-staff = Its people
organisation-appoint = Make representative
organisation-unappoint = Remove as representative
organisation-join = I work here
organisation-leave = I no longer work here
organisation-all-people = All its people in the directory
organisation-added-done = The organisation is added.
organisation-saved-done = The organisation is saved.
organisation-joined-done = You now belong to this organisation.
organisation-left-done = You no longer belong to this organisation.
organisation-appointed-done = They now represent this organisation.
organisation-unappointed-done = They no longer represent this organisation.

organisation-keep = Archive, merge or remove
organisation-archive-title = Archive, merge or remove
organisation-archive = Archive
organisation-archive-says = It disappears from lists and searches. Anyone with a link can still open its page, and what it did stays under its name. You can bring it back at any time.
organisation-archive-people = { $count ->
    [one] One person no longer belongs to it, until it comes back.
   *[other] { $count } people no longer belong to it, until it comes back.
}
organisation-archive-go = Archive
organisation-archived = no longer a partner
organisation-archived-since = No longer a partner since
organisation-archived-done = The organisation is archived.
organisation-restore = Make it a partner again
organisation-restored-done = The organisation is a partner again, with the people who belonged to it.
organisations-archived = Archived
organisations-archived-title = Archived organisations
organisations-archived-lead = They are no longer partners. Open one to bring it back.
organisations-archived-none = There are no archived organisations.
organisation-remove = Remove
organisation-remove-says = None of its people ever joined. Everything recorded about it will be deleted and cannot be brought back.
organisation-remove-sure = Yes, I want to remove this organisation
organisation-remove-go = Remove
organisation-removed-done = The organisation is removed.
organisation-refused-tied = It cannot be removed: someone who joined belongs or belonged to it, or another organisation was merged into it. Archive it instead.
organisation-refused-archived = This organisation is no longer a partner. Open its page to bring it back.
organisation-refused-present = This organisation is already a partner.
organisation-refused-other-archived = The other organisation is no longer a partner. Choose one that is.
organisation-refused-merged = This organisation was merged into another. Undo that on its page.
organisation-refused-not-merged = This organisation is not merged into another, or that has just been undone.
organisation-merger = Merge
organisation-merger-says = Two entries are the same organisation: combine their people and details.
organisation-merger-choose = Choose the other one
organisation-merger-title = Merge organisations
organisation-merger-which = Which organisation should { $name } be merged into? The one you choose stays.
organisation-merger-none = No other organisation has this name. Search for it.
organisation-merger-look = its page
organisation-merger-would = Merge { $name } into { $into }
organisation-merger-goes = { $name } disappears from the lists. Its page leads to the one that stays, and lists that name it will mean that one.
organisation-merger-people = { $count ->
    [0] Nobody new belongs to { $into }.
    [one] One more person belongs to { $into }.
   *[other] { $count } more people belong to { $into }.
}
organisation-merger-gains = Details missing from { $into } are filled in:
organisation-merger-nothing = Nothing is filled in: the other one already has all these details.
organisation-merger-endorsements = Everything it endorsed now counts for { $into }, and only once where both endorsed.
organisation-merger-undo = You can undo this on the page of the organisation that was merged.
organisation-merger-go = Merge
organisation-merger-another = Choose another one
organisation-merged-says = Merged into
organisation-merged-done = The two organisations are now one.
organisation-part = Undo the merge
organisation-parted-done = They are two organisations again.
organisations-sectors = Change sectors
organisations-sectors-title = Change several sectors at once
organisations-sectors-lead = Tick the organisations that belong to another sector, and choose it below.
organisations-sectors-to = New sector
organisations-sectors-save = Change
organisations-sectors-done = The sectors are changed.
organisations-none-ticked = Tick at least one organisation.
organisations-many-ticked = Tick at most { $max } at a time.

organisation-contact = Contact
organisation-contact-hint = Only members of this network see it. It cannot be used to sign in.
organisation-contact-person = Person
organisation-contact-email = E-mail
organisation-contact-phone = Phone
organisation-contact-who = Only members of this network see this.
organisations-column-contact-person = Contact
organisations-column-contact-email = Contact e-mail
organisations-column-contact-phone = Contact phone
# The acts of this room in the log: a sentence for each, and its name in lists.
happening-organisation-added = { $who } added { $subject }
happening-organisation-changed = { $who } changed { $subject }
happening-affiliation-changed = { $who } changed who belongs to { $subject }
happening-organisation-added-name = Organisations added
happening-organisation-changed-name = Organisations changed
happening-affiliation-changed-name = Affiliations
happening-organisation-archived = { $who } archived { $subject }
happening-organisation-restored = { $who } made { $subject } a partner again
happening-organisation-removed = { $who } removed an organisation, { $subject }
happening-organisation-merged = { $who } merged { $subject } into another organisation
happening-organisation-parted = { $who } undid the merge of { $subject }
happening-organisation-archived-name = Organisations archived
happening-organisation-restored-name = Organisations brought back
happening-organisation-removed-name = Organisations removed
happening-organisation-merged-name = Organisations merged
happening-organisation-parted-name = Organisations parted again
organisation-looks-like = This name looks like that of { $name }, another organisation. Make sure nobody mistakes one for the other.
organisation-looks-like-person = This name looks like that of { $name }, a person here. Make sure nobody mistakes one for the other.

# What organisations report to those who look across.
organisation-tray = Organisations without a representative
organisation-tray-about = Partners for which nobody stands: they can neither endorse the charter nor vote.
organisation-tray-empty = Somebody stands for every organisation.
organisation-tray-deed = Find somebody
organisation-gauge = Nobody stands for an organisation
organisation-gauge-about = Whether it has a representative. Without one it has no voice where organisations decide.
organisation-gauge-alone = It has no representative.
organisation-gauge-held = It has a representative.

organisation-holding = Organisations for which nobody else stands
