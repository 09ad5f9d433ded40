# Today: what needs me, then what happened since I was here.
today-title = Today
today-greeting-morning = Good morning, { $name }
today-greeting-afternoon = Good afternoon, { $name }
today-greeting-evening = Good evening, { $name }
today-greeting-night = Hello, { $name }
today-first = Welcome to { $network }. This page shows what needs you, and what the others are doing. It grows as you take part.
today-needs = Needs you
today-needs-nothing = Nothing is waiting for you. Enjoy the day.
today-until = by
today-since-last = Since
today-lately = The last { $days ->
    [one] day
   *[other] { $days } days
}
today-span = How far to look back
today-span-visit = Since my last visit
today-span-week = 7 days
today-span-month = 30 days
today-empty = It has been quiet since then. What people write, start and decide will appear here, newest first.
today-empty-example = For example: “Bike lanes on Mill Street”: 3 new messages, last by Amina.
today-empty-action = Start something
today-messages = { $count ->
    [one] { $count } new message by { $who }
   *[other] { $count } new messages, last by { $who }
}
today-started = started by { $who }
today-closed = closed by { $who }
today-reopened = reopened by { $who }
today-joined = { $count ->
    [one] { $name } joined the network
    [2] { $name } and one other joined the network
   *[other] { $name } and { $more } others joined the network
}
today-partners = { $count ->
    [one] { $name } is a new partner
    [2] { $name } and one other are new partners
   *[other] { $name } and { $more } others are new partners
}
today-charter = The charter has a new version
today-charter-by = written by { $who }
today-endorsed = { $count ->
    [one] { $name } endorsed the charter
    [2] { $name } and one other endorsed the charter
   *[other] { $name } and { $more } others endorsed the charter
}
today-space = New space: { $name }
today-new = New since you opened this page
today-week = This week
today-week-mine = yours
today-week-all = Open the calendar
today-newcomers = New here
today-newcomers-welcome = Say hello: a first message from someone makes a place feel like home.
today-win = A small win
today-charter-members = { $some } of { $all ->
    [one] { $all } member has endorsed it
   *[other] { $all } members have endorsed it
}
today-charter-organisations = { $some } of { $all ->
    [one] { $all } organisation, too
   *[other] { $all } organisations, too
}
today-charter-read = Read version { $version }
