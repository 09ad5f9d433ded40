# What all kinds of items share.

item-new-title = Start something
item-kind = What is it?
item-space = Where?
item-title = Title
item-title-hint = Say it in one line, so that others know whether it concerns them.
item-body = Text
item-body-hint = Markdown works: **bold**, lists with -, links.
item-create = Start
item-save = Save
item-cancel = Cancel
item-no-space = You are not in a space yet, and everything starts in a space.
item-find-space = Find a space

item-untagged = Show all items
item-closed = closed
item-opened = opened
item-edited = edited
item-follow = Follow
item-unfollow = No longer follow
item-more = More
item-edit = Edit
item-history = What changed
item-history-empty = Nobody has changed this since it was written.
item-close = Close
item-reopen = Open again
item-newer = Somebody changed this while you were writing. It now says:
item-refused-changed = This was changed while you were writing. Read what it says now; what you typed is still below. Save again to put it in its place.

item-messages = { $count ->
    [0] no messages yet
    [one] { $count } message
   *[other] { $count } messages
}
item-list-title = Talk in { $space }
item-list-heading = What is talked about here
item-list-empty = Nothing here fits what you chose.
item-csv = Take as CSV
item-filter-kind = Kind
item-filter-state = State
item-filter-kinds = Everything
item-filter-all = Open and closed
item-filter-open = Open
item-filter-closed = Closed

item-trail = Where this comes from and what it led to
item-came-from = came from
item-this = this
item-led-to = led to
item-link = Link to another item
item-link-lead = Links make the trail from an idea to what came of it.
item-linked = Linked now
item-unlink = Unlink
item-link-search-here = Search what can be linked
item-link-search = Words of the title
item-link-find = Find
item-link-none = Nothing in your spaces has these words in its title. You can also paste its address.
item-link-other = Address or number of the item
item-link-hint = Open the other item and copy its address.
item-link-choose = Which one?
item-link-from = This came from it
item-link-to = This led to it
item-refused-unknown = There is no such item that you can see. Copy its address once more.
item-refused-itself = An item cannot lead to itself. Choose another one.
item-refused-reversed = These two are linked the other way round. Unlink them first.

item-changed-done = Your change is saved.
item-closed-done = Closed. Nobody can add to it until it is opened again.
item-reopened-done = Open again.
item-followed-done = You follow this now.
item-unfollowed-done = You no longer follow this.
item-linked-done = The link is made.
item-unlinked-done = The link is gone.
item-refused-sent = This form has started something else already. What you see here was not started: send it once more to start it too.
item-make = Make of this:
item-made-of = Made of
item-other-kind = Start something else

# The acts of this room in the log: a sentence for each, and its name in lists.
happening-item-started = { $who } started “{ $item }”
happening-item-changed = { $who } changed “{ $item }”
happening-item-closed = { $who } closed “{ $item }”
happening-item-reopened = { $who } opened “{ $item }” again
happening-item-linked = { $who } changed what “{ $item }” is linked with
happening-item-started-name = Items started
happening-item-changed-name = Items changed
happening-item-closed-name = Items closed
happening-item-reopened-name = Items reopened
happening-item-linked-name = Items linked
