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
conditions-contacts-meaning = For each organisation, how many days usually pass between two days on which somebody from it did something every member can read, within the last ninety days; of these numbers, the one in the middle. It is calculated once an hour, and shown from five organisations on. It knows nothing of phone calls, letters, or a chat at the bakery.
conditions-contacts-empty = Fewer than five organisations were heard from in the last ninety days.
conditions-contacts-days = { $days ->
    [one] { $days } day
   *[other] { $days } days
}
conditions-contacts-part = { $days } days
conditions-contacts-told = { $heard } of { $count ->
    [one] { $count } organisation
   *[other] { $count } organisations
} heard from within { $days } days
conditions-contacts-often = Heard from at least once a week
conditions-contacts-monthly = Heard from at least once a month
conditions-contacts-rarely = Heard from less often
conditions-contacts-silent = Not heard from in this time
conditions-contacts-count = { $count ->
    [one] { $count } organisation
   *[other] { $count } organisations
}
