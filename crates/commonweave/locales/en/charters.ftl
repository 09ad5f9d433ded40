# The charter of a network, its versions and endorsements.

charter-title = Charter
charter-vision = Vision
charter-vision-hint = What is different in the world when you have succeeded? Two or three sentences.
charter-purpose = Purpose
charter-purpose-hint = What do you do together toward it, and for whom?
charter-values = Values
charter-values-hint = What guides you when it gets difficult?
charter-objectives = Objectives
charter-objectives-hint = One a line, each so that you can tell whether it is reached. “By 2030 every school has a garden.”
charter-too-many = These are more than { $most } objectives. Keep those that matter most.
charter-reason = Why this version?
charter-reason-hint = One sentence for those who endorsed the version before.
charter-write = Write the charter
charter-revise = Revise the charter
charter-publish = Publish the charter
charter-publish-next = Publish version { $version }
charter-cancel = Cancel
charter-written-done = The charter is published. Endorse it, and ask the others to.
charter-revised-done = The new version is in force. Endorsements begin anew.
charter-none = This network has no charter yet.
charter-none-steward = There is no charter yet. It says in one page what you want, why, and by what values.
charter-none-example = Vision: A city in which nobody has to own a car.
charter-version = Version { $version }
charter-versions = Versions
charter-in-force = in force
charter-past = past
charter-unchanged = unchanged
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
charter-endorse-hint = An endorsement is for this version. You can take it back at any time.
charter-endorse = Endorse version { $version }
charter-endorse-for = Endorse for { $organisation }
charter-endorsed-mine = You stand behind version { $version }
charter-withdraw = Take my endorsement back
charter-withdraw-for = Take back the endorsement of { $organisation }
charter-endorsed-done = Your endorsement is recorded.
charter-withdrawn-done = The endorsement is taken back.
charter-refused-older = The charter has changed while you were reading: version { $version } is in force. Open the charter, read it, then endorse.
charter-refused-same = Nothing differs from version { $version }. Change something, or leave the charter as it is.
charter-changed-meanwhile = Somebody published another version while you were writing. Nothing of yours is lost: look at what they changed, then publish again.
charter-meanwhile = You began from version { $begun }; now version { $now } is in force. This is what changed.
charter-difference = What changed since version { $since }.
charter-difference-marks = Removed words are struck out between [− and −], added ones underlined between [+ and +].
charter-organisations = Organisations behind it
charter-members = Members behind it
charter-all = All { $count }
charter-endorsers = Who stands behind version { $version }
charter-endorsers-none = Nobody yet.
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
happening-charter-endorsed = { $who } endorsed the charter
happening-endorsement-withdrawn = { $who } took an endorsement of the charter back
happening-charter-revised-name = Charter
happening-charter-endorsed-name = Endorsements
happening-endorsement-withdrawn-name = Endorsements taken back

charter-need = Read version { $version } of the charter, and endorse it if you stand behind it
charter-need-why = You have not endorsed it yet.
charter-need-for = You can also speak for:
charter-need-read = Read the charter
