# Phases of a space.
phases-title = Phases
phases-all = All phases
phases-back = Back to the space
phases-none = This space has no phases of its own.
phases-history = What came before
phases-history-none = No phase has begun yet.
phases-began = Began on
phases-meant-until = meant to last until
phases-now = now
phases-over = over
phases-to-come = to come
phases-next = Next:
phases-from = from
phases-state = When
phases-rests-ideas = No new ideas are taken.
phases-rests-proposals = No new proposals are taken.
phases-rests-tasks = No new tasks are taken.
phases-rests-messages = No messages are written.
phases-do-idea = Share an idea
phases-do-discussion = Start a discussion
phases-do-proposal = Write a proposal
phases-do-look = See what there is

# Setting them up.
phases-edit-title = Set up phases
phases-edit-lead = Up to eight, one after the other. Everyone sees where the space is and what is asked now, and members are told once when a phase begins. Leave a phase empty to drop it.
phases-place = Phase { $place }
phases-add = Add a phase
phases-name = Name
phases-sentence = What is done in it, in one sentence
phases-first = First day
phases-last = Last day
phases-asks = What you ask of members
phases-asks-nothing = Nothing in particular
phases-asks-idea = To share ideas
phases-asks-discussion = To start discussions
phases-asks-proposal = To write proposals
phases-asks-look = To look at what there is
phases-rest-ideas = No new ideas meanwhile
phases-rest-proposals = No new proposals meanwhile
phases-rest-tasks = No new tasks meanwhile
phases-rest-messages = No new messages and reactions meanwhile, in channels too
phases-rest-on = Ticked
phases-rest-off = Not ticked
phases-save = Save
phases-cancel = Cancel
phases-set-done = The phases are saved.
phases-refused-last = The last day comes before the first.
phases-refused-order = A phase begins after the one before it has ended.
phases-refused-asks = This asks for what the phase does not take. Choose something else, or remove the tick.

# In the calendar.
phases-begins-of = { $phase } begins
phases-ends-of = Last day: { $phase }

# In the log.
happening-phases-set = { $who } set up the phases of { $space }
happening-phase-begun = A new phase has begun in { $space }
happening-phases-set-name = Phases set up
happening-phase-begun-name = Phases begun
