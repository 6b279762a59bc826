// MiniSearch, any of the words, fuzzy; its prefix search lost a few points on every set.
import MiniSearch from "minisearch";

const options = { fuzzy: 0.2, boost: { title: 5 }, combineWith: "OR" };
const index = new MiniSearch({ fields: ["title", "body"] });

export const build = (passages) => index.addAll(passages);

export const search = (query, limit) =>
  index.search(query, options).slice(0, limit).map((hit) => hit.id);
