# Mail: the letter with which a host tries out the mail server. Each other letter stands with the room that sends it.

mail-leave = No more such letters
mail-test-subject = Mail from Commonweave works
mail-test-says = Whoever keeps the server sent this letter to see whether mail arrives. It did.
mail-test-why = You get this letter because somebody wrote your address into `commonweave mail test`.
