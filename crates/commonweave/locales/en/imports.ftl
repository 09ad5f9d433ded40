# Imports: people and organisations from a spreadsheet.
imports-title = Import a list
imports-lead = Import people and partners from a spreadsheet. You see what would happen before anything is changed.
imports-promise = Nobody is sent an e-mail, and nothing anyone wrote here is changed or removed. The people you import are listed as “not joined yet” until they accept an invitation. A file that you do not import is deleted after two weeks.
imports-from-slack = Coming from Slack? Import its export instead
imports-before = Earlier imports
import-file = A list
import-file-hint = A spreadsheet (CSV, Excel, OpenDocument) or address cards (vCard), up to { $rows } rows and { $megabytes } MB.
import-upload = Check it
import-no-file = Choose a file first.
import-file-large = This file is too large: at most { $max } MB.
import-brought = { $people ->
    [0] No new person
    [one] One new person
   *[other] { $people } new people
}, { $organisations ->
    [0] no new organisation
    [one] one new organisation
   *[other] { $organisations } new organisations
}
import-state-read = not imported yet
import-state-applying = in progress
import-state-done = done
import-state-failed = failed
import-state-withdrawn = undone
import-removed-done = The file is discarded.
import-sheet-done = This sheet has been read. Check the columns again.
import-by-host = whoever runs the server
import-kept-done = This import is finished or in progress and stays in the list.

import-refused-empty = The file is empty. Choose one with a row for each person or organisation.
import-refused-no-rows = The file has column names but nothing below them. Add the rows and upload it again.
import-refused-workbook = This workbook cannot be read: it is damaged, protected by a password or too large. Open it in your spreadsheet program, save the sheet as CSV, and upload that.
import-refused-html = This is a web page, whatever its name says. Open it in a spreadsheet program, save the sheet as CSV or Excel, and upload that.
import-refused-json = This is JSON, a format for programs. Export the list as CSV or as a spreadsheet, and upload that.
import-refused-xml = This is XML, a format for programs. Export the list as CSV or as a spreadsheet, and upload that.
import-refused-pdf = This is a PDF, made for printing. Ask for the list as a spreadsheet, and upload that.
import-refused-binary = This is not a text list: it may be a picture or another program’s file. Save the list as CSV, and upload that.
import-refused-long = The file has more than { $max } rows. Split it and import the parts one after the other.
import-refused-wide = The file has more than { $max } columns. Keep the ones about people and organisations.
import-refused-sheet = The workbook has no such sheet. These have content: { $sheets }.
import-refused-one-sheet = There is no other sheet to choose, or this list has been imported already.
import-refused-meanwhile = Someone else changed the same people or organisations at the same moment. Nothing was imported; try again.
import-refused-unheld = The person who started this may no longer import people. Nothing was changed; a steward can import the list.
import-refused-broken = The list could not be imported, and nothing was changed. Try again; if it happens again, tell whoever runs the server.
import-refused-under-way = This import is in progress or already done.

import-mapping-title = What is in the file
import-mapping-lead = We guessed what the columns mean. Correct what is wrong.
import-rows = { $count ->
    [one] one row
   *[other] { $count } rows
}
import-cut-done = The file has been read again. Check the columns.
import-kind = What it lists
import-kind-people = people
import-kind-organisations = organisations
import-kind-both = people and organisations
import-kind-people-title = A list of people
import-kind-organisations-title = A list of organisations
import-kind-both-title = People and where they belong
import-kind-people-ask = Is this a list of people?
import-kind-organisations-ask = Is this a list of organisations?
import-kind-both-ask = Are these people and where they belong?
import-kind-people-change = They are people
import-kind-organisations-change = They are organisations
import-kind-both-change = They are people and where they belong
import-kind-done = The columns have been read again. Check them.
import-kind-ask = Check what the file lists.
import-why-told = You said so.
import-why-tells = { $number ->
    [0] The column “{ $column }” says it for each row.
   *[other] Column { $number } says it for each row.
}
import-why-both = { $number ->
    [0] The column “{ $column }” names people
   *[other] Column { $number } names people
}, and { $place ->
    [0] “{ $organisations }”
   *[other] column { $place }
} names where they belong.
import-why-heading-organisations = { $number ->
    [0] The column “{ $column }” names organisations, and no column names people.
   *[other] Column { $number } names organisations, and no column names people.
}
import-why-heading-people = { $number ->
    [0] The column “{ $column }” names people.
   *[other] Column { $number } names people.
}
import-why-beside-organisations = { $number ->
    [0] What is next to the column “{ $column }”, such as types, websites or office addresses, fits organisations.
   *[other] What is next to column { $number }, such as types, websites or office addresses, fits organisations.
}
import-why-cells-organisations = { $number ->
    [0] The column “{ $column }” holds names of organisations, such as “{ $example }”.
   *[other] Column { $number } holds names of organisations, such as “{ $example }”.
}
import-why-cells-people = { $number ->
    [0] The column “{ $column }” reads like names of people.
   *[other] Column { $number } reads like names of people.
}
import-why-proposed = No heading says it. { $number ->
    [0] The column “{ $column }” has the most different values, so it may be the names.
   *[other] Column { $number } has the most different values, so it may be the names.
}
import-why-nothing = No heading says it, and no column reads like names.
import-sheet-read = The sheet “{ $sheet }” was read
import-sheet-others = { $count ->
    [one] Another sheet of the workbook has content too. Did you mean that one?
   *[other] { $count } other sheets of the workbook have content too. Did you mean one of those?
  }
import-encoding = Text encoding
import-letters = How the file reads in each encoding
import-letters-ask = We are not sure about the text encoding. Which of these reads correctly?
import-letters-all = All languages
import-letters-western = Western Europe, Americas
import-letters-central = Central Europe
import-letters-cyrillic = Cyrillic
import-letters-greek = Greek
import-letters-turkish = Turkish
import-letters-hebrew = Hebrew
import-letters-arabic = Arabic
import-letters-baltic = Baltic
import-letters-vietnamese = Vietnamese
import-letters-thai = Thai
import-letters-japanese = Japanese
import-letters-korean = Korean
import-letters-chinese = Chinese
import-delimiter = Column separator
import-delimiter-comma = comma
import-delimiter-semicolon = semicolon
import-delimiter-tab = tab
import-delimiter-pipe = vertical bar
import-header = Line with the column names
import-header-hint = 0 if there is none.
import-header-wrong = Enter the number of a line, such as 1, or 0 if no line has the column names.
import-header-ask = We are not sure. Which line has the column names? Enter 0 if none does.
import-first-lines = The first lines of the file
import-apart = Rows with the same name and no e-mail are different people
import-columns = Columns
import-column = Column, for example
import-column-number = Column { $number }
import-means = Means
import-sector = Sector to use where the file has none that we know
import-sector-hint = You can change it for each organisation later.
import-words = Words for sectors that we do not know
import-word = Word
import-word-rows = Rows
import-word-open = – none: as below –
import-try = Preview
import-remove = Discard this file
import-reading-no-name = Choose the column that has the names of the people.
import-reading-no-organisation = Choose the column that has the names of the organisations.
import-reading-twice = Another column has the same meaning. Keep only one of them.

import-field-ignore = – leave out –
import-field-name = Person: name
import-field-first-name = Person: first name
import-field-last-name = Person: last name
import-field-email = Person: e-mail
import-field-headline = Person: role or job
import-field-skills = Person: skills offered
import-field-organisation = Organisation: name
import-field-represents = Organisation the person represents
import-field-sector = Organisation: sector
import-field-website = Organisation: website
import-field-place = Place
import-field-about = About
import-field-seeks = Organisation: looks for
import-field-brings = Organisation: brings
import-field-contact-email = Contact e-mail (not for signing in)
import-field-contact-phone = Organisation: phone
import-field-contact-person = Organisation: contact person

import-trial-title = What would happen
import-trial-caption = Row by row
import-would = { $people ->
    [0] Nobody new
    [one] One new person
   *[other] { $people } new people
}, { $organisations ->
    [0] no new organisation
    [one] one new organisation
   *[other] { $organisations } new organisations
}
import-would-refuse = { $count ->
    [one] One row would be refused, the others come in. You get it as a file afterwards.
   *[other] { $count } rows would be refused, the others come in. You get them as a file afterwards.
}
import-would-all = Every row can be imported.
import-nothing = Nothing would change
import-nothing-new = Everything in this file is already here.
import-nothing-refused = Everything that is not refused is already here. The reasons are next to the rows.
import-apply = Import
import-repeats-ask = { $count } of { $total } rows name something that an earlier row already names. Are they the same?
import-repeats-says = If they are, this is imported: people { $people }, organisations { $organisations }. If they are not, say so where you change the columns.
import-repeats-yes = They are the same: import
import-repeats-look = Show them
import-stored = What would be saved
import-back = Change the columns
import-outcome = Result
import-outcome-all = All
import-outcome-create = new
import-outcome-complete = adds details
import-outcome-match = already here
import-outcome-refused = refused
import-line = Line
import-who = Who
import-next = Next

import-row-no-name = There is no name in this row.
import-row-no-organisation = There is no organisation in this row.
import-row-nobody = There is neither a person nor an organisation in this row.
import-row-ragged = This row has { $cells } cells; the table has { $columns } columns. Is a quotation mark or a separator missing?
import-row-unseen = The name has no visible letter.
import-row-encoding = Letters are damaged. Choose another text encoding, or save the file as UTF-8.
import-row-formula = A cell contains a formula. Save the sheet with values instead of formulas.
import-row-left = This person has left the network. Invite them if they want to come back.
import-row-ambiguous = Several people have this name. Add an e-mail address to tell them apart.

import-outcome-title = The import
import-under-way = The import is in progress. You can leave this page.
import-look-again = Refresh
import-try-again = Try again
import-refused-title = { $count ->
    [one] One row was refused
   *[other] { $count } rows were refused
}
import-refused-says = Download them as a file with the reasons, correct them, and import them again: what is already here stays as it is.
import-refused-take = Download the refused rows
import-refused-column = Why it was refused
import-to-organisations = Organisations
import-to-people = People who have not joined yet
import-another = Import another list

import-withdraw = Undo this import
import-withdrawal-title = Undo the import
import-withdrawal-goes = { $people ->
    [0] Nobody goes
    [one] One person goes
   *[other] { $people } people go
}, { $organisations ->
    [0] no organisation goes
    [one] one organisation goes
   *[other] { $organisations } organisations go
}
import-withdrawal-emptied = { $count ->
    [one] One entry that was here before loses what the list filled in, unless it was changed since.
   *[other] { $count } entries that were here before lose what the list filled in, unless they were changed since.
}
import-withdrawal-whole = Everything from this list is removed, as if it had never been imported.
import-withdrawal-partly = What is listed below stays, because something depends on it by now. Everything else is removed.
import-withdrawal-go = Undo the import
import-withdrawal-not = Leave it as it is
import-withdrawal-nothing = There is nothing to undo
import-withdrawal-nothing-says = Nothing from this list can be removed: it is already gone, something depends on it, or it was imported before imports could be undone.
import-withdrawn-done = The import is undone.
import-withdrawn-says = This import was undone.
import-brought-then = What it had added
import-refused-withdrawal = Only a finished import can be undone, and only once.
import-stays-title = What stays, and why
import-stayed-title = What stayed, and why
import-stays-why = Why
import-stays-more = { $count ->
    [one] And one more.
   *[other] And { $count } more.
}
import-stays-here = has joined, or was given an account
import-stays-invited = has a personal invitation that is still valid
import-stays-since = has joined an organisation since, or was in a later list
import-stays-speaks = messages imported from elsewhere are in their name
import-stays-people = others belong to it, or did
import-stays-changed = was changed, archived or merged since
import-note-email = “{ $email }” is not an e-mail address and is left out.
import-note-emails = Of several addresses, { $email } is used; { $other } cannot be used to sign in.
import-note-emails-left = There is no place for further addresses: { $others } is left out.
import-note-emails-organisation = Of several addresses, the first is the contact of the organisation; { $others } is left out.
import-note-like-organisation = “{ $name }” reads like an organisation, but comes in as a person.
import-note-second-name = “{ $name }” is left out: this row is about one organisation, and another column names it.
import-note-phones = The column “{ $column }” is left out: phone numbers of people are not kept.
import-note-of-organisations = The column “{ $column }” is left out: it belongs to organisations, and no column names any.
import-note-no-addresses = The column “{ $column }” is left out: nothing in it is an e-mail address.
import-note-no-websites = The column “{ $column }” is left out: nothing in it is a web address.
import-note-phone-rows = { $count ->
    [one] One row has a phone number next to a person. Phone numbers of people are not kept.
   *[other] { $count } rows have a phone number next to a person. Phone numbers of people are not kept.
}
import-note-crossed = First names are in the column “{ $first }” and last names in “{ $last }”. The names are read that way; change the columns if that is wrong.
import-note-program = In this line a survey tool names its questions for itself. It is left out.
import-note-words = These words for sectors are not known and count as “{ $sector }”: { $words }. Say what they mean where the columns are chosen, or with --sector WORD=SECTOR.
import-note-header = We are not sure which line has the column names. { $line ->
    [0] None was taken for it
   *[other] Line { $line } was taken for it
}; --header chooses another.
import-note-shared = Several people here have the address { $email }. It is kept as a contact; nobody can sign in with it.
import-note-belongs = The address { $email } belongs to someone with a different name here. It is kept as a contact; nobody can sign in with it.
import-note-turned = The parts of the name are swapped: { $name }.
import-note-website = “{ $website }” is not a web address and is left out.
import-note-broken = “{ $cell }” is what a spreadsheet leaves when a cell is broken, and is left out.
import-note-short = A text of { $length } characters is shortened to { $max }.
import-note-skill = “{ $skill }” is too long for one skill and is left out. Separate skills with commas.
import-note-skills = Only the first { $max } skills are used.
import-note-total = This line adds up the others and is left out.
import-note-stray-quote = A quotation mark opens here and is never closed. It is read as a plain character.
import-note-sheet = The sheet “{ $sheet }” was read. Other sheets of the workbook have content too: { $others }. Choose one with --sheet.

# The acts of this room in the log: a sentence for each, and its name in lists.
happening-import-done = { $who } imported people and partners from a file
happening-import-done-name = Imports
happening-import-withdrawn = { $who } undid an import of people and partners
happening-import-withdrawn-name = Imports undone
