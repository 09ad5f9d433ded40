# How working together goes, and how far those who work together trust each other.

round-front = Health
round-front-lead = From time to time the people of a space say how working together goes. Answers are not linked to names, and nothing is shown of fewer than five people.
round-label = Health round
round-plural = Health rounds
round-about = Ask the members of a space how working together goes. Facilitators and stewards can open one.
round-new = Open a health round
round-none = No round has been opened yet. Facilitators and stewards can open one in a space that they hold; a round in the commons asks the whole network.
round-older = Older rounds
round-state-asked = Open
round-state-told = Closed
round-sort-health = How working together goes
round-sort-organisations = How far organisations trust each other
round-sort-members = How far members trust each other

round-until = Last day
round-until-hint = Answers are taken until the end of this day. If a round that asked some of the same people is still open, or closed less than two weeks ago, little or nothing of this one can be shown.
round-questions = Questions of your own
round-questions-hint = One on each line. “How often should we meet?: weekly; monthly” offers a choice, “What matters most?: money > time > people” asks to put things in order, “I feel heard (1-5)” is a scale, and a line by itself asks for a few words.
round-question-wrong = This line is not a question that can be asked, or it is asked twice. A choice needs at least two different answers: { $line }
round-questions-many = Ask at most { $most } questions of your own.
round-by-mail = Also send everyone who is asked a link by e-mail
round-by-mail-hint = With it they answer without signing in, and can change their answer until the round closes. It goes to members who get e-mails at once, and again with each reminder as long as they have not answered.
round-by-mail-told = Members who get e-mails at once are also sent a link with which they can answer without signing in.
round-fixed = The questions stay as they were asked. Only the last day can be moved while the round is open.
round-day-wrong = Write a day like 2027-03-31.
round-day-far = Choose a day from today on, at most half a year ahead.
round-refused-opener = Only people who hold this space can open a round in it. Choose another space, or ask a facilitator.
round-refused-prolong = Only people who hold this space can move the last day of a round in it.
round-refused-fixed = The questions of an open round cannot be changed.
round-refused-move = A round stays in its space, because people answered for those who are in it.
round-refused-late = This round is closed. Answers are no longer taken.
round-refused-early = Something can be made of a theme once the round is closed.
round-refused-twice = You have already answered this round.
round-refused-nobody = This round asks organisations, and you represent none.

round-asks = What it asks
round-own-count = { $count ->
    [one] and { $count } question of its own (version { $version })
   *[other] and { $count } questions of its own (version { $version })
}
round-open-until = Open until
round-ended = Closed
round-answers = Answers
round-answers-of = { $answered } of { $asked } answered
round-percent = { $percent } %
round-on-paper = { $count ->
    [one] { $count } of them came on paper.
   *[other] { $count } of them came on paper.
}
round-by-sector = Answers by sector
round-sector = Sector
round-no-sector = No organisation
round-rest = Smaller sectors together
round-asked-count = Asked
round-answered-count = Answered
round-rate = Response rate
round-promise = Results come when the round closes. Your answers are kept without your name, and only sums of five people or more remain after that.
round-inside = Answered in a space that only its members see: results are for those who are in it, also if the space is opened later.
round-results = Results
round-line-asked = { $answered } of { $asked } answered
round-line-told = closed, { $answered } of { $asked } answered

round-ask-title = How does working together go?
round-ask-about = It takes about five minutes. Nobody will know what you answered.
round-told-title = See what came of it
round-told-about = The round is closed. Look at what goes well and what is worth talking about.
round-need = Say how working together goes in { $space }.
round-asked-why = Answer a round of questions

round-answer-title = Answer the round
round-answer-lead = Mark each statement from 1 to 5, and skip what you cannot judge. Your answers are not linked to your name. You can answer once, and cannot change it afterwards.
round-link-lead = Mark each statement from 1 to 5, and skip what you cannot judge. You need not sign in. Your answers are not linked to your name, and you can send others by this link until the round closes.
round-link-again = An answer has come by this link. If you send another, it takes the place of the whole earlier one. That one is not shown here, because others may read your mail.
round-link-alone = This link is yours alone. It shows nothing else, and ends when the round closes.
round-link-trust = Name only those with whom you really work, one at a time. Write the name as it is in the network; there is no list here, because others may read your mail. Until the round closes you can name the same partner again to change what you said, or take it back.
round-link-named = { $count ->
    [0] No partner is named so far.
    [one] { $count } partner is named so far.
   *[other] { $count } partners are named so far.
}
round-link-partner-hint = To take back what you said about a partner, the name is enough.
round-link-partner-wrong = No partner is found by this name, or more than one is. Check how it is written, or sign in and choose from the list.
round-letter-subject = Please answer “{ $round }”
round-letter-health = { $network } asks its members how working together goes. It takes about five minutes, and nobody will know what you answered.
round-letter-members = { $network } asks with whom you work, and how far you trust each other. Nobody will be told what you said.
round-letter-organisations = { $network } asks with whom { $organisation } works, and how far you trust each other. You answer for { $organisation }. Nobody will be told what you said.
round-letter-until = The last day is { $day }.
round-letter-own = The link below is for you alone: what comes by it counts as your answer. You need not sign in, and can change your answer until the round closes. Please do not pass it on.
round-letter-go = Answer without signing in
round-letter-why = You are receiving this e-mail because you are asked something in { $network } and get e-mails at once.
round-not = not at all
round-fully = fully
round-own = Questions of this round
round-rank-hint = Number these from 1, the most important, onwards. Use each number once.
round-ranks-wrong = Give each line a number of its own, from 1 onwards, or leave them all empty.
round-blank = Answer at least one question.
round-send = Send
round-cancel = Cancel
round-answered-done = Thank you. Your answer has been counted.
round-paper-title = Enter a paper answer
round-paper-lead = Type in a sheet that somebody filled in by hand. It counts like any other answer, and the round tells how many came on paper. Where some answer here themselves, results need five of these.
round-paper-sector = Sector of whoever filled it in
round-paper-done = The paper answer has been counted.

round-theme-purpose = Purpose
round-theme-membership = Membership
round-theme-process = Process
round-theme-communication = Communication
round-theme-resources = Resources
round-theme-climate = Climate
round-theme-satisfaction = Satisfaction
round-purpose-shared = We want the same thing
round-purpose-concrete = Our goals are concrete enough to act on
round-purpose-reachable = What we aim for can be reached
round-membership-right = The right people and organisations are here
round-membership-respect = We respect each other
round-membership-interest = Taking part also serves those who take part
round-membership-compromise = We are able to compromise
round-process-roles = It is clear who does what
round-process-adapts = We adapt when things change
round-process-pace = We go at the right pace
round-process-learns = We learn from what we do
round-communication-open = We speak openly with each other
round-communication-often = I hear what I need to know in good time
round-communication-informal = We also talk outside of meetings
round-resources-money = We have the money that we need
round-resources-people = There are enough people to do the work
round-resources-time = We have enough time for it
round-resources-leadership = Those who lead do it well
round-climate-history = Working together has a good history here
round-climate-legitimacy = Others see us as the right ones to do this
round-climate-support = People of influence support us
round-satisfaction-belonging = I feel that I belong here
round-satisfaction-influence = What I say makes a difference
round-satisfaction-benefit = What I get out of it outweighs the effort
round-satisfaction-trust = I trust the way in which we decide
round-satisfaction-recommend = I would recommend taking part

round-csv = Download as CSV
round-period = Asked from
round-not-yet = Results come when the round is closed.
round-few = Fewer than five answered, so nothing is shown.
round-told-steps = So that nobody can be picked out by comparing rounds, this one is shown for everyone together only, rounded to halves and tenths: some of the people may have answered another round that was open at the same time or less than two weeks before.
round-told-nothing = So that nobody can be picked out by comparing rounds, the results of this one are not shown: some of the people may have answered another round that was open at the same time or less than two weeks before. Next time, open one after the other, two weeks apart.
round-too-few = too few answers
round-meaning = Averages from 1 to 5 of those who answered. From 4.0 on it is a strength, below 3.0 a concern, and between them worth talking about. It tells how people feel about working together, not how well the work turns out.
round-by-theme = Averages by theme
round-by-theme-about = One bar for each theme, from 1 to 5.
round-themes = Themes
round-theme = Theme
round-mean = Average
round-band = What it calls for
round-band-strength = Strength
round-band-talk = To talk about
round-band-concern = Concern
round-change = Change
round-people = People
round-people-count = { $count ->
    [one] { $count } person answered.
   *[other] { $count } people answered.
}
round-all = All
round-statements = Every statement
round-sectors = Themes by sector
round-sectors-about = Sectors with fewer than five answers are shown together, so that nobody can be picked out. Where that leaves one group only, there is a dash.
round-rank-about = Average rank; 1 is the most important.
round-texts-few = What people wrote is shown to those who hold the space, once five people have written something.
round-made = What was made of it
round-next = Go on with a theme
round-kind = Make it
round-deed-task = a task
round-deed-experiment = an experiment: something to try for a while
round-deed-discussion = a discussion
round-make = Start it
round-event = Event
round-place = Put it on the agenda
round-no-events = There is no event ahead in your spaces. Plan one, and put a theme on its agenda.
round-placed-done = The theme is on the agenda.
round-made-done = It has been started from the theme.
round-deed-title = { $theme }: what do we try?
round-deed-body = In the round “{ $round }”, “{ $theme }” came to { $mean } out of 5.
round-deed-inside = The round “{ $round }” asked about “{ $theme }”. Its results are for those who were in the space at that time.
round-deed-unknown = In the round “{ $round }”, too few people said anything about “{ $theme }”.
round-trend = Themes from round to round
round-trend-about = One line for each theme, from the earliest round to the latest.
round-trend-commons = The whole network, round by round
round-pulses-title = Meetings
round-pulses = How meetings went
round-pulses-about = The average that people gave after each meeting with five answers or more.
round-pulse-mean = Average out of 5

trust-label = Trust round
trust-plural = Trust rounds
trust-about = Ask who works with whom and how far they trust each other. Facilitators and stewards can open one.
trust-new = Open a trust round
trust-whom = Who is asked
trust-promise = Nobody is told who said what. A score is shown from three ratings on, and what each one said is deleted when the round closes.
trust-ask-title = With whom do you work?
trust-ask-members = Choose the members with whom you work, and say how it goes. Nobody will be told what you said.
trust-ask-organisations = Choose the partners with whom your organisation works, and say how it goes. Nobody will be told what you said.
trust-need-members = Say with whom you work in { $space }, and how far you trust each other.
trust-need-organisations = Say for your organisation with whom it works, and how far you trust each other. It is asked in { $space }.
trust-answer = Name partners
trust-lead = Name only those with whom you really work. You can add, change and take back until the round closes.
trust-voices = For whom you answer
trust-named = Named so far
trust-named-none = Nobody yet. Choose a partner below.
trust-take-back = Take back
trust-add = Add or change a partner
trust-partner = Partner
trust-partner-hint = If you choose one whom you have named already, your new answer replaces the earlier one.
trust-partner-wrong = Choose a partner from the list.
trust-partners-many = Name at most { $most } partners.
trust-contact = Contact
trust-contact-0 = never
trust-contact-1 = yearly
trust-contact-2 = quarterly
trust-contact-3 = monthly
trust-contact-4 = weekly
trust-contact-5 = daily
trust-depth = Depth
trust-depth-hint = More is not always better: what matters is that it suits the work.
trust-depth-0 = none
trust-depth-1 = networking: we know of each other
trust-depth-2 = cooperation: we help each other out
trust-depth-3 = coordination: we plan with each other in mind
trust-depth-4 = coalition: we decide and act together in some things
trust-depth-5 = collaboration: we share goals, money and staff
trust-reliability = They do what they say
trust-support = They support what we are here for
trust-openness = One can discuss things openly with them
trust-influence = They have influence
trust-involvement = They are involved
trust-resources = They bring resources
trust-not = not at all
trust-fully = fully
trust-keep = Save partner
trust-kept-done = The partner is saved.
trust-taken-back-done = The partner is taken back.

trust-bring = Import a list
trust-bring-lead = If you asked in another way, paste the answers here: one line for each tie, below a line with the names of the columns. Contact and depth go from 0 to 5, the others from 1 to 4; those may be empty.
trust-list = List
trust-list-hint = Names must be written as they are in this network.
trust-list-empty = The list has no line that can be read.
trust-list-long = Import at most { $most } lines at a time.
trust-line-wrong = Line { $line } cannot be read: somebody is not known here, names themselves, or a number is outside of its scale.
trust-brought-done = The list has been imported.

trust-meaning = Trust is the average of three marks from 1 to 4: reliability, support and openness. It tells how partners see each other at one time, not how good anybody is.
trust-network = Trust in the network
trust-network-worth = What partners are worth to each other
trust-of-hundred = { $score } out of 100
trust-before = { $score } in the round before.
trust-organisations-count = { $count ->
    [one] { $count } organisation answered.
   *[other] { $count } organisations answered.
}
trust-density = Named ties
trust-density-about = of all ties that could have been named; pairs of which neither answered are left out
trust-depths = Ties by depth
trust-own = Your own score
trust-scores = Scores
trust-scores-none = Nobody was rated by three or more.
trust-name = Name
trust-raters = Ratings
trust-score = Trust (1 to 4)
trust-worth = Worth (1 to 4)
trust-pairs = Who named each other
trust-pairs-about = Only pairs in which each named the other are shown.
trust-pairs-none = No two named each other.
trust-pairs-list = { $count ->
    [one] { $count } pair as a list
   *[other] { $count } pairs as a list
}
trust-picture = Who named each other
trust-edges-csv = Download pairs as CSV
trust-said = Said and done
trust-said-about = How close partners of two sectors say they are, beside what their people did together here. Shown where five or more said something.
trust-with = With
trust-acted = Done together
trust-note = Worth a look
trust-idle = trusted but idle
trust-strained = busy but strained

happening-round-asked = Members were asked to answer “{ $item }”
happening-round-asked-name = Rounds of questions asked
happening-round-answered = Somebody answered “{ $item }”
happening-round-answered-name = Rounds answered
happening-round-paper = { $who } entered a paper answer for “{ $item }”
happening-round-paper-name = Paper answers entered
happening-round-brought = { $who } imported answers into “{ $item }”
happening-round-brought-name = Answers imported
happening-round-told = “{ $item }” has closed: see what came of it
happening-round-told-name = Results of rounds
happening-round-placed = { $who } put a theme of “{ $item }” on an agenda
happening-round-placed-name = Themes put on agendas
