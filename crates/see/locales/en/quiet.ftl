# Organisations that go quietly.

quiet-title = Quiet exits
quiet-lead = Organisations of which less is heard than their own habit is. Somebody who is close to them might call.
quiet-none = No organisation is quieter than its own habit.
quiet-none-example = For example: the school usually takes part every nine days, and nothing was heard of it for three weeks.
quiet-told = { $days ->
    [one] Nothing for { $days } day
   *[other] Nothing for { $days } days
}; usually { $usual } days lie between.
quiet-call = might call: they do most together with { $through }.
quiet-nobody = Nobody comes to mind who is close to them.
quiet-without = What if they left?
quiet-reckoned = Worked out
quiet-about = The habit is that of the half year before anything was last heard: how many days usually lie between two on which somebody of the organisation took part in something that every member may read, a week at least. Twice that without anything is quiet. Who is on no map is not looked at. Quiet is not gone: somebody may just be on holiday, or busy elsewhere. Only stewards see this.
