# Imports: people and organisations from a spreadsheet.
imports-title = Bring in a list
imports-lead = Bring people and partners from a spreadsheet. You see what would happen before anything does.
imports-promise = Nobody gets a letter, and nothing that somebody wrote here is changed or removed. People whom you bring in stand here as “not here yet” until they come by an invitation.
imports-from-slack = Coming from Slack? Import its export instead
imports-before = Lists brought before
import-file = A list
import-file-hint = A spreadsheet (CSV, Excel, OpenDocument) or address cards (vCard), up to { $rows } rows and { $megabytes } MB.
import-upload = Look at it
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
import-state-read = not brought in yet
import-state-applying = under way
import-state-done = done
import-state-failed = failed
import-state-withdrawn = taken back
import-removed-done = The file is thrown away.
import-sheet-done = This sheet has been read. Check the columns again.
import-by-host = whoever hosts this server
import-kept-done = This import is done or under way and stays in the list.

import-refused-empty = The file is empty. Choose one with a row for each person or organisation.
import-refused-no-rows = The file has names of columns and nothing below them. Add the rows, and bring it again.
import-refused-workbook = This workbook cannot be read: it is damaged, locked by a password or too large. Open it in your spreadsheet program, save the sheet as CSV, and bring that.
import-refused-html = This is a web page, whatever its name says. Open it in a spreadsheet program, save the sheet as CSV or Excel, and bring that.
import-refused-json = This is JSON, which programs exchange. Export the list as CSV or as a spreadsheet, and bring that.
import-refused-xml = This is XML, which programs exchange. Export the list as CSV or as a spreadsheet, and bring that.
import-refused-pdf = This is a PDF, made for printing. Ask for the list as a spreadsheet, and bring that.
import-refused-binary = This is no list of text: it may be a picture or another program’s file. Save the list as CSV, and bring that.
import-refused-long = The file has more than { $max } rows. Split it, and bring the parts one after the other.
import-refused-wide = The file has more than { $max } columns. Keep those that tell about people and organisations.
import-refused-sheet = The workbook has no such sheet. These hold something: { $sheets }.
import-refused-one-sheet = There is no other sheet to choose, or this list has been imported already.
import-refused-meanwhile = Somebody else changed the same people or organisations at the same moment. Nothing was changed; try again.
import-refused-unheld = Whoever pressed the button may not bring people in any more. Nothing was changed; a steward can bring the list in.
import-refused-broken = The list could not be brought in, and nothing was changed. Try again; if it happens again, tell whoever hosts this server.
import-refused-under-way = This list is under way or already in.

import-mapping-title = What is in the file
import-mapping-lead = We guessed what the columns mean. Put right what is wrong.
import-rows = { $count ->
    [one] one row
   *[other] { $count } rows
}
import-cut-done = The file is read anew. Look at the columns again.
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
import-kind-done = The columns are read anew for that. Look at them again.
import-kind-ask = Check what the file lists.
import-why-told = You said so.
import-why-tells = The column “{ $column }” says it for each row.
import-why-both = The column “{ $people }” names people, and “{ $organisations }” names where they belong.
import-why-heading-organisations = The column “{ $column }” names organisations, and no column names people.
import-why-heading-people = The column “{ $column }” names people.
import-why-beside-organisations = What stands beside the column “{ $column }”, such as types, websites or office addresses, fits organisations.
import-why-cells-organisations = The column “{ $column }” holds names of organisations, such as “{ $example }”.
import-why-cells-people = The column “{ $column }” reads like names of people.
import-why-proposed = No heading says it. The column “{ $column }” holds the most different texts, so it may be the names.
import-sheet-read = The sheet “{ $sheet }” was read
import-sheet-others = { $count ->
    [one] Another sheet of the workbook has content too. Did you mean that one?
   *[other] { $count } other sheets of the workbook have content too. Did you mean one of those?
  }
import-encoding = How letters are written
import-letters = How the file reads in each
import-letters-ask = We are not sure how its letters are written. Which of these reads right?
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
import-delimiter = What stands between columns
import-delimiter-comma = comma
import-delimiter-semicolon = semicolon
import-delimiter-tab = tabulator
import-delimiter-pipe = vertical bar
import-header = Line that names the columns
import-header-hint = 0 where no line does.
import-header-wrong = Enter the number of a line, such as 1, or 0 if no line names the columns.
import-header-ask = We are not sure. Which line names the columns? 0 where none does.
import-first-lines = The first lines of the file
import-apart = Rows with the same name and no e-mail are different people
import-columns = Columns
import-column = Column, for example
import-column-number = Column { $number }
import-means = Means
import-sector = Sector where the file names none that we know
import-sector-hint = You can change it for each organisation later.
import-words = Words for sectors that we do not know
import-word = Word
import-word-rows = Rows
import-word-open = – none: as below –
import-try = Try it out
import-remove = Throw this file away
import-reading-no-name = Say which column holds the names of the people.
import-reading-no-organisation = Say which column holds the names of the organisations.
import-reading-twice = Another column means the same. Keep one of them.

import-field-ignore = – leave out –
import-field-name = Person: name
import-field-first-name = Person: first name
import-field-last-name = Person: last name
import-field-email = Person: e-mail
import-field-headline = Person: role or job
import-field-skills = Person: skills offered
import-field-organisation = Organisation: name
import-field-represents = Organisation for which the person stands
import-field-sector = Organisation: sector
import-field-website = Organisation: website
import-field-place = Place
import-field-about = About
import-field-seeks = Organisation: looks for
import-field-brings = Organisation: brings
import-field-contact-email = E-mail to write to (nobody signs in with it)
import-field-contact-phone = Organisation: telephone
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
import-would-all = Every row fits.
import-nothing = Nothing would change
import-nothing-new = Everything in this file is here already.
import-nothing-refused = What is not refused is here already. The reasons stand beside the rows.
import-apply = Bring it in
import-repeats-ask = { $count } of { $total } rows name again what an earlier row names. Are they the same?
import-repeats-says = If they are, this comes in: people { $people }, organisations { $organisations }. If they are not, say so when you change what columns mean.
import-repeats-yes = They are the same: bring it in
import-repeats-look = Look at them
import-stored = What would be kept
import-back = Change what columns mean
import-outcome = Outcome
import-outcome-all = All
import-outcome-create = new
import-outcome-complete = adds to what is known
import-outcome-match = known already
import-outcome-refused = refused
import-line = Line
import-who = Who
import-next = Next

import-row-no-name = There is no name in this row.
import-row-no-organisation = There is no organisation in this row.
import-row-nobody = There is neither a person nor an organisation in this row.
import-row-ragged = This row has { $cells } cells; the table has { $columns } columns. Is a quotation mark or a delimiter missing?
import-row-unseen = The name has no visible letter.
import-row-encoding = Letters are damaged. Choose another way in which letters are written, or save the file as UTF-8.
import-row-formula = A cell holds a formula. Save the sheet with values instead of formulas.
import-row-left = This person has left the network. Invite them, if they want to come back.
import-row-ambiguous = Several people have this name. Add an e-mail address to tell them apart.

import-outcome-title = The list
import-under-way = Bringing it in. You can leave this page.
import-look-again = Look again
import-try-again = Try again
import-refused-title = { $count ->
    [one] One row was refused
   *[other] { $count } rows were refused
}
import-refused-says = Take them as a file with the reasons, put them right, and bring them again: what is in already stays as it is.
import-refused-take = Take the refused rows
import-refused-column = Why it was refused
import-to-organisations = Organisations
import-to-people = People who are not here yet
import-another = Bring in another list

import-withdraw = Take this list back
import-withdrawal-title = Take the list back
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
import-withdrawal-whole = Everything that the list brought goes: it is as if it had never come.
import-withdrawal-partly = What is listed below stays, because something depends on it by now. All else goes.
import-withdrawal-go = Take it back
import-withdrawal-not = Leave it as it is
import-withdrawal-nothing = There is nothing to take back
import-withdrawal-nothing-says = Nothing that this list brought can go: it is gone already, something depends on it, or it came in before lists could be taken back.
import-withdrawn-done = The list is taken back.
import-withdrawn-says = This list was taken back.
import-brought-then = What it had brought
import-refused-withdrawal = Only a list that is in can be taken back, and only once.
import-stays-title = What stays, and why
import-stayed-title = What stayed, and why
import-stays-why = Why
import-stays-more = { $count ->
    [one] And one more.
   *[other] And { $count } more.
}
import-stays-here = has come, or was given an account
import-stays-invited = has a personal invitation that is still good
import-stays-since = came to belong to an organisation since, or was in a later list
import-stays-speaks = messages imported from elsewhere are in their name
import-stays-people = others belong to it, or did
import-stays-changed = was changed, archived or merged since
import-note-email = “{ $email }” is no e-mail address and is left out.
import-note-emails = Of several addresses, { $email } is taken; { $other } is not used to sign in.
import-note-shared = Several people here have the address { $email }. It is kept as a contact; nobody can sign in with it.
import-note-belongs = The address { $email } belongs to somebody of another name here. It is kept as a contact; nobody can sign in with it.
import-note-turned = The name is turned round: { $name }.
import-note-website = “{ $website }” is no address of the web and is left out.
import-note-broken = “{ $cell }” is what a spreadsheet leaves of a broken cell, and is left out.
import-note-short = A text of { $length } characters is cut to { $max }.
import-note-skill = “{ $skill }” is too long for one skill and is left out. Put commas between skills.
import-note-skills = Only the first { $max } skills are taken.
import-note-total = This line sums up the others and is left out.
import-note-stray-quote = A quotation mark begins here that is never closed. It is read as a plain character.
import-note-sheet = The sheet “{ $sheet }” was read. The workbook has others that hold something: { $others }. Choose one with --sheet.

# The acts of this room in the log: a sentence for each, and its name in lists.
happening-import-done = { $who } brought in people and partners from a file
happening-import-done-name = Imports
happening-import-withdrawn = { $who } took a list of people and partners back
happening-import-withdrawn-name = Imports taken back
