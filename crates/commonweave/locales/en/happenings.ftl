# happenings
