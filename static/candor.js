// What JavaScript adds: keys for the review, the marked row beside the opened one, and a word when the server is away.
// Every page works without this file.
"use strict";

const detail = () => document.getElementById("detail");
const sheet = () => document.getElementById("keys-sheet");
const SETTLE_MS = 500;
const BUSY = ".htmx-request:not([data-quiet])";
const keys = { store: "candor-keys", spent: false, shownAt: 0 };

// A page shown inside another site may be denied a store.
keys.shelf = () => {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
};

keys.areOn = () => keys.shelf()?.getItem(keys.store) !== "off";

keys.show = () => {
  document.documentElement.classList.toggle("keys-on", keys.areOn());
  document.querySelectorAll("[data-sheet-open]").forEach((button) => (button.hidden = false));
};

// Inert while somebody types, holds a key or a modifier, has a dialog open, or waits for an answer.
keys.mayAct = (event) =>
  keys.areOn() &&
  !(event.defaultPrevented || event.repeat || event.ctrlKey || event.metaKey || event.altKey) &&
  !event.target.closest("input:not([type=checkbox], [type=radio]), select, textarea, [contenteditable]") &&
  !document.querySelector(`dialog[open], ${BUSY}`);

const rows = () => [...document.querySelectorAll("#rows .cover")];
const openedRow = () => rows().find((row) => row.hasAttribute("aria-current"));

keys.step = (by) => {
  const all = rows();
  const next = all[all.indexOf(openedRow()) + by];
  if (!next) return;
  next.click();
  next.scrollIntoView({ block: "nearest" });
};

keys.tick = () => openedRow()?.closest("li").querySelector("[name=version]")?.click();

keys.rest = () => {
  keys.spent = false;
  keys.shownAt = performance.now();
};

keys.isSettled = () => !keys.spent && performance.now() - keys.shownAt >= SETTLE_MS;

// One key press decides about one proposal, and only about one that has been on the screen for a moment:
// a second press in haste must not meet the next one.
keys.press = (target) => {
  if (!keys.isSettled()) return;
  keys.spent = target.matches("button");
  for (let fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) {
    if (fold.querySelector("summary") !== target) fold.open = true;
  }
  target.click();
  if (target.matches("summary")) target.parentElement.querySelector("form :is(textarea, select, .button)")?.focus();
};

keys.closeOpenFold = () => {
  const fold = document.activeElement?.closest("#detail details[open]") ?? detail()?.querySelector("details[open]");
  if (!fold) return;
  fold.open = false;
  fold.querySelector("summary").focus();
};

keys.named = (name) => document.querySelector(`#detail [data-key="${CSS.escape(name)}"], #toasts [data-key="${CSS.escape(name)}"]`);

const acts = { j: () => keys.step(1), k: () => keys.step(-1), x: keys.tick, "?": () => sheet()?.showModal() };

document.addEventListener("keydown", (event) => {
  if (!document.getElementById("panes")) return;
  if (event.key === "Escape" && !document.querySelector("dialog[open]")) return keys.closeOpenFold();
  if (!keys.mayAct(event)) return;
  const name = event.key.toLowerCase();
  const target = keys.named(name);
  if (!acts[name] && !target) return;
  event.preventDefault();
  if (acts[name]) acts[name]();
  else keys.press(target);
});

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-sheet-open]")) sheet()?.showModal();
  if (event.target.closest("[data-sheet-close]")) sheet()?.close();
  if (!event.target.closest("[data-keys-switch]")) return;
  keys.shelf()?.setItem(keys.store, keys.areOn() ? "off" : "on");
  keys.show();
});

// The second half of a double click decides nothing: what slid under the pointer meanwhile is another case.
document.addEventListener(
  "click",
  (event) => {
    if (event.detail < 2 || !event.target.closest("[data-decides]")) return;
    event.preventDefault();
    event.stopPropagation();
  },
  true,
);

// What asks by itself does not ask while nobody sees the page.
document.addEventListener("htmx:beforeRequest", (event) => {
  if (document.hidden && event.detail.elt.matches("[data-quiet]")) event.preventDefault();
});

const oneColumn = window.matchMedia("(max-width: 71.99rem)");

const markOpenedRow = () => {
  const address = detail()?.dataset.address;
  rows().forEach((row) => {
    if (row.pathname === address) row.setAttribute("aria-current", "true");
    else row.removeAttribute("aria-current");
  });
};

const putFocusOnCase = () =>
  (document.getElementById("proposal") ?? document.getElementById("nothing"))?.focus({ preventScroll: true });

const SHOWS_ANOTHER_CASE = ["detail", "panes"];

document.addEventListener("htmx:afterSwap", (event) => {
  const part = event.detail.target?.id;
  if (!SHOWS_ANOTHER_CASE.includes(part)) return;
  markOpenedRow();
  keys.rest();
  if (part === "detail") document.getElementById("panes").classList.replace("browsing", "chosen");
  if (oneColumn.matches) window.scrollTo({ top: 0 });
  if (part === "detail" || event.detail.requestConfig?.elt === document.body) putFocusOnCase();
});

for (const failure of ["htmx:responseError", "htmx:sendError"]) {
  document.addEventListener(failure, (event) => {
    if (event.detail.elt.matches("[data-quiet]")) return;
    keys.spent = false;
    const template = document.getElementById("failure");
    document.querySelector(".toasts")?.replaceChildren(template.content.cloneNode(true));
    window.scrollTo({ top: 0 });
  });
}

keys.show();
keys.rest();
const cameFrom = document.referrer && new URL(document.referrer);
if (cameFrom && cameFrom.origin === location.origin && cameFrom.pathname.startsWith("/review/")) putFocusOnCase();
