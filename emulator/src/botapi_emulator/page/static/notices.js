/** What lies over a chat for a moment: a toast, or an alert that waits for OK. */

import { element } from "./dom.js";
import { t } from "./words.js";

const TOAST_MS = 4500;

export class Notices {
  constructor() {
    this.toast = element("div", { className: "toast", role: "status" });
    this.words = element("p", {});
    this.alert = element(
      "dialog",
      { className: "alert", role: "alertdialog" },
      this.words,
      element("button", { type: "button", onclick: () => this.close() }, "OK"),
    );
    this.alert.setAttribute("aria-label", t("Notice of the bot"));
    this.alert.addEventListener("keydown", (event) => event.key === "Escape" && this.close());
    this.node = element("div", { className: "notices" }, this.toast, this.alert);
  }

  show(text, isAlert = false) {
    if (isAlert) this.ask(text);
    else this.flash(text);
  }

  flash(text) {
    this.toast.textContent = text;
    this.toast.classList.add("is-shown");
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.toast.classList.remove("is-shown"), TOAST_MS);
  }

  // Not modal: the alert belongs to one phone, the others stay usable.
  ask(text) {
    this.before = document.activeElement;
    this.words.textContent = text;
    if (!this.alert.open) this.alert.show();
    this.alert.querySelector("button").focus();
  }

  close() {
    this.alert.close();
    this.before?.focus?.();
  }
}
