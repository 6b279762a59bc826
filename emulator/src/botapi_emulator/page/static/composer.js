/** The foot of a phone: text box, file, voice, keys, command menu; or the button that opens a chat. */

import { element, icon } from "./dom.js";
import { Recorder } from "./recorder.js";
import { t } from "./words.js";

export class Composer {
  /** `send(text, file, replyTo)`, `press(key)` and the like return promises of having worked. */
  constructor({ name, send, unblock, press, speak, complain }) {
    this.send = send;
    this.press = press;
    this.file = null;
    this.replyTo = null;
    this.recorder = new Recorder(speak, complain);
    this.commands = [];
    this.build(name);
    this.bigButton = element("button", { type: "button", className: "big-button" });
    this.bigButton.onclick = () => (this.isBlocked ? unblock() : send("/start", null));
    this.keys = element("div", { className: "reply-keys", role: "group", hidden: true });
    this.keys.setAttribute("aria-label", t("The bot's keyboard"));
    this.node = element("div", { className: "foot" }, this.menu, this.form, this.keys, this.bigButton);
  }

  build(name) {
    this.box = element("textarea", {
      rows: 1,
      placeholder: t("Message"),
      maxLength: 4096,
      "aria-label": t("Write as {name}", { name }),
      oninput: () => this.typed(),
      onkeydown: (event) => this.key(event),
    });
    this.picker = element("input", {
      type: "file",
      hidden: true,
      onchange: () => this.attach(this.picker.files[0]),
    });
    this.slash = round("slash", t("List of commands"), "/", () => this.toggleMenu());
    this.slash.setAttribute("aria-expanded", "false");
    this.sendButton = round("send", t("Send"), icon("send"));
    this.sendButton.type = "submit";
    this.attached = element("div", { className: "attached", hidden: true });
    this.answered = element("div", { className: "attached", hidden: true });
    this.menu = element("div", { className: "menu", role: "group", hidden: true });
    this.menu.setAttribute("aria-label", t("The bot's commands"));
    this.menu.addEventListener("keydown", (event) => this.menuKey(event));
    this.form = element(
      "form",
      { className: "composer", onsubmit: (event) => this.submit(event) },
      this.answered,
      this.attached,
      this.slash,
      this.box,
      this.picker,
      round("attach", t("Attach a photo or a file"), icon("attach"), () => this.picker.click()),
      this.recorder.button,
      this.sendButton,
    );
  }

  /** Show what the person can do now. */
  show({ isBlocked, isEmpty, commands, keys }) {
    this.showKeys(isBlocked ? [] : keys);
    this.isBlocked = isBlocked;
    this.commands = commands;
    const isClosed = isBlocked || isEmpty;
    this.form.hidden = isClosed;
    this.bigButton.hidden = !isClosed;
    this.bigButton.textContent = isBlocked ? t("Unblock") : t("Start");
    this.slash.hidden = commands.length === 0;
    if (isClosed || commands.length === 0) this.closeMenu();
  }

  typed() {
    this.box.style.height = "auto";
    this.box.style.height = `${Math.min(this.box.scrollHeight, 130)}px`;
    const begun = /^\/\w*$/.test(this.box.value);
    if (begun) this.openMenu(this.box.value.slice(1).toLowerCase());
    else this.closeMenu();
  }

  key(event) {
    if (event.key === "Escape") this.closeMenu();
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.form.requestSubmit();
  }

  async submit(event) {
    event.preventDefault();
    const text = this.box.value.trim();
    const { file, replyTo } = this;
    if (!text && !file) return;
    this.fill("");
    this.attach(null);
    this.answer(null);
    if (await this.send(text, file, replyTo)) return;
    this.fill(text);
    this.attach(file);
  }

  /** Let the next text be a reply to `message`; null to none. */
  answer(message, words) {
    this.replyTo = message?.message_id ?? null;
    this.answered.hidden = !message;
    if (!message) return;
    this.answered.replaceChildren(
      element("span", { className: "attached-name" }, t("Reply: {words}", { words })),
      round("remove", t("Cancel the reply"), icon("close"), () => this.answer(null)),
    );
    this.box.focus();
  }

  showKeys(keys = []) {
    this.keys.hidden = keys.length === 0;
    const key = (text) =>
      element("button", { type: "button", className: "reply-key", onclick: () => this.press(text) }, text);
    const rows = keys.map((row) => element("div", { className: "keys-row" }, ...row.map(key)));
    this.keys.replaceChildren(...rows);
  }

  fill(text) {
    this.box.value = text;
    this.typed();
  }

  attach(file) {
    this.file = file ?? null;
    this.picker.value = "";
    this.attached.hidden = !file;
    URL.revokeObjectURL(this.preview);
    if (!file) return;
    this.preview = URL.createObjectURL(file);
    const isPhoto = file.type.startsWith("image/");
    this.attached.replaceChildren(
      isPhoto ? element("img", { src: this.preview, alt: "" }) : icon("file"),
      element("span", { className: "attached-name" }, file.name),
      round("remove", t("Remove the attachment"), icon("close"), () => this.attach(null)),
    );
    this.box.focus();
  }

  toggleMenu() {
    if (!this.menu.hidden) return this.closeMenu();
    this.openMenu("");
    this.menu.querySelector("button")?.focus();
  }

  openMenu(prefix) {
    const fitting = this.commands.filter((one) => one.command.startsWith(prefix));
    this.menu.replaceChildren(...fitting.map((one) => this.menuEntry(one)));
    this.menu.hidden = fitting.length === 0;
    this.slash.setAttribute("aria-expanded", String(!this.menu.hidden));
  }

  closeMenu() {
    this.menu.hidden = true;
    this.slash.setAttribute("aria-expanded", "false");
  }

  menuEntry({ command, description }) {
    const onclick = async () => {
      this.closeMenu();
      this.fill("");
      await this.send(`/${command}`, null);
      this.box.focus();
    };
    return element(
      "button",
      { type: "button", className: "menu-entry", onclick },
      element("span", { className: "menu-command" }, `/${command}`),
      element("span", { className: "menu-words" }, description),
    );
  }

  menuKey(event) {
    if (event.key === "Escape") {
      this.closeMenu();
      this.slash.focus();
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const entries = [...this.menu.children];
    const next = entries.indexOf(document.activeElement) + step;
    entries.at(next % entries.length).focus();
  }
}

function round(look, label, content, onclick) {
  const properties = { type: "button", className: `round is-${look}`, "aria-label": label };
  return element("button", { ...properties, title: label, onclick }, content);
}
