# Figures of the network, chosen and kept as reports.

report-plural = Reports
report-lead = Choose figures, where and when; see them as picture and table; take them with you as a file; keep what you look at again and again.
report-csv = Download (CSV)
report-choose = What the report is of
report-figures = Figures, six at most
report-sectors = Sectors
report-sectors-all = All together
report-sectors-each = Each beside the others
report-where = Where
report-where-hint = A space is shown as a whole: choosing one leaves sectors aside.
report-everywhere = The whole network
report-span = How far back
report-months = { $count ->
    [one] { $count } month
   *[other] { $count } months
}
report-until = Last month to show
report-until-hint = Year and month, such as 2026-03. Empty means the last month that has been counted.
report-step = In steps of
report-step-month = Months
report-step-quarter = Quarters
report-step-year = Years
report-make = Show the report
report-all = All
report-no-sector = No organisation
report-together = Sectors taken together
report-left-out = { $count ->
    [one] One month has gaps: too few people took part to show all of it. What is missing is in no sum.
   *[other] { $count } months have gaps: too few people took part to show all of them. What is missing is in no sum.
}
report-few = There is nothing to tell: too few people did this at that time and place, or it has not been counted yet.
report-save-title = Keep this report
report-name = Name
report-name-hint = What you will look for. The report looks at newer months as time goes by, unless you chose a last one.
report-share = Share it with the network
report-share-hint = Every member sees it, as far as they may read the space that it is of.
report-save = Keep it
report-saved-done = The report is kept.
report-refused-empty = Choose a figure first.
report-refused-many = You keep fifty reports already. Remove one first.
report-saved = Kept reports
report-none = No report is kept yet.
report-none-example = For example: hours logged by quarter, or who speaks, each sector beside the others.
report-is-shared = Shared with the network
report-is-own = Only you see it
report-remove = Remove
report-shared-done = The report is shared with the network.
report-removed-done = The report is removed.
report-means = Each month is counted once, three days after it is over, and never changed afterwards. People are told of from five on: smaller sectors are taken together, a space is told of only where it gives away nothing about the rest, and what may not be told is left out of longer times too. So no two reports, held against each other, tell of fewer than five people. Spaces for their members only count there alone. A figure says how much happened, not how good it was.
report-figure = Figure
report-period = Time
report-group = Group
report-value = Value
report-months-told = Months shown
report-months-all = Months
happening-report-shared = { $who } changed the reports that are shared
happening-report-shared-name = Report shared
happening-detail-report-shared = A report was shared.
happening-detail-report-removed = A report is shared no longer.
