# A workspace of Slack that moves in.

slack-title = Import from Slack
slack-lead = Upload the export that Slack gives workspace owners: people, channels, threads, reactions and the names of files.
slack-promise = You first see what would be imported and what would not. Nothing changes until you confirm, and what is here already is never imported twice. An export that you do not import is deleted after two weeks.
slack-file = Export
slack-file-hint = The .zip file exactly as Slack made it, up to { $megabytes } MB. For larger files, whoever hosts the server can use the command “commonweave import slack”.
slack-space = Space for the channels
slack-space-hint = Every public channel becomes a channel in this space. Spaces that anyone on the web can read are not offered.
slack-private = Import private channels too
slack-private-hint = Each gets a space of its own that only the people of that channel can see. You will not see it yourself unless you were in it.
slack-direct = Import direct messages too
slack-direct-hint = Only if the people concerned agree. Each conversation gets a space that only they can see.
slack-look = Check the export
slack-before = Earlier exports
slack-state-read = not imported yet
slack-state-applying = being imported
slack-state-done = imported
slack-state-failed = interrupted
slack-no-file = Choose the export that Slack gave you.
slack-file-large = This file is larger than { $max } MB. Whoever hosts the server can import it with the command “commonweave import slack”.
slack-refused-packed = This is not a .zip file, or it is damaged. Export from Slack again.
slack-refused-other = This .zip file is not a Slack export: it has no list of people or channels.
slack-refused-many = This file holds more files than any Slack export.
slack-refused-large = This file unpacks to more than any Slack export, so it was left alone.
slack-refused-sent = This file unpacks to more than 512 megabytes, which is too much to read on a web page. Whoever runs the server can import it with the command “commonweave import slack”.
slack-refused-unheld = The person who started this may no longer import people.
slack-refused-public = Anyone on the web can read this space. Choose one that only members read.
slack-removed-done = The export has been discarded.
slack-kept-done = This export cannot be discarded now.

slack-show-title = Slack export
slack-under-way = The export is being imported. You can leave this page.
slack-look-again = Refresh
slack-ask = Import this?
slack-ask-again = This was interrupted. It can continue where it stopped.
slack-nothing = Everything in this export is already here.
slack-apply = Import
slack-remove = Discard
slack-comes = What will be imported
slack-came = What was imported
slack-stays = What is left out, and what to check
slack-to-space = To the space with the channels

slack-report-people = { $new ->
    [one] { $new } person is new and will be added as invited
   *[other] { $new } people are new and will be added as invited
}; known already: { $known }.
slack-report-channels = { $new ->
    [one] { $new } new channel
   *[other] { $new } new channels
}; here already: { $known }.
slack-report-messages = { $new ->
    [one] { $new } new message
   *[other] { $new } new messages
}; here already: { $known }.
slack-report-more = Among all messages are { $answers } replies and { $edited } that were edited; they have { $reactions } reactions that exist here too.
slack-report-gone = { $count ->
    [one] { $count } person has left the workspace; what they wrote stays under their name.
   *[other] { $count } people have left the workspace; what they wrote stays under their names.
}
slack-report-closed = { $count ->
    [one] { $count } channel was archived and will be closed here.
   *[other] { $count } channels were archived and will be closed here.
}
slack-report-files = { $count ->
    [one] { $count } file is named in its message. Its content is not part of the export.
   *[other] { $count } files are named in their messages. Their content is not part of the export.
}
slack-stays-private = { $count ->
    [one] { $count } private channel is left out: you did not ask for it.
   *[other] { $count } private channels are left out: you did not ask for them.
}
slack-stays-direct = { $count ->
    [one] { $count } private conversation is left out: you did not ask for it.
   *[other] { $count } private conversations are left out: you did not ask for them.
}
slack-stays-empty = { $count ->
    [one] { $count } private conversation without any message is left out.
   *[other] { $count } private conversations without any message are left out.
}
slack-stays-mended = { $count ->
    [one] { $count } message had an impossible time and gets that of its day.
   *[other] { $count } messages had an impossible time and get that of their day.
}
slack-stays-notices = { $count ->
    [one] { $count } entry is a notice by Slack or empty, and is left out ({ $names }).
   *[other] { $count } entries are notices by Slack or empty, and are left out ({ $names }).
}
slack-stays-reactions = { $count ->
    [one] { $count } reaction has no counterpart here and is left out ({ $names }).
   *[other] { $count } reactions have no counterpart here and are left out ({ $names }).
}
slack-stays-names = { $count ->
    [one] { $count } person without an e-mail address was recognised by name alone. Please check: { $names }.
   *[other] { $count } people without an e-mail address were recognised by name alone. Please check: { $names }.
}
slack-stays-nameless = { $count ->
    [one] { $count } author is not in the export’s list of people. Their messages appear under the name “Slack” ({ $names }).
   *[other] { $count } authors are not in the export’s list of people. Their messages appear under the name “Slack” ({ $names }).
}
slack-stays-unlisted = { $count ->
    [one] { $count } folder is in no list of channels. Nobody can tell who was allowed to read it, so it is left out ({ $names }).
   *[other] { $count } folders are in no list of channels. Nobody can tell who was allowed to read them, so they are left out ({ $names }).
}
slack-stays-unreadable = { $count ->
    [one] { $count } file cannot be read and is left out ({ $names }).
   *[other] { $count } files cannot be read and are left out ({ $names }).
}

# The acts of this room in the log: a sentence for each, and its name in lists.
happening-slack-brought = { $who } imported a Slack export
happening-slack-channel-brought = { $who } imported “{ $item }” from Slack
happening-slack-brought-name = Slack exports imported
happening-slack-channel-brought-name = Channels imported from Slack
