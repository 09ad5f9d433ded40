# Proposals: a text on which people decide, and what came of it.

proposal-label = Proposal
proposal-plural = Proposals
proposal-about = Something to decide together, by the method that fits.
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
proposal-options-hint = One per line. Only needed where people choose between options.
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
proposal-named-hint = One per line, as in the list of people. Only needed if you name the voters. In a vote that is held with Belenios somebody can have several votes, as in “Name = 3”.
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
keeper-promise = Nobody learns who chose what. Each ballot is sealed when it is cast and opened only at the end, with the passphrase of one of the stewards named on the proposal; with fewer than five ballots none is opened. The key is in no file: disk and backups alone open no ballot. But whoever changes the program could read a passphrase as it is typed, a steward could pass theirs on, and if all of them forget theirs, the vote cannot be counted.
keeper-promise-checkable = Nobody learns who chose what. Each ballot is sealed when it is cast and opened only at the end, with the passphrase of one of the stewards named on the proposal; with fewer than five ballots none is opened. The key is in no file: disk and backups alone open no ballot. But whoever changes the program could read a passphrase as it is typed, a steward could pass theirs on, and if all of them forget theirs, the vote cannot be counted. You get a code that only you know, and all ballots are published by code; so you could also show somebody how you voted.
keeper-title = Passphrase for secret votes
keeper-lead = With a passphrase you can keep the key of a secret vote: nobody opens its ballots without you or another steward who keeps it.
keeper-about = Whoever opens a secret vote chooses the stewards who keep its key. When voting has ended, one of them types their passphrase on the page of the vote, and the ballots are opened. Your passphrase is stored nowhere and cannot be recovered.
keeper-since = You have had a passphrase since
keeper-again-hint = Votes that are already open keep the one with which they were opened.
keeper-passphrase = Passphrase
keeper-passphrase-hint = 20 characters or more, for example five words that do not belong together. Do not use your password.
keeper-passphrase-again = The same once more
keeper-passphrase-length = Use between { $least } and { $most } characters.
keeper-passphrase-differs = The two passphrases differ. Type the same one twice.
keeper-keep = Save the passphrase
keeper-kept-done = Your passphrase is set. Keep it where you will find it when the vote ends.
keeper-choose = Who keeps the key?
keeper-choose-hint = Choose nobody, and the key lies in a file on the server until voting closes. Choose stewards, and it is sealed with their passphrases: one of them has to type theirs before the ballots are opened. Choose two or more, in case one is ill or forgets it.
keeper-none = No steward who can read this has set a passphrase yet. They do so in the settings of the network.
keeper-are = The ballots are opened with the passphrase of one of these stewards:
keeper-waits = Voting has ended. The ballots wait to be opened.
keeper-open = Open the ballots
keeper-open-lead = Voting has ended. With your passphrase the ballots are opened together, shuffled and counted, and the key is destroyed.
keeper-check = Check my passphrase
keeper-check-lead = See whether you still know your passphrase. Nothing is opened before voting ends.
keeper-key-hint = The one that you had when this vote was opened.
keeper-wrong = This is not the passphrase with which the key of this vote was sealed.
keeper-right-done = Your passphrase is right. You will be asked for it when voting has ended.
keeper-opened-done = The ballots are opened and counted.
keeper-refused-closed = No key is kept for this vote, or its ballots have been opened already.
keeper-refused-other = Only a steward who keeps the key of this vote can do that.
keeper-need = Open the ballots of “{ $title }”
keeper-need-why = Voting has ended, and you are one of those who keep the key.
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
proposal-line-ended = Voting has ended: { $cast } of { $entitled } voted
proposal-line-closed = { $cast } of { $entitled } voted
proposal-line-carried = { $cast } of { $entitled } voted, and the votes of { $carried } more were carried
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
proposal-ended = Voting has ended. The votes have not been counted yet.
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
proposal-picture-duels = How many of the other options each one beats, compared two at a time, as bars.
proposal-rounds = Round by round
proposal-round = Round { $number }
proposal-votes = Votes
proposal-duels = Options beaten
proposal-step = Step from the bottom
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
decision-lead = What was decided here, by a vote or in a meeting, the latest first.
decision-meeting = Decided in a meeting
decision-meeting-of = { $count ->
    [one] Decided in a meeting, with 1 person there
   *[other] Decided in a meeting, with { $count } people there
}
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
proposal-tray-about = Votes that ended within the last year and whose outcome nobody has written down yet.
proposal-tray-empty = The outcome of every vote has been written down.
proposal-tray-deed = Write it, or ask those who hold the space
proposal-tray-row = In { $space }
proposal-say = Decisions in which those concerned had a vote
proposal-say-meaning = Of the votes that ended within the last year, a hundred at most, how many were open to everybody in the space, to everybody in the network or to every organisation, and not only to a few who were named. No count can know whom a decision truly concerns: it may be somebody outside the network.
proposal-say-empty = No vote has ended within the last year.
proposal-say-told = { $part } of { $count ->
    [one] { $count } vote
   *[other] { $count } votes
} within a year
proposal-say-space = Everybody in the space ({ $count })
proposal-say-network = Everybody in the network ({ $count })
proposal-say-organisations = Every organisation ({ $count })
proposal-say-named = { $count } who were named
proposal-gauge = Few people take part in a vote
proposal-gauge-about = How many of those who may vote have voted, looked at in the last two days of the vote and after its end. Carried votes are added when voting closes. It never tells how anybody voted.
proposal-gauge-share = Fewer than this many per cent
proposal-gauge-told = { $cast } of { $entitled } have voted.
proposal-gauge-draft = The vote has not been opened.

# Ballots that count for others: delegations and proxies.
proposal-carrying = Voting for others
proposal-votes-alone = Nobody can vote for somebody else.
proposal-delegable = This vote allows delegation
proposal-delegable-hint = Members who gave their vote to somebody and do not vote themselves are counted with that ballot. Who gave it to whom is seen by the two alone. Delegations are looked at when voting closes.
proposal-delegable-usual = What is usual in this space
proposal-delegable-yes = Delegated votes count.
proposal-delegable-no = Delegated votes do not count.
proposal-proxies-most = Proxies one person may hold
proposal-proxies-hint = For members who cannot come: each gives their vote to one named person, and the log says so. 2 if left empty, 0 for none.
proposal-proxies-each = { $most ->
    [one] One person may hold { $most } proxy.
   *[other] One person may hold { $most } proxies.
}
proposal-carry-never = In this vote everyone votes for themselves: votes are secret, objections need the person who makes them, or organisations vote.
proposal-carries = { $count ->
    [one] You vote for { $count } other: your ballot counts for them too, unless they vote themselves.
   *[other] You vote for { $count } others: your ballot counts for them too, unless they vote themselves.
}
proposal-goes-to = If you do not vote yourself, your vote goes to { $name }.
proposal-goes-circle = Your vote goes in a circle: it is cast only if somebody in it votes. Vote yourself, or give it to somebody else.
proposal-goes-nowhere = You gave your vote to somebody who is not on the list of voters, so it is not cast. Vote yourself.
proposal-goes-many = This vote allows delegation. With so many voters, who votes for whom is looked at when voting closes.
proposal-carried-later = Votes that are carried for others are added when voting closes.
proposal-turnout-carried = { $count ->
    [one] { $count } more vote was carried by somebody’s ballot.
   *[other] { $count } more votes were carried by somebody’s ballot.
}
proposal-delegations = Give my vote for a time
proposal-proxy = Give my vote for this once
proposal-proxy-lead = { $most ->
    [one] If you cannot vote, give your vote to somebody who can. Their ballot then counts for you too. One person may hold { $most } proxy.
   *[other] If you cannot vote, give your vote to somebody who can. Their ballot then counts for you too. One person may hold { $most } proxies.
}
proposal-proxy-to = To whom?
proposal-proxy-to-hint = The name as in the list of people. The log of the space says that you gave them your vote.
proposal-proxy-give = Give my vote
proposal-proxy-return = Take my vote back
proposal-proxy-holder = Your vote is with
proposal-proxy-held = Whose votes you hold
proposal-proxy-secret = In a secret vote nobody can vote for somebody else.
proposal-proxy-none = This vote takes no proxies.
proposal-proxy-voted = You have voted yourself, so your vote cannot be given away any more.
proposal-proxy-second = Your vote is with somebody already. Take it back first.
proposal-proxy-self = You have your own vote already. Name somebody else.
proposal-proxy-voter = They are not on the list of voters.
proposal-proxy-full = { $most ->
    [one] They hold { $most } proxy already, which is as many as one person may.
   *[other] They hold { $most } proxies already, which is as many as one person may.
}
proxy-given-done = Your vote is with them now. If you vote yourself, your own ballot counts.
proxy-returned-done = Your vote is yours again.
proxy-given-why = Somebody gave you their vote for this
vote-circled-why = Your vote went in a circle and was not cast
proposal-apart = Own ballots and carried votes
proposal-apart-lead = A carried vote counts with the ballot of whoever it was given to.
proposal-apart-all = All ballots
proposal-apart-own = Own ballots
proposal-apart-carried = Carried votes
proposal-apart-sum = Together
proposal-your-choice-column = Choice
happening-proxy-given = { $who } gave { $subject } their vote on “{ $item }”
happening-proxy-returned = { $who } took back the vote on “{ $item }” that they had given { $subject }
happening-vote-circled = The vote of { $who } on “{ $item }” went in a circle and was not cast
happening-proxy-given-name = Proxies given
happening-proxy-returned-name = Proxies taken back
happening-vote-circled-name = Votes that went in a circle
proposal-count = Decisions
proposal-count-meaning = How many votes came to their end, whatever they came to.
proposal-count-half = Decisions with a good turnout
proposal-count-half-meaning = In how many of the votes that came to their end half or more of those who could vote did, or had their vote carried.
proposal-told-passed = { $space } decided “{ $title }” on { $day }.
proposal-told-failed = { $space } voted on “{ $title }” on { $day } and did not carry it.
proposal-told-open = { $space } voted on “{ $title }” on { $day } and left it open.

# Votes that are held with Belenios.
proposal-kept-belenios = With Belenios
proposal-kept-belenios-hint = Voting takes place on a Belenios server, and no ballot is taken here. Belenios keeps ballots secret and lets every voter check that theirs was counted. Whoever holds the vote takes the question there and brings the result back, which is counted again here.
belenios-title = Held with Belenios
belenios-elsewhere = No ballots are taken here: you vote with Belenios, which writes to every voter.
belenios-placeless-yet = The link to the election will stand here as soon as it has been set up.
belenios-brought-lead = The ballots were cast with Belenios. The result was brought from there and counted again here.
belenios-brought-at = Brought on
belenios-digest = SHA-256 of the file:
belenios-tallied = { $count ->
    [one] Belenios counted { $count } ballot.
   *[other] Belenios counted { $count } ballots.
}
belenios-spoiled = { $count ->
    [one] { $count } of them broke the rules of the method and counts as an abstention.
   *[other] { $count } of them broke the rules of the method and count as abstentions.
}
belenios-not-yet = The result has not been brought from Belenios yet.
belenios-line = Voting is open with Belenios
belenios-gauge = Voting takes place with Belenios, so nobody here knows how many have voted.
belenios-hold = Election with Belenios
belenios-hold-title = This vote is held with Belenios
belenios-hold-about = Set the election up there, say here where it stands, and bring the result back when voting has ended.
belenios-hold-lead = Take the question and the voters to Belenios, say where the election stands, and bring the result back.
belenios-out = Take it to Belenios
belenios-out-lead = The file holds the question and its answers as Belenios reads them. Do not change the answers or their order there, or the result cannot be counted here.
belenios-file = Download election.json
belenios-voters = Addresses of the voters
belenios-voters-steward = The addresses of the voters are given to stewards of the network only. Ask one of them to bring them to Belenios.
belenios-voters-lead = { $count ->
    [one] The list for Belenios holds the e-mail address of the one voter.
   *[other] The list for Belenios holds the e-mail addresses of the { $count } voters, one per line.
}
belenios-voters-personal = These are personal data. Use the list for this election only, and delete it afterwards. The log says that you took it. Voters who have no address here, or have left since voting opened, are not on it.
belenios-voters-take = Download voters.txt
belenios-place = Where it stands
belenios-link = Link to the election
belenios-link-hint = The address of its page at Belenios, where people vote and check their ballots.
belenios-link-wrong = Enter the address of a page, as in https://vote.example.org/elections/abc.
belenios-fingerprint = Fingerprint of the election
belenios-fingerprint-hint = Belenios shows it on that page. Voters can compare it. May be left empty.
belenios-place-save = Save
election-placed-done = Everyone can see now where the election stands.
belenios-in = Bring the result back
belenios-in-now = Voting has ended. Once Belenios shows the result, bring it here.
belenios-in-later = This can be done when voting has ended:
belenios-bring = Bring the result
belenios-bring-lead = The file is checked and counted, and the vote is closed with it. This cannot be done twice.
belenios-result = The file result.json
belenios-result-hint = From the page of the election, at most 4 MB.
belenios-count = Ballots counted
belenios-count-hint = Needed with approval, if the file does not say it. Belenios shows the number beside the result.
belenios-bring-send = Count it and close the vote
election-brought-done = The result was counted, and the vote is closed.
belenios-tallied-wrong = Enter a whole number, 0 or more.
belenios-tallied-missing = This file does not say how many ballots were counted. Enter the number below.
belenios-no-file = Choose the file first.
belenios-unreadable = This file is not JSON.
belenios-no-result = This file holds no result of an election.
belenios-questions = The result must be that of exactly one question. If the election asks several, say first which of them this vote is.
belenios-question = Question of the election
belenios-question-hint = Only needed if the election asks several: 1 for the first. The result of this vote is read from there.
belenios-question-wrong = Enter a whole number from 1 to { $most }, or nothing if the election asks one question.
belenios-question-taken = Another vote is this question of that election already. Check the number.
belenios-question-none = { $count ->
    [one] This vote is question { $question } of its election, but the file holds the result of one.
   *[other] This vote is question { $question } of its election, but the file holds the results of { $count }.
}
belenios-question-of = Question { $number } of the election
belenios-published = The election as Belenios publishes it
belenios-published-hint = Optional: the file election.json from the page of the election. Commonweave checks that its fingerprint is this one and that it offers the same answers in the same order.
belenios-no-election = This file holds no election.
belenios-other-fingerprint = This file has another fingerprint.
belenios-other-count = The election asks { $count ->
    [one] one question
   *[other] { $count } questions
}. Say which of them this vote is.
belenios-other-answers = The election asks with the answers { $found }, and this vote with { $own }. Set it up again, or its result would be read wrongly.
belenios-checked = The question and its answers were compared with those of the election.
belenios-unchecked = Nobody has compared the question and its answers with those of the election here.
belenios-votes-wrong = “{ $line }”: write a whole number from 1 to { $most } behind the sign =, as in “Name = 3”.
belenios-votes-here = Only in a vote that is held with Belenios can somebody have several votes.
belenios-votes-method = Somebody can have several votes only where people say yes or no.
belenios-votes-each = { $name } ({ $count } votes)
belenios-votes-all = { $entitled } people have { $votes } votes.
belenios-votes-counted = The result counts votes, not people. Where few vote, such sums may show how somebody with many votes voted.
belenios-votes-many = This file counts { $found } votes, but those who may vote have only { $votes }.
belenios-also = Ask other votes in the same election
belenios-also-hint = These votes end at the same moment. The election then asks this vote first and the others after it, in this order. Say on the page of each of them where the election stands and which of its questions it is.
belenios-also-file = Download election.json with these votes
belenios-apart = Not everybody who may vote here may vote in the other vote too, and with as many votes, so they cannot be one election.
belenios-answers = Where the vote has { $count } numbers, this file has { $found }, so it is the result of another election.
belenios-number = There is something in this file that should be a whole number, 0 or more, and is none.
belenios-odd = The figures do not add up to the number of ballots.
belenios-many = This file counts { $tallied } ballots, but only { $entitled } may vote.
belenios-not = This vote is not held with Belenios, or has not been opened yet.
belenios-brought = The result has been brought already, so nothing of it can be changed any more.
belenios-early = Voting has not ended yet. Bring the result afterwards.
belenios-placeless = Say first where the election stands.
belenios-fixed = The question stands at Belenios, so no option can be added here.
belenios-people = With Belenios people vote, by their e-mail addresses. Choose another group of voters.
happening-election-placed = { $who } said where the election of “{ $item }” stands
happening-election-brought = { $who } brought the result of “{ $item }” from Belenios
happening-voters-taken = { $who } took the addresses of the voters of “{ $item }”
happening-ballots-opened = { $who } opened the ballots of “{ $item }” with their passphrase
happening-vote-passphrase-set = { $who } set a passphrase for secret votes
happening-ballots-opened-name = Ballots opened with a passphrase
happening-vote-passphrase-set-name = Passphrases for secret votes
happening-election-placed-name = Elections set up
happening-election-brought-name = Results brought from Belenios
happening-voters-taken-name = Addresses of voters taken
proposal-deed = Vote decided
proposal-voice = Whose voice counted
proposal-voice-about = Those who could vote on this proposal and are still members. Where organisations vote, those who stand for them.
proposal-voice-secret = This vote is secret, so nothing is told here about who voted. Once it is closed, the result says how many of each sector took part, as far as there were enough of them.
proposal-voice-sealed = Who has voted, and who gave a reason, is told here once voting is closed.
proposal-voice-ask = Ask those who are missing, below the proposal
proposal-voice-extend = Give this vote more time
proposal-voice-amended = Changing the text
proposal-voice-amended-about = How many changes of the draft people suggested.
proposal-voice-spoke = Speaking
proposal-voice-spoke-about = How many messages people wrote below the proposal.
proposal-voice-reasons = Giving reasons
proposal-voice-reasons-about = Who gave a reason with their vote.
proposal-voice-voted = Voting
proposal-voice-voted-about = Who voted themselves. Votes that somebody else cast for them are not counted here.
