# Check-ins: a question that comes back.

checkin-label = Check-in
checkin-plural = Check-ins
checkin-about = A question that comes back by itself. Everyone answers, and the answers stand side by side.
checkin-open = Running
checkin-paused = Paused
checkin-ended = Ended
checkin-pause = Pause
checkin-resume = Resume
checkin-end = End this check-in
checkin-paused-done = The check-in is paused. Nobody is asked until it is resumed.
checkin-resumed-done = The check-in is running again.
checkin-ended-done = The check-in has ended. Its answers stay.

checkin-rhythm = How often
checkin-daily = Every day
checkin-weekly = Every week
checkin-fortnightly = Every two weeks
checkin-monthly = Every month
checkin-weekdays = On which days
checkin-weekdays-hint = Not needed for every day. Every month means the first of these days in the month.
checkin-monday = Monday
checkin-tuesday = Tuesday
checkin-wednesday = Wednesday
checkin-thursday = Thursday
checkin-friday = Friday
checkin-saturday = Saturday
checkin-sunday = Sunday
checkin-hour = At what time
checkin-hour-hint = Everyone is asked at this time in their own time zone.
checkin-first = Starting on
checkin-first-hint = Leave this empty to start as soon as possible.
checkin-refused-days = Choose at least one day.
checkin-refused-first = Choose a day within the next two years.

checkin-at = at { $hour }, local time
checkin-next = next on
checkin-latest = Latest answers
checkin-no-round = Nobody has been asked yet.
checkin-nobody = Nobody has answered yet.
checkin-round-of = For
checkin-round-open = Open
checkin-round-closed = Closed
checkin-answered-of = { $all ->
    [0] { $count } answered
   *[other] { $count } of { $all } answered
}
checkin-answered-count = { $count ->
    [one] { $count } answer
   *[other] { $count } answers
}
checkin-edited = edited
checkin-edit = Edit your answer
checkin-more = More answers
checkin-whole = See this round
checkin-rounds-title = All rounds
checkin-earlier = Earlier round
checkin-later = Later round
checkin-back = Back to the question

checkin-ask = What is your answer?
checkin-answer = Answer
checkin-answer-title = Your answer
checkin-body = Your answer
checkin-send = Save the answer
checkin-cancel = Cancel
checkin-answered-done = Your answer is saved. You can edit it while the round is open.
checkin-refused-closed = This question is not open for answers at the moment.
checkin-refused-round = A new round has started since you opened this page. Save again to answer the new round.
checkin-need = A check-in in { $space } is waiting for your answer.
checkin-asked-why = A check-in is waiting for your answer

days-off-title = My days off
days-off-lead = No check-in asks you on these days. Nobody else sees this list.
days-off-network-title = Days off in this network
days-off-network-lead = No check-in anywhere in this network asks on these days.
days-off-space-title = Days off in this space
days-off-space-lead = No check-in in this space asks on these days.
days-off-of-network = Edit the days off of the network
days-off-none = No days off are coming up.
days-off-add = Add days off
days-off-first = First day
days-off-last = Last day
days-off-last-hint = Leave this empty for a single day.
days-off-name = What for
days-off-save = Add
days-off-remove = Remove
days-off-added-done = The days off are saved.
days-off-removed-done = The days off are removed.
days-off-refused-day = Enter a date within the next five years.
days-off-refused-order = The last day comes before the first.
days-off-refused-long = Days off last a year at most.

# The acts of this room in the log: a sentence for each, and its name in lists.
happening-checkin-asked = “{ $item }” is open for answers
happening-checkin-answered = { $who } answered “{ $item }”
happening-checkin-reworded = { $who } edited their answer to “{ $item }”
happening-checkin-closed = The answers to “{ $item }” are complete
happening-checkin-stepped = { $who } changed the state of the check-in “{ $item }”
happening-days-off-changed = { $who } changed the days off
happening-own-days-off-changed = { $who } changed their own days off
happening-checkin-asked-name = Check-ins asked
happening-checkin-answered-name = Check-ins answered
happening-checkin-reworded-name = Answers to check-ins edited
happening-checkin-closed-name = Check-ins closed
happening-checkin-stepped-name = Check-ins paused or ended
happening-days-off-changed-name = Days off changed
happening-own-days-off-changed-name = Own days off changed
