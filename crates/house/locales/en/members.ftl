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

people-title = People
people-count = { $count ->
    [one] One person is here
   *[other] { $count } people are here
}
people-csv = Take as CSV
people-import = Bring in a list
people-invite = Invite people
people-search = Name or what they do
people-search-here = Search this list of members
people-search-go = Search
people-states = State
people-without = Shown only:
people-narrow = By sector or skill
people-by-sector = Sector
people-any-sector = All sectors
people-by-skill = Offers
people-any-skill = Any skill
people-more-hits = These are the first 100. Type more of the name to see fewer.
people-none-found = Nobody fits this.
people-none = Nobody is here yet.
people-all = Show everybody
people-next = Next
people-column-name = Name
people-column-role = Role
people-column-headline = Headline
people-column-place = Place
people-column-languages = Languages
people-column-offers = Offers
people-column-wants = Looks for
people-column-organisations = Organisations
people-column-email = E-mail
people-column-state = State

member-since = here since
member-edit = Edit my profile
member-manage = Membership
member-blank = This is your page. Say in a few words what you do and what others can come to you for.
member-blank-example = Retired engineer. Offers: roofs, statics, patience. Looks for: somebody who speaks Arabic.
member-organisations = Organisations
member-offers = Offers
member-wants = Looks for
member-languages = Languages
member-email = E-mail
member-email-who = seen by stewards only
member-contact = Contact address
member-contact-shared = shared with others, or a second one; seen by stewards only
member-left = Left
member-leave = Leave this network
member-profile-title = My profile
member-profile-lead = Everyone in this network sees it. Fill in what you like; only the name is needed.
member-profile-done = Your profile is saved.
member-name = Name
member-name-hint = As people here call you.
member-headline = Headline
member-headline-hint = What you do, in one line.
member-place = Place
member-languages-hint = Those you can speak here, in your own words: Português, a little English.
member-about = About
member-about-hint = Markdown works.
member-offers-hint = What others can come to you for: one a line, or behind commas. At most 20.
member-wants-hint = What you would like to learn or find: one a line, or behind commas. At most 20.
member-skills-many = These are { $count }; at most { $max } fit. Keep those that matter most.
member-skill-long = “{ $skill }” is long for one skill: at most { $max } characters. Put a comma or a new line between skills.
member-save = Save
member-cancel = Cancel

member-refused-last-steward = This network needs a steward. Make somebody else a steward first.
member-refused-oneself = You cannot suspend or remove yourself. To go, open your profile and leave the network.
member-refused-not-here = This member is not here at the moment. Let them in again first.
member-refused-not-suspended = This member is not suspended.
member-role-done = The role is changed.
member-suspended-done = The member is suspended.
member-reinstated-done = The member is in again.
member-removed-done = The member is removed.
member-left-done = You have left the network.
member-role-guest-says = reads; takes part only in spaces to which someone added them
member-role-member-says = takes part
member-role-facilitator-says = adds organisations, guides spaces
member-role-steward-says = holds settings, members and charter

membership-title = Membership
membership-role = Role
membership-role-save = Change the role
membership-invite = Invite
membership-invite-says = This person was written down and is not here yet. A link of their own brings them in under this name.
membership-invite-go = Make a link
membership-suspend = Suspend
membership-suspend-says = At once they see nothing of this network and stand in no list. What they wrote stays. You can let them in again.
membership-suspend-sure = Yes, I want to suspend this member
membership-suspend-go = Suspend
membership-reinstate = Let in again
membership-reinstate-says = They come back with the role they had.
membership-reinstate-go = Let in again
membership-remove = Remove
membership-remove-says = They leave the network and all its spaces. What they wrote stays under their name. They can come back only by a new invitation.
membership-remove-unseen-says = They have never been here. What was written down about them is deleted.
membership-remove-sure = Yes, I want to remove this member
membership-remove-go = Remove
membership-own = This is your own membership. To go, open your profile and leave the network.

departure-title = Leave the network
departure-lead = You are about to leave { $network }.
departure-stays = What you wrote stays, under your name.
departure-goes = You stand in no list any more, and leave all spaces.
departure-back = You can come back by a new invitation.
departure-go = Leave
departure-not = Stay

invitations-title = Invitations
invitations-lead = A link brings people in. Send it by whatever way you like.
invitations-made = Links
invitations-none = No link was made yet.
invitation-made = The link is ready
invitation-made-says = Copy it now. It is shown only this once.
invitation-link = Link
invitation-another = Done
invitation-for = For one person alone:
invitation-for-anyone = For whoever has the link
invitation-role = Who comes by it becomes
invitation-uses = How many may come by it
invitation-uses-hint = From 1 to 500.
invitation-uses-left = { $count ->
    [one] for one more
   *[other] for { $count } more
}
invitation-days = For how many days it is good
invitation-note = Note
invitation-note-hint = For whom it is. Whoever opens the link reads it.
invitation-make = Make the link
invitation-number = Write a whole number from 1 to { $max }.
invitation-open = open
invitation-used = used up
invitation-expired = expired
invitation-revoked = taken back
invitation-unheld = no longer good: whoever made it may not invite people now
invitation-revoke = Take back
invitation-revoked-done = The link is taken back.
invitation-until = until
invitation-by = made by
affiliation-representative = stands for it
member-refused-invitation = This link is no longer good: it was used up or taken back a moment ago, or whoever made it can no longer invite people. Ask for a new one.

people-claims = { $count ->
    [one] One person asks whether they are on the list
   *[other] { $count } people ask whether they are on the list
}
claim-ask = Was I written down here before I came?
claim-title = Were you expected?
claim-lead = Perhaps somebody wrote you down in { $network } before you came: in a list of partners, or of people who were at a meeting.
claim-says = If you think so, a steward looks whether there is an entry for you, and puts it together with your profile. Nothing happens before a steward has made sure that it is you.
claim-make = Yes, ask a steward
claim-not = No, take me in
claim-on = To the network
claim-waits = The stewards know. If there is an entry for you, one of them makes sure that it is you, perhaps by asking you.
claim-was-confirmed = A steward has put your entry together with your profile.
claim-was-refused = A steward has answered that there is no entry that is surely yours. If you think this is a mistake, talk to them: they can send you a personal link.
claim-made-done = The stewards are asked.
claim-confirmed-done = The entry and the member are one now.
claim-refused-done = The request is answered.
claim-refused-decided = This request is answered already, or the member is no longer here.
claim-refused-gone = This entry has come by another way or is gone. Look at the list again.
claims-title = Who is on the list?
claims-lead = These members say that they were written down here before they came.
claims-none = Nobody asks at the moment.
claims-warn = An equal address or name proves nothing: whoever makes an account types what they like. Confirm only if you know from the people themselves, by another way, that it is them. They get everything that stands at the entry, and may speak for the organisations for which it stands.
claims-nobody = No entry has their address or their name.
claims-same-address = same address
claims-same-name = same name, another address
claims-confirm = It is them
claims-refuse = No, answer that there is none
invitations-personal = Personal links for all who are not here yet
invitations-personal-lead = Everybody who was written down, has not come and has no personal link gets one: up to { $most } at once. Each link brings one person in under their own name.
invitations-personal-again = Make new links for those who have one, too
invitations-personal-again-hint = Their present links stop working.
invitations-personal-go = Make and show them
invitations-personal-file = Make them as a CSV file
invitations-personal-none = Everybody who was written down has come, or has a personal link.
invitations-personal-back = Back
invitations-personal-made = { $count ->
    [one] One link is ready
   *[other] { $count } links are ready
}
invitations-personal-once = Print or copy them now. They are shown only this once.
invitations-personal-more = There may be more people: make the next ones afterwards.
invitations-personal-print = To print and cut
invitations-personal-slip = Your personal way into { $network }. Open this address:
invitations-personal-copy = To copy
# The acts of this room in the log: a sentence for each, and its name in lists.
happening-invitation-made = { $who } made an invitation
happening-invitation-revoked = { $who } revoked an invitation
happening-member-joined = { $subject } joined the network
happening-member-left = { $subject } left the network
happening-member-changed = { $who } changed the role of { $subject }
happening-member-suspended = { $who } suspended { $subject }
happening-member-reinstated = { $who } let { $subject } take part again
happening-profile-changed = { $who } changed the profile of { $subject }
happening-invitation-made-name = Invitations
happening-invitation-revoked-name = Invitations revoked
happening-member-joined-name = Joined
happening-member-left-name = Left
happening-member-changed-name = Roles
happening-member-suspended-name = Suspended
happening-member-reinstated-name = Reinstated
happening-profile-changed-name = Profiles
happening-claim-made = { $who } asked whether they are on the list
happening-claim-confirmed = { $who } confirmed who { $subject } is
happening-claim-refused = { $who } refused what { $subject } said of who they are
happening-claim-made-name = Claims
happening-claim-confirmed-name = Claims confirmed
happening-claim-refused-name = Claims refused

people-claims-see = Look and answer
