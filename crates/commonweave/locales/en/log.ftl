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
log-waiting-title = Background tasks
log-waiting-about = What this server does later, such as sending e-mail. If something is stuck, tell whoever runs the server.
log-waiting-none = Nothing is stuck.
log-waiting-late = Late by more than an hour
log-waiting-failed = Failed permanently
log-waiting-amount = { $count ->
    [one] once
   *[other] { $count } times
}
log-waiting-since = the oldest since
log-waiting-again = Whoever runs the server can retry it with “commonweave jobs --again”, or drop it with “commonweave jobs --forget”.
log-waiting-mail = E-mail
log-waiting-bounced = { $count ->
    [0] No e-mail has come back.
    [one] E-mail to one address came back.
   *[other] E-mail to { $count } addresses came back.
}
log-waiting-no-mail = This server does not send e-mail.
