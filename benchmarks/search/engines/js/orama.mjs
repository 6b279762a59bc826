// Orama with its own Indonesian stemmer and stop words, any of the words; a tolerance of one typo
// a word lost up to 16 points.
import { create, insertMultiple, search as ask } from "@orama/orama";
import { language, stemmer } from "@orama/stemmers/indonesian";
import { stopwords } from "@orama/stopwords/indonesian";

const index = create({
  schema: { title: "string", body: "string" },
  components: { tokenizer: { language, stemmer, stemming: true, stopWords: stopwords } },
});

export const build = (passages) => insertMultiple(index, passages);

export const search = async (query, limit) => {
  const found = await ask(index, {
    term: query, properties: ["title", "body"], boost: { title: 5 },
    threshold: 1, limit,
  });
  return found.hits.map((hit) => hit.id);
};
