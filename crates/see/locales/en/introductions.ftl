# Introductions: people whom one does not know yet.

introductions-title = Introductions
introductions-lead = People here whom you may not know yet, and who could be good to know.
introductions-how = If you like, you are shown up to three people a fortnight, from sectors other than yours. Nobody learns that you said yes until they have said yes too, and nobody ever learns of a “not now”.
introductions-wish = Show me people
introductions-rest = Stop for now
introductions-none = Nobody to show at the moment. We look again every day.
introductions-yes = Yes, introduce us
introductions-later = Not now
introductions-made = You are introduced
introductions-made-about = Both of you said yes. Now one of you can write to the other.
introductions-write = Write a letter
introductions-waiting = You said yes
introductions-gives = { $name } offers what you are looking for: { $skill }
introductions-seeks = { $name } is looking for what you offer: { $skill }
introductions-sectors = You work in different sectors.
introductions-apart = When we looked, we found nothing you two had done together that every member can see.
introductions-both-come = When we looked, both of you were coming to “{ $event }”.
introductions-events = At an event
introductions-events-about = Those who come and want to be introduced are shown to each other beforehand, across sectors: as far as possible, everyone is shown somebody before anyone is shown a second person. You are not told who takes part, or what they said.
introductions-gather = Introduce those who come
introductions-scatter = Stop introducing
introductions-gathered-done = Those who come and want to be introduced are shown to each other. People who sign up later are included once a day.
introductions-scattered-done = This event introduces nobody any more. Introductions that were proposed stay.
introductions-event-over = This event has begun or is not open any more. Choose one that has not begun.
introductions-seen = Stop reminding me
introductions-wished-done = From now on we look for people you could meet, once a day.
introductions-rested-done = For now, we show you nobody new.
introductions-made-done = You are introduced: both of you said yes. The other is told too.
introductions-seen-done = You are not reminded of this introduction again.
introductions-unchanged-done = Nothing has changed.
introductions-said-yes-done = Your yes is noted. If they say yes too, both of you are told.
introductions-said-later-done = They are not shown to you again, and nobody is told.
introductions-refused = This cannot be chosen here. Open the page again and use one of its buttons.
introductions-need = { $count ->
    [one] There is somebody you could meet
   *[other] There are { $count } people you could meet
}
introductions-made-need = { $count ->
    [one] You and { $name } are introduced
   *[other] You are introduced to { $count } people
}
introductions-look = Look

happening-introductions-gathered = { $who } lets “{ $item }” introduce those who come to each other
happening-introductions-gathered-name = Events that began to introduce people
happening-introductions-ended = { $who } stopped introductions at “{ $item }”
happening-introductions-ended-name = Events that stopped introducing people
happening-introduction-answered = { $who } answered an introduction
happening-introduction-answered-name = Introductions answered
