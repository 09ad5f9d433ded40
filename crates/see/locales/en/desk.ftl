# The welcome desk.

desk-title = Welcome desk
desk-lead = Who is waiting for you, and for what. Each line leads to the page where you can act.
desk-nothing = Nobody is waiting for you. A good day for a walk.
desk-deed = What to do:
desk-none-yet = There is nothing among the newest entries. There may be something further back.
desk-more = More
desk-quiet = Nothing is waiting here
desk-newcomers = Newcomers who have not taken part yet
desk-newcomers-about = People who joined within the last ninety days and of whom every member can see nothing yet: no message, no event, no idea, no vote. Some prefer to read; a few do not know where to begin.
desk-newcomers-empty = Everyone who joined lately has taken part in something.
desk-newcomers-deed = Say hello
