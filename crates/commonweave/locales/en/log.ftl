# The log of a network, for its stewards.
log-title = Log
log-about = Who did what, and when, line by line. Nothing here is ever changed, and no line holds what somebody wrote. What is done in a space of members is told to its members alone.
log-csv = Download as CSV
log-narrow = Only one kind of act
log-only-by = Only by { $who }
log-show-all = Show everything
log-seal = Sealed
log-unsealed = not sealed yet
log-empty = Nothing has happened here that fits.
log-seal-why = Each seal is a hash over the lines under it and over the seal before. Run “commonweave doctor” to check the whole chain.
