# Talking with one another.

conversation-discussion = Discussion
conversation-discussions = Discussions
conversation-discussion-about = a question or a thought, with answers to it
conversation-channel = Channel
conversation-channels = Channels
conversation-channel-about = a running talk, live

conversation-title = Conversation
conversation-empty = Nobody has written yet. Be the first.
conversation-earlier = Earlier messages
conversation-newest = To the newest messages
conversation-all-replies = { $count ->
    [one] { $count } reply
   *[other] All { $count } replies
}
conversation-write = Write to the conversation
conversation-hint = Markdown works. Press Ctrl+Enter to send.
conversation-send = Send
conversation-replying = Your reply to { $name }
conversation-not-replying = Write to everyone instead of replying
conversation-archived = This is archived. It can be read, but nobody can add to it until it is restored.
conversation-closed = This is closed, so nothing can be added. Whoever holds the space can open it again.
conversation-refused-silent = There is no conversation here.
conversation-refused-closed = This was closed while you were writing. Your text is still here; ask whoever holds the space to open it again.
conversation-refused-sign = This sign cannot be given. Go back and choose one of those that are offered.
conversation-join = Join the space to take part
conversation-join-why = You can read this because the space is open. Those who write are members of it.
conversation-members-write = Those who write here are members of this network; its stewards invite people.
conversation-sign-in = Sign in to take part
conversation-to-writing = Skip to writing

conversation-gone = This message was removed.
conversation-edited = edited
conversation-in-reply = in reply
conversation-more = More for this message
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
