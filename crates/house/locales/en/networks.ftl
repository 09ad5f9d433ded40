# Networks: settings and what strangers are told.

network-name = Name of the network
network-name-hint = As people call it.
network-summary = In one sentence
network-summary-hint = Who works together here, toward what? Strangers see it first.
network-slug = Address
network-slug-hint = Small letters, digits and hyphens, such as “green-city”. Left empty, it is made from the name.
network-slug-none = This name has too few Latin letters to make an address of it. Write one, such as “green-city”.
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
network-settings = Settings
network-slug-change = Now “{ $slug }”. Careful: with a new address every old link and bookmark stops working, and somebody else may take the old one.
network-language-hint = Strangers are spoken to in this language, unless their browser asks for another.
network-visibility-hint = Strangers see what is public: the charter, organisations, and public spaces with the names of those who write there. They never see the list of members, their profiles, or any other space.
network-colour = Colour
network-colour-own = Use a colour of our own
network-colour-own-not = No colour of our own
network-colour-hint = For buttons and marks. It is made darker or lighter where words on it could not be read.
network-colour-which = The colour
network-colour-try = See how it looks
network-colour-light = On a light page
network-colour-dark = On a dark page
network-colour-sample = A button
network-colour-contrast = contrast { $ratio } : 1
network-colour-moved = moved so that it can be read
network-save = Save the settings
network-saved-done = The settings are saved.

# The acts of this room in the log: a sentence for each, and its name in lists.
happening-network-started = { $who } started the network
happening-network-changed = { $who } changed the network’s settings
happening-network-started-name = Network started
happening-network-changed-name = Settings
