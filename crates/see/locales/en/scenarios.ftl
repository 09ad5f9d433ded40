# What may come.

scenario-label = Scenario
scenario-plural = Scenarios
scenario-about = What the future may bring: four futures, and how our strategies fare in each of them.
scenario-horizon = How far you look
scenario-horizon-hint = A year or a stretch of time, such as “2035”.

scenario-lead = What the future may bring, and what works whatever happens. A scenario does not predict anything: it helps you decide with open eyes.
scenario-new = New scenario
scenario-none = No scenario has been started yet.
scenario-none-example = For example: “How will people get about here in 2035?”
scenario-without = What if somebody left?
scenario-about-tag = What if
scenario-about-whom = It asks what would be lost without:
scenario-about-hidden = Who this is about is not shown here, because people other than the members of this space can read it. It was saved where that was not so.
scenario-about-title = What if somebody left?
scenario-about-gone = This asked what would be lost if somebody left. They have left the network since, so who it was, and what was written here, is not kept.
scenario-without-now = See how it stands now
scenario-drivers-count = { $count ->
    [one] { $count } driver
   *[other] { $count } drivers
}
scenario-futures-count = { $count ->
    [one] { $count } future told
   *[other] { $count } futures told
}
scenario-strategies-count = { $count ->
    [one] { $count } strategy
   *[other] { $count } strategies
}
scenario-line = { $drivers ->
    [one] { $drivers } driver
   *[other] { $drivers } drivers
}, { $futures ->
    [one] { $futures } future told
   *[other] { $futures } futures told
}, { $strategies ->
    [one] { $strategies } strategy
   *[other] { $strategies } strategies
}

scenario-save = Save
scenario-cancel = Cancel
scenario-name = Name
scenario-all = All scenarios
scenario-back = Back to the scenario
scenario-refused-rests = This scenario is closed or archived, so nothing in it can be changed. Whoever holds the space can bring it back.
scenario-refused-move = This scenario asks what would be lost if somebody left, so it stays in the space in which it was saved.

scenario-ask-drivers = What will shape the future?
scenario-ask-axes = Which two drivers are the axes?
scenario-ask-futures = What would this future be like?
scenario-ask-strategies = What could we do?
scenario-ask-signs = How would we see early which future is coming?

scenario-drivers = Drivers
scenario-drivers-none = No driver has been written down yet.
scenario-driver = Driver
scenario-driver-new = Add a driver
scenario-driver-lead = Something that shapes the future and is not in our hands: prices, laws, weather, habits.
scenario-driver-name-hint = A few words that can turn out one way or the other, such as “Money from the state”.
scenario-driver-about = What is meant
scenario-driver-about-hint = Why it matters, and how it could turn out.
scenario-driver-twice = There is already a driver with that name.
scenario-drivers-full = A scenario can have { $most } drivers at most. Remove one first.
scenario-driver-remove = Remove this driver
scenario-driver-done = The driver is saved.
scenario-driver-removed-done = The driver is removed. It stays in the history.
scenario-impact = Impact
scenario-impact-hint = How much would change with it?
scenario-impact-1 = Very little
scenario-impact-2 = Little
scenario-impact-3 = Some
scenario-impact-4 = Much
scenario-impact-5 = Very much
scenario-uncertainty = Uncertainty
scenario-uncertainty-hint = How little do we know about how it will turn out?
scenario-uncertainty-1 = Quite sure
scenario-uncertainty-2 = Fairly sure
scenario-uncertainty-3 = Open
scenario-uncertainty-4 = Very open
scenario-uncertainty-5 = Nobody knows
scenario-rated = Impact { $impact }, uncertainty { $uncertainty }
scenario-matrix = Drivers by impact and uncertainty
scenario-matrix-about = Rows go from what nobody knows at the top to what is quite sure at the bottom, columns from very little impact to very much. Each cell says how many drivers are there; good axes are found at the top right.

scenario-axes = Axes
scenario-axes-lead = Choose the two drivers that matter most and are least certain, and that do not depend on each other. Name both ends of each axis: where there is little of it, and where there is much.
scenario-axes-few = Two drivers are needed before axes can be chosen.
scenario-axes-none = The axes have not been chosen yet.
scenario-axis = Axis { $number }
scenario-axis-first = First axis
scenario-axis-second = Second axis
scenario-axis-driver = Driver
scenario-low = One end
scenario-high = The other end
scenario-axes-same = Choose another driver than for the first axis.
scenario-axes-done = The axes are saved.
scenario-corner-1 = First axis high, second high
scenario-corner-2 = First axis high, second low
scenario-corner-3 = First axis low, second high
scenario-corner-4 = First axis low, second low

scenario-futures = Four futures
scenario-future = Future
scenario-future-tell = Tell this future
scenario-future-change = Change this future
scenario-future-lead = Give it a name that people will remember, and tell a day in it: who does what, what is there, what is missing.
scenario-future-name-hint = A few words, such as “Everybody for themselves”.
scenario-story = Story
scenario-story-hint = As if you were there. No future is the good one and none the bad one.
scenario-untold = Nobody has told this future yet.
scenario-future-done = The future is saved.

scenario-strategies = Strategies
scenario-strategies-none = No strategy has been written down yet.
scenario-strategy = Strategy
scenario-strategy-new = Add a strategy
scenario-strategy-lead = Something that we could do. Ask of each future whether it would work there as it is, with changes, or not at all.
scenario-strategy-name-hint = What we would do, in a few words.
scenario-strategy-about = What it is
scenario-strategy-twice = There is already a strategy with that name.
scenario-strategies-full = A scenario can have { $most } strategies at most. Remove one first.
scenario-strategy-remove = Remove this strategy
scenario-strategy-done = The strategy is saved.
scenario-strategy-removed-done = The strategy is removed. It stays in the history.
scenario-verdict = In this future
scenario-verdict-none = Not said yet
scenario-works = Works
scenario-changes = Works with changes
scenario-fails = Fails
scenario-note = Why
scenario-note-alone = Choose how it fares there, or leave the reason empty.
scenario-table = How each strategy fares in each future
scenario-works-in = Works as it is
scenario-works-of = { $works } of { $said }

scenario-signs = Early signs
scenario-signs-count = { $count ->
    [0] No early sign yet
    [one] { $count } early sign
   *[other] { $count } early signs
}
scenario-signs-lead = Figures of this network that would show early that a future is coming. Each is compared with a limit.
scenario-signs-none = There is no early sign yet.
scenario-signs-example = For example: “Rent as a share of income goes above 35.”
scenario-signs-how = You see each figure as it is now, and only if you may see it yourself. A sign is a reason to talk, not a proof.
scenario-signs-enough = This scenario has as many early signs as it can have.
scenario-signs-full = A scenario can have { $most } early signs at most. Remove one first.
scenario-sign = Add an early sign
scenario-sign-lead = Choose a figure; then which future it points to, what it is about, and the limit from which it counts.
scenario-sign-seen = Seen
scenario-sign-unseen = Not seen
scenario-sign-hidden = You cannot see this figure, or it no longer exists.
scenario-sign-nothing = There is nothing here that this figure could be about.
scenario-sign-send = Add
scenario-sign-remove = Remove
scenario-sign-twice = That is a sign of this future already.
scenario-sign-done = The early sign is added.
scenario-sign-removed-done = The early sign is removed.
scenario-gauges = Figures that can be watched
scenario-subject = What it is about
scenario-limit = Limit
scenario-limit-wrong = Write a whole number from { $least } to { $most }.
scenario-bound-by = Chosen by { $name }

scenario-workshop = Workshop
scenario-print = Print
scenario-steps = One step on or back
scenario-steps-all = All steps
scenario-step-of = Step { $step } of { $steps }
scenario-step-before = Back
scenario-step-next = Next
scenario-step-question = The question
scenario-step-axes = Axes and corners
scenario-step-future-1 = First future
scenario-step-future-2 = Second future
scenario-step-future-3 = Third future
scenario-step-future-4 = Fourth future
scenario-keys = The arrow keys, Page Up and Page Down go from step to step.
scenario-tip-question = What do we want to be ready for? Ten minutes, in pairs.
scenario-tip-drivers = Everybody writes down what will change things. Then rate each together: how much, and how little we know.
scenario-tip-axes = Which two matter most and are most open? Name both ends of each.
scenario-tip-future = One group for each future. Tell a day in it, and give it a name.
scenario-tip-strategies = Take what we do today and what we would like to do, and walk it through all four futures. What works everywhere?
scenario-tip-signs = What would we see first if this future came?

scenario-history = History
scenario-was = Before:
scenario-turn-begun = Begun
scenario-turn-driver-added = Driver added:
scenario-turn-driver-changed = Driver changed:
scenario-turn-driver-removed = Driver removed:
scenario-turn-axes = Axes chosen:
scenario-turn-future = Future told:
scenario-turn-strategy-added = Strategy added:
scenario-turn-strategy-changed = Strategy changed:
scenario-turn-strategy-removed = Strategy removed:
scenario-turn-sign-added = Early sign added
scenario-turn-sign-removed = Early sign removed

happening-scenario-changed = { $who } worked on the scenario “{ $item }”
happening-scenario-changed-name = Work on scenarios
happening-detail-scenario-drivers = drivers
happening-detail-scenario-axes = axes
happening-detail-scenario-futures = futures
happening-detail-scenario-strategies = strategies
happening-detail-scenario-signs = early signs
