/** How times, days and sizes are written in Indonesian. */

// Phones of an office in Indonesia: a browser elsewhere (a server in UTC) shows Jakarta's time.
const HOURS_EAST = -new Date().getTimezoneOffset() / 60;
const timeZone = HOURS_EAST >= 7 && HOURS_EAST <= 9 ? undefined : "Asia/Jakarta";

const TIME = new Intl.DateTimeFormat("id-ID", { hour: "2-digit", minute: "2-digit", timeZone });
const DAY = new Intl.DateTimeFormat("id-ID", { day: "numeric", month: "long", timeZone });
const NUMBER = new Intl.NumberFormat("id-ID", { maximumFractionDigits: 1 });

export const time = (seconds) => TIME.format(new Date(seconds * 1000));

export function day(seconds) {
  const text = DAY.format(new Date(seconds * 1000));
  return text === DAY.format(new Date()) ? "Hari ini" : text;
}

export function size(bytes) {
  if (bytes === undefined) return "";
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${NUMBER.format(bytes / 1024)} KB`;
  return `${NUMBER.format(bytes / 1024 / 1024)} MB`;
}
