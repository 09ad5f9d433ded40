# Announcements: what everyone in a space should know.

announcement-label = Announcement
announcement-plural = Announcements
announcement-about = something that everyone in the space should know
announcement-asks = Ask everyone to confirm that they have read it
announcement-asks-hint = You and those who hold the space see who has confirmed, and nobody else does.
announcement-told = { $count ->
    [0] Nobody but you is in “{ $space }” yet. Send the form once more to announce it all the same.
    [one] This will tell { $count } person in “{ $space }”. Send the form once more to announce it.
   *[other] This will tell { $count } people in “{ $space }”. Send the form once more to announce it.
}
announcement-ask = Please confirm that you have read this
announcement-ask-why = Whoever wrote it would like to know that it reached you.
announcement-read = I have read it
announcement-confirmed-done = Thank you. Your confirmation is noted.
announcement-confirmed = { $count ->
    [one] { $count } person has confirmed
   *[other] { $count } people have confirmed
}
announcement-missing = Who has not confirmed yet
announcement-only-you = Only the author and those who hold the space see this.

# The acts of this room in the log: a sentence for each, and its name in lists.
happening-announcement-confirmed = { $who } confirmed that they have read an announcement
happening-announcement-confirmed-name = Announcements read
