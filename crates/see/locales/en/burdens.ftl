# What people carry.

burden-title = What people carry
burden-lead = What you carry here, so that you can put something down in time. Nobody but you and the stewards sees it.
burden-lead-other = What this person carries, as far as every member can see it.
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
burden-ask-about = People who have done a lot together here; those who offer the same skills come first. Only they know whether they have time: ask them.
burden-ask-nobody = Nobody comes to mind: there are no ties yet to people who could be asked.
burden-ask-skills = Offers the same: { $skills }
burden-ask-near = Have done a lot together
burden-ask-who = Who could be asked
burden-others = Who carries the most
burden-others-about = Only stewards see this. What is in closed spaces is left out. The points are up to date; the order is from the last calculation.
burden-who = Who
burden-carries = Points
burden-what = What
burden-much = A lot
burden-more = More people
burden-back = All who carry something

burden-load-title = What organisations carry
burden-load-about = What organisations carry and give, as far as every member can see it: open tasks, hours in meetings in the last thirty days (where five or more people of an organisation came), and hours given to tasks in the last ninety. People are not compared here.
burden-load-reckoned = Calculated once a day, most recently
burden-load-empty = Nothing has been calculated yet. It happens once a day, as soon as there are tasks or meetings.
burden-load-organisation = Organisation
burden-load-nobody = Carried by no organisation
burden-load-more = More organisations
burden-load-blocks = What most others wait for
burden-load-waiting = { $count ->
    [one] { $count } task waits for it
   *[other] { $count } tasks wait for it
}
