/** The messages of one chat on screen: days, bubbles, edits in place, and staying with the newest. */

import { bubble } from "./bubble.js";
import { element, icon } from "./dom.js";
import { release } from "./keyboard.js";
import * as words from "./words.js";
import { t } from "./words.js";

export class Log {
  /** `hand` holds what the person can do with a message: press, vote, follow. */
  constructor({ label, emptyWords, hand }) {
    this.emptyWords = emptyWords;
    this.hand = hand;
    this.messages = new Map();
    this.follows = true;
    this.node = element("div", { className: "log", role: "log", tabIndex: 0, "aria-label": label });
    this.node.addEventListener("scroll", () => this.scrolled(), { passive: true });
    // A growing text box, a keyboard or a photo that has loaded must not hide the newest message.
    this.node.addEventListener("load", () => this.settle(), { capture: true });
    new ResizeObserver(() => this.settle()).observe(this.node);
    this.downButton = element(
      "button",
      { type: "button", className: "down", "aria-label": t("To the newest message"), hidden: true },
      icon("down"),
    );
    this.downButton.onclick = () => this.toBottom();
  }

  /** Show the whole chat anew. */
  replay(messages) {
    this.node.setAttribute("aria-busy", "true");
    this.messages = new Map();
    this.node.replaceChildren(element("p", { className: "empty" }, this.emptyWords));
    for (const message of messages) this.append(message);
    this.node.removeAttribute("aria-busy");
    this.toBottom();
  }

  /** Show a new message, or an edited one in its place. */
  show(message) {
    const shown = this.find(message.message_id);
    if (shown) {
      this.replace(shown, message);
    } else {
      this.append(message).classList.add("is-new");
      this.follows ||= !message.from?.is_bot;
    }
    this.settle();
  }

  append(message) {
    const before = [...this.messages.values()].at(-1);
    const today = words.day(message.date);
    if (!before || words.day(before.date) !== today) {
      this.node.append(element("p", { className: "day" }, element("span", {}, today)));
    }
    const node = bubble(message, this.hand);
    node.classList.toggle("is-joined", before?.from?.is_bot === message.from?.is_bot);
    this.messages.set(message.message_id, message);
    this.node.append(node);
    return node;
  }

  /** Put an edited message in its place; a focused button hands its focus on. */
  replace(shown, message) {
    const keys = [...shown.querySelectorAll("button")];
    const focused = keys.indexOf(document.activeElement);
    const node = bubble(message, this.hand);
    node.classList.toggle("is-joined", shown.classList.contains("is-joined"));
    this.messages.set(message.message_id, message);
    shown.replaceWith(node);
    if (focused < 0) return;
    const others = node.querySelectorAll("button");
    (others[Math.min(focused, others.length - 1)] ?? this.node).focus({ preventScroll: true });
  }

  remove(messageId) {
    this.messages.delete(messageId);
    this.find(messageId)?.remove();
  }

  find(messageId) {
    return this.node.querySelector(`[data-message-id="${Number(messageId)}"]`);
  }

  /** Stop the pressed look of all buttons. */
  release() {
    release(this.node);
  }

  lastId() {
    return Math.max(0, ...this.messages.keys());
  }

  /** How many messages above an id nobody has read yet. */
  unreadAfter(messageId) {
    const fresh = (message) => message.unread && message.message_id > messageId;
    return [...this.messages.values()].filter(fresh).length;
  }

  /** Stay with the newest message unless the person has scrolled away from it. */
  settle() {
    if (this.follows) this.toBottom();
    else this.scrolled();
  }

  toBottom() {
    this.node.scrollTop = this.node.scrollHeight;
    this.scrolled();
  }

  scrolled() {
    const below = this.node.scrollHeight - this.node.scrollTop - this.node.clientHeight;
    this.follows = below < 60;
    this.downButton.hidden = this.follows;
  }
}
