/** Quizzes and polls: choices to vote, then what was right and why. */

import { element } from "./dom.js";
import { formatted } from "./entities.js";
import { t } from "./words.js";

/** The poll of `message`; `vote([index])` sends this person's choice. */
export function poll(message, vote) {
  const asked = message.poll;
  const isOver = asked.is_closed || message.voted !== undefined;
  const options = asked.options.map((option, index) =>
    isOver ? result(asked, option, index, message.voted ?? []) : choice(option, index, vote),
  );
  return element(
    "div",
    { className: "poll", role: "group", "aria-label": asked.question },
    element("p", { className: "poll-question" }, ...formatted(asked.question, asked.question_entities)),
    element("p", { className: "poll-kind" }, kind(asked)),
    element("div", { className: "poll-options" }, ...options),
    isOver ? explanation(asked) : null,
  );
}

function kind(asked) {
  if (asked.is_closed) return t("Final results");
  return asked.type === "quiz" ? t("Quiz") : t("Poll");
}

function choice(option, index, vote) {
  const properties = { type: "button", className: "poll-choice", onclick: () => vote([index]) };
  return element("button", properties, option.text);
}

function result(asked, option, index, voted) {
  const votes = asked.total_voter_count ? option.voter_count / asked.total_voter_count : 0;
  const verdict = judged(asked, index, voted);
  const bar = element("span", { className: "poll-bar" });
  bar.style.setProperty("--share", `${Math.round(votes * 100)}%`);
  return element(
    "div",
    { className: `poll-result ${verdict.look}` },
    element("span", { className: "poll-mark", "aria-hidden": "true" }, verdict.mark),
    element("span", { className: "poll-text" }, option.text),
    verdict.words ? element("span", { className: "poll-words" }, verdict.words) : null,
    bar,
  );
}

function judged(asked, index, voted) {
  const isMine = voted.includes(index);
  const right = asked.correct_option_ids ?? [asked.correct_option_id];
  if (right.includes(index)) {
    return { look: "is-right", mark: "✓", words: isMine ? t("your choice, right") : t("right answer") };
  }
  if (!isMine) return { look: "", mark: "", words: "" };
  if (asked.type !== "quiz") return { look: "is-mine", mark: "✓", words: t("your choice") };
  return { look: "is-wrong", mark: "✗", words: t("your choice, wrong") };
}

function explanation(asked) {
  if (!asked.explanation) return null;
  return element(
    "div",
    { className: "poll-why" },
    element("strong", {}, t("Explanation")),
    element("p", {}, ...formatted(asked.explanation, asked.explanation_entities)),
  );
}
