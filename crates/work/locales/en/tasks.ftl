# Tasks: what is to be done, by whom, until when; boards and milestones.
task-name = Task
task-plural = Tasks
task-about = Something to be done, by somebody, perhaps by a certain day.
task-open = To be done
task-done = Done
milestone-name = Milestone
milestone-plural = Milestones
milestone-about = Something to be reached by a certain day, to which several tasks lead.
milestone-open = To be reached
milestone-reached = Reached
milestone-reach = It has been reached
milestone-reopen = It has not been reached
milestone-reached-done = The milestone has been reached. Everyone in the space will hear of it.
milestone-reopened-done = The milestone is open again.
milestone-due = To be reached by
milestone-due-missing = Choose the day by which it is to be reached.
milestone-missed = Missed
milestone-tasks = Tasks
milestone-no-tasks = No task leads to it yet. Choose it in the plan of a task.
milestone-progress = { $done } of { $all } done
milestone-line = { $day }, { $done } of { $all } tasks done
milestone-line-reached = Reached, planned for { $day }
milestone-line-missed = Missed on { $day }, { $done } of { $all } tasks done

task-new = New task
task-save = Save
task-cancel = Cancel
task-change = Change
task-find = Find
task-ways = Ways to look at the tasks
task-list-title = List
timeline-title = Timeline

task-starts = First day
task-due = Due
task-due-early = This day is before the first day.
task-day-wrong = Write the day as year, month and day: 2026-11-28.
task-estimate = How long it may take
task-estimate-hint = In hours, such as 1:30 or 2.
task-time-wrong = Write a time in hours, such as 1:30 or 2.
task-priority = Priority
task-priority-low = Low
task-priority-normal = Normal
task-priority-high = High
task-priority-urgent = Urgent
task-plan = Plan
task-planned-done = The plan has been saved.
task-organisation = Carried by
task-organisation-hint = The name of an organisation of this network. Leave it empty if none carries it.
task-organisation-wrong = No organisation of this network has this name.
task-days = When
task-late = Overdue
task-due-today = Today
task-line-due = due { $day }
task-line-today = due today
task-line-late = overdue since { $day }
task-waits = Waits
task-help-wanted = Help wanted
task-checks-of = { $done } of { $all }
task-of-estimate = of about { $estimate }

task-people = Who does it
task-nobody = Nobody yet
task-person = Person
task-person-wrong = This person cannot see this space, or has left the network.
task-person-find = Find somebody by name
task-person-none = Nobody else was found.
task-free = Nobody is doing this yet
task-yours = You are doing this
task-take = I will do it
task-taken-done = The task is yours.
task-leave = I cannot do it
task-hand = Hand it over
task-hand-over = I hand it over and no longer do it myself
task-handed-done = You have handed the task over.
task-give = Give it to somebody
task-given-done = The task has been given. They will hear of it.
task-given-why = You were given this task
task-relieve = Take it away from
task-relieved-done = They no longer have the task.

task-help = Ask for help
task-help-about = Everybody who offers this skill in their profile, and may see this task, finds it on Today.
task-ask-help = Ask for help
task-help-title = Help is wanted
task-help-with = Somebody is needed who can help with:
task-help-change = Change what is asked
task-help-end = No help is needed any more
task-help-done = Whoever offers this skill will see it on Today.
task-help-ended-done = The call for help has ended.
task-help-wrong = Write the name of a skill.
task-help-need = “{ $title }” needs help with { $skill }
task-help-need-why = You offer this skill in your profile.
task-help-see = Look at the task
task-skill = Skill
task-skill-hint = As people write it in their profiles, such as “bookkeeping” or “welding”.

task-checks = Check list
task-checks-lines = What has to be done
task-checks-hint = One thing a line. What is ticked and stays as it is keeps its tick.
task-checks-done = The check list has been saved.
task-checks-many = A check list can have { $most } lines at most. Make tasks of some of them.
task-checks-long = A line can have { $most } characters at most. Shorten the longest lines.

task-parent = Part of
task-parts = Parts
task-parts-new = New parts
task-parts-hint = One per line. Each becomes a task of its own, which somebody can take.
task-parts-make = Make these parts
task-parts-done = The parts have been made.
task-parts-wrong = At most { $most } parts at once, each of { $long } letters at most.
task-refused-deep = This task is a part of another, and parts have no parts of their own.

task-ties = What waits for what
task-tie-new = Add one
task-tie-way = This task
task-tie-before = waits for
task-tie-behind = is waited for by
task-tie = Add
task-untie = Does not wait any more:
task-before = Waits for
task-behind = Waiting for it
task-other = Other task
task-other-hint = Its number or its address. The tasks of this space are offered while you type.
task-other-wrong = There is no such task.
task-circle = These tasks would wait for one another in a circle: { $way }. Take one of these ties away first.
task-ties-many = Too many tasks already wait for one another here.
task-tied-done = Saved: one now waits for the other.
task-untied-done = It no longer waits.

task-hours = Hours
task-hours-add = Write down hours
task-hours-total = { $time } hours so far.
task-hours-wrong = Write how long it took, such as 1:30 or 2, and at most a day.
task-hours-ahead = This day has not come yet.
task-day = Day
task-time = Time
task-time-hint = In hours, such as 1:30 or 2.
task-for = For which organisation
task-what = What for
task-log = Write it down
task-logged-done = The hours have been written down.
task-unlog = Take back
task-unlogged-done = The hours have been taken back.

task-repeat = Repeat
task-repeat-about = When the task is done, the next one is made at once: with its next due date, its check list unticked, and given to the same people as long as they can still see it. Missed dates are skipped.
task-repeat-step = Every
task-repeat-step-wrong = Write a number from 1 to { $most }.
task-repeat-every = Weeks, months or years
task-every-week = Weeks
task-every-month = Months
task-every-year = Years
task-repeat-day = Day of the month
task-repeat-day-hint = For months and years. Where a month is shorter, it is its last day.
task-repeat-day-wrong = Write a day from 1 to 31.
task-repeat-dateless = Only a task with a due date can be repeated. Give it one in its plan first.
task-repeat-end = Stop repeating
task-repeats-done = The task will be repeated.
task-repeats-ended-done = The task is no longer repeated.
task-repeats-weeks = { $step ->
    [one] each week
   *[other] every { $step } weeks
}
task-repeats-months = { $step ->
    [one] each month, on day { $day }
   *[other] every { $step } months, on day { $day }
}
task-repeats-years = { $step ->
    [one] each year, on day { $day } of the month
   *[other] every { $step } years, on day { $day } of the month
}

task-template = Template
task-template-keep = Save as a template
task-template-kept-done = The task is saved as a template of this space.
task-template-title = Title
task-template-title-hint = Leave it empty to take the title of the template.
task-template-make = Make the task
task-template-made-done = The task has been made.
task-template-dropped-done = The template is removed.
task-templates = Templates
task-templates-about = Tasks that this space makes again and again, each with its text, its check list and how long it may take.
task-templates-none = There is no template here yet. Save one from the page of a task.
task-templates-kept = Templates of this space
task-templates-many = A space can have { $most } templates at most. Remove one first.

task-column = Column
task-move = Move
task-move-to = Move to…
task-move-where = To where
task-move-end = At the end of
task-move-before = Before “{ $title }”
task-moved-done = The task has been moved.
task-moved-full-done = The task has been moved. There are now more tasks in this column than you agreed on.
task-stays-done = The task is there already.
task-undo = Undo my last change
task-undone-done = Your last change has been undone.
task-refused-rests = This task or its space is archived, so nothing in it can be changed.
task-refused-column = The column is gone, or somebody moved the task at the same moment. Look at the board again.
task-refused-undo = There is nothing to undo: it was too long ago, or somebody has changed it since.

board-title = Board
board-columns = Columns
board-column = Column
board-column-todo = To do
board-column-doing = Doing
board-column-done = Done
board-column-new = New column
board-column-name = Name
board-column-add = Add the column
board-most = Limit
board-most-hint = At most this many tasks. Leave it empty for no limit. It stops nobody; the board says when there are more.
board-most-wrong = Write a number up to 999, or nothing.
board-most-is = at most { $most }
board-over = More than agreed
board-done = Tasks in this column are done
board-done-hint = This cannot be changed afterwards.
board-for-done = For what is done
board-where = Place
board-place = { $place }
board-place-here = { $place }, where it is now
board-archive = Archive the column
board-archive-about = An archived column is no longer shown. It can be brought back, or deleted for good.
board-archive-to = { $amount ->
    [one] There is 1 task in it. Move it to
   *[other] There are { $amount } tasks in it. Move them to
}
board-archived = Archived columns
board-bring-back = Bring it back
board-delete = Delete
board-saved-done = The columns have been saved.
board-deleted-done = The column has been deleted.
board-refused-last = A board needs at least one column for what is to be done and one for what is done.
board-refused-cards = There are tasks in this column. Say first where they go.
board-refused-many = A board can have 20 columns at most.
board-lanes = How the board is laid out
board-together = All together
board-by-organisation = By organisation
board-no-organisation = Carried by no organisation
board-empty = There is nothing to do here yet.
board-full = This board shows the first 2,000 tasks. The list has all of them.
board-failed = The task could not be moved. It is back where it was.
board-keys = With the keyboard: choose a task with the arrow keys, and move it with Alt and an arrow key.

task-mine = My tasks
task-mine-late = Overdue
task-mine-today = Today
task-mine-later = Later
task-mine-some-day = No due date
task-mine-empty = You have no open tasks. On a board you can take one that nobody is doing yet.
task-need = { $count ->
    [one] A task of yours is due
   *[other] { $count } tasks of yours are due
}
task-need-late = { $count ->
    [one] A task of yours is overdue
   *[other] { $count } tasks of yours are due, { $late } of them overdue
}
task-need-see = My tasks

happening-task-moved = { $who } moved “{ $item }”
happening-task-moved-name = Tasks moved
happening-task-done = { $who } finished “{ $item }”
happening-task-done-name = Tasks finished
happening-task-reopened = { $who } opened “{ $item }” again
happening-task-reopened-name = Tasks opened again
happening-task-planned = { $who } changed the plan of “{ $item }”
happening-task-planned-name = Plans of tasks changed
happening-task-taken = { $who } took “{ $item }”, or left it
happening-task-taken-name = Tasks taken or left
happening-task-given = { $who } gave “{ $item }” to { $subject }
happening-task-given-name = Tasks given
happening-task-relieved = { $who } took “{ $item }” from { $subject }
happening-task-relieved-name = Tasks taken away
happening-task-help = { $who } asked for help with “{ $item }”
happening-task-help-name = Help wanted with tasks
happening-task-tied = { $who } changed what waits for “{ $item }”
happening-task-tied-name = Ties between tasks
happening-task-checked = { $who } worked on the check list of “{ $item }”
happening-task-checked-name = Check lists
happening-task-logged = { $who } wrote down hours for “{ $item }”
happening-task-logged-name = Hours written down
happening-task-repeated = { $who } changed how “{ $item }” is repeated
happening-task-repeated-name = Repeated tasks
happening-task-kept = { $who } saved “{ $item }” as a template
happening-task-kept-name = Templates of tasks saved
happening-template-dropped = { $who } removed a template of tasks from { $space }
happening-template-dropped-name = Templates of tasks removed
happening-board-changed = { $who } changed the columns of { $space }
happening-board-changed-name = Columns of boards
happening-milestone-reached = { $who } reached the milestone “{ $item }”
happening-milestone-reached-name = Milestones reached
happening-milestone-reopened = { $who } opened the milestone “{ $item }” again
happening-milestone-reopened-name = Milestones opened again

task-csv = Download as CSV
task-ics = Due dates for a calendar (ICS)
task-list-empty = No task matches.
task-narrow = Narrow the list
task-narrow-do = Show these
task-narrow-not = Show all
task-any = Any
task-me = Me
task-until-today = By today
task-until-week = Within a week
task-state = State
task-as-it-is = As it is
task-bulk = Change those that are ticked
task-bulk-choose = Choose
task-bulk-which = Which tasks
task-bulk-mine = I will do them too
task-bulk-do = Change them
task-bulk-none = Tick the tasks that are to be changed.
task-bulk-nothing = Choose what to change.
task-bulk-done = The tasks have been changed. You can undo it for an hour.
task-kept = Your lists
task-kept-name = Name of the list
task-kept-many = You have saved 30 lists here already. Remove one of them first.
task-kept-done = The list is saved.
task-keep = Save this list
task-keep-do = Save
task-drop = Remove the list
task-dropped-done = The list is removed.

load-open = Open tasks
load-late = Overdue
load-waiting = Waiting for others
load-hours = Hours given

milestone-new = New milestone
timeline-about = Tasks as bars from their first day to the day they are due, milestones as marks, lines from a task to what waits for it, and a line for today.
timeline-empty = Nothing here has a date yet.
timeline-more = The first 500 tasks are shown. The list has all of them.
timeline-undated = { $count ->
    [one] One task has no date.
   *[other] { $count } tasks have no date.
}
task-shift = Move in time
task-shift-to = Move…
task-shift-days = By how many days
task-shift-hint = 3 is three days later, -3 is three days earlier.
task-shift-look = See what would follow
task-shift-wrong = Write a number of days, such as 3 or -3.
task-shift-undated = This task has no date. Give it one in its plan.
task-shift-follows = What would follow
task-shift-from = Now
task-shift-then = Then
task-shift-many = More than { $most } tasks would have to follow, so nothing is moved. Move a later task first, or let fewer of them wait for each other.
task-shift-elsewhere = { $count ->
    [one] { $count } of them is in another space, and is moved there. Undoing takes back only what is in this space.
   *[other] { $count } of them are in other spaces, and are moved there. Undoing takes back only what is in this space.
}
task-shift-others = { $count ->
    [one] One more task would begin too soon, and you cannot move it.
   *[other] { $count } more tasks would begin too soon, and you cannot move them.
}
task-shift-do = Move them
task-shifted-done = It has been moved, with everything that follows. You can undo it for an hour.
happening-tasks-brought = { $who } imported tasks into { $space }
happening-tasks-brought-name = Tasks imported from files

# What tasks report to those who look across.
task-burden = { $count ->
    [one] { $count } task to be done
   *[other] { $count } tasks to be done
}
task-backbone = Hours of stewards and facilitators
task-backbone-meaning = The hours that stewards and facilitators have written down for tasks in the last thirty days. They gave more than that: much of this work is never written down. Paid hours are not kept here. The figure is shown once five people have written down hours, and never person by person.
task-backbone-empty = Fewer than five stewards and facilitators wrote down hours in the last thirty days.
task-backbone-hours = { $count ->
    [one] { $count } hour
   *[other] { $count } hours
}
task-backbone-told = Written down by { $given } of { $count } stewards and facilitators in thirty days
task-gauge = A task is late
task-gauge-about = How many days ago a task that is not done was due.
task-gauge-days = By how many days
task-gauge-late = { $days ->
    [one] { $days } day late: it was due on { $day }.
   *[other] { $days } days late: it was due on { $day }.
}
task-gauge-due = Due on { $day }.
task-gauge-done = It is done.
task-gauge-dateless = It has no due date.

task-holding = Open tasks that nobody else has taken on

task-count-done = Tasks done
task-count-done-meaning = How many tasks came into a column for what is done. Large and small ones count alike.
task-count-hours = Hours logged
task-count-hours-meaning = How many hours people wrote down for tasks, on the day for which they wrote them down. Work that nobody wrote down is not in it.
milestone-deed = Milestone reached
milestone-told = { $space } reached “{ $title }” on { $day }.
