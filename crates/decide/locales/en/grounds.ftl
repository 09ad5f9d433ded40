# Common ground: short statements, what people say to them, and the map that comes of it.

ground-label = Common ground
ground-plural = Common grounds
ground-about = A question on which everyone says where they stand, statement by statement. A map shows what you share.
ground-line = { $people ->
    [one] { $people } person
   *[other] { $people } people
}, { $statements ->
    [one] { $statements } statement
   *[other] { $statements } statements
}

ground-seeds = First statements
ground-seeds-hint = One per line, 140 characters each at most. They are nobody’s votes: you answer them like everyone else.
ground-seed-long = “{ $text }…” is longer than { $max } characters. Shorten it or make two of it.
ground-seeds-many = That is more than { $max } statements. Begin with fewer; others will add their own.
ground-moderation = When do you look at new statements?
ground-moderation-after = After they appear: everyone can answer them at once, and you can take one out
ground-moderation-before = Before they appear: a new statement waits until you have accepted it

ground-ask = Where do you stand on this?
ground-agree = Agree
ground-disagree = Disagree
ground-pass = Pass
ground-left = { $left } of { $total } left.
ground-private = Nobody sees your answers but you. Keys: A agrees, D disagrees, P passes.
ground-empty = There are no statements yet.
ground-all-answered = You have answered every statement.
ground-all-answered-why = New statements will appear here. You can change any answer in the list of statements.

ground-results = Where we stand
ground-people = People
ground-people-count = { $count ->
    [one] { $count } person has taken part
   *[other] { $count } people have taken part
}
ground-statement-count = { $count ->
    [one] { $count } statement
   *[other] { $count } statements
}
ground-no-map = The map appears once { $needed } people have answered enough statements; so far { $mapped } have. Bars appear where five or more people have answered. { $people ->
    [0] Nobody has taken part yet.
    [one] One person has taken part.
   *[other] { $people } people have taken part.
}
ground-no-groups = No groups stand out: any division would leave a group of fewer than five people, or people think too much alike.
ground-map-title = Map of opinions
ground-map-about = { $people } people, placed so that those who answered alike stand close together. { $groups ->
    [0] There are no groups.
   *[other] There are { $groups } groups; what sets each apart is listed below.
}
ground-you = You
ground-mine = You stand nearest to group { $letter }.
ground-mine-alone = Only you see this.
ground-group = Group
ground-groups = Opinion groups
ground-group-size = Group { $letter }: { $count ->
    [one] { $count } person
   *[other] { $count } people
}
ground-apart = What sets this group apart:
ground-nothing-apart = No statement sets this group apart.
ground-they-agree = { $share } % agree:
ground-they-disagree = { $share } % disagree:
ground-shared = What we share
ground-rejected = What none of us wants
ground-divides = What divides us
ground-said = What people agree with
ground-by-group = Group by group
ground-in-group = Group { $letter }
ground-percent = { $share } %
ground-sector = Sector
ground-sectors = Where the sectors stand
ground-sectors-hint = Shown for sectors with five people or more on the map, rounded to five per cent. Each person counts for the first organisation on their profile.
ground-drawn = Map drawn
ground-all-statements = See all statements and your answers
ground-bar-agree = { $count ->
    [one] { $count } agrees
   *[other] { $count } agree
}
ground-bar-disagree = { $count ->
    [one] { $count } disagrees
   *[other] { $count } disagree
}
ground-bar-pass = { $count ->
    [one] { $count } passes
   *[other] { $count } pass
}
ground-files = For analysis:

ground-lead = Make something of this
ground-lead-more = Make something more of this
ground-led = Led to:
ground-orphans = Shared, not yet taken up
ground-orphans-lead = Statements on which everyone agrees and that nobody has taken further. Make one of them an idea, a proposal or a project; a proposal can become an objective of the charter.
ground-orphans-none = Nothing is waiting: every shared statement has led somewhere, or nothing is shared yet.
ground-orphans-example = For example: “The library should stay open in the evening.”
ground-orphans-spaces = Go to the spaces
ground-project = Start a project
ground-project-lead = A space of its own in which this statement is brought about. The statement stays where it is, and each shows the other.
ground-project-start = Start the project
ground-project-done = The project is started. Its sheet says what it should move, with whom and until when.
ground-project-from = This project came from common ground:
ground-orphan-share = { $share } % of { $count } agree

ground-statements = Statements
ground-no-statements = There are no statements yet.
ground-your-answer = Your answer
ground-you-said = Your answer:
ground-yours = Statements you added
ground-yours-alone = Only you see that you wrote these.
ground-add = Add a statement
ground-add-lead = One thought that others can agree or disagree with. Nobody is told who wrote it. You are counted as agreeing with it.
ground-text = Statement
ground-text-hint = 140 characters at most. No questions, and only one thought at a time.
ground-seed = Add it without answering it
ground-seed-hint = For statements that you add to begin with, not because they are your own view.
ground-before-hint = Your statement appears once those who run this conversation have accepted it. You will be told.
ground-add-send = Add the statement
ground-added-done = Your statement is there for everyone to answer.
ground-waits-done = Your statement is waiting to be accepted. You will be told.
ground-said-already = This statement is already here. Answer that one instead.
ground-alike = These are much like it
ground-alike-look = Others have said something very close. Look at it below; if yours says something else, send it again.
ground-answer-those = Answer those instead
ground-cancel = Cancel

ground-hold = Run this conversation
ground-moderate = Look through the statements
ground-waiting-count = { $count ->
    [one] { $count } statement is waiting for you
   *[other] { $count } statements are waiting for you
}
ground-moderation-title = Look through the statements
ground-moderation-lead = Take out what insults, repeats or belongs elsewhere, never what you merely disagree with. The author is told your reason.
ground-moderation-filter = Which statements
ground-moderation-none = There are none.
ground-state-waiting = Waiting
ground-state-shown = Accepted
ground-state-rejected = Not accepted
ground-seed-tag = First statement
ground-take = Accept
ground-reject = Do not accept
ground-reason = Reason
ground-reason-was = Reason:
ground-reason-wanted = Give a reason: its author will read it.
ground-judged-done = Your decision is saved, and the author is told.
ground-judged-why = Your statement was looked at

ground-outcome = Outcome
ground-outcome-title = What came of this conversation
ground-outcome-lead = Say in a few sentences what you share, what divides you and what happens next. The conversation closes with it.
ground-outcome-closed = This conversation is closed. You can still improve what is said about its outcome.
ground-outcome-hint = It appears at the top of the results, and everyone who takes part hears of it.
ground-outcome-edit = Edit the outcome
ground-outcome-save = Save the outcome
ground-conclude = Close with an outcome
ground-concluded-done = The outcome is published and the conversation is closed.

ground-link-hint = Anyone who has the link can answer, once per browser, without an account. They see the question and the statements, nothing else.
ground-link-give = Create a link for people outside
ground-link-there = Anyone can answer by this link:
ground-link-remove = Take the link back
ground-linked-done = There is a link now.
ground-unlinked-done = The link no longer works.
ground-settings = Settings
ground-links-title = Links to common grounds
ground-links-lead = People outside this network can answer the statements of a common ground by a link, if you allow it here. Whoever runs a conversation decides whether it has one.
ground-links-allow = Allow links for people outside
ground-links-save = Save
ground-links-done = Saved.
ground-by-link-of = A conversation of
ground-by-link-own = You are a member: answer here, so that you are counted once.
ground-by-link-closed = This conversation is closed and takes no more answers.
ground-by-link-hint = Your answers are kept under a number, without your name. This browser keeps that number, so that you count once and can come back.

ground-need = { $count ->
    [one] { $count } statement is waiting for your answer: { $item }
   *[other] { $count } statements are waiting for your answer: { $item }
}
ground-need-answer = Answer

ground-refused-closed = This conversation is closed and takes no more answers.
ground-refused-statement = This statement is no longer asked. Go on with the next one.
ground-refused-gone = This statement is no longer there. Choose another one from the list of statements.
ground-refused-full = This conversation has as many statements as it can take. Answer those that are there.
ground-refused-few = The files are available once twenty people have taken part: with fewer, they would show what each one said.
ground-refused-visitors = This conversation has as many visitors as it can take.
ground-refused-decided = Somebody else has just decided about this statement.

# The acts of this room in the log: a sentence for each, and its name in lists.
happening-ground-joined = Somebody took part in “{ $item }”
happening-statement-added = Somebody added a statement to “{ $item }”
happening-statement-judged = { $who } looked through statements of “{ $item }”
happening-statement-author-told = { $subject } was told about a statement in “{ $item }”
happening-ground-concluded = { $who } closed “{ $item }” with an outcome
happening-ground-became-project = { $who } made a project of a statement in “{ $item }”
happening-ground-linked = { $who } changed the link of “{ $item }”
happening-ground-links-allowed = { $who } changed whether common grounds may have links
happening-ground-brought = “{ $item }” was brought in with all its answers
happening-ground-joined-name = Taking part in common grounds
happening-statement-added-name = Statements added
happening-statement-judged-name = Statements looked through
happening-statement-author-told-name = Authors told about statements
happening-ground-concluded-name = Common grounds closed
happening-ground-became-project-name = Projects made of statements
happening-ground-linked-name = Links to common grounds changed
happening-ground-links-allowed-name = Links to common grounds allowed
happening-ground-brought-name = Conversations brought in
