# Networks: settings and what strangers are told.

network-name = Name of the network
network-name-hint = As people call it.
network-summary = In one sentence
network-summary-hint = Who works together here, toward what? Strangers see it first.
network-slug = Address
network-slug-hint = Small letters, digits and hyphens, such as “green-city”. Left empty, it is made from the name.
network-slug-wrong = Write an address of 2 to 40 small letters of the Latin alphabet, digits and single hyphens, such as “green-city”.
network-slug-taken = This address is in use. Choose another.
network-visibility = Who may see it
network-visibility-private = Only its members
network-visibility-unlisted = Anyone who knows the address; it is listed nowhere
network-visibility-public = Anyone; it stands on this server’s front page
network-zone = Time zone
network-zone-hint = Strangers see times in this zone. Members see them in their own.
network-language = Language
network-colour-wrong = Write a colour as # and six digits or letters from a to f, such as #1b5e5a.
