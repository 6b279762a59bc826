/** The page: which phones are shown, their tabs and unread counts, and who hears the feed. */

import { Chat } from "./chat.js";
import { avatar, element } from "./dom.js";
import { Feed } from "./feed.js";
import * as words from "./words.js";
import { t } from "./words.js";

const narrow = matchMedia("(max-width: 719px)");
// The narrowest a phone gets on a wide screen, with its gap: see phone.css.
const PHONE_WIDTH = 368;

const wall = document.querySelector(".phones");
const bar = document.querySelector(".people");
const lineState = document.querySelector(".line-state");

const waiting = element("p", { className: "waiting" }, t("Waiting for the bot and its people…"));

const phones = new Map();
let shown = [];
let open;

const feed = new Feed(heard, (isUp) => {
  lineState.hidden = isUp;
});

function heard(kind, data) {
  if (kind === "state") return replay(data);
  const phone = phones.get(kind === "person" ? data.id : data.person);
  if (!phone) return undefined;
  if (kind === "person") return phone.chat.know(data);
  if (kind === "typing") return phone.chat.typing(data.action);
  if (kind === "answer") return phone.chat.answered(data);
  if (kind === "deleted") phone.chat.remove(data.message_id);
  else phone.chat.show(data.message);
  return count(phone);
}

/** Show a whole state: at the start, after a lost line, and whenever someone new appears. */
function replay({ bot, people }) {
  document.title = [bot?.first_name, t("Local Telegram")].filter(Boolean).join(" · ");
  for (const id of phones.keys()) {
    if (!people.some((person) => person.id === id)) phones.delete(id);
  }
  for (const person of people) {
    const phone = phones.get(person.id) ?? added(person, bot);
    phone.chat.know(person);
    phone.chat.replay(person.messages);
  }
  choose();
}

function added(person, bot) {
  const badge = element("span", { className: "badge" });
  const tab = element(
    "button",
    { type: "button", className: "tab", onclick: () => picked(person.id) },
    avatar(person.name, person.id),
    tabWords(person),
    badge,
  );
  const phone = { chat: new Chat(person, bot, feed), tab, badge, seen: 0 };
  phones.set(person.id, phone);
  return phone;
}

function tabWords({ name, note }) {
  const [first, ...others] = name.split(" ");
  return element(
    "span",
    { className: "tab-words" },
    element("span", { className: "tab-name" }, first),
    element("span", { className: note ? "unseen" : "tab-name" }, ` ${others.join(" ")} `),
    note ? element("span", { className: "tab-note" }, note) : null,
  );
}

function isSeen(phone) {
  return phone.chat.node.isConnected && !document.hidden;
}

function count(phone) {
  if (isSeen(phone)) phone.seen = phone.chat.log.lastId();
  const unread = phone.chat.log.unreadAfter(phone.seen);
  phone.badge.hidden = unread === 0;
  phone.badge.replaceChildren(
    unread > 99 ? "99+" : String(unread),
    element("span", { className: "unseen" }, t(" unread")),
  );
}

// The choice lives in the address (#people=2,5&open=5: the second and fifth person), so that a
// link or a reload brings it back.
function choose() {
  const hash = new URLSearchParams(location.hash.slice(1));
  const ids = new Map([...phones].map(([id, phone]) => [phone.chat.person.number, id]));
  const asked = (hash.get("people") ?? "").split(",").map((number) => ids.get(Number(number)));
  shown = [...new Set(asked)].filter((id) => id !== undefined);
  if (!shown.length) shown = [...phones.keys()].slice(0, narrow.matches ? 1 : fitting());
  const wanted = ids.get(Number(hash.get("open")));
  open = shown.includes(wanted) ? wanted : shown[0];
  lay();
}

function fitting() {
  return Math.max(1, Math.min(4, Math.floor(wall.clientWidth / PHONE_WIDTH)));
}

function picked(id) {
  if (narrow.matches) {
    shown = shown.includes(id) ? shown : [...shown, id];
    open = id;
  } else {
    shown = shown.includes(id) ? shown.filter((other) => other !== id) : [...shown, id];
    open = shown.includes(id) ? id : shown[0];
  }
  if (!shown.length) [shown, open] = [[id], id];
  const [first, ...rest] = [open, ...shown].map((one) => phones.get(one).chat.person.number);
  history.replaceState(null, "", `#people=${rest.join(",")}&open=${first}`);
  lay();
}

function lay() {
  const visible = (narrow.matches ? [open] : shown).filter((id) => phones.has(id));
  const nodes = visible.map((id) => phones.get(id).chat.node);
  place(wall, nodes.length ? nodes : [waiting]);
  for (const id of visible) phones.get(id).chat.log.settle();
  place(bar, [...phones.values()].map((phone) => phone.tab));
  for (const [id, phone] of phones) {
    phone.tab.setAttribute("aria-pressed", String(visible.includes(id)));
    count(phone);
  }
  phones.get(open)?.tab.scrollIntoView({ block: "nearest", inline: "nearest" });
}

/** Put exactly `nodes` into `parent`; what stays keeps its focus. */
function place(parent, nodes) {
  for (const child of [...parent.children]) if (!nodes.includes(child)) child.remove();
  nodes.forEach((node, index) => {
    if (parent.children[index] !== node) parent.insertBefore(node, parent.children[index] ?? null);
  });
}

/** Put the page's own words into the chosen language, and offer the other one. */
function speak() {
  document.documentElement.lang = words.language;
  for (const node of document.querySelectorAll("[data-words]")) node.textContent = t(node.textContent);
  bar.setAttribute("aria-label", t("Choose the phones that are shown"));
  const choice = document.querySelector(".language");
  choice.setAttribute("aria-label", t("Language of the page"));
  const options = Object.entries(words.LANGUAGES).map(([value, name]) =>
    element("option", { value, lang: value, selected: value === words.language }, name),
  );
  choice.replaceChildren(...options);
  choice.addEventListener("change", () => words.choose(choice.value));
}

speak();
narrow.addEventListener("change", lay);
addEventListener("hashchange", choose);
document.addEventListener("visibilitychange", () => phones.forEach(count));
feed.open();
