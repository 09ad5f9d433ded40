# Introductions: people whom one does not know yet.

introductions-title = Introductions
introductions-lead = People here whom you have not met, and who could be good to know.
introductions-how = If you like, you are shown up to three people a fortnight, from sectors other than yours. Nobody learns that you said yes until they have said yes too, and nobody ever learns of a “not now”.
introductions-wish = Show me people
introductions-rest = Stop for now
introductions-none = Nobody to show at the moment. We look again every day.
introductions-yes = Yes, introduce us
introductions-later = Not now
introductions-made = You are introduced
introductions-made-about = Both of you said yes. The next step is yours.
introductions-write = Write a letter
introductions-waiting = You said yes
introductions-gives = { $name } offers what you are looking for: { $skill }
introductions-seeks = { $name } is looking for what you offer: { $skill }
introductions-sectors = You work in different sectors, and have done nothing together yet.
introductions-apart = You have done nothing together yet.
introductions-wished-done = From now on you are shown people.
introductions-rested-done = You are shown nobody for now.
introductions-unchanged-done = Nothing has changed.
introductions-said-yes-done = Your yes is noted. Once the other says yes too, you find them here.
introductions-said-later-done = They are not shown to you again, and nobody is told.
introductions-refused = That is nothing that can be chosen here. Open the page again and use one of its buttons.
introductions-need = { $count ->
    [one] There is somebody you could meet
   *[other] There are { $count } people you could meet
}
introductions-look = Look

happening-introduction-answered = { $who } answered an introduction
happening-introduction-answered-name = Introductions answered
