// What the browser runs. Every page works without it; each behaviour attaches itself by an attribute.
import * as Turbo from "@hotwired/turbo";
import { bringActs } from "./acts.js";
import { comeAgain } from "./again.js";
import { showCurrent } from "./along.js";
import { arriveAtOwn } from "./arrive.js";
import { runClocks } from "./clock.js";
import { moveCards } from "./board.js";
import { bringFiles } from "./bring.js";
import { keepOnServer } from "./draft.js";
import { sendByEnter } from "./enter.js";
import { growFields } from "./grow.js";
import { keepDrafts } from "./keep.js";
import { listenKeys } from "./keys.js";
import { sendLater } from "./later.js";
import { followLive } from "./live.js";
import { walkMonths } from "./month.js";
import { exploreMaps } from "./map.js";
import { closeMenus } from "./menu.js";
import { offerNames } from "./mention.js";
import { showOwn } from "./own.js";
import { renewParts } from "./renew.js";
import { tellRead } from "./read.js";
import { stayThere } from "./stay.js";
import { walkSteps } from "./step.js";
import { sendOnce } from "./submit.js";
import { suggest } from "./suggest.js";
import { walkMessages } from "./roving.js";
import { offerTools } from "./tools.js";
import { tellTyping } from "./typing.js";
import { proposeZone } from "./zone.js";

// A page that answers fast needs no line of progress; a slow one gets it after a third of a second.
Turbo.config.drive.progressBarDelay = 300;
// A button that waits for its answer keeps the focus, which one that is switched off loses.
Turbo.config.forms.submitter = "aria-disabled";

// What is laid out otherwise where nothing would move it: see css/talk.css.
document.documentElement.classList.add("scripted");

closeMenus();
bringActs();
walkMessages();
sendByEnter();
growFields();
offerTools();
keepOnServer();
tellTyping();
bringFiles();
offerNames();
tellRead();
comeAgain(Turbo);
keepDrafts();
listenKeys();
proposeZone();
sendOnce();
sendLater();
arriveAtOwn();
showOwn();
followLive(Turbo);
stayThere();
suggest(Turbo);
walkMonths();
showCurrent();
walkSteps();
moveCards(Turbo);
renewParts();
exploreMaps();
runClocks();

// A refused form is read from its summary on.
addEventListener("turbo:load", focusSummary);
addEventListener("turbo:render", focusSummary);

function focusSummary() {
  document.querySelector("[data-focus]")?.focus();
}
