# What concerns somebody, in one list.

inbox-title = Inbox
inbox-shows = Which part of the inbox
inbox-show-all = Everything
inbox-show-mine = Addressed to me
inbox-show-later = Put off
inbox-unread = New:
inbox-empty = Nothing is waiting in your inbox.
inbox-empty-example = When somebody mentions you, answers you or asks you for something, it stands here until you are done with it.
inbox-empty-action = See what happened today
inbox-later-empty = You have not put anything off.
inbox-more = More about
inbox-comes-back = comes back

inbox-why-mention = { $who } mentioned you
inbox-why-organisation = { $who } mentioned an organisation you stand for
inbox-why-reply = { $who } answered you
inbox-why-later = You wanted to come back to this
inbox-why-called = You were asked
inbox-why-everyone = Everyone in the space was called
inbox-why-follow = You follow this
inbox-why-everything = You hear everything from this space
inbox-why-new = New in a space of yours

inbox-do-done = Done
inbox-done-all = Mark all as done
inbox-done-older = Done: this and everything older
inbox-done = Done:
inbox-put-off = Put off:
inbox-cleared = All of it is done.
inbox-undo = Undo
inbox-back = Back to the inbox
inbox-back-done = It is back in your inbox.
inbox-until-later = Put off for three hours
inbox-until-tomorrow = Put off until tomorrow morning
inbox-until-week = Put off until Monday morning
inbox-until-month = Put off for four weeks

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
inbox-quiet-hint = In your quiet hours nothing is sent to you and nothing pops up. It waits in your inbox.
inbox-quiet-from = Quiet from
inbox-quiet-to = Quiet until
inbox-quiet-none = No quiet hours
inbox-quiet-half = Choose when your quiet hours begin and when they end, or neither.
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

happening-member-called = { $who } called { $subject } to { $item }
happening-member-called-name = Somebody called
