# Mail: the letter with which a host tries out the mail server. Each other letter stands with the room that sends it.

mail-leave = Unsubscribe from these e-mails
mail-test-subject = Mail from Commonweave works
mail-test-says = Whoever runs the server sent this e-mail to test that e-mail arrives. It did.
mail-test-why = You are receiving this e-mail because somebody entered your address in `commonweave mail test`.
