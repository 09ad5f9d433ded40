# Outcomes: objectives, what is measured for them, and whether it works.
outcomes-title = Outcomes
outcome-new = New indicator
outcome-new-first = Define the first indicator
outcome-none = Nothing is measured here yet.
outcome-none-example = For example: the share of trips by foot, bike and tram, each quarter, from the city’s counts.
outcome-closed = This network shows its outcomes only to its members.
outcome-is-public = Everyone who may read this network sees its outcomes.
outcome-is-closed = Only members see the outcomes.
outcome-show = Show them to everyone
outcome-hide = Show them to members only
outcome-show-warns = Then everyone also sees the stories behind the curves and who wrote them.
outcome-shown-done = Everyone who may read this network now sees its outcomes.
outcome-hidden-done = Only members see the outcomes now.
outcome-others = Further indicators
outcome-agenda = What we cannot measure yet
outcome-agenda-about = We would like to know this. Whoever has figures is asked to say so.
outcome-agenda-tag = Not measured yet
outcome-means = An indicator tells how a whole population fares. All partners share in it, and none is judged by it.
outcome-csv = Download as CSV
outcome-table = Indicators
outcome-name = Name
outcome-value = Value
outcome-period = Period
outcome-unit = Unit
outcome-course = Course
outcome-group = Group
outcome-total = Total
outcome-last = Last value
outcome-first = First value
outcome-target = Target
outcome-turned = The curve has turned
outcome-worse = Worse than expected
outcome-along = As expected
outcome-says-nothing = There are no figures yet.
outcome-says-turned = Better than the frozen forecast in every period since { $since }: the curve has turned.
outcome-says-worse = Worse than the frozen forecast in every period since { $since }.
outcome-says-along = So far the values follow the frozen forecast, or have not differed from it for long enough.
outcome-says-unknown = No value has come after a frozen forecast yet, so there is nothing to compare it with.
outcome-change-better = From { $from } in { $period } to { $to }: better.
outcome-change-worse = From { $from } in { $period } to { $to }: worse.
outcome-change-even = From { $from } in { $period } to { $to }: neither better nor worse.
outcome-change-same = { $to }, the same as in { $period } ({ $from }).
outcome-chart-about = From { $first } in { $from } to { $last } in { $to }.
outcome-target-of = Target { $period }
outcome-forecast-of = Forecast from { $period }
outcome-forecast-about = The dotted line shows what would happen if nothing changed: a line through the eight periods up to { $period }, with a band that would hold the middle half of all values. It is not a plan. Frozen on:
outcome-forecast-none = No forecast has been frozen yet.
outcome-forecast-done = The forecast is frozen and will not change.
outcome-refused-forecast = A forecast needs at least four values within the last eight periods.
outcome-freeze = Freeze a forecast
outcome-groups-title = By group
outcome-groups-caption = By group, { $period }
outcome-groups-known = Groups so far:
outcome-groups-floor = Groups of fewer than five people are shown together.
outcome-groups-over = The groups add up to more than the total. Please check the figures.
outcome-group-others = Others
outcome-group-unknown = Group not known
outcome-gap = { $highest } lies { $difference } above { $lowest }.
outcome-gap-ratio = { $highest } lies { $difference } above { $lowest }: { $ratio } times as high.
outcome-gap-grown = The gap has grown from { $from } in { $period } to { $to }.
outcome-gap-shrunk = The gap has narrowed from { $from } in { $period } to { $to }.
outcome-gap-same = The gap is the same as in { $period }: { $from }, now { $to }.
outcome-bar = Bar
outcome-apart = From the total
outcome-people = People
outcome-people-hint = How many people this figure stands for.
outcome-people-missing = Say how many people this group has: groups of fewer than five are not shown alone.
outcome-stories-title = The story behind the curve
outcome-stories-none = Nobody has written about this curve yet.
outcome-stories-more = Add to the story
outcome-stories-all = The whole story
outcome-story = What happened
outcome-story-hint = What pushed the curve up or down? You can use Markdown.
outcome-story-add = Add
outcome-story-done = Added to the story.
outcome-story-removal-warns = This entry disappears for everyone, and nobody can bring it back.
outcome-story-removed-done = The entry has been removed.
outcome-strand = What it is about
outcome-strand-forces = Causes and forces
outcome-strand-partners = Partners who play a part
outcome-strand-works = What works
outcome-strand-plans = What we will do
outcome-meaning = What it means
outcome-ratio-of = Counted
outcome-version = Version of the definition
outcome-version-of = Version { $version }
outcome-version-apart = Another series: these values cannot be compared with today’s
outcome-versions-title = Versions of the definition
outcome-versions-about = A definition is never changed: each change is a new version.
outcome-sort = Kind
outcome-sort-result = Result of a whole population
outcome-sort-performance = Performance of one space
outcome-frequency-month = Each month
outcome-frequency-quarter = Each quarter
outcome-frequency-year = Each year
outcome-polarity-up = Higher is better
outcome-polarity-down = Lower is better
outcome-polarity-between = Best between two marks
outcome-rating-high = high
outcome-rating-medium = medium
outcome-rating-low = low
outcome-quadrant = What it asks
outcome-quadrant-amount = How much did we do?
outcome-quadrant-quality = How well did we do it?
outcome-quadrant-better = How many are better off?
outcome-quadrant-better-share = What share is better off?
outcome-edit = Change
outcome-save = Save
outcome-cancel = Cancel
outcome-remove = Remove
outcome-choose = Choose
outcome-enter = Enter a value
outcome-keep = Save the value

outcome-new-title = New indicator
outcome-new-measure-title = New performance measure
outcome-new-measure = New performance measure
outcome-edit-title = Change the definition
outcome-name-hint = For example: Children’s emergency visits for asthma
outcome-plain = In plain words
outcome-plain-hint = What does it tell, so that everyone understands?
outcome-technical = In technical terms
outcome-technical-hint = What exactly is counted, where, and what is left out?
outcome-unit-hint = For example: %, µg/m³, per 10,000 children
outcome-movers = Projects that mean to move it
outcome-polarity = Direction
outcome-marks = The range in which it is best
outcome-marks-hint = Only where it is best between two marks.
outcome-mark-low = From
outcome-mark-high = To
outcome-marks-wrong = The upper mark must not lie below the lower one.
outcome-frequency = How often it is measured
outcome-source = Source
outcome-source-hint = Who publishes the figures, and where?
outcome-ratio-title = Shares and rates
outcome-ratio = It is a share or a rate: so many out of so many
outcome-ratio-hint = Then you enter what was counted and among how many, and the value is worked out.
outcome-numerator = What is counted
outcome-denominator = Among what
outcome-per-each = Per
outcome-of-people = The figures are about people
outcome-of-people-hint = Then groups of fewer than five are shown together as others.
outcome-ratings = How well it serves
outcome-ratings-hint = Choose three or four headline indicators that rate high in all three.
outcome-communication = Everyone understands it
outcome-proxy = It stands for what we mean
outcome-data-power = Good data, on time
outcome-objective = Objective
outcome-objective-none = No objective
outcome-space = Space
outcome-space-hint = Whose work does it measure? You can choose spaces in which you take part.
outcome-headline = Headline indicator
outcome-headline-hint = Stands first, with its curve. Three or four are enough.
outcome-agenda-field = It cannot be measured yet
outcome-agenda-hint = It is listed with what we would like to know.
outcome-reason = Why it is defined anew
outcome-reason-hint = Asked for when the definition changes.
outcome-series = Begin a new series
outcome-series-asks = With another unit, direction, frequency or share, or where figures are about people now or no longer, earlier values cannot be compared with new ones. They are kept, and the curve begins anew. Tick the box and save again if you mean this.
outcome-added-done = The indicator is defined. Now enter its values.
outcome-saved-done = The definition is saved.
outcome-removed-done = The indicator has been removed.
outcome-removal-title = Remove the indicator
outcome-removal-warns = It disappears from all pages. Its values stay in exports of the network.
outcome-refused-many = A network has at most { $most } indicators. Remove one first.
outcome-refused-version = Somebody else has changed the definition meanwhile. Open it again and make your change there.

outcome-figures-title = Values
outcome-figures-there = Values so far
outcome-figure-done = The value is saved.
outcome-figure-corrected-done = The value is corrected. What it was before is kept below.
outcome-figure-same-done = That is the value that was there already.
outcome-figure-there = There is a value already: { $value }. Tick the box and save again to correct it. What it was is kept.
outcome-figure-there-small = There is a value already, of fewer than five people. Tick the box and save again to correct it. What it was is kept.
outcome-correct = Correct the value that is there
outcome-corrections = Corrected values
outcome-entered = Entered by
outcome-too-few = under five
outcome-period-hint = For example 2026-03, 2026 Q1 or 2026
outcome-period-wrong-month = Write the month like 2026-03.
outcome-period-wrong-quarter = Write the quarter like 2026 Q1.
outcome-period-wrong-year = Write the year with four digits, like 2026.
outcome-period-ahead = This period has not ended yet.
outcome-period-ancient = Values begin with the year 1900.
outcome-number-wrong = Write a number, such as 12.5.
outcome-number-ambiguous = This can be read as thousands or as decimals. Write 1234, or 1.2340.
outcome-number-large = This number is too large to be right.
outcome-number-percent = This is a percentage, but the indicator has another unit.
outcome-number-whole = Write a whole number from 0 up.
outcome-counted = Counted
outcome-counted-missing = Write how many were counted.
outcome-counted-negative = A count cannot be below 0.
outcome-among = Among how many
outcome-among-missing = Write among how many they were counted.
outcome-among-zero = Out of 0 there is no share. Write a number above 0, or leave the period out.
outcome-group-hint = Leave it empty for the total.
outcome-group-reserved = Groups and total are told under this name already. Leave the group empty for the total.
outcome-counted-more = This is more than there are in all: a share of them cannot be above 100 %.
outcome-note = Note
outcome-note-hint = What one should know about this value.
outcome-refused-spelled = { $one } and { $other } look like one group. Write it in one way.
outcome-refused-groups = An indicator has at most { $most } groups.
outcome-targets-title = Targets
outcome-targets-none = There is no target yet.
outcome-targets-former = Changed and removed targets
outcome-target-until = Replaced or removed:
outcome-target-hint = Leave it empty to remove the target of this period.
outcome-target-done = The target is saved.
outcome-target-gone-done = The target has been removed.

outcome-sheet-title = Import values
outcome-sheet-about = The first row names the columns: { $columns }. Shares need “counted” and “among” in place of “value”.
outcome-sheet = The rows
outcome-sheet-hint = Paste them from a spreadsheet or a CSV file. Rows may stand in any order.
outcome-sheet-indicator = Indicator
outcome-sheet-indicator-hint = For rows that name none.
outcome-sheet-map = What other columns mean
outcome-sheet-map-hint = One per line, for example: Monat = period
outcome-sheet-try = See what would happen
outcome-sheet-bring = Import
outcome-sheet-sure = Import these values
outcome-sheet-asks = Nothing has been changed yet. Look at what would happen, tick the box and send it again.
outcome-sheet-wrong = Some rows cannot be read. Nothing has been imported.
outcome-sheet-plan = { $new ->
    [one] One new value
   *[other] { $new } new values
}, { $corrected ->
    [one] one correction.
   *[other] { $corrected } corrections.
}
outcome-sheet-same = { $same ->
    [0] None is there already.
    [one] One value is there already.
   *[other] { $same } values are there already.
}
outcome-sheet-line = Line { $line }: { $what }
outcome-sheet-more = There are more lines with mistakes than these.
outcome-sheet-unused = Columns that are not used:
outcome-sheet-done = The values are imported.
outcome-sheet-large = This is too much at once: at most { $most } rows, and a megabyte of text.
outcome-sheet-wide = There are too many columns: at most { $most } with a heading.
outcome-sheet-empty = There is no row with a value in it.
outcome-sheet-ragged = Line { $line } has more cells than there are headings. Put numbers with a decimal comma in quotation marks, or separate the cells by semicolons.
outcome-sheet-unclosed = A quotation mark that begins in line { $line } is never closed.
outcome-sheet-no-period = No column is called “period”. Say below which one it is.
outcome-sheet-columns = Two columns mean the same: { $column }.
outcome-sheet-mapping = No column matches this line: { $text }
outcome-sheet-twice = this period stands in line { $first } already, with another value.
outcome-sheet-several = several indicators are called { $name }. Use the number in its address.
outcome-sheet-nameless = it names no indicator, and none is chosen below.
outcome-sheet-unknown = no indicator is called { $name }.
outcome-sheet-unit = the unit is { $unit }, but the indicator is measured in { $known }. Change its definition first.
outcome-sheet-polarity = the direction is { $polarity }, but the indicator says { $known }. Change its definition first.

outcome-review-title = Review
outcome-review-about = The indicators with new values, one after the other: what changed, why, and what we will do about it.
outcome-review-before = What became of the last actions
outcome-review-no-actions = No action is open, and none was finished lately.
outcome-review-place = { $place } of { $all }
outcome-review-next = Reviewed, go on
outcome-review-done = Reviewed.
outcome-review-none = No new values are waiting for review.
outcome-review-due = With new values
outcome-review-missing = Values still missing
outcome-action = What we will do
outcome-action-hint = It becomes a task.
outcome-action-open = open
outcome-action-done = done
outcome-action-space = In the space
outcome-who = Who does it
outcome-who-hint = The name of a member; leave it empty if nobody does yet.
outcome-who-unknown = Nobody here is called { $name }.
outcome-who-several = Several members are called { $name }. Write the full name.
outcome-due = By when

outcome-tree-title = Objectives
outcome-tree-about = What we want to reach, who carries it, who works toward it, and how we will know.
outcome-tree-none = There are no objectives yet.
outcome-tree-orphans = What everyone agrees on and nobody has taken up yet
outcome-tree-example = They usually begin with those of the charter.
outcome-depth = Level { $depth }
outcome-no-project = No project yet
outcome-no-indicator = No indicator yet
outcome-charter-tag = From the charter
outcome-charter-dropped = No longer in the charter
outcome-charter-waiting = { $count ->
    [one] The charter names an objective that is not in the tree:
   *[other] The charter names { $count } objectives that are not in the tree:
}
outcome-charter-take = Add them
outcome-charter-done = The objectives of the charter are in the tree.
outcome-charter-words = The charter says it in these words:
outcome-objective-new = New objective
outcome-objective-edit = Change the objective
outcome-objective-below = Add an objective below
outcome-objective-hint = What will be different? For example: Every child walks to school safely.
outcome-objective-about = More about it
outcome-objective-done = The objective is added.
outcome-objective-saved-done = The objective is saved.
outcome-objective-removed-done = The objective has been removed.
outcome-objective-removal-title = Remove the objective
outcome-objective-removal-warns = What stands below it moves up, and its indicators stay without an objective.
outcome-refused-objectives = A network has at most { $most } objectives. Remove one first.
outcome-parent = Stands below
outcome-parent-none = Nothing: it stands at the top
outcome-parent-wrong = It cannot stand below this one.
outcome-owners = Carried by
outcome-owners-none = No organisation yet
outcome-owners-hint = Organisations of the network, one a line.
outcome-owners-many = At most { $most } organisations carry one objective.
outcome-owner-unknown = No organisation here is called { $name }.
outcome-projects = Who works toward it
outcome-projects-none = No project yet
outcome-projects-hint = Spaces in which you take part. Others that were chosen stay.
outcome-results-title = Indicators
outcome-below = Below it

outcome-measures-title = Performance of projects
outcome-measures-about = How well each project works. Its own people answer for these figures, and they say nothing about the whole population.
outcome-measures-none = No project measures its work here yet.

happening-objectives-changed = { $who } changed the objectives
happening-objectives-changed-name = Objectives
happening-indicator-changed = { $who } changed what is measured
happening-indicator-changed-name = Indicators
happening-figures-entered = { $who } entered values of an indicator
happening-figures-entered-name = Values entered
happening-forecast-frozen = { $who } froze a forecast
happening-forecast-frozen-name = Forecasts
happening-curve-turned = A curve has turned, as values that { $who } entered show
happening-curve-turned-name = Curves turned
happening-curve-story-added = { $who } wrote about what lies behind a curve
happening-curve-story-removed = { $who } removed an entry from the story behind a curve
happening-curve-story-added-name = Stories behind curves
happening-curve-story-removed-name = Entries of stories removed
happening-figures-reviewed = { $who } reviewed an indicator
happening-figures-reviewed-name = Reviews
happening-measures-changed = { $who } changed what { $space } measures of its own work
happening-measures-changed-name = Performance measures
happening-outcomes-published = { $who } changed who sees the outcomes
happening-outcomes-published-name = Outcomes shown or hidden
happening-detail-outcomes-shown = everyone
happening-detail-outcomes-hidden = members only

# What outcomes report to those who look across.
outcome-on-time = Indicators that are up to date
outcome-on-time-meaning = Of the indicators that can be measured, how many have a figure for the last month, quarter or year that is over. It says that somebody looks, not that things go well.
outcome-on-time-empty = Nothing is measured here yet.
outcome-on-time-told = { $part } of { $count ->
    [one] { $count } indicator
   *[other] { $count } indicators
}
outcome-on-time-never = No figure yet
outcome-on-time-yes = Up to date: { $period }
outcome-on-time-no = Late: last figure of { $period }
outcome-partners = Partners that bring figures
outcome-partners-meaning = Organisations whose people entered the latest figure of an indicator, beside all organisations. Who brings figures need not be who does the work.
outcome-partners-empty = Nobody of an organisation has entered a figure yet.
outcome-partners-told = { $part } of { $count ->
    [one] { $count } organisation
   *[other] { $count } organisations
}
outcome-linked = Projects that work toward an objective
outcome-linked-meaning = Of the sixty projects and working groups in which something happened last, how many are named below an objective. It says that somebody has said what they are for, not that they help. Closed spaces are left out.
outcome-linked-empty = There is no project or working group yet.
outcome-linked-told = { $part } of { $count ->
    [one] { $count } project
   *[other] { $count } projects
}
outcome-linked-none = No objective yet
outcome-linked-to = Toward “{ $objective }”
outcome-gauge-stale = An indicator has had no value for a while
outcome-gauge-stale-about = How many periods have ended since the one of its last value. It says that nobody looked, not that things are worse.
outcome-gauge-periods = For how many periods
outcome-gauge-stale-told = { $periods ->
    [0] Up to date: the last value is of { $last }.
    [one] { $periods } period has passed since the last value, of { $last }.
   *[other] { $periods } periods have passed since the last value, of { $last }.
}
outcome-gauge-stale-never = { $periods ->
    [0] It has no value yet, and none is due.
    [one] It has no value yet; one is missing.
   *[other] It has no value yet; { $periods } are missing.
}
outcome-gauge-worse = An indicator has turned for the worse
outcome-gauge-worse-about = Its values have been worse than the frozen forecast for three periods running (two where it is measured by the year). It says that, not why.
outcome-gauge-worse-told = { $value }, and worse than the forecast since { $since }.
outcome-gauge-worse-not = { $value }. It has not turned for the worse.
outcome-gauge-above = An indicator is above a number
outcome-gauge-above-about = Its last value, as it was entered, is greater than the number. One value is not yet a course.
outcome-gauge-below = An indicator is below a number
outcome-gauge-below-about = Its last value, as it was entered, is smaller than the number. One value is not yet a course.
outcome-gauge-number = Number
outcome-gauge-held-told = { $value } ({ $period }), compared with { $number }.
outcome-gauge-held-never = It has never had a value.
outcome-count = Figures entered
outcome-count-meaning = How many figures of indicators were entered. It says that somebody measured, not that anything got better.
outcome-line-turned = The curve of “{ $name }” has turned since { $since }: it stands at { $value }.
outcome-line-works = What works for “{ $name }”: { $text }
outcome-line-forces = What is behind “{ $name }”: { $text }
