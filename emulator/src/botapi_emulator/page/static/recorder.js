/** The microphone: tap to speak, tap again to send what was said. */

import { element, icon } from "./dom.js";
import { t } from "./words.js";

const SPEAK = t("Record a voice message");
const STOP = t("Send the recording");

export class Recorder {
  /** `speak(blob, seconds)` sends a recording, `complain(words)` says why there is none. */
  constructor(speak, complain) {
    this.speak = speak;
    this.complain = complain;
    this.button = element(
      "button",
      { type: "button", className: "round is-voice", title: SPEAK, onclick: () => this.toggle() },
      icon("voice"),
    );
    this.look(false);
  }

  async toggle() {
    if (this.media) return this.media.stop();
    try {
      await this.begin();
    } catch {
      this.complain(t("There is no microphone. Attach a voice file instead."));
    }
    return undefined;
  }

  async begin() {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    const pieces = [];
    const began = Date.now();
    this.media = new MediaRecorder(stream);
    this.media.ondataavailable = ({ data }) => pieces.push(data);
    this.media.onstop = () => {
      for (const track of stream.getTracks()) track.stop();
      this.media = null;
      this.look(false);
      this.speak(new Blob(pieces), Math.max(1, Math.round((Date.now() - began) / 1000)));
    };
    this.media.start();
    this.look(true);
  }

  look(isOn) {
    this.button.setAttribute("aria-pressed", String(isOn));
    this.button.setAttribute("aria-label", isOn ? STOP : SPEAK);
  }
}
