# Budgets: money that people share out among projects.

budget-label = Budget
budget-plural = Budgets
budget-about = Money to share out together among projects that people propose.
budget-phase-gather = Gathering projects
budget-phase-review = Review
budget-phase-vote = Voting
budget-phase-result = Result

# How it is shared out, each with what it means.
budget-amount = Amount
budget-amount-hint = How much there is to share out, such as 5000 or 1250.50.
budget-amount-low = “{ $title }” costs { $cost }, which is more than this. Enter a larger amount, or turn that project down first.
budget-amount-wrong = Enter an amount above zero, such as 1250 or 12.50.
budget-currency = Currency
budget-currency-hint = Such as EUR. It can also be hours or tokens.
budget-dates = Dates
budget-dates-hint = Each phase ends at this time of day, and the next one begins by itself. Gathering and review can also be ended by hand.
budget-gather-until = Projects until
budget-review-until = Review until
budget-vote-until = Voting until
budget-hour = Time
budget-day = Day
budget-day-past = Choose a time in the future.
budget-day-order = Each phase ends after the one before it.
budget-day-late = Choose a day within the next three years.
budget-proposers = Who can propose projects
budget-by-space = Members of this space
budget-by-network = All members of the network, except guests
budget-by-holders = Only those who facilitate this space
budget-criteria = What every project must meet
budget-criteria-hint = One criterion a line. Projects are reviewed by these and nothing else.
budget-criteria-wrong = List at most { $most } criteria, each at most { $letters } characters long.
budget-categories = Categories
budget-category = Category
budget-place = Place
budget-places = Places
budget-parts-hint = One per line. To limit what is spent on one, add the least and the most it may get: “Parks; 1000; 5000”, “Parks; ; 5000” or just “Parks; 1000”. To rename one, write the new name in its line, and its projects will follow. May be left empty.
budget-part-used = { $count ->
    [one] “{ $name }” cannot be removed, because { $count } project belongs to it. To rename it, write the new name in its line.
   *[other] “{ $name }” cannot be removed, because { $count } projects belong to it. To rename it, write the new name in its line.
}
budget-places-hint = Written in the same way. May be left empty.
budget-part-twice = “{ $name }” is listed twice.
budget-part-wrong = “{ $line }” cannot be read. Write a name, then whole amounts separated by semicolons, the least before the most.
budget-parts-many = List at most { $most }.
budget-parts-least = The amounts set aside come to more than there is to share out.
budget-electorate = Who votes
budget-electorate-hint = The list of voters is fixed when voting opens. Whoever joins later does not vote.
budget-voters-space = Members of this space
budget-voters-network = All members of the network, except guests
budget-ballot-kind = How people vote
budget-approval = Choosing projects
budget-approval-hint = Choose the projects you would like to see funded.
budget-points = Giving points
budget-points-hint = Spread your points over the projects. The more you want one, the more points you give it.
budget-ranking = Ranking projects
budget-ranking-hint = Put the projects you want in order, the most important first. The last one counts one point, the one above it two, and so on.
budget-most = Points, or projects at most
budget-most-hint = With points: how many each person has, 10 if left empty. Otherwise: how many projects one may choose, any number if left empty.
budget-most-wrong = Enter a whole number from 1 to { $most }.
budget-most-points = ({ $most } points each)
budget-most-projects = (at most { $most })
budget-rule = How the money is shared out
budget-rule-hint = Once voting opens, this can no longer be changed.
budget-shares-add-greedy = Equal shares
budget-shares-add-greedy-hint = Everyone gets an equal part of the money, and a project is funded when those who chose it can pay for it together. Parts are raised step by step until the money is used up, and what is left goes to whatever most people chose and still fits.
budget-shares-greedy = Equal shares, then the most chosen
budget-shares-greedy-hint = Everyone gets an equal part of the money, and a project is funded when those who chose it can pay for it together. What is left goes to whatever most people chose and still fits.
budget-shares-phragmen = Equal shares, then Phragmén
budget-shares-phragmen-hint = Everyone gets an equal part of the money, and a project is funded when those who chose it can pay for it together. What is left is shared out by Phragmén’s rule.
budget-phragmen = Phragmén
budget-phragmen-hint = Everyone is given money little by little, all at the same pace. As soon as those who chose a project can pay for it together, it is funded and they begin again from nothing.
budget-greedy = Most chosen first
budget-greedy-hint = The project that people want most for its cost is funded first, then the next, as long as they fit. A majority can take all the money.
budget-shares-add = Equal shares, raised step by step
budget-shares-add-hint = Everyone gets an equal part of the money, and a project is funded when those who chose it can pay for it together. Parts are raised step by step until the money is used up; what is left then is not spent.
budget-shares = Equal shares, the rest not spent
budget-shares-hint = Everyone gets an equal part of the money, and a project is funded when those who chose it can pay for it together. What is left is not spent.
budget-fixed = Voting has opened, so the budget can no longer be changed. Tags and files can.
budget-refused-move = People are voting on this budget, so it stays in its space until the result is known.
budget-refused-fixed = Voting has opened, so nothing of the budget can be changed any more.

# Its page.
budget-phases = From idea to result
budget-phases-about = When each phase of sharing out { $amount } begins and ends.
budget-limits = Limits
budget-limits-about = The rule itself knows no limits. Where a project would take its category or place over the most, it is set aside and everything is counted again without it. Where the least is not reached, that amount is shared out first among those projects alone, and then the rest among all.
budget-limits-cut = With these limits, everything would have had to be counted again too many times. The projects that went over a limit at the end were set aside all at once, and the money they would have taken was not spent.
budget-limit-least = { $name }: at least { $least }
budget-limit-most = { $name }: at most { $most }
budget-limit-both = { $name }: at least { $least }, at most { $most }
budget-turnout = Turnout
budget-turnout-of = { $cast } of { $entitled } voted
budget-until = Until
budget-choose-until = You can vote until
budget-sealed = Nobody is shown what you choose, and nobody sees how it stands before the end. Whoever runs the server could look into the database.
budget-sealed-now = Until voting closes, nobody is shown how it stands, stewards included. What each person chose is never shown.
budget-counting = Voting has closed, and the votes are being counted.
budget-result-short = { $count ->
    [one] { $count } project funded for { $spent }
   *[other] { $count } projects funded for { $spent }
}
budget-decided = { $count ->
    [one] { $count } project funded for { $spent } of { $amount }
   *[other] { $count } projects funded for { $spent } of { $amount }
}
budget-see-result = See the result
budget-back = Back to the budget
budget-cancel = Cancel
budget-projects = { $count ->
    [one] { $count } project
   *[other] { $count } projects
}
budget-entitled = ({ $count ->
    [one] { $count } person
   *[other] { $count } people
})

# What is asked of somebody.
budget-propose-title = What should the money do?
budget-propose-about = There is { $amount } to share out. Propose a project that it could pay for.
budget-review-title = { $count ->
    [one] { $count } project waits for review
   *[other] { $count } projects wait for review
}
budget-review-about = Say of each whether it goes to the vote, and why not if it does not.
budget-review-button = Review projects
budget-open-title = The review is done
budget-open-about = Voting opens by itself when the review ends. You can also open it now.
budget-choose-title = Which projects do you want?
budget-choose = Choose projects
budget-choose-again = Change your choice
budget-chosen-title = { $count ->
    [one] You have chosen { $count } project
   *[other] You have chosen { $count } projects
}
budget-need = Choose projects for “{ $title }”
budget-need-why = You have not chosen any yet.
budget-review-need = Review projects for “{ $title }”
budget-review-why = Some projects wait for your word before people can vote.
budget-line-gather = { $amount }, projects wanted
budget-line-review = { $amount }, projects under review
budget-line-vote = { $cast } of { $entitled } voted
budget-line-result = { $count ->
    [one] { $count } project funded
   *[other] { $count } projects funded
}
budget-gather-ends = Last day for projects: { $title }
budget-review-ends = Review ends: { $title }
budget-vote-ends = Voting closes: { $title }

# From phase to phase.
budget-go-on = Next phase
budget-end-gather = End the gathering of projects
budget-end-gather-lead = From then on nobody can propose or change projects, and they are reviewed. This cannot be undone.
budget-open = Open voting
budget-open-lead = Please check everything once more. Once voting is open, nothing of this can be changed, only the time can be extended.
budget-on-ballot = On the ballot
budget-waiting-left = { $count ->
    [one] { $count } project has not been reviewed. It would be left out, and whoever proposed it would be told.
   *[other] { $count } projects have not been reviewed. They would be left out, and those who proposed them would be told.
}
budget-review-first = Review them first
budget-edit-first = Change something first
budget-moved-done = The next phase has begun.
budget-extend = Extend voting
budget-extend-lead = Voting can be extended, but not shortened. Everybody sees that it was.
budget-extension-early = Choose a time later than the present end.
budget-extended-done = Voting has been extended.
budget-refused-past = The end of voting is too close. Choose a later one first.
budget-refused-none = No project has been accepted yet, so there is nothing to vote on.
budget-refused-nobody = There is nobody who could vote.
budget-refused-phase = This phase cannot be ended by hand.
budget-refused-extension = Only a vote that is open can be extended.
budget-refused-full = This budget has as many projects as it can hold.

# The ballot.
budget-ballot = Your ballot
budget-kept-at-once = Every choice is kept as soon as you make it. There is nothing to send in at the end, and you can change everything until voting closes.
budget-own-order = Everyone sees the projects in an order of their own.
budget-chosen-sum = { $count ->
    [0] You have not chosen anything yet.
    [one] You have chosen { $count } project for { $cost }.
   *[other] You have chosen { $count } projects for { $cost } together.
}
budget-left-points = { $left ->
    [one] { $left } point left.
   *[other] { $left } points left.
}
budget-left-choices = { $left ->
    [one] You can choose { $left } more.
   *[other] You can choose { $left } more.
}
budget-over = That is more than there is to share out, which is fine: not all of it needs to be funded.
budget-chosen = Chosen
budget-place-of = Place { $place }
budget-take = Choose
budget-take-back = Take back
budget-up = Move up
budget-down = Move down
budget-your-points = Points
budget-give = Keep
budget-points-wrong = Enter a whole number from 0 to { $most }.
budget-points-many = { $left ->
    [one] You have only { $left } point left for this project.
   *[other] You have only { $left } points left for this project.
}
budget-choices-many = You have chosen { $most } projects, which is as many as you can. Take one back first.
budget-lost-title = Taken out of your ballot
budget-refused-early = Voting has not opened yet.
budget-refused-late = Voting has closed.
budget-refused-voter = You are not among those who vote on this budget: the list was fixed when voting opened.
budget-refused-project = This project is not on the ballot.

# The result.
budget-result = Result of the budget
budget-no-result = There is no result yet.
budget-of-amount = of { $amount }.
budget-how-counted = How it was counted
budget-fell-back = Raising the parts step by step would have taken too long with these ballots. Instead it was counted by this rule:
budget-funded = Funded
budget-not-funded = Not funded
budget-some-funded = Projects funded
budget-none-funded = Nothing funded
budget-led = Now:
budget-make = Take it further
budget-picture = How many people chose each project
budget-picture-about = The { $count } projects that most people chose, with how many did.
budget-people = People
budget-by-sector = By sector
budget-sector = Sector
budget-might = Could vote
budget-did = Voted
budget-served = Got something they chose
budget-paid = Paid for what they chose
budget-other-sectors = Other sectors
budget-no-sector = Without an organisation
budget-sector-floor = A sector is shown by itself only where five or more of its people voted.
budget-again = Count it again
budget-again-lead = The file holds all ballots, without names and in no order that tells whose they are. The command below counts them again and comes to the same result.
budget-file = Download the ballots (.pb)
budget-file-few = With fewer than five ballots, the ballots themselves are not given out.

# Projects.
project-list = Projects
project-all = All projects
project-by-state = By state
project-none = There are no projects here yet.
project-waiting = Waiting for review
project-accepted = On the ballot
project-rejected = Not accepted
project-withdrawn = Withdrawn
project-unjudged = Not reviewed in time
project-unjudged-about = Nobody reviewed this project before voting opened, so it is not on the ballot.
project-funded = Funded
project-not-funded = Not funded
project-propose = Propose a project
project-lead = There is { $amount } to share out.
project-criteria = What every project must meet
project-title = Title
project-title-twice = You have already proposed a project with this title.
project-body = What is it, and whom does it help?
project-body-hint = Say what the money would be spent on. You can use Markdown.
project-cost = Cost
project-cost-hint = In { $currency }. A project is funded as a whole or not at all.
project-cost-high = This is more than there is to share out ({ $amount }).
project-send = Propose this project
project-edit = Change the project
project-save = Save
project-proposed-by = Proposed by
project-proposed-done = Your project has been proposed.
project-changed-done = Your changes are saved.
project-withdraw = Withdraw the project
project-withdraw-lead = It will no longer be listed, and it will not be voted on.
project-withdrawn-done = Your project has been withdrawn.
project-refused-late = Projects are no longer taken.
project-refused-proposer = You are not among those who can propose projects here.
project-refused-open = Voting has opened, so projects can no longer be withdrawn.
project-refused-gone = This project can no longer be changed.
project-review = Review this project
project-review-title = Review
project-unmet = It does not meet:
project-met = Which criteria does it meet?
project-criteria-unmet = A project that is accepted meets all criteria. Tick them all, or do not accept it.
project-verdict = Does it go to the vote?
project-accept = Yes, it goes on the ballot
project-reject = No, it does not
project-reason = Reason
project-reason-hint = Everyone can read it. Needed if the project is not accepted.
project-reason-missing = Say why the project is not accepted.
project-judge = Save the review
project-judged-done = The review is saved, and whoever proposed the project is told.
project-take-out = Take the project off the ballot
project-take-out-lead = People are voting. If the project turns out to be impossible, it is taken out of all ballots, and those who had chosen it are told.
project-cost-above = This project costs more than there is to share out ({ $amount }), so it cannot be accepted.
project-refused-voting = While people vote, a project can only be taken off the ballot.
project-refused-judged = This project can no longer be reviewed.

# Why a project was funded or not.
project-why-free = It costs nothing, and people chose it.
project-why-share = { $people ->
    [one] Paid by { $people } person with { $amount }.
   *[other] Paid by { $people } people with { $amount } each.
}
project-why-shares = Paid by the { $backers } people who chose it: { $people } of them paid { $amount } each, the others what they had left, down to { $least }.
project-why-score = { $backers ->
    [one] Chosen by { $backers } person. It fitted into the { $amount } that were left when its turn came.
   *[other] Chosen by { $backers } people. It fitted into the { $amount } that were left when its turn came.
}
project-why-spare = Nobody chose it, but { $amount } were left when its turn came.
project-why-load = { $people ->
    [one] Paid by { $people } person, when everyone had been given { $amount }.
   *[other] Paid by { $people } people together, when everyone had been given { $amount }.
}
project-why-none = Nobody chose it.
project-why-last = It was only ranked last, which counts for nothing in these ballots.
project-why-short = { $backers ->
    [one] The one person who chose it was { $amount } short.
   *[other] The { $backers } people who chose it were { $amount } short together.
}
project-why-dear = Chosen by { $backers }, but only { $amount } were left when its turn came.
project-why-ended = Chosen by { $backers }, but the money was used up before they could pay for it.
project-why-limited = It would have taken “{ $part }” over the most that it may get.
project-why-kept = It was paid from what was set aside for “{ $part }”.
project-why-tied = It stood level with another project and came first by its number.
project-why-price = It would have been funded at a cost of { $amount }.

# The inbox.
budget-judged-why = Your project was reviewed
budget-remind-why = Voting on this budget closes soon, and you have not chosen anything
budget-lost-why = A project was taken off the ballot

# The acts of this room in the log: a sentence for each, and its name in lists.
happening-project-proposed = { $who } proposed a project for “{ $item }”
happening-project-changed = { $who } changed a project for “{ $item }”
happening-project-withdrawn = { $who } withdrew a project from “{ $item }”
happening-project-accepted = { $who } accepted a project for “{ $item }”
happening-project-rejected = { $who } did not accept a project for “{ $item }”
happening-project-unjudged = A project for “{ $item }” was not reviewed in time
happening-budget-gathered = Projects for “{ $item }” are under review
happening-budget-opened = Voting on “{ $item }” has opened
happening-budget-extended = { $who } extended voting on “{ $item }”
happening-budget-chosen = { $who } voted on “{ $item }”
happening-budget-reminded = { $who } was reminded to vote on “{ $item }”
happening-budget-lost = { $who } was told that a project was taken off the ballot of “{ $item }”
happening-budget-counted = The votes on “{ $item }” were counted
happening-budget-brought = “{ $item }” was brought in with all its ballots
happening-project-proposed-name = Projects proposed
happening-project-changed-name = Projects changed
happening-project-withdrawn-name = Projects withdrawn
happening-project-accepted-name = Projects accepted
happening-project-rejected-name = Projects not accepted
happening-project-unjudged-name = Projects not reviewed in time
happening-budget-gathered-name = Projects gathered
happening-budget-opened-name = Votes on budgets opened
happening-budget-extended-name = Votes on budgets extended
happening-budget-chosen-name = Votes on budgets
happening-budget-reminded-name = Reminders to vote on budgets
happening-budget-lost-name = Projects taken off ballots
happening-budget-counted-name = Budgets counted
happening-budget-brought-name = Budgets brought in
budget-deed = Money shared out
