# The charter of a network, its versions and endorsements.

charter-title = Charter
charter-vision = Vision
charter-vision-hint = What is different in the world when you have succeeded? Two or three sentences.
charter-purpose = Purpose
charter-purpose-hint = What do you do together toward it, and for whom?
charter-values = Values
charter-values-hint = What guides you when things get difficult?
charter-objectives = Objectives
charter-objectives-hint = One per line, worded so that you can tell when you have reached it: “By 2030 every school has a garden.”
charter-too-many = There are more than { $most } objectives. Keep the ones that matter most.
charter-reason = Why this version?
charter-reason-hint = One sentence for those who endorsed the version before.
charter-write = Write the charter
charter-revise = Revise the charter
charter-publish = Publish the charter
charter-publish-next = Publish version { $version }
charter-cancel = Cancel
charter-draft = Draft of the charter
charter-draft-tag = draft
charter-draft-save = Save as a draft to discuss
charter-drafted-done = The draft is saved. Everyone in the network can read and discuss it.
charter-discarded-done = The draft is discarded.
charter-draft-title = Draft of version { $version }
charter-draft-lead = This draft is not in force yet. Read what would change, and say what you think.
charter-draft-discuss = Discuss this draft
charter-draft-talk = Discussion
charter-draft-changes = What would change from version { $version }
charter-draft-whole = The whole draft
charter-draft-edit = Continue writing
charter-draft-discard = Discard the draft
charter-draft-none = There is no draft at the moment.
charter-draft-there = A draft of version { $version } is open for discussion.
charter-draft-read = Read the draft
charter-draft-item = Draft of version { $version } of our charter
charter-draft-item-text = There is a draft of version { $version } of our charter: [read it]({ $address }). What would you keep, and what would you change?
charter-written-done = The charter is published. Endorse it, and ask the others to.
charter-revised-done = The new version is in force. Endorsements start again from zero.
charter-none = This network has no charter yet.
charter-none-steward = There is no charter yet. On one page, it says what you want, why, and which values guide you.
charter-none-example = Vision: A city in which nobody has to own a car.
charter-version = Version { $version }
charter-versions = Versions
charter-in-force = in force
charter-past = replaced
charter-unchanged = unchanged
charter-whole = The whole of version { $version }
charter-endorsed-by = { $organisations ->
    [0] { $members ->
        [0] nobody stands behind it yet
        [one] { $members } member stands behind it
       *[other] { $members } members stand behind it
      }
    [one] { $members ->
        [0] { $organisations } organisation stands behind it
        [one] { $members } member and { $organisations } organisation stand behind it
       *[other] { $members } members and { $organisations } organisation stand behind it
      }
   *[other] { $members ->
        [0] { $organisations } organisations stand behind it
        [one] { $members } member and { $organisations } organisations stand behind it
       *[other] { $members } members and { $organisations } organisations stand behind it
      }
  }
charter-endorse-ask = Do you stand behind this charter?
charter-endorse-hint = You endorse this version only, and can withdraw at any time.
charter-endorse = Endorse version { $version }
charter-endorse-for = Endorse for { $organisation }
charter-endorsed-mine = You stand behind version { $version }
charter-withdraw = Withdraw my endorsement
charter-withdraw-for = Withdraw the endorsement of { $organisation }
charter-endorsed-done = Your endorsement is recorded.
charter-withdrawn-done = The endorsement is withdrawn.
charter-refused-older = The charter has changed while you were reading: version { $version } is in force. Open the charter, read it, then endorse.
charter-refused-same = This is the same as version { $version }. Change something, or leave the charter as it is.
charter-changed-meanwhile = Somebody published another version while you were writing. Nothing of yours is lost: look at what they changed, then publish again.
charter-meanwhile = You began from version { $begun }; version { $now } is in force by now. This is what changed.
charter-difference = What changed since version { $since }.
charter-difference-marks = Words that went are struck out between [− and −]; words that came are underlined between [+ and +].
charter-organisations = Organisations behind it
charter-members = Members behind it
charter-all = All { $count }
charter-endorsers = Who stands behind version { $version }
charter-endorsers-none = Nobody has endorsed it yet.
charter-count-members = { $count ->
    [one] { $count } member
   *[other] { $count } members
  }
charter-count-organisations = { $count ->
    [one] { $count } organisation
   *[other] { $count } organisations
  }

# The acts of this room in the log: a sentence for each, and its name in lists.
happening-charter-revised = { $who } wrote a new version of the charter
happening-charter-drafted = { $who } worked on a draft of the charter
happening-charter-drafted-name = Drafts of the charter
happening-charter-endorsed = { $who } endorsed the charter
happening-endorsement-withdrawn = { $who } withdrew an endorsement of the charter
happening-charter-revised-name = Charter
happening-charter-endorsed-name = Endorsements
happening-endorsement-withdrawn-name = Endorsements withdrawn

charter-need = Read version { $version } of the charter, and endorse it if you stand behind it
charter-need-why = You have not endorsed it yet.
charter-need-for = You can also speak for:
charter-need-read = Read the charter

# Changing the charter by a decision.
charter-amend = Charter amendment
charter-amend-lead = If the proposal passes, this becomes the next version of the charter, and everyone is asked to endorse it.
charter-amend-wording = Wording, beginning with version { $version }
charter-amend-save = Put this wording to the vote
charter-amend-shared = This proposal was made of a shared statement, which stands among the objectives below. Change its wording, or remove it.
charter-amend-back = Back to the proposal
charter-amend-nothing = No wording has been written for this proposal.
charter-amend-adopted = The proposal passed and became version { $version } of the charter.
charter-amend-overtaken = The charter has been changed since this was written, so it can no longer become the next version.
charter-amended-done = The wording stands with the proposal.
charter-amend-refused = Stewards write the wording, and only while the proposal is a draft.
charter-amend-none = There is no charter yet that could be changed.
happening-charter-amendment-written = { $who } wrote a charter amendment for “{ $item }”
happening-charter-amendment-written-name = Charter amendments

# What charters report to those who look across.
charter-tray = Missing endorsements
charter-tray-about = Organisations that have a representative but have not endorsed the current charter yet.
charter-tray-empty = Every organisation that could has endorsed the charter.
charter-tray-deed = Talk to them
charter-behind = Organisations that endorsed the charter
charter-behind-meaning = Of all organisations, how many have endorsed the current version of the charter. It says that they stand behind the words, not that they act on them. With a new version, it starts again from zero.
charter-behind-empty = There is no charter yet, or no organisation.
charter-behind-told = { $part } of { $count ->
    [one] { $count } organisation
   *[other] { $count } organisations
}, version { $version }
charter-behind-yes = Endorsed
charter-behind-no = Not yet
