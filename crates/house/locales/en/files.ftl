# Files on items and messages.

file-bring = Add pictures or files
file-bring-hint = Several at once, up to { $limit } MB each. Pictures are shown; everything else can be saved.
file-list = Files that come along. Untick one to leave it out.
file-alt = What does the picture show? For whoever cannot see it.
file-alt-all = What do the pictures show? For whoever cannot see them.
file-picture = Picture: { $name }
file-large = This file is too large: at most { $limit } MB.
file-broken = This file could not be sent. Look whether you are still connected, and try again.

file-size-bytes = { $size } bytes
file-size-kilobytes = { $size } kB
file-size-megabytes = { $size } MB

file-refused-none = No file was chosen.
file-refused-size = { $name } is too large: at most { $limit } MB. The rest of what you wrote is still here.
file-refused-much = All files together are too large. Send some of them now and the others with your next message.
file-refused-count = At most { $limit } files can go with one text. Leave some out and send them with another.
file-refused-waiting = { $limit } files of yours wait to be sent with a text. Send them first, or come back in a week.
file-refused-points = { $name } has too many pixels. Make it smaller and add it again.
file-refused-picture = { $name } looks like a picture and cannot be opened as one. Save it again in a program for pictures, or put it into a ZIP file.
file-refused-network = There is no room left for files in this network. Tell a steward.
file-refused-full = The server has no room left for files. What you wrote is still here; send it without files, or tell whoever hosts this server.
file-refused-away = The place where files are kept cannot be reached just now. What you wrote is still here; add the file again in a minute.
file-refused-gone = A file waited too long to be sent and is gone. Add it again.
