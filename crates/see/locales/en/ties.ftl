# What is told of ties to whoever wants to be warned.

ties-gauge = An organisation is quieter than its own habit
ties-gauge-about = Days since anybody of it took part in something that you may see, beside the usual gap of the half year before (a week at least). Quiet is not gone: somebody may just be busy elsewhere.
ties-gauge-times = How many times the usual gap
ties-gauge-told = { $days ->
    [0] Somebody took part today
    [one] Nothing for { $days } day
   *[other] Nothing for { $days } days
}; usually { $usual } days lie between.
ties-gauge-unknown = Too little has been heard of it to know a habit.
