# Events: when and where people come together, and who comes.
event-name = Event
event-plural = Events
event-about = A time and a place at which people come together.

event-when = When
event-day = Day
event-start = Starts at
event-end-day = Last day, if it is another
event-end = Ends at
event-all-day = It takes the whole day
event-all-day-hint = Then it has no times, and it stands on the same day for everyone, wherever they are.
event-zone = Time zone of the place
event-zone-hint = If you choose none, it is the network’s own. Everyone sees the time in their own zone as well.
event-place = Place
event-place-hint = An address, and how to find the door.
event-link = Link
event-link-hint = For meeting online. It is shown to those who say that they come, or perhaps.
event-link-kept = Shown to those who come.
event-cancel = It does not take place
event-cancel-hint = The event stays, marked as cancelled, so that nobody comes in vain.

event-day-missing = Say on which day it is.
event-day-wrong = Write the day as year, month and day: 2026-11-28.
event-start-missing = Say when it starts, or that it takes the whole day.
event-clock-wrong = Write the time as hours and minutes: 18:30.
event-clock-skipped = The clocks are put forward at this hour, so this time does not exist on that day.
event-end-missing = Say when it ends on its last day.
event-end-early = It ends before it starts.
event-long = An event takes { $days } days at most. Make several of it.
event-link-wrong = A link begins with https://

event-asked = Do you come?
event-answered = Your answer
event-answer-yes = Yes, I come
event-answer-maybe = Perhaps
event-answer-no = No
event-answered-done = Your answer is noted.
event-refused-over = This event is over.
event-refused-cancelled = This event was cancelled.

event-cancelled = This event was cancelled.
event-over = This event is over.
event-there = Where it takes place:
event-who = Who comes
event-counts = { $coming ->
    [one] 1 person comes
   *[other] { $coming } people come
}{ $maybe ->
    [0] {"."}
    [one] , 1 perhaps.
   *[other] , { $maybe } perhaps.
}
event-all = Everyone who has answered
event-answers-title = Who comes
event-answers-filter = Answer
event-answers-empty = Nobody has given this answer yet.
event-coming = Come
event-perhaps = Come perhaps

happening-event-answered = { $who } answered “{ $item }”
happening-event-answered-name = Answers to events
event-answered-yes = Comes
event-answered-maybe = Comes perhaps
event-answered-no = Does not come
happening-event-moved = { $who } changed the time or place of “{ $item }”
happening-event-moved-name = Events moved
happening-event-cancelled = { $who } cancelled “{ $item }”
happening-event-cancelled-name = Events cancelled
