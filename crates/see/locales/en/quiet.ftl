# Organisations that go quietly.

quiet-title = Quiet exits
quiet-lead = Organisations that have been quieter than is usual for them. Somebody who knows them well might give them a call.
quiet-none = No organisation is quieter than usual.
quiet-none-example = For example: the school usually takes part every nine days, and nothing has been heard from it for three weeks.
quiet-told = { $days ->
    [one] Nothing for { $days } day
   *[other] Nothing for { $days } days
}; usually they take part every { $usual } days.
quiet-off = { $days ->
    [one] One of these was a day off of the network, and does not count.
   *[other] { $days } of these were days off of the network, and do not count.
}
quiet-call = could call: they do a lot together with { $through }.
quiet-nobody = The map shows nobody who is close to them.
quiet-without = What if they left?
quiet-reckoned = Last calculated
quiet-about = What is usual is taken from the half year before an organisation was last heard from: how many days usually pass between two days on which somebody from it took part in something every member can read, at least a week. Twice as long without anything counts as quiet. Organisations that are not on the map are left out. The days off that stewards entered for the network do not count, neither for what is usual nor for the silence. Quiet does not mean gone: people may be busy elsewhere, or on a holiday of their own. Only stewards see this page.
