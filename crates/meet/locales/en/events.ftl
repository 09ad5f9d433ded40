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
event-place-hint = An address that people can find.
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

event-where = Where
event-way-in = How to get in
event-way-in-hint = Which entrance, which bell, which floor; where to park or leave a bike.
event-features = Accessibility
event-access-step-free = Step-free access
event-access-toilet = Accessible toilet
event-access-loop = Induction loop
event-access-sign = Sign language
event-access-captions = Live captions
event-access-quiet = Quiet room
event-access-interpreting = Interpreting
event-access-childcare = Childcare
event-details = Good to know
event-language = Language
event-cost = Cost
event-bring = What to bring
event-hosts = Hosted by
event-hosts-hint = One organisation per line.
event-organiser = Organised by
event-seats = Seats
event-capacity = Number of seats
event-capacity-hint = Leave it empty if there is room for everyone.
event-most-guests = Guests per person
event-most-guests-hint = How many people each person may bring along.
event-questions = Questions for people who come
event-questions-hint = One question per line. Only the organisers read the answers.
event-questions-many = Ask { $most } questions at most.
event-question-long = One of these questions is too long. Each must fit on one line.
event-sign-up-allowed = People without an account may sign up
event-sign-up-allowed-hint = Works where everyone may read the space. They confirm by e-mail and can withdraw with a link.
event-kept = Reserve seats
event-kept-hint = Until the end of that day, these seats are only for the people you name. After that, anyone can take them.
event-kept-row = Reserved seats { $row }
event-kept-for = Reserved for
event-kept-none = Nobody
event-kept-newcomers = Newcomers of the last 90 days
event-kept-organisation = An organisation
event-kept-name = Name of the organisation
event-kept-seats = How many
event-kept-until = Until the end of
event-kept-name-wrong = There is no organisation of this name in the network.
event-kept-twice = Seats are already reserved for these people.
event-kept-too-many = More seats are reserved than the event has.
event-number-wrong = Enter a whole number from { $least } to { $most }.
event-as-draft = Save as a draft
event-as-draft-hint = A draft stands in no calendar and takes no answers. People in the space can read it and comment on it.
event-announced = Announced
event-draft = Draft
event-closed = Closed
event-publish = Announce
event-published-done = The event has been announced.
event-draft-notice = This event is a draft and has not been announced yet.
event-refused-draft = This event has not been announced yet.
event-refused-members = Only members can answer this event.
event-refused-no-mail = This server cannot send e-mail, so signing up without an account is not possible here.
event-refused-crowd = Very many people are signing up right now. Please try again in an hour.
event-refused-no-seat = There is no seat reserved for you. Someone else may have it by now.
event-refused-invitation = Say first that you are coming. If you already have, this server cannot send e-mail.
event-person-remove = Take off the list
event-person-removed-done = Taken off the list.
event-refused-own-answer = They answered themselves. If they told you that they are not coming, write that down below.
event-refused-person = This person no longer has an answer at this event.

event-before = Before it was moved:
event-face = Page to share
event-file = Add to calendar
event-keeping = Who comes, in detail
event-talk = Conversation
event-open-needs = { $count ->
    [one] 1 need to answer
   *[other] { $count } needs to answer
}
event-capacity-of = { $seats ->
    [one] There is 1 seat
   *[other] There are { $seats } seats
}{ $waiting ->
    [0] {"."}
    [one] , and 1 person is waiting.
   *[other] , and { $waiting } are waiting.
}
event-full = All seats are taken. If you say yes, you join the waiting list.
event-full-short = Full
event-free = { $seats ->
    [one] 1 seat is free.
   *[other] { $seats } seats are free.
}
event-you-wait = You are on the waiting list.
event-you-lapsed = The seat that was reserved for you went to someone else. Say yes again to join the waiting list.
event-waiting = On the waiting list
event-offered = Seat reserved, not taken yet
event-lapsed = Did not take their seat
event-not-coming = Not coming
event-waiting-done = All seats are taken. You are on the waiting list.
event-seat-free = A seat is free for you
event-seat-until = Reserved until
event-seat-take = Take the seat
event-seat-leave = Let it go
event-seat-need = A seat is free for you.
event-more = Guests, questions and what you need
event-party = { $count } people

event-coming-title = Your visit
event-coming-save = Save
event-coming-done = This has been saved.
event-guests = Guests
event-guests-hint = How many people you bring along, { $most } at most.
event-needs = What I need to take part
event-needs-hint = Only the organisers can read this.
event-need-note = Anything else the organisers should know
event-remember = Remember this for other events
event-remember-hint = It is filled in for you next time. Nobody sees it until you save your visit.
event-need-open = The organisers have not answered yet what you need.
event-need-arranged = What you need has been arranged.
event-need-declined = The organisers could not arrange what you need.
event-invite = By e-mail
event-invite-about = We send you the event for your own calendar. If it is moved or cancelled, another e-mail updates your calendar.
event-invite-do = Send it to me
event-invited-done = The event is on its way to you.

event-people-title = Who comes, in detail
event-people-empty = Nobody is in this list.
event-entered = Added by an organiser
event-phone = Add someone
event-phone-about = For people who phone or tell you in person. If this is the name of exactly one member, the answer counts as theirs.
event-phone-add = Add
event-person-added-done = The answer has been saved.
event-csv = Download as CSV
event-csv-name = Name
event-csv-email = E-mail
event-csv-answer = Answer
event-csv-party = People
event-csv-first = First answered
event-csv-last = Last answered
event-badges-title = Badges
event-badges-hint = Print this page: ten badges fit on a sheet.
event-needs-title = What people need
event-needs-lead = Answer each of them, so that people know before they set out. Nobody but the organisers can see this list.
event-needs-empty = Nobody has said that they need anything.
event-need-arrange = Arranged
event-need-decline = Not possible, they know
event-need-done = They can see your answer.
event-needs-go = Answer
event-needs-need = { $count ->
    [one] 1 person has told you what they need.
   *[other] { $count } people have told you what they need.
}

event-repeat = Repeat
event-repeat-hint = Each time is an event of its own, with its own answers. The clock at the place stays the same all year.
event-repeat-never = Does not repeat
event-repeat-daily = Every day
event-repeat-weekly = Every week
event-repeat-fortnight = Every two weeks
event-repeat-weekday = Every month, on the same day of the week
event-repeat-monthly = Every month, on the same date
event-repeat-yearly = Every year
event-repeat-until = Last possible day
event-scope = Which events change
event-scope-hint = The other events take over the new time, place and details. Events that were changed on their own stay as they are.
event-scope-this = This event only
event-scope-following = This event and all later ones
event-scope-all = All coming events of the series
event-series-title = Series of events
event-series-none = No event repeats here yet.
event-series-example = When you create an event, you can choose that it repeats.
event-series-all = All meetings of the series
event-series-trend = How many people came
event-series-bar = As a bar
event-rule-too-often = It repeats more than once a day. Only the first event was taken over.
event-rule-unknown = The rule by which it repeats cannot be read. Only the first event was taken over.
event-import-range = In the calendar from which it came, this change holds for other events too, in a way that is not known here. Here only this event was changed.
event-import-rdate = Not all of its further dates were taken: at most 120, and only those that can be read.
event-import-zone = Its time zone is not known. Its times were read in the time zone of the network.
event-import-no-start = It has no start that can be read.
event-import-long = It takes longer than 31 days.
event-import-untitled = Untitled event
minutes-import-day = The name of the file has no day in it, such as 2026-11-14.
minutes-import-ahead = The day in the name of the file is yet to come.
minutes-import-large = The file is larger than 1 MiB.
minutes-import-letters = This is not text in UTF-8.
minutes-import-title = A heading with words is missing here. The first one is the name of the meeting, such as “# Board meeting”.
minutes-import-empty = It has no points: each begins with a heading of its own, such as “## Budget”.
minutes-import-long = This is too long: a point takes { $most } characters.
minutes-import-other-day = The heading names another day ({ $day }). The day in the name of the file was taken.
minutes-import-nobody = It does not say who was there.
minutes-import-person = This line names nobody who was there. It stays in the text as it is.

happening-event-repeated = “{ $item }” was written down
happening-event-repeated-name = Repeated events
pulse-title = How was it?
pulse-lead = This takes less than a minute. Your answers are not linked to your name, and nothing is shown until five people have answered. After that, answers are added five at a time.
pulse-goal = The goal was clear
pulse-voice = I could speak when I wanted to
pulse-fair = Decisions were fair
pulse-worth = It was worth my time
pulse-steps = The next steps are clear
pulse-not = not at all
pulse-fully = fully
pulse-change = One thing to change
pulse-hindered = Something kept me from taking part fully
pulse-hindrance = What was it?
pulse-send = Send
pulse-given-done = Thank you. Your answer has been counted.
pulse-go = Say how it was
pulse-refused-untimely = You can say how it was in the two weeks after the event ends.
pulse-refused-absent = Only people who were there can say how it was.
pulse-refused-twice = You have already said how it was.
pulse-outcome = How it was
pulse-effect = { $mean } out of 5
pulse-of = { $answers } of { $came } people answered.
pulse-told = This covers { $told } of { $answers } answers. Answers are added five at a time, so that nobody’s can be picked out.
pulse-told-next = { $more ->
    [one] The next ones are added after 1 more.
   *[other] The next ones are added after { $more } more.
}
pulse-told-last = No more answers can be given, so the others stay out.
pulse-means = Average of each statement, from 1 to 5
pulse-few = too few answers
pulse-short = How it was
pulse-hindered-count = { $count ->
    [one] Something kept 1 person from taking part fully.
   *[other] Something kept { $count } people from taking part fully.
}
event-pulse-asked-why = Say how it was
happening-event-pulse-asked = Those who came to “{ $item }” were asked how it was
happening-event-pulse-asked-name = Requests for feedback on meetings
happening-event-pulse-given = Somebody gave feedback on “{ $item }”
happening-event-pulse-given-name = Feedback on meetings

# Questions of a meeting's own.
pulse-questions-way = Questions for afterwards
pulse-questions-title = Questions for afterwards
pulse-questions-lead = After the meeting, the people who came are asked how far these statements are true, what they would change, and whether something kept them from taking part. You can add up to three questions.
pulse-questions = Your own questions
pulse-questions-hint = One per line. “I learned something (1-5)” is a scale, “How long should we meet?: an hour; two hours” offers a choice, and a line by itself asks for a few words.
pulse-questions-version = Version { $version }, set on { $day }.
pulse-questions-scope = Which meetings ask them
pulse-questions-series = All meetings of this series that have not begun
pulse-questions-this = Only this meeting
pulse-questions-save = Save
pulse-questions-done = The questions have been saved.
pulse-questions-late = Questions can be changed until the meeting ends.
pulse-question-wrong = “{ $line }” cannot be asked like this, or stands here twice. A choice needs two to eight different answers.
pulse-questions-many = Ask at most { $most } questions.
pulse-own = Questions from the organisers
pulse-own-hint = The organisers read what you write, without your name.
pulse-own-people = { $count } people answered.
pulse-own-kept = The organisers can read what people wrote.
pulse-own-trend = The organisers’ own questions, meeting by meeting
pulse-own-trend-about = Averages from 1 to 5, each of at least five answers. A question is counted as the same one as long as its words stay the same.
pulse-own-picture = One line for each question, meeting by meeting. The table below has all figures.
happening-event-pulse-questions = { $who } set the questions that “{ $item }” asks afterwards
happening-event-pulse-questions-name = Questions for feedback set

event-list-filter = Which events
event-list-coming = Coming up
event-list-mine = Mine
event-list-past = Past
event-list-none = No events are coming up.
event-list-none-past = There have been no events yet.
event-list-example = An event has a day, a place or a link, and shows who is coming.
event-list-count = { $count ->
    [one] 1 coming
   *[other] { $count } coming
}
event-new = New event
event-online = Online
event-cancelled-short = Cancelled
event-needs-met = { $arranged } of { $answered } access needs at events in this network could be met.
event-feed = Public events as a calendar file
event-feeds = Subscribe to your calendar

event-sign-up-title = Sign up
event-sign-up-own = You are a member here.
event-sign-up-own-go = Answer as yourself
event-sign-up-email-hint = We send you a link to confirm. With it you can also withdraw.
event-sign-up-do = Sign up
event-sign-up-often = Three e-mails have already gone to this address today. Please look for them, or try again tomorrow.
event-sign-up-asked-done = Look in your e-mail: you are signed up once you have followed the link.
event-sign-up-yes-done = Your answer has been saved.
event-sign-up-no-done = You have withdrawn.
event-sign-up-ask = { $name }, are you coming?
event-signed-up = { $name }, you are signed up
event-signed-off = You have withdrawn
event-withdraw = Withdraw
event-sign-up-subject = Confirm that you are coming to “{ $event }”
event-sign-up-says = Someone gave this address to sign up for “{ $event }” at { $network }. If it was you, follow the link to confirm. If not, there is nothing to do.
event-sign-up-go = Confirm or withdraw
event-sign-up-why = You are receiving this e-mail because someone entered your address on the page of “{ $event }”.

event-letter-seat = A seat is free for you: “{ $event }”
event-letter-invitation = For your calendar: “{ $event }”
event-letter-cancelled = Cancelled: “{ $event }”
event-letter-moved = Changed: “{ $event }”
event-letter-when = When: { $day } { $clock } { $zone }
event-letter-there = At the place itself: { $day } { $clock } { $zone }
event-letter-place = Where: { $place }
event-letter-go = Open the event
event-letter-why = You are receiving this e-mail because you answered an event of { $network }.

event-moved-why = An event that you want to come to was moved
event-cancelled-why = An event that you want to come to was cancelled
event-offered-why = A seat is free for you
event-moved-time = time
event-moved-place = place
event-moved-both = time and place
event-moved-back = takes place after all
event-published-detail = announced
happening-event-published = { $who } announced “{ $item }”
happening-event-published-name = Events announced
happening-event-seat-offered = A seat at “{ $item }” was offered to { $subject }
happening-event-seat-offered-name = Seats offered
happening-event-seat-settled = { $who } answered the offer of a seat at “{ $item }”
happening-event-seat-settled-name = Seats taken or let go
happening-event-list-kept = { $who } kept the list of “{ $item }”
happening-event-list-kept-name = Lists of events kept
happening-event-answered = { $who } answered “{ $item }”
happening-event-answered-name = Answers to events
event-answered-yes = Coming
event-answered-maybe = Maybe
event-answered-no = Not coming
event-answered-waiting = On the waiting list
happening-event-moved = { $who } changed the time or place of “{ $item }”
happening-event-moved-name = Events moved
happening-event-cancelled = { $who } cancelled “{ $item }”
happening-event-cancelled-name = Events cancelled

minutes-title = Agenda and minutes
minutes-agenda-title = Agenda
minutes-none = There are no points on the agenda yet.
minutes-now = Now
minutes-since = Begun:
minutes-until-clock = planned until { $clock }
minutes-over = over time
minutes-begin = Begin
minutes-end = End this point
minutes-write = Write minutes
minutes-notes = What was said
minutes-notes-hint = A line that begins with “! ” is a decision. A line that begins with “-> ” is an action; you can add a name and a date: “-> @Ada Lovelace: asks for a price 2026-12-01”.
minutes-lines = Decisions and actions under this point
minutes-line-remove = Remove
minutes-line-removed-done = The line is removed. A task that was made of it stays.
minutes-decision = Decision
minutes-decisions = Decisions
minutes-action = Action
minutes-actions = Actions
minutes-due = by { $day }
minutes-done = Done
minutes-carried = Still open from earlier meetings
minutes-proposed-count = { $count ->
    [one] 1 more point is proposed.
   *[other] { $count } more points are proposed.
}
minutes-length-of = { $count ->
    [one] 1 minute
   *[other] { $count } minutes
}
minutes-line-title = Add a decision or an action
minutes-line-about = A decision goes into the register of decisions. An action becomes a task.
minutes-point = Under which point
minutes-line-kind = What is it?
minutes-line-text = In one sentence
minutes-owner = Who does it
minutes-owner-hint = The name of a member. Only for actions.
minutes-due-day = By when
minutes-line-add = Add
minutes-line-done = Added to the minutes.
minutes-waiting = You are offline. Your notes will be saved as soon as you are back online.
minutes-written-done = The minutes have been saved.
minutes-person-unknown = There is no member called “{ $name }”, or there are several.
minutes-lines-many = At most { $most } decisions and actions can be added at once.
minutes-line-long = A decision or an action has at most { $most } letters.
minutes-approved = Approved minutes
minutes-not-approved = These minutes have not been approved yet.
minutes-changed-since = Something has been changed since they were approved.
minutes-version = Version { $number }
minutes-version-title = Approved minutes
minutes-approved-by = Approved by { $name }
minutes-approve = Approve these minutes
minutes-approved-done = The minutes are approved and kept as they are now.
minutes-refused-early = Minutes can be approved once the event has begun.
minutes-refused-empty = There are no points to approve yet.
minutes-refused-late = The time to propose points is over.
minutes-refused-phase = The space is in a phase in which no new tasks are taken, so nothing can be made of an action. Write it down as a note.
minutes-refused-gone = This is no longer there.
minutes-refused-others = Only whoever wrote this line, or whoever holds the event, can remove it.
minutes-refused-approved = These minutes are approved. Only whoever holds the event can still change them.
minutes-typed-kept = What you wrote was not saved. It stands below, so that you can copy it and send it to whoever holds the event.
minutes-refused-many = An agenda has 60 points at most.
minutes-refused-written = Something has been written down under this point, so it stays.
minutes-aim = What is it for?
minutes-aim-inform = Inform
minutes-aim-discuss = Discuss
minutes-aim-decide = Decide
minutes-point-title = Topic
minutes-point-edit = Edit point
minutes-length = Minutes
minutes-speaker = Who brings it in
minutes-material = Material
minutes-material-hint = What others should read beforehand.
minutes-add = Add point
minutes-propose = Propose a point
minutes-proposed = Proposed
minutes-accept = Put on the agenda
minutes-up = Up
minutes-down = Down
minutes-remove = Remove
minutes-removed-done = The point is removed.
minutes-open = Members can propose points until the event begins.
minutes-open-until = Members can propose points. The last moment for this:
minutes-deadline = When does the time to propose points end?
minutes-deadline-day = Last day for proposals
minutes-deadline-hint = Leave it empty to take proposals until the event begins.
minutes-deadline-save = Save
minutes-deadline-done = The last day for proposals has been saved.
minutes-proposed-done = Your point is proposed. Whoever holds the event puts it on the agenda.
minutes-planned-done = The agenda has been saved.
minutes-begun-done = The point has begun.
minutes-ended-done = The point is over.
minutes-decision-method = Meeting
minutes-detail-proposed = proposed
minutes-detail-begun = began a point
minutes-detail-ended = ended a point
happening-agenda-set = { $who } put a point on the agenda of “{ $item }”
happening-agenda-set-name = Points for agendas
happening-agenda-changed = { $who } changed the agenda of “{ $item }”
happening-agenda-changed-name = Agendas changed
happening-minutes-written = { $who } wrote minutes of “{ $item }”
happening-minutes-written-name = Minutes written
happening-minutes-decided = { $who } wrote down a decision of “{ $item }”
happening-minutes-decided-name = Decisions of meetings
happening-minutes-action = { $who } wrote down an action of “{ $item }”
happening-minutes-action-name = Actions of meetings
happening-minutes-approved = { $who } approved the minutes of “{ $item }”
happening-minutes-approved-name = Minutes approved

# What events report to those who look across.
event-load = Hours in meetings
event-burden = { $count ->
    [one] { $count } hour in meetings, in thirty days
   *[other] { $count } hours in meetings, in thirty days
}
# Time polls.
poll-name = Time poll
poll-plural = Time polls
poll-about = Offer several times and find the one that suits most people.
poll-times = Times
poll-times-hint = Fill in as many as you like; leave the others empty. You can add more later.
poll-minutes = How many minutes it takes
poll-zone = Time zone in which you write the times
poll-row = Time { $row }
poll-times-few = Offer at least two times.
poll-times-many = A poll has { $most } times at most.
poll-time-past = This time is already over.
poll-time-twice = This time is offered already.
event-clock-missing = Enter a start time.
poll-times-elsewhere = The times are changed on the page of the poll, under “Change times”.
poll-times-change = Change times
poll-times-add = Add times
poll-times-add-about = Write them as the clocks show them in { $zone }. Everyone who has answered is asked about the new times.
poll-times-added-done = The times have been added.
poll-time-remove = Remove
poll-time-removed-done = The time has been removed.
poll-asked = When can you come?
poll-mine = You have answered
poll-again = There are new times
poll-change = Change your answers
poll-who-sees = The organisers see who said what. Everyone else sees how many.
poll-yes = Yes
poll-need-be = If need be
poll-no = No
poll-send = Send answers
poll-answer-missing = Choose an answer for this time.
poll-answered-done = Your answers have been saved.
poll-answered = { $count ->
    [0] Nobody has answered yet.
    [one] 1 person has answered.
   *[other] { $count } people have answered.
}
poll-line = { $people ->
    [0] nobody has answered yet
    [one] 1 person has answered
   *[other] { $people } people have answered
}
poll-line-settled = the time has been chosen
poll-best = Best
poll-past = Over
poll-yes-count = { $count } yes
poll-need-be-count = { $count } if need be
poll-no-count = { $count } no
poll-missing = Cannot come:
poll-missing-of = { $missing } of { $of }
poll-others = Others
poll-choose = Make it an event
poll-became = The time has been chosen:
poll-settled-done = The event has been made, and those who can come are told. Add where it takes place.
poll-people = Who said what
poll-people-about = Only the organisers see this page.
poll-people-empty = Nobody has answered yet.
poll-phone-about = For people who phone or tell you in person. If this is the name of exactly one member, the answers count as theirs. Entering a name again replaces what was said before.
poll-person-added-done = The answers have been saved.
poll-person-removed-done = The answers are removed.
poll-refused-closed = This poll is closed.
poll-refused-over = All these times are over.
poll-refused-settled = An event was made of this poll already.
poll-refused-past = This time is already over.
poll-refused-gone = This is no longer there.
poll-refused-last = A poll needs at least one time.
poll-refused-own = This person answered themselves and can change their answers themselves.
poll-go = Say when you can come
poll-need = A time is being looked for, and you have not answered yet.
poll-again-need = Times were added since you answered.
poll-times-why = New times were added to a poll that you answered
poll-settled-why = The time was chosen, and you said that you could come
happening-poll-answered = { $who } answered “{ $item }”
happening-poll-answered-name = Answers to time polls
happening-poll-times-added = { $who } added times to “{ $item }”
happening-poll-times-added-name = Times added to polls
happening-poll-time-removed = { $who } removed a time from “{ $item }”
happening-poll-time-removed-name = Times removed from polls
happening-poll-settled = { $who } chose the time of “{ $item }”
happening-poll-settled-name = Times chosen

# Who was there.
presence-title = Who is there
presence-about = Only the organisers see this page. As soon as one person is ticked, only people who were there are asked afterwards how it was.
presence-came = { $count ->
    [0] Nobody is ticked yet.
    [one] 1 person is there.
   *[other] { $count } people are there.
}
presence-filter = Which people
presence-all = Everyone with a seat
presence-is-here = Here
presence-missing = Not here
presence-since = Since
presence-list-done = The list has been saved.
presence-arrival = Someone else is here
presence-arrival-about = For people who come without having said so. If this is the name of exactly one member, that member is ticked.
presence-arrival-add = Add and tick
presence-door = Code for the door
presence-door-about = Show or print a code at the door: members scan it or type its six letters, and are ticked on the list.
presence-door-open = Make a code
presence-door-again = Make another code
presence-door-hint = If the code was passed on to people who are not here, make another one. The earlier one stops working.
presence-door-done = The code is ready.
presence-code-here = You are here? Say so
presence-qr = QR code that leads to the page where you say that you are here
presence-type = Scan the code, or open this page and type the letters:
presence-asked = You are at this event?
presence-here = I am here
presence-here-do = I am here
presence-code = Code at the door
presence-code-hint = Six letters; capitals and blanks do not matter.
presence-code-wrong = This is not the code at the door. Someone may have made another one.
presence-noted = You are ticked as present.
presence-noted-done = Welcome! You are ticked as present.
presence-refused-early = You can be ticked from an hour before the event begins.
presence-refused-late = The event has been over for too long.
presence-refused-off = This event has been cancelled or archived, or is still a draft.
happening-event-door-opened = { $who } made a code for the door of “{ $item }”
happening-event-door-opened-name = Codes for doors of events
happening-event-presence-noted = It was noted who was at “{ $item }”
happening-event-presence-noted-name = Presence at events

# Rounds of introductions.
tables-title = Rounds at tables
tables-about = In each round people sit at other tables. Tables are planned so that people of different sectors who have not met sit together, and nobody sits with the same people twice. Guests whom somebody brings sit with them.
tables-empty = No tables are planned yet.
tables-example = For example three rounds at tables of five, 15 minutes each.
tables-plan = Plan the rounds
tables-plan-again = Plan again
tables-plan-do = Plan tables
tables-planned-done = The tables are planned.
tables-rounds = Rounds
tables-rounds-hint = From 1 to { $most }
tables-size = People at a table
tables-size-hint = From 2 to { $most }
tables-among = Plan for
tables-among-hint = Until the first round begins, you can plan again as often as you like.
tables-among-here = Everyone who is ticked as present
tables-among-coming = Everyone who said that they are coming
tables-few = Tables need at least two people.
tables-many = Tables are planned for { $most } people at most.
tables-round = Round { $round }
tables-table = Table { $table }
tables-none-begun = No round has begun yet
tables-runs = Round { $round } of { $rounds } is running
tables-begin = Begin round { $round }
tables-begin-hint = People who have left are taken out first. A round that has begun stays as it is: whoever comes later sits down with the next one.
tables-begun-done = The round has begun.
tables-closed = All rounds have begun.
tables-repeats = { $count ->
    [one] One pair sits together more than once. With fewer rounds or smaller tables that may be avoided.
   *[other] Pairs sit together again { $count } times. With fewer rounds or smaller tables that may be avoided.
}
tables-across = { $count } pairs of different sectors sat together for the first time.
tables-across-few = Fewer than five pairs of different sectors have sat together for the first time so far.
tables-people = Who sits at the tables
tables-people-about = Fit in people who come late, and take out people who leave. Nobody else is moved, unless somebody would sit alone. Whoever is ticked as present is fitted in by that.
tables-fit-in = Fit in
tables-take-out = Take out
tables-people-done = The tables have been changed.
tables-cards = Cards to print
tables-cards-hint = Print this page and cut it: everyone gets the card with their tables.
tables-card-line = Round { $round }: table { $table }
tables-own = My tables
tables-own-at = Round { $round }: table { $table }
tables-own-with = You sit with
tables-own-others = { $count ->
    [0] Nobody else sits there yet.
    [one] You sit with one other person.
   *[other] You sit with { $count } others.
}
tables-own-none = You do not sit at a table. Tell the organisers that you are here.
tables-own-unplanned = No tables are planned for this event yet.
tables-now = Now
tables-refused-begun = A round has begun. The plan stays as it is.
tables-refused-unplanned = No tables are planned for this event yet.
tables-refused-other = Somebody else has begun this round already.
tables-refused-done = All rounds have begun.
happening-event-tables-planned = { $who } planned the tables at “{ $item }”
happening-event-tables-planned-name = Tables planned
happening-event-round-begun = { $who } began a round at tables at “{ $item }”
happening-event-round-begun-name = Rounds at tables begun
happening-event-table-sat = { $who } sat at a table at “{ $item }”
happening-event-table-sat-name = Sitting at tables

# Hosts in turn, and days on which a series does not come back.
event-host = Host:
event-host-swap = Swap with the next host
event-host-swapped-done = You have swapped with the next host.
event-host-refused-other = Somebody else hosts this event.
event-host-refused-nobody = Nobody else hosts a later event of this series.
event-host-why = You host this event
event-turn-title = Hosts and days off
event-turn-hosts = Who hosts, in turn
event-turn-hosts-hint = One name a line. Each is told a week before, and can swap with the next.
event-turn-days = Days without an event
event-turn-days-hint = One day a line, as 2026-12-25, or the first and the last day: 2026-12-24 2027-01-02. Events that are in the calendar already stay there until you cancel them.
event-turn-holidays = Not on the public holidays of
event-turn-holidays-hint = Those that the whole country keeps by law. What only a part of it keeps, write down as days above.
event-turn-holidays-next = Holidays of the coming year
holidays-none = No country
holidays-at = Austria
holidays-de = Germany
holidays-fr = France
holidays-gb = England and Wales
holidays-ie = Ireland
holidays-nl = Netherlands
holidays-pl = Poland
holidays-pt = Portugal
holidays-us = United States (federal)
event-turn-calendar = Days from a calendar file
event-turn-calendar-hint = For example the public holidays, as an .ics file. Its whole days of the next two years are added to the days above.
event-turn-calendar-wrong = This is not a calendar file.
event-turn-calendar-empty = No whole day of the next two years stands in this file.
event-turn-save = Save
event-turn-done = The series has been saved.
event-turn-many = At most { $most } people host in turn.
event-turn-unknown = “{ $name }” is not the name of exactly one member who may see this event.
event-turn-day-wrong = “{ $day }” is not a day, or not two days in their order within a year.
event-turn-days-many = At most { $most } days can be left out.
happening-event-host-called = { $subject } hosts “{ $item }”
happening-event-host-called-name = Hosts told
happening-event-host-swapped = { $who } swapped with the next host of “{ $item }”
happening-event-host-swapped-name = Hosts who swapped
happening-event-series-kept = { $who } changed who hosts “{ $item }” in turn, or on which days it does not take place
happening-event-series-kept-name = Hosts and days off changed
event-turn-single = This event does not repeat.

# The trend of pulses.
pulse-trend-title = How meetings work, by quarter
pulse-trend-about = The mean of what people said after meetings, from 1 to 5, by the sector to which they belong. A quarter is shown once nothing about it can be answered any more, and only from five answers on: sectors with fewer stand together as others. It says what people said, and not why.
pulse-trend-empty = There is nothing to show for any quarter yet.
pulse-trend-example = The trend begins with the first quarter in which five people have said how a meeting was.
pulse-trend-caption = How well meetings worked
pulse-trend-quarter = Quarter
pulse-trend-of = { $part }/{ $year }
pulse-trend-answers = Answers
pulse-trend-whole = All
pulse-trend-others = Others
pulse-trend-link = Trend by sector
meeting-hours = Person-hours
meeting-decisions = Decisions
meeting-actions = Actions
meeting-done = Done in 30 days
meeting-sum = All of these

# Things to change become tasks or experiments.
pulse-changes = Things to change
pulse-changes-about = Only the organisers see this list. Whose words these are, nobody knows.
pulse-changes-empty = Nothing is listed yet. What people would change is shown once five have said how it was, and then five answers at a time.
pulse-change-make = Make it a task
pulse-change-made = See the task
pulse-change-done = The task has been made.
pulse-change-gone = This is no longer there.
pulse-change-try = Try it out
pulse-change-trial = See the experiment
pulse-change-tried-done = The experiment has been made. Say who sees to it, until when, and by what you will see whether it helped.
pulse-trend-picture = One line for all together and one for each of the sectors with the most answers, quarter by quarter. The table below has all figures.
event-series-picture = How well the meetings went, from 1 to 5, where enough people have said so. The table above has all figures.

# Experiments.
experiment-name = Experiment
experiment-plural = Experiments
experiment-about = Something you try for a while, with a day on which you look whether it helped.
experiment-tried = Being tried
experiment-kept = Kept
experiment-changed = Changed
experiment-dropped = Dropped
experiment-who = Who sees to it
experiment-who-hint = The full name of a member who can read this. They are reminded on their Today page when it is time to look.
experiment-who-nobody = Nobody yet
experiment-who-blind = They cannot read this space.
experiment-who-unknown = Nobody here is called { $name }.
experiment-who-several = More than one member is called { $name }. Ask one of them to change how their name is written.
experiment-until = Last day
experiment-until-hint = Empty means four weeks from now.
experiment-until-past = This day is over.
experiment-until-day = until { $day }
experiment-line = until { $day }
experiment-sign = How we will see whether it helped
experiment-sign-hint = For example: everybody has spoken in the first half hour.
experiment-sign-none = Nobody has said yet.
experiment-series = Looked at in the meetings of
experiment-series-hint = The title of a series of events in this space. Empty means the series that this was started from, or all meetings of the space.
experiment-series-unknown = No series of events in this space is called { $name }.
experiment-series-several = More than one series of events in this space is called { $name }. Give one of them another title.
experiment-due = Time to look
experiment-under-way = What we are trying
experiment-ask = The time is over. Did it help?
experiment-look = Did it help? { $title }
experiment-need = The time you gave it is over: did it help?
experiment-review = Say what became of it
experiment-review-again = Say it anew
experiment-review-send = Save
experiment-reviewed-done = Saved.
experiment-cancel = Cancel
experiment-outcome = What became of it
experiment-choose-kept = Kept: it helped, and we go on with it
experiment-choose-changed = Changed: we do something else instead
experiment-choose-dropped = Dropped: it did not help
experiment-why = Why
experiment-why-hint = A sentence or two for those who ask again in a year.
experiment-given-why = You are asked to see to an experiment
happening-experiment-given = { $who } asked { $subject } to see to the experiment “{ $item }”
happening-experiment-given-name = Experiments handed to somebody
happening-experiment-reviewed = { $who } said what became of the experiment “{ $item }”
happening-experiment-reviewed-name = Outcomes of experiments
event-count-held = Meetings held
event-count-held-meaning = How many meetings took place, cancelled ones left out. It says nothing of how useful they were.
event-count-attended = Attendances
event-count-attended-meaning = How often members came to meetings: one person at three meetings counts three times. Where somebody noted who was there, these count, and else those who had said yes. Guests without an account are not counted.
event-count-hours = Hours in meetings
event-count-hours-meaning = How many hours members spent in meetings together, eight hours of one meeting at most. Meetings without an hour or an end are left out.
event-deed = Meeting held
minutes-deed = Decided at a meeting
event-line-met = “{ $title }” on { $day } brought { $count } people together.
event-line-held = “{ $title }” took place on { $day }.
event-voice = Whose voice is heard
event-voice-about = Members of the space, without guests, and the meetings of this series that have taken place. A meeting that was moved to another space is not counted.
event-voice-ask = Ask those who are missing
event-voice-seats = Keep seats at the next meeting
event-voice-rounds = Talk in small rounds at the next meeting
event-voice-points = Propose points for the next meeting
event-voice-turns = Let people host in turn
event-voice-tasks = See who has what to do
event-voice-came = Coming
event-voice-came-about = How often people came. Where somebody noted who was there, only they count; otherwise, those who said that they would come.
event-voice-spoke = Speaking
event-voice-spoke-about = How many messages people wrote below the meetings. What was said in the room is not known here.
event-voice-pointed = Setting the agenda
event-voice-pointed-about = How many points people put on the agendas or proposed for them.
event-voice-minuted = Taking minutes
event-voice-minuted-about = How many decisions and actions people wrote down.
event-voice-took = Taking something on
event-voice-took-about = How many actions of the minutes people were to do.
