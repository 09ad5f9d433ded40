# Today: what needs me, then what happened since I was here.
today-title = Today
today-greeting = Hello, { $name }
today-needs = Needs you
today-needs-nothing = Nothing waits for you. Enjoy the day.
today-since-last = Since
today-lately = The last { $days ->
    [one] day
   *[other] { $days } days
}
today-span = How far back
today-span-visit = Since my last visit
today-span-week = 7 days
today-span-month = 30 days
today-empty = It has been quiet since then. What people write, start and decide will stand here, newest first.
today-empty-example = For example: “Bike lanes on Mill Street”: 3 new messages, last by Amina.
today-empty-action = Start something
today-messages = { $count ->
    [one] { $count } new message by { $who }
   *[other] { $count } new messages, last by { $who }
}
today-started = started by { $who }
today-closed = closed by { $who }
today-reopened = opened again by { $who }
today-joined = { $count ->
    [one] { $name } joined the network
    [2] { $name } and one more joined the network
   *[other] { $name } and { $more } others joined the network
}
today-partners = { $count ->
    [one] { $name } takes part now
    [2] { $name } and one more take part now
   *[other] { $name } and { $more } others take part now
}
today-charter = The charter has a new version
today-charter-by = written by { $who }
today-endorsed = { $count ->
    [one] { $name } endorsed the charter
    [2] { $name } and one more endorsed the charter
   *[other] { $name } and { $more } others endorsed the charter
}
today-space = New space: { $name }
today-new = New since you opened this page
