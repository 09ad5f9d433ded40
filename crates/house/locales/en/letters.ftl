# Letters: the digest, and what comes at once.

letter-digest-subject = { $count ->
    [one] { $network }: one thing is new for you
   *[other] { $network }: { $count } things are new for you
}
letter-digest-subject-more = { $network }: more than { $count } things are new for you
letter-digest-more = There is more in your inbox
letter-digest-says = This is new in your inbox in { $network }, newest first.
letter-digest-go = Open { $network }
letter-digest-why = You are receiving this e-mail because you are a member of { $network } and chose to be told by e-mail what happens there.
letter-said = { $who } wrote:
letter-at-once-go = Open it
letter-at-once-why = You are receiving this e-mail because you were needed in { $network } and were not there to see it.
