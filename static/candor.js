// What JavaScript adds: keys for the review, the marked row beside the opened one, and a word when the server is away.
// Every page works without this file.
"use strict";

const detail = () => document.getElementById("detail");
const SETTLE_MS = 500;
const keys = { store: "candor-keys", spent: false, shownAt: 0 };

keys.areOn = () => localStorage.getItem(keys.store) !== "off";

keys.show = () => {
  document.documentElement.classList.toggle("keys-on", keys.areOn());
  document.querySelectorAll("[data-keys-switch]").forEach((button) => {
    button.hidden = false;
    button.setAttribute("aria-pressed", String(keys.areOn()));
  });
};

// Inert while somebody types, holds a key or a modifier, has a dialog open, or waits for an answer.
keys.mayAct = (event) =>
  keys.areOn() &&
  !(event.defaultPrevented || event.repeat || event.ctrlKey || event.metaKey || event.altKey) &&
  !event.target.closest("input, select, textarea, [contenteditable]") &&
  !document.querySelector("dialog[open], .htmx-request");

keys.step = (by) => {
  const rows = [...document.querySelectorAll("#rows .cover")];
  const here = rows.findIndex((row) => row.hasAttribute("aria-current"));
  rows[here + by]?.click();
};

keys.rest = () => {
  keys.spent = false;
  keys.shownAt = performance.now();
};

// One key press decides about one proposal, and only about one that has been on the screen for a moment:
// a second press in haste must not meet the next one.
keys.press = (name) => {
  const target = detail()?.querySelector(`[data-key="${name}"]`);
  if (!target || keys.spent || performance.now() - keys.shownAt < SETTLE_MS) return;
  keys.spent = target.matches("button");
  target.click();
  if (target.matches("summary")) target.parentElement.querySelector("textarea, select, button")?.focus();
};

document.addEventListener("keydown", (event) => {
  if (!document.getElementById("panes") || !keys.mayAct(event)) return;
  const name = event.key.toLowerCase();
  const step = { j: 1, k: -1 }[name];
  if (!step && !detail()?.querySelector(`[data-key="${CSS.escape(name)}"]`)) return;
  event.preventDefault();
  if (step) keys.step(step);
  else keys.press(name);
});

document.addEventListener("click", (event) => {
  if (!event.target.closest("[data-keys-switch]")) return;
  localStorage.setItem(keys.store, keys.areOn() ? "off" : "on");
  keys.show();
});

const oneColumn = window.matchMedia("(max-width: 71.99rem)");

const markOpenedRow = () => {
  const address = detail()?.dataset.address;
  document.querySelectorAll("#rows .cover").forEach((row) => {
    if (row.pathname === address) row.setAttribute("aria-current", "true");
    else row.removeAttribute("aria-current");
  });
};

document.addEventListener("htmx:afterSwap", (event) => {
  if (!document.getElementById("panes")) return;
  markOpenedRow();
  keys.rest();
  if (event.detail.target?.id !== "detail") return;
  document.getElementById("panes").classList.replace("browsing", "chosen");
  if (oneColumn.matches) window.scrollTo({ top: 0 });
  document.getElementById("proposal")?.focus({ preventScroll: true });
});

for (const failure of ["htmx:responseError", "htmx:sendError"]) {
  document.addEventListener(failure, () => {
    keys.spent = false;
    const template = document.getElementById("failure");
    document.querySelector(".toasts")?.replaceChildren(template.content.cloneNode(true));
    window.scrollTo({ top: 0 });
  });
}

keys.show();
keys.rest();
