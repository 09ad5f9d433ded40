# What is told of ties to whoever wants to be warned.

ties-gauge = An organisation is quieter than its own habit
ties-gauge-about = Days since anybody of it took part in something that you may see, beside the usual gap of the half year before (a week at least). Quiet is not gone: somebody may just be busy elsewhere.
ties-gauge-times = How many times the usual gap
ties-gauge-told = { $days ->
    [0] Somebody took part today
    [one] Nothing for { $days } day
   *[other] Nothing for { $days } days
}; usually { $usual } days lie between.
ties-gauge-unknown = Too little has been heard of it to know a habit.
tie-count-spoke = Spoken
tie-count-spoke-meaning = How many messages and check-in answers people wrote. It does not say whether anybody listened.
tie-count-proposed = Proposed
tie-count-proposed-meaning = How often people put forward ideas, proposals and budget projects.
tie-count-decided = Votes taken part in
tie-count-decided-meaning = How often people took part in open votes and budgets. What they chose is in no figure.
tie-count-across = Pairs across sectors
tie-count-across-meaning = How many pairs of people from different sectors did something together in a month. Of several months the mean is told, since the same pairs meet again.
