# Naming people, organisations, spaces and items.

mention-everyone = { $count ->
    [one] tells the one member of this space
   *[other] tells all { $count } members of this space
}
mention-organisation = organisation
mention-space = space
mention-item = by { $name }
mention-refused-many = You mention { $count } people or things. One text may mention { $max }; leave some out.
mention-offers = Names
