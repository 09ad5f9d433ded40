# Panels: some people drawn by lot among those who are willing.

panel-label = Panel
panel-plural = Panels
panel-about = A few people drawn by lot, in the same mix as the whole network.
panel-list = Panels
panel-list-empty = There are no panels yet.
panel-list-example = For example: twelve people of every age and sector read the plan for the park on two evenings, and write down what they would do.
panel-start = Call for a panel
panel-phase-call = Open to volunteers
panel-phase-ready = Waiting for the draw
panel-phase-drawn = Drawn
panel-line-call = { $size ->
    [one] { $size } seat, open to volunteers
   *[other] { $size } seats, open to volunteers
}
panel-line-closing = Chances are being worked out
panel-line-ready = Waiting for the draw
panel-line-drawn = { $size ->
    [one] { $size } seat drawn
   *[other] { $size } seats drawn
}

# The form.
panel-size = Seats
panel-size-hint = How many people are drawn.
panel-size-wrong = Enter a whole number from 2 to { $most }.
panel-sectors = Sectors as in the network
panel-sectors-hint = When the call closes, seats are shared among sectors in proportion to the members of the network.
panel-questions = Questions for volunteers
panel-questions-hint = One per line, with its answers: “Age: under 30 (2-4); 30 to 60 (2-4); over 60 (1-3)”. The numbers say how many people on the panel may give that answer; without them, any number may. You can leave this empty.
panel-question-wrong = “{ $line }” cannot be used. Write each question once, with a colon and two to eight different answers with semicolons between. The numbers must leave room for exactly the seats there are.
panel-questions-many = Ask at most { $most } questions.
panel-dates = Dates
panel-until = Volunteers until
panel-draw-on = Drawn on
panel-hour = Time
panel-day-past = Choose a time in the future.
panel-day-order = The draw comes after the last day for volunteers.
panel-day-late = Choose a day within the next year.
panel-source = Where the seed comes from
panel-source-hint = A public event after the call has closed, with a number as its outcome that nobody can know or choose before: for example “the numbers of the state lottery of 12 December, written one after another”.
panel-fixed = Once somebody has volunteered or the call has closed, only title and text can be changed. The call can be extended on the panel’s page.
panel-refused-fixed = Somebody has volunteered or the call has closed, so seats, questions, dates and seed stay as they are.
panel-refused-move = Until the panel is drawn, it stays in its space.

# Its page.
panel-size-is = { $size ->
    [one] { $size } seat, drawn by lot
   *[other] { $size } seats, drawn by lot
}
panel-made-up = Made up by
panel-made-up-by-none = chance alone
panel-sector = Sector
panel-no-sector = No sector
panel-chances = Chances
panel-chances-are = Everyone’s chance of being drawn lies between { $least } % and { $most } %.
panel-percent = { $chance } %
panel-draw-first = Draw
panel-draw-again = Draw of replacements
panel-how = Chances are as equal as the quotas allow, and are published before the seed is known. From the published lists and the seed, anyone gets the same panel. Volunteers who are not drawn are known only to the people who run this.
panel-members = On the panel
panel-space = To the panel’s space
panel-result = How it was drawn
panel-hold = Running this panel
panel-closing = The call has closed, and chances are being worked out.
panel-drawing = The seed is known, and the panel is being drawn.
panel-stuck = No panel can be drawn yet.
panel-trouble-few = There are too few volunteers for the seats that are to be drawn.
panel-trouble-quotas = With the people who volunteered, not all quotas can be met. This smallest change would make it possible:
panel-trouble-hard = The chances could not be worked out with so many questions. Extend the call, and widen the answers of the next panel.
panel-trouble-late = The chances were not known before the day of the draw, so its seed cannot be used any more. Name another day and another source.
panel-wish = { $least } to { $most }, instead of { $before } to { $limit }
panel-widen = Widen the quotas
panel-widen-hint = Everyone sees in the log that you do. As long as nobody is drawn, you can also extend the call so that more people volunteer.
panel-widened-done = The quotas have been widened.
panel-back = Back to the panel
panel-cancel = Cancel
panel-save = Save

# What is asked of somebody.
panel-come = Volunteer
panel-come-again = Change or withdraw
panel-come-title = Would you take part if you were drawn?
panel-come-about = { $size ->
    [one] { $size } person is drawn by lot.
   *[other] { $size } people are drawn by lot.
}
panel-come-lead = { $size ->
    [one] { $size } person is drawn by lot among everyone who volunteers.
   *[other] { $size } people are drawn by lot among everyone who volunteers.
}
panel-come-privacy = The people who run this see your name and your answers. Others see your name only if you are drawn. They see how many people on the panel gave each answer, and lists without names in which each line stands for five people or more.
panel-come-done = Thank you. You can be drawn now.
panel-willing-title = You have volunteered
panel-withdraw = Withdraw
panel-withdrawn-done = You have withdrawn.
panel-refused-late = Nobody can volunteer any more.
panel-refused-full = No more people can volunteer for this panel.
panel-number = You have number { $number } in this draw
panel-chance = Your chance of being drawn is { $chance } %.
panel-seat-title = You are on this panel
panel-seat-about = You are in the panel’s space now. If you cannot take part, please say so, and somebody else will be drawn.
panel-not-drawn = You were not drawn this time
panel-not-drawn-about = If somebody cannot take part, you may still be drawn. Only the people who run this know that you volunteered.
panel-give-back = I cannot take part
panel-give-back-lead = You leave the panel and its space, and somebody else is drawn. This cannot be undone.
panel-given-back-done = You have left the panel.
panel-refused-seat = You are not on this panel.
panel-stuck-title = No panel can be drawn yet
panel-stuck-about = Further down on this page you can see why, and what you can do.
panel-seed-title = The panel can be drawn
panel-seed-about = The time of the draw has come. Enter the seed.

# Running it.
panel-extend = Extend the call
panel-extend-hint = The draw has to come after the new end of the call, and its seed has to be unknown until then. If the seed named here is known by now, name another source.
panel-extended-done = The call has been extended.
panel-extension-early = Choose a time that is later than the present end.
panel-refused-extension = The call can no longer be extended.
panel-refused-stuck = There are no quotas to be widened now.
panel-refused-past = The day of the draw has passed, so its seed may be known. Extend the call and name another day and another source.
panel-volunteers = Volunteers
panel-volunteers-hint = Keep the names of those who are not drawn to yourselves.
panel-nobody = Nobody has volunteered yet.
panel-name = Name
panel-number-head = Number
panel-chance-head = Chance
panel-seat-head = Seat
panel-seat-willing = volunteered
panel-seat-not-drawn = not drawn
panel-seat-away = no longer here
panel-seat-drawn = on the panel
panel-seat-left = cannot take part
panel-seat-replaced = was replaced
panel-no-lists = The lists exist once the chances are published.
panel-draws = Draws
panel-seed = Seed
panel-seed-from = From:
panel-seed-hint = A whole number, digits only. It can be entered only once.
panel-seed-wrong = Enter a whole number of at most 19 digits, without signs or spaces.
panel-seed-not-yet = The seed is not known yet.
panel-seed-wait = The seed can be entered from this time on:
panel-seeded-done = The seed has been entered, and the draw is being made.
panel-seats-drawn = { $count ->
    [one] { $count } seat drawn
   *[other] { $count } seats drawn
}
panel-draw = Draw
panel-replace = { $count ->
    [one] { $count } seat is empty
   *[other] { $count } seats are empty
}
panel-replace-about = Say first where the seed for the replacement comes from. The quotas are kept with those who stay, and the chances are published before the draw.
panel-announce = Announce the draw
panel-announced-done = The draw has been announced.
panel-refused-announcement = There is nothing to announce now.
panel-refused-seed = No seed is wanted now.
panel-refused-early = The time of this draw has not come yet.

# The result.
panel-no-result = The chances are published when the call has closed.
panel-willing-count = { $count ->
    [one] { $count } person volunteered for { $size } seats.
   *[other] { $count } people volunteered for { $size } seats.
}
panel-chances-about = Everyone who volunteered sees their own number and chance on the panel’s page.
panel-people = People
panel-quotas = Quotas
panel-share = In the network
panel-least = At least
panel-most = At most
panel-on-panel = On the panel
panel-seats = Seats
panel-candidates = People who can be drawn
panel-numbers = Numbers drawn
panel-again = Drawing it again
panel-again-about = The draw is made from two lists, which hold numbers and no names. Their SHA-256 stood here before the seed was known. With both lists and the seed, this command draws the same numbers:
panel-lists-few = Some answers in these lists were given by fewer than five people, so not everyone can download them. Ask the people who run this to show them to you.

# The inbox.
panel-seat-why = You were drawn for this panel
panel-stuck-why = No panel can be drawn yet
panel-due-why = The panel can be drawn

# The calendar.
panel-call-ends = Last chance to volunteer: { $title }
panel-draw-is = Draw: { $title }

# The acts of this room in the log: a sentence for each, and its name in lists.
happening-panel-volunteered = Somebody volunteered for “{ $item }”
happening-panel-withdrawn = Somebody withdrew from “{ $item }”
happening-panel-published = The chances for “{ $item }” are known
happening-panel-stuck = Nobody can be drawn for “{ $item }” yet
happening-panel-extended = { $who } extended the call for “{ $item }”
happening-panel-widened = { $who } widened the quotas of “{ $item }”
happening-panel-announced = { $who } announced a draw for “{ $item }”
happening-panel-due = The time of the draw for “{ $item }” has come
happening-panel-seeded = { $who } entered the seed for “{ $item }”
happening-panel-drawn = “{ $item }” was drawn
happening-panel-seat = { $subject } was drawn for “{ $item }”
happening-panel-vacated = { $who } cannot take part in “{ $item }”
happening-panel-volunteered-name = Volunteers for panels
happening-panel-withdrawn-name = Withdrawals from panels
happening-panel-published-name = Chances published
happening-panel-stuck-name = Panels that cannot be drawn
happening-panel-extended-name = Calls for panels extended
happening-panel-widened-name = Quotas widened
happening-panel-announced-name = Draws announced
happening-panel-due-name = Draws due
happening-panel-seeded-name = Seeds entered
happening-panel-drawn-name = Panels drawn
happening-panel-seat-name = People drawn
happening-panel-vacated-name = Seats given back
