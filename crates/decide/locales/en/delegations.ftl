# Delegations: giving one's vote to somebody for a time.

delegation-title = Delegations
delegation-lead = If you cannot follow every vote, give yours to somebody you trust. Only the two of you see it, and you can take it back at any moment.
delegation-carried = For whom I vote
delegation-carried-none = Nobody has given you their vote.
delegation-carried-hint = Where they do not vote themselves, your ballot counts for them too, in votes that allow it.
delegation-given = To whom I gave my vote
delegation-given-none = You have given your vote to nobody. Use the form below to do so.
delegation-until = until
delegation-end = Take back
delegation-decline = Give back
delegation-more = Show more
delegation-give = Give my vote
delegation-give-lead = Whoever gets it may pass it on together with their own. If you vote yourself, your own ballot counts. In secret votes, and where voting is about objections, nobody can vote for you.
delegation-to = To whom?
delegation-to-hint = The name as in the list of people. They must be able to vote on the same proposal, or your vote is not cast.
delegation-scope = For which votes?
delegation-scope-hint = If several fit, a tag goes before a space, and a space before the whole network.
delegation-scope-network = All votes of the network
delegation-scope-space = Votes of one space
delegation-scope-tag = Votes on proposals with a tag
delegation-space = Space
delegation-space-hint = Only needed for the votes of one space.
delegation-space-none = No space
delegation-tag = Tag
delegation-tag-hint = Only needed for votes on proposals with a tag.
delegation-last-day = Last day
delegation-last-day-hint = After that day your vote is yours again.
delegation-past = Past delegations
delegation-past-given = Given to
delegation-past-carried = Carried for
delegation-for-network = All votes of the network
delegation-for-space = Votes of the space { $space }
delegation-for-closed = Votes of a space that you cannot read
delegation-for-tag = Votes on proposals with the tag { $tag }
delegation-given-done = You have given your vote.
delegation-ended-done = That delegation has ended.
delegation-refused-self = You have your own vote already. Name somebody else.
delegation-refused-unknown = Nobody here is called “{ $name }”.
delegation-refused-several = More than one person here is called “{ $name }”, so they cannot be named this way.
delegation-refused-apart = They cannot read what you want to give them your vote for.
delegation-refused-space = Choose a space that you are in.
delegation-refused-tag = Enter a tag that is used here.
delegation-refused-until = Choose a day after today, within two years.
delegation-need = { $count ->
    [one] Somebody has given you their vote
   *[other] { $count } people have given you their vote
}
delegation-need-why = Your ballot counts for them where they do not vote themselves.
delegation-need-look = See for whom

# Whether votes allow it.
delegation-network-title = Delegation of votes
delegation-network-lead = Whoever opens a vote decides whether it allows delegation. Here you choose what is ticked beforehand in this network.
delegation-space-title = Delegation of votes in this space
delegation-space-lead = Whoever opens a vote decides whether it allows delegation. Here you choose what is ticked beforehand in this space.
delegation-allowed = Votes usually allow delegation
delegation-allowed-hint = Members who do not vote are then counted with the ballot of whoever has their vote.
delegation-save = Save
delegation-settled-done = Saved. Votes that are open stay as they are.

# The acts of this room in the log.
happening-delegation-given = { $who } gave somebody their vote
happening-delegation-ended = { $who } ended a delegation
happening-delegation-settled = { $who } settled whether votes usually allow delegation
happening-delegation-given-name = Delegations given
happening-delegation-ended-name = Delegations ended
happening-delegation-settled-name = Delegation settled
