# Whose voice is heard.

voice-title = Whose voice
voice-lead = Who comes, who speaks, who proposes, who sets the agenda and who decides, beside how many people are in each group.
voice-by = Group by
voice-by-sector = By sector
voice-by-newcomer = New or not
voice-by-size = By size of organisation
voice-since = Looking back
voice-months = { $count ->
    [one] { $count } month
   *[other] { $count } months
}
voice-where = Where
voice-everywhere = The whole network
voice-csv = Download as CSV
voice-few = Figures are shown once there are five people.
voice-all = { $count ->
    [one] { $count } person is counted.
   *[other] { $count } people are counted.
}
voice-how = How to read these figures
voice-about = A parity of 1 means that a group does as much as its size would suggest; 0.5 means half of that. “Before” is the same length of time just before. Groups of fewer than five are put together. A share is shown only where five or more people of a group did something, or none did, and where no other grouping or length of time, compared with it, would tell about fewer. What was done in closed spaces counts only there. These figures say who was heard here, not who had something to say.
voice-about-one = A parity of 1 means that a group does as much as its size would suggest; 0.5 means half of that. Groups of fewer than five are put together. A share is shown only where five or more people of a group did something, or none did, and where no other grouping or length of time, compared with it, would tell about fewer. These figures say who was heard here, not who had something to say.
voice-nothing = Nobody did this in that time.
voice-nothing-yet = Nobody has done this.
voice-step = Step
voice-group = Group
voice-people = People
voice-of-people = Share of people
voice-of-done = Share of this
voice-parity = Parity
voice-before = Parity before
voice-ideas = What became of ideas
voice-ideas-about = Of the ideas and proposals that each group put forward in the last twelve months, how many led to something else, such as a proposal, a task or an event.
voice-led-share = Led to something
voice-total = All
voice-gini = How unequal people’s shares are (Gini): { $value }. At 0 everyone does the same, at 1 one person does everything.
voice-least = One group is { $people } of the people, but only { $done } of this comes from it.
voice-merged = Smaller groups together
voice-no-sector = No organisation
voice-unknown = Not known
voice-new = Here for less than 90 days
voice-not-new = Here for longer
voice-size-small = Organisation with up to 4 people here
voice-size-middle = Organisation with 5 to 19 people here
voice-size-large = Organisation with 20 people or more here
voice-present = Being there
voice-present-about = How often people said they would come to an event.
voice-present-deed = Reserve seats at the next event
voice-spoke = Speaking
voice-spoke-about = How many messages and check-in answers people wrote.
voice-spoke-deed = Ask those who are missing
voice-proposed = Proposing
voice-proposed-about = How many ideas, proposals and budget projects people put forward.
voice-proposed-deed = Invite ideas in a space
voice-agenda = Setting the agenda
voice-agenda-about = How many points people put on the agenda of an event or proposed for one.
voice-agenda-deed = Ask for points before the next event
voice-decided = Deciding
voice-decided-about = In how many open votes and budgets people took part.
voice-decided-deed = Give an open vote more time
voice-panel-deed = Call for a panel with seats for each sector
