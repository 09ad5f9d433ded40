# Letters: the digest, and what comes at once.

letter-digest-subject = { $count ->
    [one] { $network }: one piece of news since you were here
   *[other] { $network }: { $count } pieces of news since you were here
}
letter-digest-says = This happened in { $network } while you were away, the newest first.
letter-digest-go = Read on in { $network }
letter-digest-why = You get this letter because you are a member of { $network } and have chosen to be told by mail what happens there.
letter-more = { $count ->
    [one] and one more
   *[other] and { $count } more
}
letter-at-once-go = Have a look
letter-at-once-why = You get this letter because you are asked for in { $network } and were not there to see it.
