# What concerns somebody, in one list.

inbox-title = Inbox
inbox-shows = Show
inbox-show-all = Everything
inbox-show-mine = Addressed to me
inbox-show-later = Snoozed
inbox-unread = New:
inbox-read-all = Mark all as read
inbox-read-all-done = Everything is marked as read.
inbox-empty = Nothing is waiting in your inbox.
inbox-empty-example = When somebody mentions you, replies to you or asks you for something, it appears here until you are done with it.
inbox-empty-action = See what happened today
inbox-later-empty = You have not snoozed anything.
inbox-more = More about
inbox-comes-back = comes back

inbox-why-mention = { $who } mentioned you
inbox-why-organisation = { $who } mentioned an organisation you stand for
inbox-why-reply = { $who } replied to you
inbox-why-later = You wanted to come back to this
inbox-why-called = Somebody needs something from you
inbox-why-everyone = Everyone in the space was mentioned
inbox-why-follow = You follow this
inbox-why-everything = You hear everything from this space
inbox-why-new = New in a space of yours

inbox-do-done = Done
inbox-done-all = Mark all as done
inbox-done-older = Mark this and everything older as done
inbox-done = Done:
inbox-put-off = Snoozed:
inbox-cleared = Everything is marked as done.
inbox-undo = Undo
inbox-back = Back to the inbox
inbox-back-done = It is back in your inbox.
inbox-until-later = Snooze for three hours
inbox-until-tomorrow = Snooze until tomorrow morning
inbox-until-week = Snooze until Monday morning
inbox-until-month = Snooze for four weeks

inbox-level-title = What I hear about
inbox-level-network = What I hear about
inbox-level-everything = Everything that is said
inbox-level-new = New things and decisions
inbox-level-mentions = Only what is addressed to me
inbox-level-none = Nothing at all
inbox-level-of-account = As I chose for all my networks
inbox-level-of-network = As I chose for this network
inbox-level-of-space = As I chose for its space
inbox-level-done = Your choice is saved.
inbox-settings-title = Inbox settings
inbox-settings-done = Your choice is saved.
inbox-quiet-hint = During quiet hours no urgent e-mail is sent to you and nothing pops up. It waits in your inbox. The digest still comes at its own hour.
inbox-quiet-from = Quiet from
inbox-quiet-to = Quiet until
inbox-quiet-none = No quiet hours
inbox-quiet-half = Choose both a beginning and an end for your quiet hours, or neither.
inbox-account-title = What I hear about in all my networks
inbox-account-way = Choose for all your networks
inbox-networks = In each network
inbox-save = Save
inbox-cancel = Cancel

inbox-need = { $count ->
    [one] One thing is addressed to you
   *[other] { $count } things are addressed to you
}
inbox-need-see = Open your inbox

happening-member-called = { $who } notified { $subject } about { $item }
happening-member-called-name = Notifications
