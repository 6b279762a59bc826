/** One person's phone: the chat with the bot, kept in step with the feed. */

import { Composer } from "./composer.js";
import { avatar, element } from "./dom.js";
import { Log } from "./log.js";
import { Notices } from "./notices.js";
import { t } from "./words.js";

// Telegram shows a chat action for five seconds or until a message comes.
const TYPING_MS = 5000;
const ACTIONS = {
  typing: "typing",
  upload_photo: "sending a photo",
  upload_document: "sending a file",
};

export class Chat {
  constructor(person, bot, feed) {
    this.person = person;
    this.bot = bot;
    this.feed = feed;
    const who = { name: person.name, bot: bot.first_name };
    this.log = new Log({
      label: t("{name}'s chat with {bot}", who),
      emptyWords: t("No messages yet. Press Start to open the chat with {bot}.", who),
      hand: {
        press: (message, row, column) => this.press(message, row, column),
        vote: (message, options) => this.tried(feed.vote(person.id, message.message_id, options)),
        follow: (target) => this.follow(target),
        answer: (message, words) => this.composer.answer(message, words),
      },
    });
    this.build();
    this.know(person);
  }

  build() {
    const { person } = this;
    this.notices = new Notices();
    this.composer = new Composer({
      name: person.name,
      send: (text, file, replyTo) => this.send(text, file, replyTo),
      press: (key) => this.tried(this.feed.press(person.id, key)),
      speak: (recording, seconds) => this.tried(this.feed.voice(person.id, recording, seconds)),
      complain: (words) => this.notices.show(words),
      unblock: () => this.tried(this.feed.block(person.id, false)),
    });
    this.status = element("span", { className: "chat-status" });
    this.blocker = element("button", {
      type: "button",
      className: "blocker",
      onclick: () => this.tried(this.feed.block(person.id, !this.person.blocked)),
    });
    const label = [person.name, person.note].filter(Boolean).join(", ");
    this.node = element(
      "section",
      { className: "phone", "aria-label": t("Phone of {label}", { label }) },
      this.owner(),
      this.head(),
      element("div", { className: "screen" }, this.log.node, this.log.downButton, this.notices.node),
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
    this.blocker.textContent = person.blocked ? t("Unblock") : t("Block");
    this.blocker.setAttribute("aria-label", person.blocked ? t("Unblock the bot") : t("Block the bot"));
    this.node.classList.toggle("is-blocked", person.blocked);
    this.idle();
    this.refresh();
  }

  refresh() {
    const { blocked, commands, keys } = this.person;
    const isEmpty = this.log.messages.size === 0;
    this.composer.show({ isBlocked: blocked, isEmpty, commands, keys });
  }

  /** Show the whole chat anew. */
  replay(messages) {
    this.log.replay(messages);
    this.refresh();
  }

  /** Show a new message, or an edited one in its place. */
  show(message) {
    this.log.show(message);
    if (message.from?.is_bot) this.idle();
    this.refresh();
  }

  remove(messageId) {
    this.log.remove(messageId);
    this.refresh();
  }

  /** Show that the bot is busy for this person. */
  typing(action) {
    this.status.textContent = t(ACTIONS[action] ?? ACTIONS.typing);
    this.status.classList.add("is-busy");
    clearTimeout(this.typingTimer);
    this.typingTimer = setTimeout(() => this.idle(), TYPING_MS);
  }

  idle() {
    clearTimeout(this.typingTimer);
    this.status.classList.remove("is-busy");
    this.status.textContent = this.person.blocked ? t("bot · blocked") : t("bot");
  }

  /** Show what the bot answered to a tap: nothing, a toast, an alert, or a link to itself. */
  answered({ text, show_alert: isAlert, url }) {
    this.log.release();
    if (url) this.follow({ url });
    if (text) this.notices.show(text, isAlert);
  }

  press(message, row, column) {
    const key = message.reply_markup.inline_keyboard[row][column];
    if (key.copy_text) {
      navigator.clipboard?.writeText(key.copy_text.text);
      this.notices.show(t("Copied."));
      return Promise.resolve(false);
    }
    return this.tried(this.feed.tap(this.person.id, message.message_id, row, column));
  }

  send(text, file, replyTo = null) {
    const { id } = this.person;
    if (!file) return this.tried(this.feed.text(id, text, replyTo));
    const isPhoto = file.type.startsWith("image/");
    return this.tried(isPhoto ? this.feed.photo(id, file, text) : this.feed.document(id, file, text));
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
}
