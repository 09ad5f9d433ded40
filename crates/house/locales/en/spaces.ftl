# Spaces: the commons and working groups.

space-list-title = Spaces
space-list-lead = Each space has one purpose and its own members. Join those that you care about.
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
space-active = active

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
space-new-lead = A space is for one purpose. You hold it: you can change it, add people and hand it over.
space-name = Name
space-name-hint = Two or three words, as people would say it.
space-purpose = Purpose
space-purpose-hint = One or two sentences: what you want to reach here, and for whom.
space-visibility = Who may see it
space-visibility-public = Public
space-visibility-network = Open to the network
space-visibility-members = Members of the space only
space-visibility-public-long = Anyone who may read this network, also without signing in; they see what is said here and the names of those who say it
space-visibility-network-long = Every member of this network; they may join
space-visibility-members-long = Only members of the space; nobody else learns that it exists
space-create = Start the space
space-save = Save
space-cancel = Cancel

space-newest = What is going on
space-nothing-else = Nothing else has been started here yet.
space-new-item = Start something
space-empty = Nothing has been started here yet.
space-empty-example = A discussion: “Which crossing is the worst at 8:00?”
space-facilitators = Held by
space-edit = Change this space
space-leave = Leave this space
space-stay = Stay

space-edit-title = Change this space
space-edit-commons = This is the commons: everyone of the network is in it.
space-edit-wider = If more people may see the space from now on, they will also see everything that was written in it before.
space-refused-hidden-commons = The commons is for everyone, so it cannot be hidden. Choose one of the other two.

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
space-phase-hint = Everyone sees it at the top of the space, and those who come back are told when it changes.
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
space-refused-day = Choose a day from the calendar, or type it like 2026-05-12.

space-leave-title = Leave this space?
space-leave-text = You will no longer take part in { $space }. What you wrote stays. If it is open to the network you can join again.
space-refused-commons = The commons is where everyone is. Whoever leaves the network leaves it too.
space-refused-last = Somebody has to hold this space. Make another member a facilitator first, then try again.

space-people-title = People
space-role-facilitator = facilitator
space-add-member = Add someone
space-change-member = Change
space-make-member = Make a member
space-make-facilitator = Make a facilitator
space-remove-member = Take out of the space
space-add-title = Add someone
space-add-name = Name
space-add-search-here = Search whom to add
space-add-search = Search
space-add = Add
space-add-nobody = Nobody in this network is called { $query }. Try the beginning of the first or the last name.

space-started-done = The space is there. Start the first discussion, or add people.
space-changed-done = The space has been changed.
space-joined-done = You are in. Say hello.
space-left-done = You have left the space.
space-role-done = The role has been changed.
space-removed-done = They are no longer in the space.
space-added-done = They are in the space now.

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
space-need-why = You are in no working group yet. These are open to you:
space-need-all = See all spaces
