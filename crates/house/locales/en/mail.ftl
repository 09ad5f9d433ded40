# Mail: the letter with which a host tries out the mail server. Each other letter stands with the room that sends it.

mail-leave = Unsubscribe from these e-mails
mail-test-subject = Mail from Commonweave works
mail-test-says = Whoever runs the server sent this e-mail to test that e-mail arrives. It did.
mail-test-why = You are receiving this e-mail because somebody entered your address in `commonweave mail test`.

# Why a mail server did not take a letter, told to whoever tries it out. $said is what the mail server or the connection said.
mail-trouble-no-address = No e-mail can go to this address.
mail-trouble-unknown = The mail server says that nobody has this address ({ $said }).
mail-trouble-refuses = The mail server refuses ({ $said }). Look at user and password in COMMONWEAVE_SMTP, and whether it may send for the address in COMMONWEAVE_MAIL_FROM.
mail-trouble-later = The mail server asks to try again later ({ $said }).
mail-trouble-hangs = The mail server does not answer. Look at host and port in COMMONWEAVE_SMTP (port 465 wants smtps://, port 587 smtp://), and whether a firewall is between.
mail-trouble-unsafe = There is no encrypted connection to the mail server ({ $said }). Port 465 wants smtps://, port 587 smtp://. Its certificate must be for the host in COMMONWEAVE_SMTP, from an authority that this machine trusts.
mail-trouble-unreachable = The mail server cannot be reached, or ended the connection ({ $said }). Look at host and port in COMMONWEAVE_SMTP.
mail-trouble-ours = The e-mail could not be written ({ $said }).
