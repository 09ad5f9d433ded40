# Letters between members.

correspondence-plural = Letters
correspondence-lead = Private letters between you and other members of this network.
correspondence-none = You have no letters yet. Letters are private: only the people you write to can read them.
correspondence-new = Write a letter
correspondence-only-you = Only the people in this conversation can read these letters.
correspondence-alone = Nobody else
correspondence-unread = New
correspondence-more = More
correspondence-search = Search your letters
correspondence-find = Find
correspondence-found = Letters found
correspondence-found-none = None of your letters contains these words.
correspondence-all = All letters
correspondence-earlier = Earlier letters
correspondence-newest = Newest letters
correspondence-write = Write a letter
correspondence-hint = Ctrl + Enter to send
correspondence-send = Send
correspondence-cancel = Cancel
correspondence-back = Back to your letters
correspondence-to = To
correspondence-to-hint = Choose up to nine people. Search for a name, then tick it.
correspondence-name = Name
correspondence-body = Letter
correspondence-nobody-found = Nobody in this network has this name.
correspondence-refused-nobody = Choose at least one person.
correspondence-refused-many = A conversation can have at most { $most } people, including you.
correspondence-refused-from = { $name } does not accept letters from you.
correspondence-refused-alone = Nobody else is left in this conversation.
correspondence-refused-blocked = This person does not accept letters from you.
correspondence-refused-sent = This form has already sent a different letter. Please check what was sent, then send this one again.
correspondence-refused-not-yours = Only the person who wrote a letter can take it back.
correspondence-refused-yours = You wrote this letter yourself. You can take it back.
correspondence-profile = Profile of { $name }

correspondence-removal = Take this letter back
correspondence-removal-text = Its text will be gone for everyone in this conversation. They will see that a letter was taken back.
correspondence-removed-done = The letter has been taken back.
correspondence-gone = This letter was taken back.
correspondence-leave = Leave this conversation
correspondence-leave-text = You will no longer see these letters. What you wrote stays with the other people.
correspondence-left-done = You have left the conversation.

correspondence-block = Block { $name }
correspondence-blocks = Blocked people
correspondence-blocks-lead = People on this list cannot write to you, and neither of you can vote for the other. They are not told unless they try.
correspondence-blocks-none = You have not blocked anyone.
correspondence-unblock = Unblock
correspondence-blocked-done = They can no longer write to you. If one of you had given the other a vote, that has ended.
correspondence-unblocked-done = They can write to you again.

correspondence-report = Report this letter
correspondence-report-lead = The stewards of this network will see this one letter, who wrote it, and your reason. They cannot see any other letter.
correspondence-reason = Reason
correspondence-reason-hint = What should the stewards know about it?
correspondence-report-send = Send to the stewards
correspondence-reported-done = The stewards can now see this letter.
correspondence-reports = Reported letters
correspondence-reports-lead = Members have reported these letters. You see nothing else of their conversations.
correspondence-reports-none = No letters have been reported.
correspondence-report-by = A letter from { $author }, reported by { $reporter }
correspondence-written = written
correspondence-reported = reported
correspondence-settle = Mark as dealt with
correspondence-settled = Dealt with
correspondence-settled-done = The report is marked as dealt with.

correspondence-need = { $count ->
    [one] { $count } conversation has new letters
   *[other] { $count } conversations have new letters
}
correspondence-need-one = A new letter from { $names }
correspondence-need-read = Read

correspondence-mail-subject = A letter from { $names }
correspondence-mail-says = The letter itself is not part of this e-mail, so that it stays private.
correspondence-mail-go = Read the letter
correspondence-mail-why = You receive this e-mail because somebody wrote to you in { $network }.

# The acts of this room in the log: a sentence for each, and its name in lists.
happening-letter-sent = A letter was sent
happening-letter-removed = A letter was taken back
happening-correspondence-changed = A conversation by letter changed
happening-letter-reported = { $who } reported a letter
happening-report-settled = { $who } dealt with a reported letter
happening-letter-sent-name = Letters sent
happening-letter-removed-name = Letters taken back
happening-correspondence-changed-name = Conversations by letter
happening-letter-reported-name = Letters reported
happening-report-settled-name = Reports dealt with

# What lies on the desk of the stewards.
correspondence-tray = Reported letters
correspondence-tray-about = Letters that members reported to the stewards and that nobody has dealt with yet.
correspondence-tray-empty = Every reported letter has been dealt with.
correspondence-tray-deed = Deal with it
correspondence-tray-row = { $name } reported a letter
