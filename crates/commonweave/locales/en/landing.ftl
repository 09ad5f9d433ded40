# The front pages of the server and of a network.

landing-title = Front page
landing-claim = Work together toward what none of you can reach alone
landing-lead = One quiet place for a network of people and organisations: find common ground, talk, meet, decide, do.
landing-start = Start a network
landing-mine = Your networks
landing-public = Networks on this server
landing-no-public = No network on this server is listed publicly. If someone invited you, open the link they sent you.
landing-private = members only
landing-members = { $count ->
    [one] { $count } member
   *[other] { $count } members
  }
landing-organisations = { $count ->
    [one] { $count } organisation
   *[other] { $count } organisations
  }
landing-whole-charter = Read the whole charter
landing-to-today = Go to Today
landing-partners = Partners
landing-sectors = Who takes part
landing-sectors-about = { $count ->
    [one] A bar for the one sector that takes part.
   *[other] Bars for the { $count } sectors that take part, the largest first.
}
landing-all-organisations = All organisations
landing-strange = You see what this network shows to everyone. To take part, ask someone in it for an invitation.
landing-steps = First steps
landing-step-done = (done)
landing-step-charter = Write the charter
landing-step-charter-advice = On one page: what you want, why, and which values guide you.
landing-step-charter-act = Write it
landing-step-endorse = Endorse it
landing-step-endorse-advice = Be the first to endorse the charter; others will follow.
landing-step-endorse-act = Open the charter
landing-step-partners = Add your partners
landing-step-partners-advice = You can add organisations before any of their people sign in.
landing-step-partners-act = Add an organisation
landing-step-space = Start a first space
landing-step-space-advice = A place for one purpose, with its own members.
landing-step-space-act = Start a space
landing-step-invite = Invite people
landing-step-invite-advice = One link that you send to the people you want here.
landing-step-invite-act = Create a link

# The demo: six people as whom one may look around.
landing-personas = Look around as someone
landing-personas-lead = These are invented people in invented networks that have been talking for months. Choose one, look around, write something: it is only a demonstration.
landing-persona-enter = Walk in as { $name }
landing-persona-look = Look from outside
landing-persona-steward = Steward
landing-persona-steward-about = Works in the city’s climate department and looks after the network: settings, charter, members, invitations, the log.
landing-persona-facilitator = Facilitator
landing-persona-facilitator-about = A hydrologist who runs the group that reads forty air sensors. Starts spaces, adds partners, wraps up what is done.
landing-persona-member = Member
landing-persona-member-about = Teaches biology. Talks in four spaces and wants her pupils’ work to be seen.
landing-persona-representative = Representative
landing-persona-representative-about = A baker who speaks for his bakery: looks after its page and endorses the charter for it.
landing-persona-newcomer = Newcomer
landing-persona-newcomer-about = Joined yesterday. Her profile is empty and nobody knows her yet.
landing-persona-visitor = Not signed in
landing-persona-visitor-about = See what the network shows to everyone: its charter, its partners, two open spaces.
landing-suspended = Your membership of { $network } is suspended. Its stewards can reinstate you: ask one of them.

landing-need-steps = Bring your network to life
landing-need-steps-why = You are the only one here so far. A few first steps take you from the charter to the first people.
landing-need-steps-see = See the first steps
