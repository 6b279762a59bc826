/** Small helpers to build nodes; text always arrives as text, never as markup. */

const SVG = "http://www.w3.org/2000/svg";

const ICONS = {
  send: "M3 20.5v-7l9-1.5-9-1.5v-7l19 8.5z",
  attach: "M4 7h3.5l1.5-2.5h6L16.5 7H20a1 1 0 0 1 1 1v11a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V8a1 1 0 0 1 1-1zm8 2.5a4 4 0 1 0 0 8 4 4 0 0 0 0-8z",
  file: "M6 2.5h8l5 5V21a1 1 0 0 1-1 1H6a1 1 0 0 1-1-1V3.5a1 1 0 0 1 1-1zm7 1.5v4.5h4.5z",
  reply: "M10 9V4.500l-7 7 7 7V14c5 0 8.500 1.600 11 5-1-5-4-10-11-10z",
  voice: "M12 15a3.500 3.500 0 0 0 3.500-3.500v-6a3.500 3.500 0 0 0-7 0v6A3.500 3.500 0 0 0 12 15zm6-3.500a6 6 0 0 1-12 0H4a8 8 0 0 0 7 7.900V22h2v-2.600a8 8 0 0 0 7-7.900z",
  down: "M12 16.5 5 9.5l1.5-1.5 5.5 5.5L17.5 8 19 9.5z",
  close: "M6.4 5 12 10.6 17.6 5 19 6.4 13.4 12l5.6 5.6-1.4 1.400L12 13.4 6.4 19 5 17.600l5.6-5.600L5 6.400z",
  link: "M7 7h8.5L6 16.5 7.5 18 17 8.5V17h2V5H7z",
};

/** Build `tag` with properties; keys with a dash or `role` become attributes, `on…` listeners. */
export function element(tag, properties = {}, ...children) {
  const node = document.createElement(tag);
  for (const [key, value] of Object.entries(properties)) {
    if (value === undefined || value === null) continue;
    if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
    else if (key === "role" || key.includes("-")) node.setAttribute(key, value);
    else node[key] = value;
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  svg.classList.add("icon");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}

export function avatar(name, seed) {
  const letters = name.split(/\s+/).filter(Boolean);
  const initials = [letters[0], letters.length > 1 ? letters.at(-1) : ""];
  return element(
    "span",
    { className: `avatar avatar-${Math.abs(seed) % 7}`, "aria-hidden": "true" },
    initials.map((word) => (word ? [...word][0] : "")).join("").toUpperCase(),
  );
}
