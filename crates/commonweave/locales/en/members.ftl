# Members: who is here, what they say about themselves, and how they come and go.
member-refused-suspended = The stewards of this network have suspended your membership. Write to them if you think this is a mistake.
member-role-guest = guest
member-role-member = member
member-role-facilitator = facilitator
member-role-steward = steward
member-state-invited = not here yet
member-state-pending = asks to come in
member-state-active = here
member-state-suspended = suspended
member-state-left = has left
