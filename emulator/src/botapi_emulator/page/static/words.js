/** What the page says, in the language that is chosen, and how times, days and sizes are written. */

import { indonesian } from "./indonesian.js";

export const LANGUAGES = { en: "English", id: "Indonesia" };

const WORDS = { en: {}, id: indonesian };
const LOCALES = { en: "en-GB", id: "id-ID" };
const KEPT_AS = "telegram-language";

/** The language somebody chose here before, or the one that the emulator speaks. */
export const language = known(remembered()) ?? known(document.documentElement.lang) ?? "en";

function known(wanted) {
  return wanted in LANGUAGES ? wanted : undefined;
}

function remembered() {
  try {
    return localStorage.getItem(KEPT_AS);
  } catch {
    return null; // a browser that keeps nothing
  }
}

/** Speak another language from now on: the page begins anew in it. */
export function choose(wanted) {
  try {
    localStorage.setItem(KEPT_AS, wanted);
  } catch {
    return;
  }
  location.reload();
}

/** An English sentence in the language of the page; `{name}` in it stands for a value. */
export function t(english, values = {}) {
  const sentence = WORDS[language][english] ?? english;
  return sentence.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

// Indonesian phones in a browser elsewhere (a server in UTC) show Jakarta's time.
const HOURS_EAST = -new Date().getTimezoneOffset() / 60;
const isThere = language !== "id" || (HOURS_EAST >= 7 && HOURS_EAST <= 9);
const timeZone = isThere ? undefined : "Asia/Jakarta";
const locale = LOCALES[language];

const TIME = new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit", timeZone });
const DAY = new Intl.DateTimeFormat(locale, { day: "numeric", month: "long", timeZone });
const NUMBER = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });

export const time = (seconds) => TIME.format(new Date(seconds * 1000));

export const number = (value) => value.toLocaleString(locale);

export function day(seconds) {
  const text = DAY.format(new Date(seconds * 1000));
  return text === DAY.format(new Date()) ? t("Today") : text;
}

export function size(bytes) {
  if (bytes === undefined) return "";
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${NUMBER.format(bytes / 1024)} KB`;
  return `${NUMBER.format(bytes / 1024 / 1024)} MB`;
}
