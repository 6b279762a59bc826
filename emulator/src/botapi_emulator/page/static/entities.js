/** Formatting of a message: text and its entities (UTF-16 offsets, as JavaScript counts) to nodes. */

import { element } from "./dom.js";
import { t } from "./words.js";

const TAGS = {
  bold: "b",
  italic: "i",
  underline: "u",
  strikethrough: "s",
  code: "code",
  blockquote: "blockquote",
};
const BLOCKS = new Set(["pre", "blockquote", "expandable_blockquote"]);
const SAFE_LINK = /^(https?|tg|mailto|tel):/i;

/** Nodes for `text`; `follow` is told of a tapped command or link and may keep it for itself. */
export function formatted(text, entities = [], follow = () => false) {
  const outermostFirst = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
  return nodes(text, 0, text.length, outermostFirst, follow);
}

function nodes(text, start, end, entities, follow) {
  const found = [];
  let at = start;
  let rest = entities;
  while (rest.length) {
    const [entity, ...others] = rest;
    const from = Math.max(entity.offset, at);
    const to = Math.min(entity.offset + entity.length, end);
    const inside = others.filter((other) => other.offset < to);
    rest = others.filter((other) => other.offset + other.length > to);
    if (to <= from) continue;
    found.push(...plain(text.slice(at, from)));
    const within = inside.map((other) => clipped(other, to));
    found.push(wrapped(entity, nodes(text, from, to, within, follow), text.slice(from, to), follow));
    // A block brings its own line break: the one written after it would show as an empty line.
    at = BLOCKS.has(entity.type) && text[to] === "\n" ? to + 1 : to;
  }
  found.push(...plain(text.slice(at, end)));
  return found;
}

function plain(text) {
  return text ? [document.createTextNode(text)] : [];
}

function clipped(entity, end) {
  return { ...entity, length: Math.min(entity.length, end - entity.offset) };
}

function wrapped(entity, children, text, follow) {
  if (entity.type === "spoiler") return spoiler(children);
  if (entity.type === "pre") return element("pre", {}, element("code", {}, ...children));
  if (entity.type === "expandable_blockquote") return folded(children);
  if (entity.type === "bot_command") return command(text, children, follow);
  const url = address(entity, text);
  if (url) return link(url, children, follow);
  const tag = TAGS[entity.type];
  return tag ? element(tag, {}, ...children) : element("span", {}, ...children);
}

/** A quotation folded to three lines until it is tapped. */
function folded(children) {
  const unfold = () => {
    const isOpen = quote.classList.toggle("is-open");
    more.setAttribute("aria-expanded", String(isOpen));
    more.textContent = isOpen ? t("Show less") : t("Show more");
  };
  const more = element(
    "button",
    { type: "button", className: "quote-more", "aria-expanded": "false", onclick: unfold },
    t("Show more"),
  );
  const words = element("div", { className: "quote-words" }, ...children);
  const quote = element("blockquote", { className: "is-foldable" }, words, more);
  return quote;
}

function spoiler(children) {
  const reveal = () => {
    node.classList.add("is-shown");
    node.removeAttribute("aria-label");
  };
  const node = element("button", {
    type: "button",
    className: "spoiler",
    "aria-label": t("Hidden text, tap to see"),
    onclick: reveal,
  }, ...children);
  return node;
}

function command(text, children, follow) {
  const properties = { type: "button", className: "command", onclick: () => follow({ text }) };
  return element("button", properties, ...children);
}

function address(entity, text) {
  if (entity.type === "text_link") return safe(entity.url);
  if (entity.type === "url") return safe(text);
  if (entity.type === "email") return `mailto:${text}`;
  if (entity.type === "phone_number") return `tel:${text}`;
  return undefined;
}

/** An address that may be opened, a bare one as https; undefined for `javascript:` and the like. */
export function safe(url) {
  if (SAFE_LINK.test(url)) return url;
  return /^[a-z][a-z0-9+.-]*:(?!\d)/i.test(url) ? undefined : `https://${url}`;
}

function link(url, children, follow) {
  const onclick = (event) => {
    if (follow({ url })) event.preventDefault();
  };
  const rel = "noopener noreferrer";
  return element("a", { href: url, target: "_blank", rel, onclick }, ...children);
}
