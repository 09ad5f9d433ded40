# Blocking: who takes nothing from whom.

block-own = You have blocked { $name }, so neither of you can vote for the other.
block-theirs = { $name } does not accept your vote.
