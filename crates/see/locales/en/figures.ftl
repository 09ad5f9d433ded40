# Figures of the network, chosen and kept as reports.

report-plural = Reports
report-lead = Choose figures, a place and a time. See them as a chart and a table, download them, and save the reports you come back to.
report-csv = Download as CSV
report-choose = What the report is of
report-figures = Figures (at most six)
report-sectors = Sectors
report-sectors-all = All together
report-sectors-each = Each sector by itself
report-where = Where
report-where-hint = A space is shown as a whole, without sectors.
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
report-few = There is nothing to show: too few people did this at that time and place, or it has not been counted yet.
report-save-title = Save this report
report-name = Name
report-name-hint = A name you will recognise. The report moves on to newer months as time goes by, unless you chose a last one.
report-share = Share it with the network
report-share-hint = Every member sees it, except those who cannot read the space it is about.
report-save = Save
report-saved-done = The report is saved.
report-refused-empty = Choose a figure first.
report-refused-many = You have saved fifty reports already. Remove one first.
report-saved = Saved reports
report-none = No report has been saved yet.
report-none-example = For example: hours logged by quarter, or who speaks, sector by sector.
report-is-shared = Shared with the network
report-is-own = Only you see it
report-remove = Remove
report-shared-done = The report is shared with the network.
report-removed-done = The report is removed.
report-means = Each month is counted once, three days after it ends, and never changed afterwards. Nothing is shown about fewer than five people: smaller sectors are put together, a space is shown only where it gives nothing away about the rest, and what may not be shown is left out of longer periods too. So no two reports, compared with each other, tell anything about fewer than five people. What happens in closed spaces counts only there. A figure says how much happened, not how good it was.
report-figure = Figure
report-period = Time
report-group = Group
report-value = Value
report-months-told = Months shown
report-months-all = Months
happening-report-shared = { $who } changed the reports that are shared
happening-report-shared-name = Report shared
happening-detail-report-shared = A report was shared.
happening-detail-report-removed = A report is no longer shared.
