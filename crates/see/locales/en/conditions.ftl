# The conditions of collective impact.

conditions-title = Conditions
conditions-lead = Five things without which many cannot reach something together, and a sixth: that those concerned have a say.
conditions-about = Each figure stands for something that cannot be counted. It can show where to look and what to talk about; it cannot show whether you do well. All of them count only what every member may read, as it is now.
conditions-agenda = A common agenda
conditions-agenda-about = You want the same, and you have said so in the same words.
conditions-measurement = Shared measurement
conditions-measurement-about = You look at the same figures to see whether it works.
conditions-activities = Activities that help one another
conditions-activities-about = What each of you does makes what the others do go further.
conditions-communication = Continuous communication
conditions-communication-about = You hear from one another often enough to trust.
conditions-backbone = A backbone
conditions-backbone-about = Somebody has the time to hold it together.
conditions-voice = A say for those concerned
conditions-voice-about = Whoever has to live with a decision can take part in it.
conditions-rows = What it is counted from
conditions-more = More
conditions-back = All conditions
conditions-contacts = Days between contacts
conditions-contacts-meaning = For each organisation, the usual number of days between two days on which somebody of it did something that every member may read, within the last ninety days; of these the one in the middle. It is calculated once an hour, and shown from five organisations on. It does not see phone calls, letters, or a talk at the bakery.
conditions-contacts-empty = Fewer than five organisations were heard of in the last ninety days.
conditions-contacts-days = { $days ->
    [one] { $days } day
   *[other] { $days } days
}
conditions-contacts-part = { $days } days
conditions-contacts-told = { $heard } of { $count ->
    [one] { $count } organisation
   *[other] { $count } organisations
} heard of within { $days } days
conditions-contacts-often = Heard of at least once a week
conditions-contacts-monthly = Heard of at least once a month
conditions-contacts-rarely = Heard of less often
conditions-contacts-silent = Not heard of in this time
conditions-contacts-count = { $count ->
    [one] { $count } organisation
   *[other] { $count } organisations
}
