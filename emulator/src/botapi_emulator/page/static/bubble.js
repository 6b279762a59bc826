/** One message of a chat: its bubble, what it carries, and its keyboard. */

import { element, icon } from "./dom.js";
import { formatted } from "./entities.js";
import { keyboard } from "./keyboard.js";
import { poll } from "./poll.js";
import * as words from "./words.js";
import { t } from "./words.js";

/** The node of `message`; `hand` holds what the person can do: press, vote, follow, answer. */
export function bubble(message, hand) {
  const isMine = !message.from?.is_bot;
  const body = element(
    "div",
    { className: "bubble" },
    element("span", { className: "unseen" }, isMine ? t("You: ") : t("Bot: ")),
    quoted(message.reply_to_message),
    ...carried(message, hand),
    reacted(message.reactions),
    meta(message),
    answerButton(message, hand),
  );
  const markup = message.reply_markup?.inline_keyboard?.length ? message.reply_markup : null;
  const node = element(
    "div",
    { className: `message ${isMine ? "is-mine" : "is-bots"}` },
    body,
    markup ? keyboard(markup, (...key) => hand.press(message, ...key)) : null,
  );
  if (message.poll) node.classList.add("is-wide");
  node.dataset.messageId = message.message_id;
  return node;
}

function answerButton(message, hand) {
  const properties = { type: "button", className: "answer", "aria-label": t("Reply to this message") };
  const onclick = () => hand.answer(message, excerpt(message));
  return element("button", { ...properties, title: t("Reply"), onclick }, icon("reply"));
}

function reacted(emoji) {
  if (!emoji?.length) return null;
  return element("span", { className: "reactions", "aria-label": t("Reactions") }, emoji.join(" "));
}

function carried(message, hand) {
  const caption = written(message.caption, message.caption_entities, hand);
  if (message.photo) {
    const parts = [photo(message.photo, message.has_media_spoiler), caption];
    return message.show_caption_above_media ? parts.reverse() : parts;
  }
  const sent = FILES.map((kind) => message[kind]).find(Boolean);
  if (sent) return [file(sent, other(message)), caption];
  if (message.poll) return [poll(message, (options) => hand.vote(message, options))];
  if (message.text !== undefined) return [written(message.text, message.entities, hand)];
  return [element("p", { className: "text is-other" }, other(message))];
}

function written(text, entities, hand) {
  if (!text) return null;
  return element("div", { className: "text" }, ...formatted(text, entities, hand.follow));
}

function photo(sizes, isVeiled) {
  const best = sizes.at(-1);
  const source = `/page/files/${encodeURIComponent(best.file_id)}`;
  const image = element("img", {
    className: "photo",
    src: source,
    alt: t("Photo"),
    width: best.width,
    height: best.height,
  });
  const className = isVeiled ? "photo-link is-veiled" : "photo-link";
  return element("a", { href: source, target: "_blank", className }, image);
}

function file(sent, kind) {
  const name = sent.file_name ?? kind;
  return element(
    "a",
    { className: "file", href: `/page/files/${encodeURIComponent(sent.file_id)}`, download: name },
    element("span", { className: "file-icon" }, icon("file")),
    element(
      "span",
      { className: "file-words" },
      element("span", { className: "file-name" }, name),
      element("span", { className: "file-size" }, `${words.size(sent.file_size)} · ${t("Download")}`),
    ),
  );
}

function quoted(message) {
  if (!message) return null;
  return element("div", { className: "quoted" }, excerpt(message));
}

function excerpt(message) {
  return message.text ?? message.caption ?? other(message);
}

function sent() {
  const tick = element("span", { "aria-hidden": "true" }, " ✓");
  return element("span", {}, tick, element("span", { className: "unseen" }, t(", sent")));
}

const FILES = ["document", "video", "animation", "audio", "voice", "video_note"];

const OTHERS = {
  photo: "Photo",
  document: "File",
  poll: "Quiz",
  sticker: "Sticker",
  voice: "Voice message",
  audio: "Audio",
  video: "Video",
  animation: "Animation",
  video_note: "Video message",
  venue: "Venue",
  location: "Location",
  contact: "Contact",
  dice: "Dice",
};

function other(message) {
  if (message.invoice) return bill(message.invoice);
  const kind = Object.keys(OTHERS).find((key) => message[key] !== undefined);
  if (message.dice) return `${message.dice.emoji} ${message.dice.value}`;
  return message.sticker?.emoji ?? t(OTHERS[kind] ?? "Message");
}

/** An invoice in words. Its sums are in the currency's smallest unit, of which most have 100. */
function bill({ title, description, currency, total_amount: total }) {
  const sum = currency === "XTR" ? total : words.number(total / 100);
  return `${t("Invoice: {title}", { title })} · ${currency} ${sum}\n${description}`;
}

function meta(message) {
  const at = element(
    "time",
    { dateTime: new Date(message.date * 1000).toISOString() },
    words.time(message.date),
  );
  const edited = message.edit_date ? t("edited ") : "";
  return element("span", { className: "meta" }, edited, at, message.from?.is_bot ? null : sent());
}
