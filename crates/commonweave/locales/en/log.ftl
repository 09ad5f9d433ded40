# The log of a network, for its stewards.
log-title = Log
log-about = Who did what, and when, line by line. Lines are never changed, and none contains what someone wrote. Only members of a closed space see what happens in it.
log-csv = Download as CSV
log-narrow = Show one kind of event
log-only-by = Only by { $who }
log-show-all = Show everything
log-seal = Sealed
log-unsealed = not sealed yet
log-empty = Nothing matches.
log-seal-why = Each seal is a hash over the lines below it and over the previous seal. Run “commonweave doctor” to check the whole chain.
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
