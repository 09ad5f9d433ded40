# Files on items and messages.

file-bring = Add pictures or files
file-bring-hint = Several at once, up to { $limit } MB each. Pictures are shown; everything else can be saved.
file-list = Attached files. Untick one to leave it out.
file-alt = What does the picture show? For people who cannot see it.
file-alt-all = What do the pictures show? For people who cannot see them.
file-picture = Picture: { $name }
file-large = This file is too large: at most { $limit } MB.
file-broken = This file could not be sent. Check your connection and try again.

file-size-bytes = { $size } bytes
file-size-kilobytes = { $size } kB
file-size-megabytes = { $size } MB

file-refused-none = No file was chosen.
file-refused-no-picture = This file cannot be shown as a picture. Choose a JPEG, PNG, WebP or GIF.
file-refused-size = { $name } is too large: at most { $limit } MB. The rest of what you wrote is still here.
file-refused-much = Together the files are too large. Send some now and the others with your next message.
file-refused-count = A text can have { $limit } files at most. Leave some out and send them with another.
file-refused-waiting = You have { $limit } files that were uploaded and not yet sent. Send them first, or come back in a week.
file-refused-points = { $name } has too many pixels. Make it smaller and add it again.
file-refused-picture = { $name } looks like a picture but cannot be opened. Save it again in a picture program, or put it into a ZIP file.
file-refused-network = This network has no room left for files. Tell a steward.
file-refused-full = The server has no room left for files. What you wrote is still here; send it without files, or tell whoever hosts this server.
file-refused-away = The file storage cannot be reached right now. What you wrote is still here; add the file again in a minute.
file-refused-gone = A file waited too long to be sent and has been removed. Add it again.
