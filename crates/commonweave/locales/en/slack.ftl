# A workspace of Slack that moves in.

slack-title = Move in from Slack
slack-lead = Bring the export that Slack gives its owners: people, channels, threads, reactions and the names of files.
slack-promise = First you see what would come, and what would not. Nothing is changed until you say so, and what is here already is never brought twice.
slack-file = Export
slack-file-hint = The .zip file as Slack made it, up to { $megabytes } MB. Whoever hosts the server can bring larger ones with the command “commonweave import slack”.
slack-space = Space for the channels
slack-space-hint = Every public channel becomes a channel in this space. Spaces that anyone on the web can read are not offered.
slack-private = Bring private channels too
slack-private-hint = Each gets a space of its own that only the people of that channel can see. Not even you will see it, unless you were in it.
slack-direct = Bring direct messages too
slack-direct-hint = Only if the people concerned agree. Each conversation gets a space that only they can see.
slack-look = Look through it
slack-before = Exports so far
slack-state-read = not brought in yet
slack-state-applying = being brought in
slack-state-done = brought in
slack-state-failed = interrupted
slack-no-file = Choose the export that Slack gave you.
slack-file-large = This file is larger than { $max } MB. Whoever hosts the server can bring it with the command “commonweave import slack”.
slack-refused-packed = This is not a .zip file, or it is damaged. Take the export from Slack once more.
slack-refused-other = This .zip file is not an export of Slack: it has no list of people or channels.
slack-refused-many = This file holds more files than any export of Slack.
slack-refused-large = This file unpacks into more than an export of Slack ever holds, so it was left alone.
slack-refused-unheld = Whoever started this may no longer bring people in.
slack-refused-public = Anyone on the web can read this space. Choose one that only members read.
slack-removed-done = The export is thrown away.
slack-kept-done = This export cannot be thrown away now.

slack-show-title = Export of Slack
slack-under-way = The export is being brought in. You can leave this page.
slack-look-again = Look again
slack-ask = Bring this in?
slack-ask-again = This was interrupted. It can go on where it stopped.
slack-nothing = Everything in this export is here already.
slack-apply = Bring it in
slack-remove = Throw it away
slack-comes = What would come
slack-came = What came
slack-stays = What stays behind, and what to look at
slack-to-space = To the space with the channels

slack-report-people = { $new ->
    [one] { $new } person is new and is written down as not here yet
   *[other] { $new } people are new and are written down as not here yet
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
    [one] { $count } channel was archived and comes closed.
   *[other] { $count } channels were archived and come closed.
}
slack-report-files = { $count ->
    [one] { $count } file is named in its message. Its content is not part of the export.
   *[other] { $count } files are named in their messages. Their content is not part of the export.
}
slack-stays-private = { $count ->
    [one] { $count } private channel stays behind: it was not asked for.
   *[other] { $count } private channels stay behind: they were not asked for.
}
slack-stays-direct = { $count ->
    [one] { $count } private conversation stays behind: it was not asked for.
   *[other] { $count } private conversations stay behind: they were not asked for.
}
slack-stays-mended = { $count ->
    [one] { $count } message had an impossible time and gets that of its day.
   *[other] { $count } messages had an impossible time and get that of their day.
}
slack-stays-notices = { $count ->
    [one] { $count } entry is a notice of Slack or says nothing, and stays behind ({ $names }).
   *[other] { $count } entries are notices of Slack or say nothing, and stay behind ({ $names }).
}
slack-stays-reactions = { $count ->
    [one] { $count } reaction has no counterpart here and stays behind ({ $names }).
   *[other] { $count } reactions have no counterpart here and stay behind ({ $names }).
}
slack-stays-names = { $count ->
    [one] { $count } person without an e-mail address was recognised by name alone. Please check: { $names }.
   *[other] { $count } people without an e-mail address were recognised by name alone. Please check: { $names }.
}
slack-stays-nameless = { $count ->
    [one] { $count } author is not in the export’s list of people. Their messages come under the name “Slack” ({ $names }).
   *[other] { $count } authors are not in the export’s list of people. Their messages come under the name “Slack” ({ $names }).
}
slack-stays-unlisted = { $count ->
    [one] { $count } folder is in no list of channels. Nobody can tell who was allowed to read it, so it stays behind ({ $names }).
   *[other] { $count } folders are in no list of channels. Nobody can tell who was allowed to read them, so they stay behind ({ $names }).
}
slack-stays-unreadable = { $count ->
    [one] { $count } file cannot be read and stays behind ({ $names }).
   *[other] { $count } files cannot be read and stay behind ({ $names }).
}

# The acts of this room in the log: a sentence for each, and its name in lists.
happening-slack-brought = { $who } brought in an export of Slack
happening-slack-channel-brought = { $who } brought “{ $item }” over from Slack
happening-slack-brought-name = Exports of Slack brought in
happening-slack-channel-brought-name = Channels brought over from Slack
