# The welcome desk.

desk-title = Welcome desk
desk-lead = Who is waiting, and for what. Nothing is done here by itself: each line leads to where you can act.
desk-nothing = Nobody is waiting for you. A good day for a walk.
desk-deed = What to do:
desk-none-yet = There is nothing among the newest. There may be something further back.
desk-more = More
desk-quiet = Nothing is waiting here
desk-newcomers = Newcomers without a first act
desk-newcomers-about = People who came within the last ninety days, and of whom nothing has been heard in a place that every member may read: no message, no event, no idea, no vote. Some are only reading; a few do not know where to begin.
desk-newcomers-empty = Everybody who came lately has been heard from.
desk-newcomers-deed = Say hello
