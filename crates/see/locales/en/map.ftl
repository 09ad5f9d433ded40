# The living map: who works with whom.

map-title = Map
map-lead = Who works with whom, drawn from what people did together here.
map-whose = Whose map
map-organisations = Organisations
map-members = People
map-both = Both
map-whole = Show the whole map
map-around = Around { $name }
map-empty = There is nothing to draw yet. The map grows by itself as people come to the same events, share tasks, answer one another and vote together.
map-empty-example = Rosa and Ilya both come to the garden day: from then on a line joins them, and one joins the organisations they belong to.
map-said-organisations = { $nodes ->
    [one] { $nodes } organisation,
   *[other] { $nodes } organisations,
} { $ties ->
    [one] joined by { $ties } line.
   *[other] joined by { $ties } lines.
} Those that do more together stand closer; shape and colour show the sector, and size how much an organisation does with others.
map-said-members = { $nodes ->
    [one] { $nodes } person,
   *[other] { $nodes } people,
} { $ties ->
    [one] joined by { $ties } line.
   *[other] joined by { $ties } lines.
} Those who do more together stand closer; shape and colour show the sector they work in.
map-said-both = { $nodes ->
    [one] { $nodes } person or organisation,
   *[other] { $nodes } people and organisations,
} { $ties ->
    [one] joined by { $ties } line.
   *[other] joined by { $ties } lines.
} Dotted lines show who belongs to which organisation.
map-left-out = To stay readable, the picture draws the three strongest ties of each. It leaves out { $ties ->
    [one] { $ties } weaker tie
   *[other] { $ties } weaker ties
} and { $nodes ->
    [0] no mark.
    [one] { $nodes } mark.
   *[other] { $nodes } marks.
} The list has everyone.
map-no-sector = No organisation

map-narrow = Find and choose what to show
map-find = Name
map-month = Month shown
map-now = As it is today
map-layers = Made of
map-layer-meetings = Events
map-layer-work = Tasks
map-layer-talk = Conversations
map-layer-decisions = Decisions
map-layer-declared = Declared ties
map-show = Show
map-list = Everyone on the map
map-order = Sort
map-by-name = By name
map-by-sector = By sector
map-by-ties = By number of ties
map-ties = { $count ->
    [one] { $count } tie
   *[other] { $count } ties
}
map-neighbours = Show ties
map-nobody = Nobody on the map fits that.
map-next = More
map-csv = Download the ties (CSV)
map-graphml = Download the map (GraphML)
map-close-1 = a little together
map-close-2 = now and then together
map-close-3 = often together
map-belongs = belongs here
map-column-from = From
map-column-to = To
map-column-close = How closely
map-column-layers = Made of

map-figures = The network as a whole
map-drawn = Last calculated
map-no-figures = Figures are shown once five are on the map. They are worked out every quarter of an hour.
map-density-organisations = Of all pairs of organisations, { $percent } % do something together ({ $ties } pairs).
map-density-members = Of all pairs of people on the map, { $percent } % do something together ({ $ties } pairs).
map-gauge = The network would fall apart without one organisation
map-gauge-about = The share of pairs of the other organisations that could not reach one another on the map without the one that joins most of them. It is read off the map that every member can see, from five organisations on. It says how much depends on one of them, not that it will leave.
map-gauge-percent = More than this many per cent
map-gauge-told = Without one organisation, { $percent } % of the pairs of the others could not reach one another.
map-gauge-told-of = Without { $name }, { $percent } % of the pairs of the others could not reach one another.
map-gauge-unknown = The map has too few organisations, or has not been drawn yet.
map-parts = { $count ->
    [one] Everyone can reach everyone else through others.
   *[other] The map falls into { $count } parts with no tie between them.
}
map-circles = There are { $count } circles whose people work more closely with one another than with the rest.
map-mixing-chance = { $across } % of all ties cross from one sector into another, about as many as if sectors made no difference ({ $expected } %; E-I index { $index }).
map-mixing-more = { $across } % of all ties cross from one sector into another, more than if sectors made no difference ({ $expected } %; E-I index { $index }). That is unlikely to be an accident.
map-mixing-less = { $across } % of all ties cross from one sector into another, fewer than if sectors made no difference ({ $expected } %; E-I index { $index }). That is unlikely to be an accident: people tend to stay within their sector.
map-brokers = Who connects the others
map-brokers-about = Only stewards see this. Many others are connected only through those listed here. Ask whether it is too much for them, and who could share it.
map-broker = { $percent } % of the shortest ways between others
map-about = A tie fades by half in 180 days. The map shows what was done here, not who likes whom, and not what happens elsewhere. What happens in a closed space is drawn only for its members, and is in no figure that others see.

map-mine-title = My ties
map-mine-without = What if I left?
map-mine-lead = What the map knows of you, and what others may see of it.
map-mine-told = { $ties ->
    [one] You are tied to { $ties } person.
   *[other] You are tied to { $ties } people.
} { $sectors ->
    [0] No tie leads into another sector.
    [one] Your ties lead into one sector other than your own.
   *[other] Your ties lead into { $sectors } sectors other than your own.
}
map-mine-none = You are not tied to anybody yet. Come to an event, take a task or answer somebody, and you will be.
map-through = { $percent } % of the shortest ways between others lead through you.
map-hide = Hide
map-unhide = Show again
map-hidden = Ties that you hide
map-hidden-done = The tie is hidden from everyone.
map-shown-done = The tie is shown again.
map-leave-title = Leave the map
map-leave-about = Nobody sees your name or your ties on the map any more, and what you do is not counted in any figure of the map.
map-leave = Take me off the map
map-refused = This cannot be chosen here. Open the page again and use one of its buttons.
map-left-done = You are no longer on the map.
map-absent = You are not on the map. Nobody sees your ties.
map-return = Put me back on the map
map-returned-done = You are on the map again.

happening-map-chosen = { $who } changed what the map shows of them
happening-map-chosen-name = Choices about the map

map-without-title = What if they left?
map-without-title-somebody = What if somebody left?
map-without-title-of = What if { $name } left?
map-without-lead = What this network would lose if { $name } were gone, and who could be asked in time. Only stewards see this of others.
map-without-lead-own = What this network would lose if you were gone, and whom you could ask in time. You see it of yourself; stewards see it too.
map-without-lead-space = What this network would lose if nothing had been done together in { $name }. Only stewards see this.
map-without-others = Ask about somebody else
map-without-people = For a person, open them on the map and choose “What if they left?” there.
map-without-whom = About whom
map-without-spaces = Spaces
map-without-lost = What the map would lose
map-without-nothing = On the map that you may see, nothing would be lost.
map-without-parts = { $before ->
    [one] The map hangs together now
   *[other] The map falls into { $before } parts now
}; it would { $after ->
    [one] hang together still.
   *[other] fall into { $after } parts.
}
map-without-pairs = Of all pairs of those who stay, { $before } % can reach one another over the map now; then it would be { $after } %.
map-without-reach = Those who stay would be further from one another: { $percent } % of their closeness would be lost.
map-without-alone = { $count ->
    [one] { $count } would have no tie left.
   *[other] { $count } would have no ties left.
}
map-without-alone-who = They would have no ties left
map-without-sectors = These sectors would not be on the map any more:
map-without-sectors-told = Sectors that would not be on the map any more: { $sectors }
map-without-before = The map as it is now
map-without-after = The map without them
map-without-table = Who is tied to them
map-without-sector = Sector
map-without-held = Tied to others too
map-without-held-yes = yes
map-without-held-no = no, to nobody else
map-without-nobody = What would be left without anyone
map-without-nobody-none = Nothing that you can see.
map-without-nobody-about = What nobody else holds or has taken on, as far as you can see, at most twenty of each kind. For an organisation, it is what those of its people hold who belong to no other.
map-without-deputies = Who could be asked
map-without-deputies-none = Nobody comes to mind.
map-without-deputies-about = People who are close to them now; those who offer the same skills or know the same people come first. It is a list of whom to ask, not of who is better. Whoever is not on the map is not on this list.
map-without-skills = Offers the same: { $skills }.
map-without-same-sector = Is from the same sector.
map-without-shared = { $count ->
    [one] Has { $count } tie in common with them.
   *[other] Has { $count } ties in common with them.
}
map-without-close-1 = Has done a little together with them.
map-without-close-2 = Does something together with them now and then.
map-without-close-3 = Does much together with them.
map-without-save = Save as a scenario
map-without-save-about = What every member can see on the map is saved in words, and you can go on working on it.
map-without-name = Title
map-without-space = Space
map-without-space-hint = Everyone who can read this space can read it. Public spaces are not offered; if it is about another person, only closed spaces are.
map-without-no-home = You are in no space where this could be saved without being read by people who should not read it.
map-without-send = Save
map-without-done = It is saved as a scenario.
map-without-other = It is called “What if somebody left?”. Who is meant stands on its page for as long as nobody but the members of its space may read it.
map-without-saved-somebody = What the network would lose without them, as every member may see it on the map on the day on which this was saved:
map-without-saved = What the network would lose without { $name }, as every member may see it on the map today:
map-without-about = The map knows what was done together here, nothing else: somebody may be missed for what no map shows.
