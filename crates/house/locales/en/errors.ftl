# What the edge says when it cannot give the page, and beside a field.

error-missing-title = This page is not here
error-missing-advice = It may have moved, or it may be open only to others. If you have an account, sign in and try again.
error-invalid-title = Something in the form is missing
error-invalid-advice = Go back, look at the fields that are marked, and send it again.
error-refused-title = That did not work
error-malformed-title = The server did not understand this
error-large-title = That is too large
error-large-advice = Send less text or a smaller file. Go back: what you typed is still there.
error-many-title = One moment, please
error-many-advice = There were many requests from your connection. Wait a minute, then try again.
error-busy-title = The server is busy
error-busy-advice = Wait a few seconds, then try again. Nothing of what you sent was kept.
error-broken-title = Something broke on our side
error-broken-advice = Try again in a moment. If it happens again, tell whoever hosts this server at what time it was.
error-foreign-advice = The form came from another site, so nothing was changed. Open the page here and send it again.
error-form-kind = The form came in a way that this server does not read. Open the page again and send it from there.
error-form-broken = The form arrived damaged. Go back and send it again.

error-field-required = Fill this in.
error-field-long = This is { $length } characters long; at most { $max } fit.
error-field-control = This holds characters that cannot be shown. Type it again by hand.
error-field-encoding = Some letters arrived damaged. Type them again.
error-field-choice = Choose one of these.
error-field-email = This does not look like an e-mail address. Write it as name@example.org.
error-missing-known = It may have moved, or it may be open only to others.
error-way-network = To { $network }
error-way-home = To the front page
