# Ideas: what somebody would like to see done.

idea-label = Idea
idea-plural = Ideas
idea-about = Something you would like to see done. Others can show that they are interested.
idea-ask = Are you interested in this?
idea-yes = I am interested
idea-you-are = You are interested in this.
idea-no-longer = No longer interested
idea-interested = { $count ->
    [one] { $count } person is interested
   *[other] { $count } people are interested
}
idea-welcomed-done = Your interest is now shown with the idea.
idea-unwelcomed-done = You are no longer listed as interested.
idea-refused-closed = This idea is closed, so interest can no longer be shown.
idea-part-of = This idea has become part of another one:

idea-answer = Answer this idea
idea-answer-title = Answer
idea-answer-lead = Your answer appears above the conversation, under your name. You can change it later.
idea-answer-body = Why, and what happens next
idea-answer-send = Publish the answer
idea-answered-done = Your answer is published.
idea-answered-why = Your idea was answered
idea-stance = What becomes of it?
idea-stance-taken-up = We are doing it
idea-stance-considered = We are looking into it
idea-stance-later = Not now
idea-stance-declined = We will not do it

idea-merge = Merge with another idea
idea-merge-lead = This idea will be closed and will point to the other one. Everyone interested in it is counted there too.
idea-merge-none = There is no other open idea in this space.
idea-into = Which idea does it become part of?
idea-merge-yes = Merge them
idea-merged-done = The two ideas are now one.
idea-refused-merged = This idea is already part of another one.
idea-project = Start a project
idea-project-lead = A space of its own in which the idea is brought about. The idea stays where it is, and each shows the other.
idea-project-start = Start the project
idea-project-done = The project is started. Its sheet says what it should move, with whom and until when.
idea-project-of = This idea has become a project:
idea-project-from = This project came from the idea
idea-project-why = A project was made of your idea
idea-back = Back to the idea
idea-cancel = Cancel

# The acts of this room in the log: a sentence for each, and its name in lists.
happening-idea-welcomed = { $who } changed their interest in “{ $item }”
happening-idea-answered = { $who } answered the idea “{ $item }”
happening-idea-became-project = { $who } made a project of the idea “{ $item }”
happening-idea-merged = { $who } merged the idea “{ $item }” with another one
happening-idea-welcomed-name = Interest in ideas
happening-idea-answered-name = Ideas answered
happening-idea-became-project-name = Projects made of ideas
happening-idea-merged-name = Ideas merged

# What lies on the desk of the stewards.
idea-tray = Ideas without an answer
idea-tray-about = Ideas to which those who hold the space have said nothing for a week or longer. Even “not now” is an answer.
idea-tray-empty = Every idea has an answer, or is younger than a week.
idea-tray-deed = Answer it, or ask those who hold the space
idea-tray-row = By { $name }, in { $space }
idea-count = Ideas
idea-count-meaning = How many ideas were put forward. What became of them stands under “Whose voice”.
