# Talking with one another.

conversation-discussion = Discussion
conversation-discussions = Discussions
conversation-discussion-about = A question or a thought that others answer.
conversation-channel = Channel
conversation-channels = Channels
conversation-channel-about = A quick conversation that keeps going, live.

conversation-title = Conversation
conversation-empty = Nobody has written yet. Be the first.
conversation-earlier = Earlier messages
conversation-newest = To the newest messages
conversation-all-replies = { $count ->
    [one] { $count } reply
   *[other] All { $count } replies
}
conversation-write = Write to the conversation
conversation-hint = Ctrl+Enter sends.
conversation-hint-enter = Enter sends, Shift+Enter begins a new line.
conversation-enter-sends = Send with Enter
conversation-write-thread = Reply in this thread
conversation-files = Add files
conversation-typing = writing …
conversation-present = here now
conversation-preview = Preview
conversation-send = Send
conversation-replying = Your reply to { $name }
conversation-not-replying = Write to everyone instead of replying
conversation-archived = This is archived. It can be read, but nobody can add to it until it is restored.
conversation-closed = This is closed, so nothing can be added. Whoever holds the space can open it again.
conversation-over = This is closed, so nothing can be added.
conversation-refused-silent = There is no conversation here.
conversation-rests = The space is in a phase in which no messages are written. What was said can be read.
conversation-rests-space = Go to the space
conversation-refused-phase = The space is in a phase in which no messages are written. Its page says until when.
conversation-refused-closed = This was closed while you were writing. Your text is still here.
conversation-refused-sign = This sign cannot be given. Go back and choose one of those that are offered.
conversation-join = Join the space to take part
conversation-join-why = You can read this because the space is open. Those who write are members of it.
conversation-members-write = Those who write here are members of this network; its stewards invite people.
conversation-sign-in = Sign in to take part
conversation-to-writing = Skip to writing

conversation-gone = This message was removed.
conversation-edited = edited
conversation-more = More for this message
conversation-acts = For this message
conversation-open = Open
conversation-copy = Copy link
conversation-copied = Link copied
conversation-pin = Pin
conversation-unpin = Unpin
conversation-is-pinned = pinned
conversation-unread = new
conversation-line = New since you were here
conversation-since = There is more you have not read. Start at
conversation-answered = New replies to:
conversation-first-new = First new
conversation-jumps = In this conversation
conversation-later = Later messages
conversation-replies = { $count ->
    [one] { $count } reply
   *[other] { $count } replies
}
conversation-folded = { $count ->
    [one] { $count } earlier reply
   *[other] { $count } earlier replies
}
conversation-thread = Thread
conversation-thread-close = Close the thread
conversation-back = Back to { $space }
conversation-about = About this channel
conversation-day = Jump to a date
conversation-day-go = Go
conversation-pins = Pinned messages
conversation-pins-none = Nothing is pinned. Facilitators pin what everyone should find again.
conversation-pinned-done = The message is pinned.
conversation-unpinned-done = The message is no longer pinned.
conversation-edit = Edit
conversation-remove = Remove
conversation-react = React
conversation-quote = Quote
conversation-quoted = { $name } wrote:
conversation-reply = Reply
conversation-reaction-agree = Agree
conversation-reaction-love = Love
conversation-reaction-celebrate = Celebrate
conversation-reaction-idea = Good idea
conversation-reaction-wonder = Wonder
conversation-reaction-look = Looking into it

conversation-summary = Summary
conversation-summary-write = Write a summary
conversation-summary-lead = For those who come later: what was said so far, what is agreed, what is still open. It stands above the conversation, and every version is kept.
conversation-summary-body = Summary
conversation-summary-update = Update
conversation-summary-versions = Versions of the summary
conversation-summary-none = There is no summary yet.
conversation-summary-done = The summary is saved.
conversation-close = Close this discussion
conversation-close-lead = Say what came of it, so that nobody has to read everything to find out.
conversation-outcome-body = What came of it
conversation-outcome-hint = An agreement, an answer, a next step and who takes it. “Nothing yet” is an outcome too.
conversation-close-yes = Close it
conversation-outcome = What came of it
conversation-outcome-before = What came of it when it was closed before

conversation-message = Message
conversation-in-place = Show it in its conversation
conversation-edit-title = Edit your message
conversation-body = Message
conversation-save = Save
conversation-cancel = Cancel
conversation-removal-title = Remove this message?
conversation-removal-text = Its text will be gone for everyone, and nobody can bring it back. What others answered stays.
conversation-removal-yes = Yes, remove it
conversation-removal-no = Keep it
conversation-removed-done = The message is removed.
conversation-refused-sent = This form was already sent with a different text. What you see here was not posted: send it again to post it too.

# The acts of this room in the log: a sentence for each, and its name in lists.
happening-message-posted = { $who } wrote in “{ $item }”
happening-message-edited = { $who } changed a message in “{ $item }”
happening-message-deleted = { $who } removed a message from “{ $item }”
happening-reaction-changed = { $who } reacted in “{ $item }”
happening-message-posted-name = Messages
happening-message-edited-name = Messages edited
happening-message-deleted-name = Messages removed
happening-reaction-changed-name = Reactions
happening-message-pinned = { $who } pinned a message in “{ $item }”
happening-message-unpinned = { $who } unpinned a message in “{ $item }”
happening-message-pinned-name = Messages pinned
happening-message-unpinned-name = Messages unpinned
happening-summary-written = { $who } wrote a summary of “{ $item }”
happening-summary-written-name = Summaries
