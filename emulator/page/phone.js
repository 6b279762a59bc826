/** The page: which phones are shown, their tabs and unread counts, and who hears the feed. */

import { Chat } from "./chat.js";
import { avatar, element } from "./dom.js";
import { Feed } from "./feed.js";

const narrow = matchMedia("(max-width: 719px)");
const wall = document.querySelector(".phones");
const bar = document.querySelector(".people");
const lineState = document.querySelector(".line-state");

const phones = new Map();
let shown = [];
let open;

const feed = new Feed(heard, (isUp) => {
  lineState.hidden = isUp;
});

function heard(kind, data) {
  if (kind === "state") return replay(data);
  if (kind === "person") return met(data);
  const phone = phones.get(data.person);
  if (!phone) return undefined;
  if (kind === "message") return arrived(phone, data.message);
  if (kind === "deleted") return phone.chat.remove(data.message_id);
  if (kind === "typing") return phone.chat.typing(data.action);
  return phone.chat.answered(data);
}

function replay({ bot, people }) {
  document.title = `${bot.first_name} · Telegram lokal`;
  for (const id of phones.keys()) {
    if (!people.some((person) => person.id === id)) phones.delete(id);
  }
  for (const person of people) {
    const phone = phones.get(person.id) ?? added(person, bot);
    phone.chat.know(person);
    phone.chat.replay(person.messages);
    phone.unread = unanswered(person.messages);
  }
  choose();
}

/** A person changed, or is new: a new one brings the whole state through the same door. */
function met(person) {
  const phone = phones.get(person.id);
  if (phone) return phone.chat.know(person);
  const [known] = phones.values();
  added(person, known?.chat.bot ?? person.bot).chat.replay([]);
  return choose();
}

function added(person, bot) {
  const badge = element("span", { className: "badge" });
  const tab = element(
    "button",
    { type: "button", className: "tab", onclick: () => picked(person.id) },
    avatar(person.name, person.id),
    element("span", { className: "tab-name" }, person.name),
    badge,
  );
  if (person.note) tab.title = person.note;
  const phone = { chat: new Chat(person, bot, feed), tab, badge, unread: 0 };
  phones.set(person.id, phone);
  return phone;
}

function arrived(phone, message) {
  const isNew = !phone.chat.messages.has(message.message_id);
  phone.chat.show(message);
  if (isNew && message.from?.is_bot && !isSeen(phone)) phone.unread += 1;
  count(phone);
}

/** What the bot wrote since the person last wrote. */
function unanswered(messages) {
  const last = messages.findLastIndex((message) => !message.from?.is_bot);
  return messages.length - 1 - last;
}

function isSeen(phone) {
  return phone.chat.node.isConnected && !document.hidden;
}

function count(phone) {
  if (isSeen(phone)) phone.unread = 0;
  phone.badge.hidden = phone.unread === 0;
  phone.badge.textContent = phone.unread > 99 ? "99+" : phone.unread;
  phone.badge.setAttribute("aria-label", `${phone.unread} belum dibaca`);
}

// The choice lives in the address (#people=2,5&open=5), so that a link or a reload brings it back.
function choose() {
  const hash = new URLSearchParams(location.hash.slice(1));
  const asked = (hash.get("people") ?? "").split(",").map(Number);
  shown = asked.filter((id) => phones.has(id));
  if (!shown.length) shown = [...phones.keys()].slice(0, narrow.matches ? 1 : 3);
  const wanted = Number(hash.get("open"));
  open = shown.includes(wanted) ? wanted : shown[0];
  lay();
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
  history.replaceState(null, "", `#people=${shown.join(",")}&open=${open}`);
  lay();
}

function lay() {
  const visible = narrow.matches ? [open] : shown;
  place(wall, visible.map((id) => phones.get(id)?.chat.node).filter(Boolean));
  place(bar, [...phones.values()].map((phone) => phone.tab));
  for (const [id, phone] of phones) {
    phone.tab.setAttribute("aria-pressed", String(visible.includes(id)));
    count(phone);
  }
}

/** Put exactly `nodes` into `parent`; what stays keeps its scroll and focus. */
function place(parent, nodes) {
  for (const child of [...parent.children]) if (!nodes.includes(child)) child.remove();
  nodes.forEach((node, index) => {
    if (parent.children[index] === node) return;
    parent.insertBefore(node, parent.children[index] ?? null);
    const log = node.querySelector?.(".log");
    if (log) log.scrollTop = log.scrollHeight;
  });
  if (parent === bar) return;
  parent.classList.toggle("is-single", nodes.length === 1);
}

narrow.addEventListener("change", lay);
addEventListener("hashchange", choose);
document.addEventListener("visibilitychange", () => phones.forEach(count));
feed.open();
