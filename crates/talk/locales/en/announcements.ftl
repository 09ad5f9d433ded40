# Announcements: what everyone in a space should know.

announcement-label = Announcement
announcement-plural = Announcements
announcement-about = Something that everyone in the space should know.
announcement-asks = Ask everyone to confirm that they have read it
announcement-asks-hint = Only you and the facilitators of the space see who has confirmed.
announcement-told = { $count ->
    [0] Nobody but you is in “{ $space }” yet. Submit again to announce it anyway.
    [one] This will tell { $count } person in “{ $space }”. Submit again to announce it.
   *[other] This will tell { $count } people in “{ $space }”. Submit again to announce it.
}
announcement-ask = Please confirm that you have read this
announcement-ask-why = The author would like to know that it reached you.
announcement-read = I have read it
announcement-need = Please confirm that you have read “{ $title }”
announcement-need-open = Open it
announcement-confirmed-done = Thank you. Your confirmation has been saved.
announcement-confirmed = { $count ->
    [one] { $count } person has confirmed
   *[other] { $count } people have confirmed
}
announcement-missing = Who has not confirmed yet
announcement-only-you = Only the author and the facilitators of the space see this.

# The acts of this room in the log: a sentence for each, and its name in lists.
happening-announcement-confirmed = Somebody confirmed that they have read an announcement
happening-announcement-confirmed-name = Announcements read
