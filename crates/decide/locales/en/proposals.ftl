# Proposals: a text on which people decide, and what came of it.

proposal-label = Proposal
proposal-plural = Proposals
proposal-about = something to decide together, by the method that fits
proposal-state-draft = Draft
proposal-state-open = Open for voting
proposal-state-closed = Voting closed
proposal-state-decided = Decided

# How it is decided, each with two sentences.
proposal-method = How is it decided?
proposal-method-hint = Once voting opens, this can no longer be changed.
proposal-consent = Consent
proposal-consent-hint = It passes unless somebody objects. An objection comes with a reason, and the text can be changed until the objection is met.
proposal-consensus = Consensus
proposal-consensus-hint = It passes if people agree, no more than a third stand aside and nobody blocks. Whoever blocks says why.
proposal-sense = Sense check
proposal-sense-hint = It shows which way people lean. Nothing is decided by it.
proposal-simple = Simple majority
proposal-simple-hint = It passes if more people vote yes than no. Abstentions count for neither side.
proposal-qualified = Qualified majority
proposal-qualified-hint = It passes if the share of yes votes you choose below is reached. Abstentions count for neither side.
proposal-dual = Dual majority
proposal-dual-hint = It passes only if both people and organisations are in favour. Each organisation counts once, for what most of its people say.
proposal-approval = Approval
proposal-approval-hint = Everyone ticks all the options they could live with. The option with the most ticks wins.
proposal-score = Score
proposal-score-hint = Everyone gives each option 0 to 5 points. The option with the highest average wins.
proposal-dots = Dots
proposal-dots-hint = Everyone spreads a number of dots over the options. The option with the most dots wins.
proposal-runoff = Ranking: instant runoff
proposal-runoff-hint = Everyone ranks the options. The one with the fewest first places drops out and its ballots move on, until one option has more than half.
proposal-schulze = Ranking: pairwise (Schulze)
proposal-schulze-hint = Everyone ranks the options, and each pair of options is compared. The option that beats all others, directly or along the strongest chain, wins.
proposal-stv = Ranking: several winners (Scottish STV)
proposal-stv-hint = Everyone ranks the options, and several of them win in proportion to their support. Votes that a winner does not need move on to the next choice.

proposal-options = Options
proposal-options-hint = One a line. Only needed where people choose between options.
proposal-option-label = Option
proposal-option-long = An option is at most { $most } characters long.
proposal-option-twice = “{ $option }” is listed twice.
proposal-options-few = List at least two options, one a line.
proposal-options-many = List at most { $most } options.
proposal-seats = Number of winners
proposal-seats-hint = 1 if left empty.
proposal-dots-each = Dots for each voter
proposal-dots-each-hint = 5 if left empty. Only used with dots.
proposal-number-wrong = Enter a whole number from { $least } to { $most }.
proposal-threshold = Share of yes votes needed
proposal-threshold-hint = Used with a qualified and a dual majority.
proposal-half = More than half
proposal-two-thirds = At least two thirds
proposal-three-quarters = At least three quarters
proposal-electorate = Who votes
proposal-electorate-hint = The list of voters is fixed when voting opens. Whoever joins later does not vote.
proposal-voters-space = Members of this space
proposal-voters-network = All members of the network, except guests
proposal-voters-organisations = Organisations, one vote each, cast by a representative
proposal-voters-named = Only the people named below
proposal-named = Names of the voters
proposal-named-hint = One a line, as in the list of people. Only needed if you name the voters.
proposal-named-unknown = Nobody here is called “{ $name }”.
proposal-named-several = More than one person here is called “{ $name }”, so they cannot be named this way.
proposal-named-few = Name at least one person.
proposal-named-many = Name at most { $most } people.
proposal-dual-people = With a dual majority people vote; their organisations are counted from their votes. Choose another group of voters.
proposal-secrecy = How votes are kept
proposal-kept-open = Open
proposal-kept-open-hint = Everyone who can read the proposal sees who chose what, from the first vote on.
proposal-kept-sealed = Sealed until voting closes
proposal-kept-sealed-hint = Until voting closes, nobody is shown how it stands, stewards included. Afterwards everyone who can read the proposal sees who chose what. Whoever runs the server could look into the database.
proposal-kept-secret = Secret
proposal-kept-secret-hint = Nobody learns who chose what, not even whoever runs the server once voting has closed. Each ballot is sealed when it is cast, opened only at the end, and its key destroyed; with fewer than five ballots none is opened.
proposal-kept-checkable = Secret, and checkable
proposal-kept-checkable-hint = As secret, and you get a code that only you know. When voting closes, all ballots are published by code, so you can see that yours was counted; but you could also show somebody how you voted.
proposal-secrecy-dual = With a dual majority each organisation is counted from the votes of its people, so votes cannot be secret.
proposal-secrecy-light = With consent and consensus, objections are met by talking about them, so votes have to be open.
proposal-quorum = Quorum
proposal-quorum-hint = How many percent of the voters have to take part for the result to count. Leave it empty for none.
proposal-percent = { $percent } %
proposal-charter = If this passes, the charter changes
proposal-charter-hint = A steward writes the new wording once the draft is saved. The whole network or its organisations must vote, for or against.
proposal-charter-whole = The charter belongs to everyone: let all members or organisations vote, by a method that says yes or no to the proposal.
proposal-charter-see = What changes in the charter
proposal-until = Voting closes
proposal-day = Day
proposal-hour = Time
proposal-day-wrong = Enter the day as in 2026-11-30.
proposal-hour-wrong = Enter the time as hours and minutes, as in 18:00.
proposal-day-late = Voting can be open for two years at most.
proposal-fixed = Voting has opened, so the proposal can no longer be changed. Tags and files still can.
proposal-refused-move = People are voting on this proposal, so it stays in its space until the vote has closed.
proposal-refused-fixed = Voting has opened: text, options, method, voters and secrecy stay as they are.

# The page of a proposal.
proposal-draft-title = This proposal is a draft
proposal-draft-about = Discuss it and change it until it is ready. Then open it for voting.
proposal-closed-title = Voting has closed
proposal-closed-about = Write down what this means and what happens next, so that everyone can find it.
proposal-open = Open for voting
proposal-open-lead = From then on nothing below can be changed; only the closing time can be moved to later.
proposal-entitled = { $count ->
    [one] ({ $count } vote)
   *[other] ({ $count } votes)
}
proposal-edit-first = Change it first
proposal-cancel = Cancel
proposal-opened-done = Voting is open.
proposal-refused-opened = Voting has been opened already.
proposal-refused-past = The closing time is past or only minutes away. Choose a later one first.
proposal-refused-nobody = There is nobody who could vote on this.
proposal-extend = Extend voting
proposal-extend-lead = Voting can be kept open longer, and everyone is told.
proposal-extended-done = Voting is open for longer now.
proposal-extension-early = Choose a later time than the present one.
proposal-refused-extension = Voting is not open, so it cannot be extended.
proposal-add-option = Add an option
proposal-add-option-lead = Options can be added while voting is open, and none can be taken away. Everyone who has voted is asked again; until they answer, their ballot counts as it is.
proposal-refused-option = Options can only be added while people choose between options.
option-added-done = The option was added, and everyone is asked again.
proposal-turnout = Turnout
proposal-turnout-of = { $cast } of { $entitled } voted
proposal-line-open = Voting is open: { $cast } of { $entitled } voted
proposal-line-closed = { $cast } of { $entitled } voted
proposal-tally = Result
proposal-tally-now = How it stands now
proposal-sealed-now = Votes are sealed: how it stands is shown to nobody before voting closes.
proposal-objections = Objections
proposal-see-result = How it was counted
proposal-closes = Voting closes: { $title }
proposal-verdict-passed = Passed
proposal-chosen = Chosen:
proposal-verdict-failed = Not passed
proposal-verdict-open = No decision

# Voting.
proposal-ballot = Your ballot
proposal-ask = What do you say?
proposal-ask-again = The proposal has changed. What do you say now?
proposal-voted = You have voted
proposal-your-choice = Your choice
proposal-vote = Vote
proposal-vote-again = Change my vote
proposal-secret-again = What you chose is sealed and cannot be shown. A new ballot replaces it.
proposal-receipt = Your ballot code
proposal-receipt-lead = Your ballot is in. Write this code down: it is shown only now, and we do not keep it.
proposal-receipt-hint = When voting closes, look for it in the published list of ballots. If you vote again, you get another code, and this one is void.
proposal-refused-key = A secret vote is opened on its page, where its key is made.
proposal-unopened = Fewer than five people voted. So that nobody can guess who chose what, no ballot was opened, and all of them were destroyed.
proposal-published = All ballots, by code
proposal-published-lead = Look for your code, and count all of them again with “commonweave count”.
proposal-published-list = Download the ballots (CSV)
proposal-published-digest = SHA-256 of the list:
proposal-published-lot = Lot for ties: { $lot }
proposal-may-change = You can change your vote until voting closes.
proposal-until-when = Voting closes:
proposal-for-organisations = You vote for:
proposal-objection-met = The text was changed to meet your objection. If it still stands, send it again.
proposal-reason = Why?
proposal-reason-hint = Shown with your ballot wherever the ballot is shown.
proposal-reason-missing = Say why: without a reason nobody can respond to it.
proposal-rank-hint = Write 1 for your first choice, 2 for the second, and so on. Leave out what you do not want.
proposal-spend-hint = You have { $dots } dots to spread.
proposal-points-hint = Give each option 0 to { $most } points. An option you leave out gets none.
proposal-ballot-empty = Choose something, or tick “I abstain”.
proposal-ballot-foreign = One of these options belongs to another proposal. Open the ballot again.
proposal-ballot-number = Enter a whole number, { $most } at most.
proposal-ballot-dots = You have spread { $spent } dots and have { $most }.
proposal-ballot-rank = Ranks begin with 1.
proposal-ballot-equal = Two options have the same rank. Give each a rank of its own.
proposal-choice-consent = I consent
proposal-choice-concern = I consent, with a concern
proposal-choice-object = I object
proposal-choice-met = Objection met
proposal-choice-abstain = I abstain
proposal-choice-agree = I agree
proposal-choice-reserve = I agree, with reservations
proposal-choice-aside = I stand aside
proposal-choice-block = I block
proposal-choice-for = I lean towards it
proposal-choice-unsure = I am not sure
proposal-choice-against = I lean against it
proposal-choice-yes = Yes
proposal-choice-no = No
ballot-cast-done = Your vote is counted. You can change it until voting closes.
proposal-refused-early = Voting has not opened yet.
proposal-refused-late = Voting has closed, so your ballot was not taken.
proposal-refused-voter = You are not on the list of voters, which was fixed when voting opened.
proposal-need = Vote on “{ $title }”
proposal-need-why = Your vote is missing.
proposal-need-again = The proposal has changed since you voted.
proposal-need-button = Vote
proposal-review-need = Look at “{ $title }” again
proposal-review-why = This decision was to be reviewed by now.
proposal-review = Review it
proposal-decided-why = The outcome of your proposal was written down
proposal-remind-why = Your vote is missing, and voting closes soon

# The result and the outcome.
proposal-result = Result
proposal-result-none = Voting has not opened yet.
proposal-result-many = With so many voters the result is counted when voting closes.
proposal-result-now = Voting is still open: this is how it stands now.
proposal-how-counted = How it was counted
proposal-count-nothing = Nobody chose any of the options.
proposal-count-approvals = { $count ->
    [one] “{ $name }” is chosen with { $count } approval.
   *[other] “{ $name }” is chosen with { $count } approvals.
}
proposal-count-dots = { $count ->
    [one] “{ $name }” is chosen with { $count } dot.
   *[other] “{ $name }” is chosen with { $count } dots.
}
proposal-count-points = { $count ->
    [one] “{ $name }” is chosen with { $count } point on average.
   *[other] “{ $name }” is chosen with { $count } points on average.
}
proposal-count-score = Figures are averages of 0 to { $most } points.
proposal-quorum-met = { $cast } took part, and { $needed } were needed.
proposal-quorum-missed = { $cast } took part, but { $needed } were needed, so nothing is decided.
proposal-picture-about = How much each choice received, as bars.
proposal-picture-first = First choices for each option, as bars. The rounds below tell how they moved on.
proposal-rounds = Round by round
proposal-round = Round { $number }
proposal-votes = Votes
proposal-became = What became of it
proposal-round-elected = Elected
proposal-round-excluded = Dropped out
proposal-exhausted = Ballots without a further choice
proposal-turnout-sectors = Who took part, by sector
proposal-sector = Sector
proposal-might-vote = Could vote
proposal-did-vote = Voted
proposal-sector-floor = Sectors with fewer than five voters are shown together, and not at all if they are still fewer than five.
proposal-no-sector = No organisation
proposal-other-sectors = Other sectors
proposal-ballots = Ballots
proposal-back = Back to the proposal
proposal-outcome = Outcome
proposal-write-outcome = Write the outcome
proposal-outcome-lead = Say in words what was decided and what happens next. It stands on the proposal and in the list of decisions.
proposal-outcome-hint = What was decided, why, and who does what now.
proposal-outcome-save = Publish the outcome
proposal-review-day = Review on
proposal-review-hint = On that day it comes back to Today for whoever facilitates the space. May be left empty.
proposal-review-wrong = Choose a day after today, or leave it empty.
proposal-review-at = Review:
proposal-refused-outcome = Voting has not closed yet, so there is no outcome to write.
outcome-written-done = The outcome is published.

# The register.
decision-list-title = Decisions
decision-lead = Everything that was put to a vote here, the latest first.
decision-csv = Download as CSV
decision-atom = Follow as a feed (Atom)
decision-by-verdict = Show only
decision-by-method = By method
decision-by-space = By space
decision-narrow = Method and space
decision-none = Nothing has been decided here yet.
decision-none-here = There is no such decision.
decision-all = Show all decisions
decision-feed-title = Decisions of { $network }

# Changing the text together.
amendment-list = Suggested changes
amendment-lead = While the proposal is a draft, everyone in the space can suggest changes to a paragraph. Its author accepts or declines them.
amendment-all = All suggestions
amendment-offer = Suggest a change
amendment-offer-here = Suggest a change to this paragraph
amendment-offer-lead = This is the paragraph as it stands:
amendment-was = Paragraph
amendment-becomes = Your wording
amendment-becomes-hint = Leave it empty to take the paragraph out.
amendment-nothing = Take it out
amendment-reason = Why?
amendment-answer = Answer
amendment-note = A word with it
amendment-send = Send the suggestion
amendment-accept = Accept
amendment-decline = Decline
amendment-offered = Waiting for an answer
amendment-accepted = Accepted
amendment-declined = Declined
amendment-same = This is how it stands already.
amendment-offered-done = Your suggestion was sent to the author.
amendment-answered-done = Your answer stands with the suggestion.
amendment-offered-why = Somebody suggested a change to your draft
amendment-answered-why = Your suggestion was answered
amendment-refused-phase = Changes can only be suggested and accepted while the proposal is a draft.
amendment-refused-gone = This paragraph has changed since, so the suggestion no longer fits it.
amendment-refused-missing = There is no such suggestion.
amendment-refused-answered = This suggestion has been answered already.
objection-meet = Change the text to meet objections
objection-meet-lead = Change the text and tick the objections that are met by it. Everyone is asked again, and whoever objected can say that it still stands.
objection-met = Which objections are met?
objection-none = There is no open objection.
objection-none-met = Tick at least one objection.
objection-text = Text
objection-same = Nothing has changed in the text.
objection-send = Change the text and ask again
objection-met-done = The text is changed, and everyone is asked again.
objection-met-why = The text was changed to meet your objection
objection-refused-phase = Objections can only be met this way while people vote by consent or consensus.

# The acts of this room in the log: a sentence for each, and its name in lists.
happening-proposal-opened = { $who } opened voting on “{ $item }”
happening-proposal-extended = { $who } extended voting on “{ $item }”
happening-option-added = { $who } added an option to “{ $item }”
happening-ballot-cast = { $who } voted on “{ $item }”
happening-proposal-reminded = { $who } was reminded to vote on “{ $item }”
happening-proposal-closed = Voting on “{ $item }” has closed
happening-outcome-written = { $who } wrote the outcome of “{ $item }”
happening-proposal-opened-name = Votes opened
happening-proposal-extended-name = Votes extended
happening-option-added-name = Options added
happening-ballot-cast-name = Ballots cast
happening-proposal-reminded-name = Reminders to vote
happening-proposal-closed-name = Votes closed
happening-outcome-written-name = Outcomes written
happening-amendment-offered = { $who } suggested a change to “{ $item }”
happening-amendment-accepted = { $who } accepted a change to “{ $item }” that { $subject } suggested
happening-amendment-declined = { $who } declined a change to “{ $item }” that { $subject } suggested
happening-objection-met = { $who } changed “{ $item }” to meet an objection
happening-amendment-offered-name = Changes suggested
happening-amendment-accepted-name = Changes accepted
happening-amendment-declined-name = Changes declined
happening-objection-met-name = Objections met

# What decisions report to those who look across.
proposal-tray = Votes without an outcome
proposal-tray-about = Votes that ended within the last year, and of which nobody has written what comes of them.
proposal-tray-empty = What came of every vote has been written down.
proposal-tray-deed = Write it, or ask those who hold the space
proposal-tray-row = In { $space }
proposal-say = Decisions in which those concerned had a vote
proposal-say-meaning = Of the votes that ended within the last year, a hundred at most, how many were open to everybody of the space, of the network, or to every organisation, and not to a few who were named. Whom a decision truly concerns no count can know: somebody outside the network may be concerned the most.
proposal-say-empty = No vote has ended within the last year.
proposal-say-told = { $part } of { $count ->
    [one] { $count } vote
   *[other] { $count } votes
} within a year
proposal-say-space = Everybody of the space ({ $count })
proposal-say-network = Everybody of the network ({ $count })
proposal-say-organisations = Every organisation ({ $count })
proposal-say-named = { $count } who were named
