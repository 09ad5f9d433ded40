# What people carry.

burden-title = What people carry
burden-lead = What you carry here, so that you can put something down in time. Nobody but you and the stewards sees it.
burden-lead-other = What this person carries, as far as it stands where every member may look.
burden-points = { $points ->
    [one] { $points } point
   *[other] { $points } points
}
burden-nothing = Nothing at the moment: no role, no open task, no meeting in the last thirty days.
burden-means = One point for each role, each open task, and each hour in meetings in the last thirty days. It knows nothing of what waits at home, of hard tasks and easy ones, or of what somebody does gladly.
burden-middle = Half of the { $people } people who carry something here carry { $points ->
    [one] { $points } point
   *[other] { $points } points
} or less.
burden-ask = Who could be asked
burden-ask-about = People with whom much was done together; those who offer the same come first. Whether they have time, only they know: ask.
burden-ask-nobody = Nobody comes to mind: there are no ties yet to people who could be asked.
burden-ask-skills = Offers the same: { $skills }
burden-ask-near = Did much together
burden-ask-who = Who could be asked
burden-others = Who carries the most
burden-others-about = For stewards alone. What is in spaces for their members only is left out. The order is that of the last reckoning; the points are those of now.
burden-who = Who
burden-carries = Points
burden-what = What
burden-much = Much
burden-more = More people
burden-back = All who carry something
