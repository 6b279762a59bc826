/** One person's phone: the chat with the bot, kept in step with the feed. */

import { bubble } from "./bubble.js";
import { Composer } from "./composer.js";
import { avatar, element, icon } from "./dom.js";
import { release } from "./keyboard.js";
import { Notices } from "./notices.js";
import * as words from "./words.js";

// Telegram shows a chat action for five seconds or until a message comes.
const TYPING_MS = 5000;
const ACTIONS = {
  typing: "sedang mengetik",
  upload_photo: "mengirim foto",
  upload_document: "mengirim berkas",
};

export class Chat {
  constructor(person, bot, feed) {
    this.person = person;
    this.bot = bot;
    this.feed = feed;
    this.messages = new Map();
    this.follows = true;
    this.hand = {
      press: (message, row, column) => this.press(message, row, column),
      vote: (message, options) => this.tried(feed.vote(person.id, message.message_id, options)),
      follow: (target) => this.follow(target),
    };
    this.build();
    this.know(person);
  }

  build() {
    const { person, bot } = this;
    this.notices = new Notices();
    this.composer = new Composer({
      name: person.name,
      send: (text, photo) => this.send(text, photo),
      unblock: () => this.tried(this.feed.block(person.id, false)),
    });
    this.status = element("span", { className: "chat-status" });
    this.blocker = element("button", {
      type: "button",
      className: "blocker",
      onclick: () => this.tried(this.feed.block(person.id, !this.person.blocked)),
    });
    this.log = element("div", { className: "log", role: "log", tabIndex: 0 });
    this.log.setAttribute("aria-label", `Percakapan ${person.name} dengan ${bot.first_name}`);
    this.log.addEventListener("scroll", () => this.scrolled(), { passive: true });
    // A growing text box, a keyboard or a photo that has loaded must not hide the newest message.
    this.log.addEventListener("load", () => this.settle(), { capture: true });
    new ResizeObserver(() => this.settle()).observe(this.log);
    this.downButton = element(
      "button",
      { type: "button", className: "down", "aria-label": "Ke pesan terbaru", hidden: true },
      icon("down"),
    );
    this.downButton.onclick = () => this.toBottom();
    const label = [person.name, person.note].filter(Boolean).join(", ");
    this.node = element(
      "section",
      { className: "phone", "aria-label": `Ponsel ${label}` },
      this.owner(),
      this.head(),
      element("div", { className: "screen" }, this.log, this.downButton, this.notices.node),
      this.composer.node,
    );
    this.node.dataset.person = person.id;
  }

  owner() {
    const { name, note, id } = this.person;
    return element(
      "div",
      { className: "owner" },
      avatar(name, id),
      element("strong", { className: "owner-name" }, name),
      note ? element("span", { className: "owner-note" }, note) : null,
    );
  }

  head() {
    return element(
      "header",
      { className: "chat-head" },
      avatar(this.bot.first_name, this.bot.id),
      element(
        "div",
        { className: "chat-title" },
        element("span", { className: "chat-name" }, this.bot.first_name),
        this.status,
      ),
      this.blocker,
    );
  }

  /** Take over what is now known of the person. */
  know(person) {
    this.person = person;
    this.blocker.textContent = person.blocked ? "Buka blokir" : "Blokir";
    this.blocker.setAttribute("aria-label", `${this.blocker.textContent} bot`);
    this.node.classList.toggle("is-blocked", person.blocked);
    this.idle();
    this.refresh();
  }

  refresh() {
    const { blocked, commands } = this.person;
    this.composer.show({ isBlocked: blocked, isEmpty: this.messages.size === 0, commands });
  }

  /** Show the whole chat anew. */
  replay(messages) {
    this.log.setAttribute("aria-busy", "true");
    this.messages = new Map(messages.map((message) => [message.message_id, message]));
    this.log.replaceChildren(this.empty());
    let before;
    for (const message of messages) {
      this.append(message, before);
      before = message;
    }
    this.log.removeAttribute("aria-busy");
    this.refresh();
    this.toBottom();
  }

  empty() {
    const sentence = `Belum ada pesan. Tekan Mulai untuk membuka percakapan dengan ${this.bot.first_name}.`;
    return element("p", { className: "empty" }, sentence);
  }

  /** Show a new message, or an edited one in its place. */
  show(message) {
    const shown = this.find(message.message_id);
    this.follows ||= !shown && !message.from?.is_bot;
    const before = [...this.messages.values()].at(-1);
    this.messages.set(message.message_id, message);
    if (shown) this.replace(shown, message);
    else this.append(message, before).classList.add("is-new");
    if (message.from?.is_bot) this.idle();
    this.refresh();
    this.settle();
  }

  /** Put an edited message in its place; a focused button hands its focus on. */
  replace(shown, message) {
    const keys = [...shown.querySelectorAll("button")];
    const focused = keys.indexOf(document.activeElement);
    const node = bubble(message, this.hand);
    node.classList.toggle("is-joined", shown.classList.contains("is-joined"));
    shown.replaceWith(node);
    if (focused < 0) return;
    const others = node.querySelectorAll("button");
    (others[Math.min(focused, others.length - 1)] ?? this.log).focus({ preventScroll: true });
  }

  append(message, before) {
    const today = words.day(message.date);
    if (!before || words.day(before.date) !== today) {
      this.log.append(element("p", { className: "day" }, element("span", {}, today)));
    }
    const node = bubble(message, this.hand);
    node.classList.toggle("is-joined", before?.from?.is_bot === message.from?.is_bot);
    this.log.append(node);
    return node;
  }

  remove(messageId) {
    this.messages.delete(messageId);
    this.find(messageId)?.remove();
    this.refresh();
  }

  lastId() {
    return Math.max(0, ...this.messages.keys());
  }

  /** How many messages above an id nobody has read yet. */
  unreadAfter(messageId) {
    const fresh = (message) => message.unread && message.message_id > messageId;
    return [...this.messages.values()].filter(fresh).length;
  }

  find(messageId) {
    return this.log.querySelector(`[data-message-id="${Number(messageId)}"]`);
  }

  /** Show that the bot is busy for this person. */
  typing(action) {
    this.status.textContent = ACTIONS[action] ?? ACTIONS.typing;
    this.status.classList.add("is-busy");
    clearTimeout(this.typingTimer);
    this.typingTimer = setTimeout(() => this.idle(), TYPING_MS);
  }

  idle() {
    clearTimeout(this.typingTimer);
    this.status.classList.remove("is-busy");
    this.status.textContent = this.person.blocked ? "bot · diblokir" : "bot";
  }

  /** Show what the bot answered to a tap: nothing, a toast, or an alert. */
  answered({ text, show_alert: isAlert }) {
    release(this.log);
    if (text) this.notices.show(text, isAlert);
  }

  press(message, row, column) {
    const key = message.reply_markup.inline_keyboard[row][column];
    if (key.copy_text) {
      navigator.clipboard?.writeText(key.copy_text.text);
      this.notices.show("Disalin.");
      return Promise.resolve(false);
    }
    return this.tried(this.feed.tap(this.person.id, message.message_id, row, column));
  }

  send(text, photo) {
    const { id } = this.person;
    return this.tried(photo ? this.feed.photo(id, photo, text) : this.feed.text(id, text));
  }

  /** Commands and deep links to this bot stay in the chat; other links open. */
  follow({ text, url }) {
    const command = text ?? this.deepLink(url);
    if (command) this.send(command, null);
    return Boolean(command);
  }

  deepLink(url) {
    const { hostname, pathname, searchParams } = new URL(url);
    const isOurs = hostname === "t.me" && pathname.slice(1) === this.bot.username;
    if (!isOurs) return undefined;
    const code = searchParams.get("start");
    return code ? `/start ${code}` : "/start";
  }

  async tried(request) {
    try {
      await request;
      return true;
    } catch (error) {
      this.notices.show(error.message);
      return false;
    }
  }

  isAtBottom() {
    return this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < 60;
  }

  toBottom() {
    this.log.scrollTop = this.log.scrollHeight;
    this.scrolled();
  }

  /** Stay with the newest message unless the person has scrolled away from it. */
  settle() {
    if (this.follows) this.toBottom();
    else this.scrolled();
  }

  scrolled() {
    this.follows = this.isAtBottom();
    this.downButton.hidden = this.follows;
  }
}
