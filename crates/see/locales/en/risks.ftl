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
risk-owner = Owner
risk-owner-hint = The full name of a member who can read this. Their Today page tells them when a figure raises the risk.
risk-owner-nobody = Nobody yet
risk-carrier-unknown = Nobody here is called { $name }.
risk-carrier-several = More than one member is called { $name }. Write the full name.
risk-carrier-blind = They cannot read this space, so they could not keep an eye on it.
risk-review-on = Look again on
risk-review-on-hint = On this day it appears on its owner’s Today page.
risk-review-never = No day set
risk-late = Overdue
risk-review-of = Look again: { $title }
risk-day-wrong = Write a day like 2026-12-31.
risk-cancel = Cancel
risk-refused-rests = This risk is closed or archived, so nothing in it can be changed. Whoever holds the space can bring it back.

risk-weight = Weight
risk-weight-high = High
risk-weight-middle = Medium
risk-weight-low = Low
risk-weight-means = The weight is likelihood times impact, each from 1 to 5: high from 15, medium from 8. It is a judgement, not a measurement.
risk-rated = Likelihood { $likelihood }, impact { $impact }
risk-line-high = High: likelihood { $likelihood }, impact { $impact }
risk-line-middle = Medium: likelihood { $likelihood }, impact { $impact }
risk-line-low = Low: likelihood { $likelihood }, impact { $impact }
risk-carried-by = Owner: { $name }

risk-lead = What could go wrong, what we do about it, and who keeps an eye on it.
risk-new = New risk
risk-csv = Download as CSV
risk-by-weight = By weight
risk-by-state = By state
risk-by-space = By space
risk-none = No risk has been written down yet.
risk-none-example = For example: “The only person who can read the sensors moves away.”
risk-none-here = No risk fits these filters.
risk-all = Show all
risk-matrix = Risks by likelihood and impact
risk-matrix-about = Rows go from very likely at the top to very unlikely at the bottom, columns from a very small impact to a very large one. Each cell says how many risks are there.
risk-space = Space
risk-state = State
risk-register = All risks

risk-ask-look = A figure has passed its limit: look at this risk again
risk-ask-answer = What do we do about this risk?
risk-answer = Answer
risk-answer-lead = Decide what you do about it, and say how. What you wrote before stays in the history.
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
risk-review-lead = Is it still as likely, and would it still be as bad? If figures are watched for it, look at them first.
risk-seen = What you saw
risk-seen-hint = Stays in the history.
risk-review-send = Save
risk-reviewed-done = Your review is saved.

risk-history = History
risk-turn-begun = Written down
risk-turn-reviewed = Looked at again
risk-turn-answered = Answered
risk-turn-opened = Taken up again
risk-turn-raised = Raised: a watched figure passed its limit
risk-turn-calmed = Calm for a whole period: a figure can raise it again

risk-triggers = Watched figures
risk-triggers-lead = Figures of this network that are watched for this risk. Each is checked once a day; when one passes its limit, the risk opens again and its owner is told.
risk-triggers-none = No figure is watched for this risk yet.
risk-triggers-example = For example: “An indicator has had no value for two periods.”
risk-triggers-how = A figure raises the risk once. It can do so again only after it has been calm for a whole period: a month for a monthly indicator, a week for a task. It is read with the rights of whoever chose it, and shown to you only if you may see it yourself.
risk-triggers-all = Figures and how they stand
risk-triggers-enough = No more figures can be watched for this risk.
risk-triggers-full = At most { $most } figures can be watched for a risk. Remove one first.
risk-bound-to = { $count ->
    [0] No figure is watched for it
    [one] { $count } watched figure
   *[other] { $count } watched figures
}
risk-over = Past its limit
risk-raised = Raised by a figure
risk-called = Raised the risk
risk-called-still = Has raised the risk, and is not calm yet
risk-calm-since = Has raised the risk. Calm again since:
risk-bound-by = Chosen by { $name }
risk-figure-unseen = You cannot see this figure, or it no longer exists.
risk-unbind = Stop watching
risk-unbound-done = The figure is no longer watched.
risk-bind = Watch a figure
risk-bind-lead = Choose a figure, then what it is about and the limit at which it raises the risk.
risk-gauges = Figures that can be watched
risk-subject = What it is about
risk-limit = Limit
risk-limit-wrong = Write a whole number from { $least } to { $most }.
risk-bind-nothing = There is nothing here that this figure could be about.
risk-bind-send = Watch it
risk-bound-done = From now on the figure is checked once a day.
risk-bound-already = This figure is watched for this risk already.

risk-need-raised = A figure has raised the risk “{ $title }”
risk-need-unseen = A figure that is watched for it has passed its limit.
risk-need-due = { $count ->
    [one] { $count } risk to look at again
   *[other] { $count } risks to look at again
}
risk-need-first = First: { $title }
risk-need-day = for { $day }
risk-raised-why = A figure has raised a risk
risk-given-why = You are now the owner of a risk

happening-risk-raised = A watched figure raised the risk “{ $item }”
happening-risk-raised-name = Risks raised by figures
happening-risk-given = { $who } made { $subject } the owner of the risk “{ $item }”
happening-risk-given-name = Owners of risks
happening-risk-answered = { $who } answered the risk “{ $item }”
happening-risk-answered-name = Risks answered
happening-risk-reviewed = { $who } looked at the risk “{ $item }” again
happening-risk-reviewed-name = Risks looked at again
happening-risk-bound = { $who } changed the watched figures of the risk “{ $item }”
happening-risk-bound-name = Watched figures of risks
happening-detail-risk-open = nothing decided yet
happening-detail-risk-avoid = avoid
happening-detail-risk-reduce = reduce
happening-detail-risk-share = share
happening-detail-risk-accept = accept
risk-holding = Risks that nobody else keeps an eye on
