# Letters: the digest, and what comes at once.

letter-digest-subject = { $count ->
    [one] { $network }: one thing is new for you
   *[other] { $network }: { $count } things are new for you
}
letter-digest-says = This is new in your inbox in { $network }, the newest first.
letter-digest-go = Read on in { $network }
letter-digest-why = You get this letter because you are a member of { $network } and have chosen to be told by mail what happens there.
letter-said = { $who } wrote:
letter-at-once-go = Have a look
letter-at-once-why = You get this letter because you are asked for in { $network } and were not there to see it.
