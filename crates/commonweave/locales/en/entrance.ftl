# The ways in: the set-up link, starting a network, an invitation.

entrance-set-up = Set up this server
entrance-set-up-lead = Two minutes: who you are, and the network that will live here. Everything can be changed later.
entrance-set-up-you = You
entrance-set-up-network = Your network
entrance-set-up-network-hint = You will be its steward: you hold its settings, its charter and its members.
entrance-set-up-start = Start
entrance-set-up-done = Everything is in place. Welcome.
entrance-network = Start a network
entrance-network-lead = A network has its own members, organisations, spaces and charter. Nothing crosses from one network to another.
entrance-network-start = Start the network
entrance-network-done = The network is started. You are its steward.
entrance-commons = Commons
entrance-join = Join { $network }
entrance-join-by = { $name } invites you.
entrance-join-as = Join as { $name }
entrance-join-as-hint = You are signed in. How you appear in this network you can change there.
entrance-join-button = Join
entrance-join-new = Make an account and join
entrance-join-known = You have an account here already?
entrance-joined-done = You are in. Look around.
entrance-invitation-revoked = This invitation was taken back.
entrance-invitation-expired = This invitation has expired.
entrance-invitation-used = This invitation has been used already.
entrance-invitation-ask = Ask { $name } for a new link. If you have an account, sign in: perhaps you are in already.
