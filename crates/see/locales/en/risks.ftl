# What could go wrong.

risk-label = Risk
risk-plural = Risks
risk-about = Something that could go wrong: how likely it is, how bad it would be, who keeps an eye on it.
risk-open = Open
risk-answered = Answered
risk-accepted = Accepted

risk-cause = Cause
risk-cause-hint = Where it comes from.
risk-consequence = Consequence
risk-consequence-hint = What would follow if it came.
risk-likelihood = Likelihood
risk-likelihood-1 = Very unlikely
risk-likelihood-2 = Unlikely
risk-likelihood-3 = Possible
risk-likelihood-4 = Likely
risk-likelihood-5 = Very likely
risk-impact = Impact
risk-impact-1 = Very small
risk-impact-2 = Small
risk-impact-3 = Medium
risk-impact-4 = Large
risk-impact-5 = Very large
risk-owner = Carried by
risk-owner-hint = The full name of a member who can read this. They are told on their Today page when the risk raises itself.
risk-owner-nobody = Nobody yet
risk-carrier-unknown = Nobody here is called { $name }.
risk-carrier-several = More than one member is called { $name }: write the full name.
risk-carrier-blind = They cannot read this space, so they could not keep an eye on it.
risk-review-on = Look again on
risk-review-on-hint = On this day it comes back to the Today page of whoever carries it.
risk-review-never = No day set
risk-late = Overdue
risk-review-of = Look again: { $title }
risk-day-wrong = Write a day like 2026-12-31.
risk-cancel = Cancel
risk-refused-rests = This risk is put aside. Whoever holds the space can bring it back.

risk-weight = Weight
risk-weight-high = High
risk-weight-middle = Medium
risk-weight-low = Low
risk-weight-means = The weight is likelihood times impact, each from 1 to 5: high from 15, medium from 8. It rests on what people judge, and is no measurement.
risk-rated = Likelihood { $likelihood }, impact { $impact }
risk-line-high = High: likelihood { $likelihood }, impact { $impact }
risk-line-middle = Medium: likelihood { $likelihood }, impact { $impact }
risk-line-low = Low: likelihood { $likelihood }, impact { $impact }
risk-carried-by = Carried by { $name }

risk-lead = What could go wrong, what is made of it, and who keeps an eye on it.
risk-new = New risk
risk-csv = Download (CSV)
risk-by-weight = By weight
risk-by-state = By state
risk-by-space = By space
risk-none = No risk is written down yet.
risk-none-example = For example: “The only person who can read the sensors moves away.”
risk-none-here = No risk fits these filters.
risk-all = Show all
risk-matrix = Risks by likelihood and impact
risk-matrix-about = Rows go from very likely above to very unlikely below, columns from a very small impact to a very large one. Each field says how many risks stand there.
risk-space = Space
risk-state = State
risk-register = All risks

risk-ask-look = A live figure calls: look at this risk again
risk-ask-answer = What do we make of this risk?
risk-answer = Answer
risk-answer-lead = Decide what you make of it, and say how. What you wrote before stays in the history.
risk-answer-which = What do we do?
risk-answer-title = Answer
risk-no-answer = Nothing decided yet
risk-avoid = Avoid
risk-avoid-about = Avoid: we do not do what would bring it
risk-reduce = Reduce
risk-reduce-about = Reduce: we make it less likely or less bad
risk-share = Share
risk-share-about = Share: others carry a part of it
risk-accept = Accept
risk-accept-about = Accept: we live with it
risk-answer-body = How
risk-answer-body-hint = Needed with an answer: what you do, or why you live with it.
risk-answer-send = Save answer
risk-answered-done = The answer is saved.

risk-review = Look again
risk-review-lead = Is it still as likely, and would it still be as bad? Look at the figures first, if it is bound to any.
risk-seen = What you saw
risk-seen-hint = Stays in the history.
risk-review-send = Save
risk-reviewed-done = Looked at.

risk-history = History
risk-turn-begun = Written down
risk-turn-reviewed = Looked at again
risk-turn-answered = Answered
risk-turn-opened = Taken up again
risk-turn-raised = Raised itself: a live figure went over its limit
risk-turn-calmed = Calm for a whole period: it may raise itself again

risk-triggers = Live figures
risk-triggers-lead = Figures of this network to which the risk is bound. Each is looked at once a day; where one goes over its limit, the risk opens and calls for whoever carries it.
risk-triggers-none = It is bound to no figure yet.
risk-triggers-example = For example: “An indicator has had no value for two periods.”
risk-triggers-how = A figure calls once. It may call again only after it has been calm for a whole period: a month for a monthly indicator, a week for a task. It is read with the eyes of whoever bound the risk to it, and shown to you only where you may see it yourself.
risk-triggers-all = Figures and how they stand
risk-triggers-enough = It is bound to as many figures as it can be.
risk-triggers-full = A risk can be bound to { $most } figures at most. Take one away first.
risk-bound-to = { $count ->
    [0] Bound to no live figure
    [one] Bound to { $count } live figure
   *[other] Bound to { $count } live figures
}
risk-over = Over its limit
risk-raised = Raised itself
risk-called = Called
risk-called-still = Has called, and is not calm yet
risk-calm-since = Has called. Calm again since:
risk-bound-by = Bound by { $name }
risk-figure-unseen = You may not see this figure, or it is no longer there.
risk-unbind = Unbind
risk-unbound-done = The risk is no longer bound to that figure.
risk-bind = Bind to a figure
risk-bind-lead = Choose which figure to watch, then of what, and at which limit it should call.
risk-gauges = Figures that can be watched
risk-subject = Of what
risk-limit = Limit
risk-limit-wrong = Write a whole number from { $least } to { $most }.
risk-bind-nothing = There is nothing here for which this figure could be read.
risk-bind-send = Bind
risk-bound-done = The figure is looked at once a day from now on.
risk-bound-already = The risk is bound to that already.

risk-need-raised = “{ $title }” has raised itself
risk-need-unseen = A figure to which it is bound went over its limit.
risk-need-due = { $count ->
    [one] { $count } risk to look at again
   *[other] { $count } risks to look at again
}
risk-need-first = First: { $title }
risk-need-day = for { $day }
risk-raised-why = A risk has raised itself
risk-given-why = You are asked to carry a risk

happening-risk-raised = The risk “{ $item }” has raised itself: a live figure went over its limit
happening-risk-raised-name = Risks that raised themselves
happening-risk-given = { $who } gave the risk “{ $item }” to { $subject }
happening-risk-given-name = Risks given
happening-risk-answered = { $who } answered the risk “{ $item }”
happening-risk-answered-name = Risks answered
happening-risk-reviewed = { $who } looked at the risk “{ $item }” again
happening-risk-reviewed-name = Risks looked at again
happening-risk-bound = { $who } changed the live figures of the risk “{ $item }”
happening-risk-bound-name = Live figures of risks
happening-detail-risk-open = nothing decided yet
happening-detail-risk-avoid = avoid
happening-detail-risk-reduce = reduce
happening-detail-risk-share = share
happening-detail-risk-accept = accept
risk-holding = Risks on which nobody else keeps an eye
