# Events: when and where people come together, and who comes.
event-name = Event
event-plural = Events
event-about = A time and a place at which people come together.

event-when = When
event-day = Day
event-start = Starts at
event-end-day = Last day, if it is a different one
event-end = Ends at
event-all-day = All day
event-all-day-hint = An all-day event has no times and falls on the same day for everyone, wherever they are.
event-zone = Time zone of the place
event-zone-hint = Leave it empty to use the network’s own. Everyone sees the time in their own zone as well.
event-place = Place
event-place-hint = An address, and how to find the door.
event-link = Link
event-link-hint = For meeting online. Only people who answer yes or maybe see it.
event-link-kept = Shown to people who are coming.
event-cancel = Cancel this event
event-cancel-hint = The event stays here, marked as cancelled, so that nobody turns up in vain.

event-day-missing = Choose the day.
event-day-wrong = Write the day as year, month and day: 2026-11-28.
event-start-missing = Enter a start time, or choose “All day”.
event-clock-wrong = Write the time as hours and minutes: 18:30.
event-clock-skipped = The clocks are put forward at this hour, so this time does not exist on that day.
event-end-missing = Enter the time at which it ends.
event-end-early = It ends before it starts.
event-long = An event can last { $days } days at most. Make several events of it.
event-link-wrong = A link begins with https://

event-asked = Are you coming?
event-answered = Your answer
event-answer-yes = Yes, I am coming
event-answer-maybe = Maybe
event-answer-no = No
event-answered-done = Your answer has been saved.
event-refused-closed = This event is closed and takes no more answers.
event-refused-over = This event is over.
event-refused-cancelled = This event was cancelled.

event-cancelled = This event was cancelled.
event-over = This event is over.
event-there = Where it takes place:
event-who = Who is coming
event-counts = { $coming ->
    [one] 1 person is coming
   *[other] { $coming } people are coming
}{ $maybe ->
    [0] {"."}
    [one] , 1 maybe.
   *[other] , { $maybe } maybe.
}
event-counts-over = { $coming ->
    [one] 1 person said yes
   *[other] { $coming } people said yes
}{ $maybe ->
    [0] {"."}
    [one] , 1 said maybe.
   *[other] , { $maybe } said maybe.
}
event-line-at = { $day }, { $clock }
event-line-day = { $day }
event-line-cancelled = { $day }, cancelled
event-who-over = Who wanted to come
event-all = Everyone who has answered
event-answers-title = Who is coming
event-answers-filter = Answer
event-answers-empty = Nobody has given this answer yet.
event-coming = Coming
event-perhaps = Maybe

happening-event-answered = { $who } answered “{ $item }”
happening-event-answered-name = Answers to events
event-answered-yes = Coming
event-answered-maybe = Maybe
event-answered-no = Not coming
happening-event-moved = { $who } changed the time or place of “{ $item }”
happening-event-moved-name = Events moved
happening-event-cancelled = { $who } cancelled “{ $item }”
happening-event-cancelled-name = Events cancelled
