# Networks: settings and what strangers are told.

network-name = Name of the network
network-name-hint = The name people use.
network-summary = In one sentence
network-summary-hint = Who works together here, and towards what? Visitors see it first.
network-slug = Web address
network-slug-hint = Lower-case letters, digits and hyphens, such as “green-city”. If you leave it empty, it is made from the name.
network-slug-none = This name has too few Latin letters to make a web address from. Enter one, such as “green-city”.
network-slug-wrong = Enter 2 to 40 lower-case Latin letters, digits and single hyphens, such as “green-city”.
network-slug-taken = This web address is in use. Choose another.
network-visibility = Who may see it
network-visibility-private = Only its members
network-visibility-unlisted = Anyone who has the link; it is not listed anywhere
network-visibility-public = Anyone; it is listed on this server’s front page
network-zone = Time zone
network-zone-hint = Visitors see times in this time zone. Members see them in their own.
network-language = Language
network-colour-wrong = Enter a colour as # and six digits or letters from a to f, such as #1b5e5a.
network-settings = Settings
network-settings-more = More settings
network-slug-change = Now “{ $slug }”. Careful: with a new web address all old links and bookmarks stop working, and someone else may take the old one.
network-language-hint = Visitors see this language unless their browser asks for another.
network-visibility-hint = Visitors see what is public: the charter, the organisations, and public spaces with the names of people who write there. They never see the list of members, their profiles, or any other space.
network-colour = Colour
network-colour-own = Use our own colour
network-colour-own-not = Use the standard colour
network-colour-hint = For buttons and marks. Where text on it would be hard to read, it is made darker or lighter.
network-colour-which = Colour
network-colour-try = Preview
network-colour-light = On a light page
network-colour-dark = On a dark page
network-colour-sample = A button
network-colour-contrast = contrast { $ratio } : 1
network-colour-moved = adjusted so that it can be read
network-save = Save settings
network-saved-done = The settings are saved.

# The acts of this room in the log: a sentence for each, and its name in lists.
happening-network-started = { $who } started the network
happening-network-changed = { $who } changed the network’s settings
happening-network-started-name = Network started
happening-network-changed-name = Settings
