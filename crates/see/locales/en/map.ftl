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
map-left-out = To stay readable, the picture draws the three strongest ties of each and leaves out { $ties ->
    [one] { $ties } weaker one
   *[other] { $ties } weaker ones
}{ $nodes ->
    [0] .
    [one] , and { $nodes } mark.
   *[other] , and { $nodes } marks.
} The list has everyone.
map-no-sector = No organisation

map-narrow = Find and choose what to show
map-find = Name
map-month = As it was at the end of
map-now = Today
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
map-drawn = Worked out
map-no-figures = Figures are shown once five are on the map. They are worked out every quarter of an hour.
map-density-organisations = Of all pairs of organisations, { $percent } % do something together ({ $ties } pairs).
map-density-members = Of all pairs of people on the map, { $percent } % do something together ({ $ties } pairs).
map-parts = { $count ->
    [one] Everyone can reach everyone else through others.
   *[other] It falls into { $count } parts with no tie between them.
}
map-circles = There are { $count } circles that work more closely within than with the rest.
map-mixing-chance = { $across } % of all ties cross from one sector into another, about as many as if sectors made no difference ({ $expected } %; E-I index { $index }).
map-mixing-more = { $across } % of all ties cross from one sector into another, more than if sectors made no difference ({ $expected } %; E-I index { $index }). That is unlikely to be an accident.
map-mixing-less = { $across } % of all ties cross from one sector into another, fewer than if sectors made no difference ({ $expected } %; E-I index { $index }). That is unlikely to be an accident: sectors keep to themselves.
map-brokers = Who holds it together
map-brokers-about = Only stewards see this. Much of what connects others runs through these: ask whether it is too much for them, and who could share it.
map-broker = { $percent } % of the shortest ways between others
map-about = A tie fades by half in 180 days. The map shows what was done here, not who likes whom, and not what happens elsewhere. What was done in a space for its members only is drawn for them alone, and is in no sum that others see.

map-mine-title = My ties
map-mine-lead = What the map knows of you, and what others may see of it.
map-mine-told = { $ties ->
    [one] You are tied to { $ties } person
   *[other] You are tied to { $ties } people
}{ $sectors ->
    [0] .
    [one] , in one sector beside your own.
   *[other] , in { $sectors } sectors beside your own.
}
map-mine-none = You are not tied to anybody yet. Come to an event, take a task or answer somebody, and you will be.
map-through = { $percent } % of the shortest ways between others lead through you.
map-hide = Hide
map-unhide = Show again
map-hidden = Ties that you hide
map-hidden-done = The tie is hidden from everyone.
map-shown-done = The tie is shown again.
map-leave-title = Be on no map
map-leave-about = Nobody sees your name or your ties on the map any more. What you do is in no sum of the map either.
map-leave = Take me off the map
map-refused = That is nothing that can be chosen here. Open the page again and use one of its buttons.
map-left-done = You are on no map any more.
map-absent = You are on no map. Nobody sees your ties.
map-return = Put me back on the map
map-returned-done = You are on the map again.

happening-map-chosen = { $who } chose what of them stands on the map
happening-map-chosen-name = Choices about the map
