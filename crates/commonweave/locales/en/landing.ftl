# The front pages of the server and of a network.

landing-title = Front page
landing-claim = Work together toward what none of you can reach alone
landing-lead = One quiet place for a network of people and organisations: find common ground, talk, meet, decide, do.
landing-start = Start a network
landing-mine = Your networks
landing-public = Networks on this server
landing-no-public = No network on this server is listed in public. If somebody invited you, open the link they gave you.
landing-private = only for members
landing-members = { $count ->
    [one] { $count } member
   *[other] { $count } members
  }
landing-organisations = { $count ->
    [one] { $count } organisation
   *[other] { $count } organisations
  }
landing-whole-charter = The whole charter
landing-sectors = Who takes part
landing-sectors-about = { $count ->
    [one] A bar for the one sector that takes part.
   *[other] Bars for the { $count } sectors that take part, the largest first.
}
landing-all-organisations = All organisations
landing-strange = You see what this network shows to everyone. To take part, ask somebody in it for an invitation.
landing-steps = First steps
landing-step-done = (done)
landing-step-charter = Write the charter
landing-step-charter-advice = One page: what you want, why, by what values.
landing-step-charter-act = Write it
landing-step-endorse = Stand behind it
landing-step-endorse-advice = Be the first to endorse the charter; others follow.
landing-step-endorse-act = Open the charter
landing-step-partners = Add the partners
landing-step-partners-advice = Organisations can stand here before anyone of them signs in.
landing-step-partners-act = Add an organisation
landing-step-space = Open a first space
landing-step-space-advice = A place for one purpose, with its own members.
landing-step-space-act = Open a space
landing-step-invite = Invite people
landing-step-invite-advice = One link that you send to whom you want here.
landing-step-invite-act = Make a link

# The demo: six people as whom one may look around.
landing-personas = Step in as somebody
landing-personas-lead = These are invented people in invented networks that have talked for months. Choose one, look around, write something: it is only a demonstration.
landing-persona-enter = Walk in as { $name }
landing-persona-look = Look from outside
landing-persona-steward = Steward
landing-persona-steward-about = Works in the city’s climate department and holds the network: settings, charter, members, invitations, the log.
landing-persona-facilitator = Facilitator
landing-persona-facilitator-about = A hydrologist who holds the group that reads forty air sensors. Opens spaces, adds partners, closes what is done.
landing-persona-member = Member
landing-persona-member-about = Teaches biology. Talks in four spaces and wants her pupils’ work to be seen.
landing-persona-representative = Stands for an organisation
landing-persona-representative-about = A baker who speaks for his bakery: keeps its page and endorses the charter for it.
landing-persona-newcomer = Newcomer
landing-persona-newcomer-about = Joined yesterday. Her profile is empty and nobody knows her yet.
landing-persona-visitor = Not signed in
landing-persona-visitor-about = See what the network shows to everyone: its charter, its partners, two open spaces.
landing-suspended = Your membership of { $network } is suspended. Its stewards can let you in again: ask one of them.

landing-need-steps = Bring your network to life
landing-need-steps-why = You are the only one here so far. A few first steps lead from the charter to the first people.
landing-need-steps-see = See the first steps
