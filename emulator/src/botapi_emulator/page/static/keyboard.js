/** Inline keyboards: rows of buttons under a message. */

import { element, icon } from "./dom.js";
import { safe } from "./entities.js";
import { t } from "./words.js";

/** A keyboard for `markup`; `press(row, column, button)` returns a promise of the tap being sent. */
export function keyboard(markup, press) {
  const rows = markup.inline_keyboard.map((row, y) =>
    element("div", { className: "keys-row" }, ...row.map((key, x) => button(key, y, x, press))),
  );
  return element("div", { className: "keys", role: "group", "aria-label": t("Buttons of the message") }, ...rows);
}

/** Stop the pressed look of every button under `node`. */
export function release(node) {
  for (const pressed of node.querySelectorAll(".key[aria-busy]")) {
    pressed.removeAttribute("aria-busy");
  }
}

function button(key, row, column, press) {
  if (key.url) return linkButton(key);
  const onclick = async (event) => {
    const pressed = event.currentTarget;
    if (pressed.hasAttribute("aria-busy")) return;
    pressed.setAttribute("aria-busy", "true");
    if (!(await press(row, column, key))) pressed.removeAttribute("aria-busy");
  };
  return element("button", { type: "button", className: "key", onclick }, label(key));
}

function linkButton(key) {
  const [target, rel] = ["_blank", "noopener noreferrer"];
  const properties = { className: "key", href: safe(key.url), target, rel };
  return element("a", properties, label(key), icon("link"));
}

function label(key) {
  return element("span", { className: "key-label", title: key.text }, key.text);
}
