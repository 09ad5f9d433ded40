# What is told of ties to whoever wants to be warned.

ties-gauge = An organisation has been quieter than usual
ties-gauge-about = Days since anybody from it took part in something you can see, compared with the usual gap in the half year before (at least a week). Days off of the network do not count. Quiet does not mean gone: people may be busy elsewhere.
ties-gauge-times = How many times the usual gap
ties-gauge-told = { $days ->
    [0] Somebody took part today
    [one] Nothing for { $days } day
   *[other] Nothing for { $days } days
}; usually they take part every { $usual } days.
ties-gauge-told-off = Nothing for { $days ->
    [one] { $days } day
   *[other] { $days } days
}, of which { $off } { $off ->
    [one] was a day off
   *[other] were days off
} of the network; usually they take part every { $usual } days.
ties-gauge-unknown = Too little has been heard from it to say what is usual.
tie-count-spoke = Messages and answers
tie-count-spoke-meaning = How many messages and check-in answers people wrote. It does not say whether anybody listened.
tie-count-proposed = Ideas and proposals
tie-count-proposed-meaning = How often people put forward ideas, proposals and budget projects.
tie-count-agenda = Points for agendas
tie-count-agenda-meaning = How many points people put on the agenda of an event or proposed for one.
tie-count-decided = Votes taken part in
tie-count-decided-meaning = How often people took part in open votes and budgets. What they chose is in no figure.
tie-count-across = Pairs across sectors
tie-count-across-meaning = How many pairs of people from different sectors did something together in a month. Over several months, the average is shown, because the same pairs meet again.
