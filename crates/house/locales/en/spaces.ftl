# Spaces: the commons and working groups.

space-list-title = Spaces
space-list-lead = Each space has one purpose and its own members. Join the ones you care about.
space-list-mine = Your spaces
space-list-others = Open to you
space-list-empty = There is no space here that you can see yet.
space-list-example = Water watch: we measure the river every month and tell the city what we find.
space-start = Start a space
space-join = Join
space-members = { $count ->
    [one] { $count } member
   *[other] { $count } members
}
space-active = last active

space-tab-overview = Overview
space-tab-all = Everything
space-tab-talk = Talk
space-tab-meet = Meet
space-tab-work = Work
space-tab-decide = Decide
space-tab-share = Share
space-tab-learn = Learn
space-tab-outcomes = Outcomes
space-tab-people = People

space-new-title = Start a space
space-new-lead = A space has one purpose. You will be its facilitator: you can change it, add people and hand it over.
space-name = Name
space-name-hint = Two or three words, the way people would say it.
space-purpose = Purpose
space-purpose-hint = One or two sentences: what you want to achieve here, and for whom.
space-visibility = Who may see it
space-visibility-public = Public
space-visibility-network = Open to the network
space-visibility-members = Members of the space only
space-visibility-public-long = Anyone who can read this network, even without signing in. They see what is said here, and who said it
space-visibility-network-long = All members of this network; they can join
space-visibility-members-long = Only members of the space; nobody else learns that it exists
space-create = Start the space
space-save = Save
space-cancel = Cancel

space-newest = What is going on
space-nothing-else = Nothing else has been started here yet.
space-new-item = Start something
space-empty = Nothing has been started here yet.
space-empty-example = A discussion: “Which crossing is the worst at 8:00?”
space-facilitators = Facilitators
space-edit = Space settings
space-leave = Leave this space
space-stay = Stay

space-edit-title = Space settings
space-edit-commons = This is the commons: everyone in the network is in it.
space-edit-wider = If you let more people see the space, they will also see everything written in it so far.
space-refused-hidden-commons = The commons is for everyone, so it cannot be hidden. Choose one of the other options.

space-kind = What kind of space?
space-kind-commons = Commons
space-kind-commons-about = The commons, where everyone in the network is.
space-kind-working-group = Working group
space-kind-working-group-about = A few people who get something done together.
space-kind-community = Community
space-kind-community-about = People who care about the same thing and keep in touch.
space-kind-learning-circle = Learning circle
space-kind-learning-circle-about = People who learn from one another, meeting by meeting.
space-kind-forum = Forum
space-kind-forum-about = Many people work out what should be done: they gather, discuss, decide, do it and look back.
space-kind-project = Project
space-kind-project-about = A team that sees one thing through to the end.
space-arrange = Tabs and phases
space-arrange-title = Tabs and phases
space-tabs = Tabs
space-tabs-hint = Choose what this space uses. A tab also appears by itself when somebody starts the first thing on it.
space-tab-on = shown
space-tab-off = not shown
space-phases = Phases
space-phase = Where are you now?
space-phase-hint = Everyone sees it at the top of the space, and people are told when it changes.
space-phase-days = Until when?
space-phase-days-hint = The last day of each phase, if you know it. Leave the others empty.
space-phase-until = until
space-phase-gather = Gather
space-phase-gather-now = We are gathering what matters to us
space-phase-gather-ends = Last day of gathering
space-phase-discuss = Discuss
space-phase-discuss-now = We are discussing what we gathered
space-phase-discuss-ends = Last day of discussing
space-phase-decide = Decide
space-phase-decide-now = We are deciding what to do
space-phase-decide-ends = Last day of deciding
space-phase-do = Do
space-phase-do-now = We are doing what we decided
space-phase-do-ends = Last day of doing
space-phase-review = Review
space-phase-review-now = We are looking at what came of it
space-phase-review-ends = Last day of review
space-refused-day = Choose a day from the calendar, or type it like this: 2026-05-12.

space-leave-title = Leave this space?
space-leave-text = You will no longer take part in { $space }. What you wrote stays. If the space is open to the network, you can join again.
space-refused-commons = The commons is for everyone in the network. You leave it only by leaving the network.
space-refused-last = A space needs a facilitator. Make someone else a facilitator first, then try again.

space-people-title = People
space-role-facilitator = facilitator
space-add-member = Add someone
space-change-member = Change
space-make-member = Make a member
space-make-facilitator = Make a facilitator
space-remove-member = Remove from the space
space-add-title = Add someone
space-add-name = Name
space-add-search-here = Search for someone to add
space-add-search = Search
space-add = Add
space-add-nobody = Nobody in this network is called { $query }. Try the beginning of their first or last name.

space-started-done = Your space is ready. Start a first discussion, or add people.
space-changed-done = The space is saved.
space-joined-done = You are in. Say hello.
space-left-done = You have left the space.
space-role-done = The role is changed.
space-removed-done = They are no longer in the space.
space-added-done = They are now in the space.

space-joining = How do people join?
space-joining-open = Anyone who can see this space joins by themselves
space-joining-request = People ask to join, and the facilitators decide
space-join-question = What would you like to know from people who ask to join?
space-join-question-hint = They see this question when they ask. Leave it empty to ask nothing.
space-request = Ask to join
space-request-title = Ask to join
space-request-lead = The facilitators of this space decide who joins.
space-request-waits = You have asked to join. The facilitators have not decided yet. You can still edit what you wrote.
space-request-answer = Your answer
space-request-hint = The facilitators will read this.
space-request-send = Ask to join
space-request-withdraw = Withdraw your request
space-requested-done = The facilitators can see your request now.
space-withdrawn-done = Your request is withdrawn.
space-requests = Would like to join
space-accept = Let in
space-turn-down = Decline
space-accepted-done = They are now a member of this space.
space-refused-done = The request is declined.
space-invite = Invite
space-invited-done = The invitation is waiting for them on their Today page.
space-invitations = Invitations to spaces
space-invitations-none = There are no invitations for you.
space-invited-by = invited by
space-decline = Decline
space-declined-done = The invitation is declined.
space-invitation-gone-done = This invitation is no longer valid.
space-need-invited = { $who } invites you to join “{ $space }”
space-need-invited-see = See the invitation
space-need-requests = { $count ->
    [one] { $count } person would like to join “{ $space }”
   *[other] { $count } people would like to join “{ $space }”
}
space-need-requests-see = See the requests
space-archive = Archive this space
space-archive-hint = It disappears from the lists. People can still read it, but nobody can add anything.
space-unarchive = Bring this space back
space-archived = Archived
space-archived-notice = This space is archived. You can read everything in it, but nothing new can be added.
space-archived-done = The space is archived.
space-unarchived-done = The space is back.
space-refused-archive = The commons cannot be archived.
space-refused-archived = This space is archived, so nobody can join it.
space-order-title = Order of the spaces
space-order-lead = The spaces that you put first stand first for everyone, in the list and beside every page. The others follow, the liveliest first.
space-order-first = In this order
space-order-none = No space has a fixed place yet. Put one first below.
space-order-others = After them
space-order-all = Every space on this page has its place.
space-order-up = Move up
space-order-down = Move down
space-order-out = Let it go by what happens
space-order-in = Give it a place
space-ordered-done = The order is saved.
space-list-archived = Archived spaces
space-list-current = Spaces in use

# The acts of this room in the log: a sentence for each, and its name in lists.
happening-space-started = { $who } started the space { $space }
happening-space-changed = { $who } changed the space { $space }
happening-space-moved-on = { $who } moved the space { $space } on to its next phase
happening-space-joined = { $subject } joined the space { $space }
happening-space-left = { $subject } left the space { $space }
happening-space-started-name = Spaces started
happening-space-changed-name = Spaces changed
happening-space-moved-on-name = Spaces moved on
happening-space-joined-name = Spaces joined
happening-space-left-name = Spaces left

space-need = Find the people you want to work with
space-need-why = You have not joined a working group yet. These are open to you:
space-need-all = See all spaces
happening-space-asked = { $who } asked to join { $space }
happening-space-refused = { $who } declined the request of { $subject } to join { $space }
happening-space-invited = { $who } invited { $subject } to a space
happening-spaces-ordered = { $who } changed the order of the spaces
happening-space-archived = { $who } archived { $space }
happening-space-asked-name = Requests to join
happening-space-refused-name = Requests declined
happening-space-invited-name = Invitations to spaces
happening-spaces-ordered-name = Order of spaces changed
happening-space-archived-name = Spaces archived

# What spaces report to those who look across.
space-tray = Requests to join a space
space-tray-about = People who asked to join a space and have not been answered yet.
space-tray-empty = Nobody is waiting to be let in.
space-tray-deed = Answer them
space-tray-row = { $name } would like to join { $space }
space-shared = Projects that several organisations share
space-shared-meaning = Of the sixty projects and working groups in which something happened last, how many have people from two organisations or more. The first fifty people of each are looked at. It says that they sit at one table, not that they pull in one direction. Closed spaces are left out.
space-shared-empty = There is no project or working group yet.
space-shared-told = { $part } of { $count ->
    [one] { $count } project
   *[other] { $count } projects
}
space-shared-none = No organisation
space-shared-one = One organisation
space-shared-several = Two organisations or more
space-burden = { $count ->
    [one] Holds { $count } space
   *[other] Holds { $count } spaces
}

space-holding = Spaces that nobody else holds
