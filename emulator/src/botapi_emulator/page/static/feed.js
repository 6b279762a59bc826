/** The line to the emulator: one event stream for all phones in, small requests out. */

import { t } from "./words.js";

const KINDS = ["state", "person", "message", "deleted", "typing", "answer"];

export class Feed {
  /** `heard(kind, data)` gets every event; `online(isUp)` every change of the line. */
  constructor(heard, online) {
    this.heard = heard;
    this.online = online;
  }

  /** A lost stream is reopened by the browser and starts with the whole state again. */
  open() {
    const source = new EventSource("/page/events");
    source.onopen = () => this.online(true);
    source.onerror = () => this.online(false);
    for (const kind of KINDS) {
      source.addEventListener(kind, (event) => this.heard(kind, JSON.parse(event.data)));
    }
  }

  text(person, text, replyTo = null) {
    return post(person, "text", { text, reply_to: replyTo });
  }

  press(person, text) {
    return post(person, "press", { text });
  }

  tap(person, messageId, row, column) {
    return post(person, "tap", { message_id: messageId, row, column });
  }

  vote(person, messageId, options) {
    return post(person, "vote", { message_id: messageId, options });
  }

  block(person, blocked) {
    return post(person, "block", { blocked });
  }

  photo(person, file, caption) {
    const query = new URLSearchParams({ caption });
    return send(`/page/people/${person}/photo?${query}`, file.type || "image/jpeg", file);
  }

  document(person, file, caption) {
    const query = new URLSearchParams({ caption, name: file.name, type: file.type });
    return send(`/page/people/${person}/document?${query}`, "application/octet-stream", file);
  }

  voice(person, recording, seconds) {
    const query = new URLSearchParams({ seconds });
    return send(`/page/people/${person}/voice?${query}`, "application/octet-stream", recording);
  }
}

function post(person, action, body) {
  return send(`/page/people/${person}/${action}`, "application/json", JSON.stringify(body));
}

async function send(url, type, body) {
  const response = await fetch(url, { method: "POST", headers: { "Content-Type": type }, body });
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new Error(answer.error ? t(answer.error) : t("The emulator answered {code}.", { code: response.status }));
  return answer;
}
