// The same as worker.py for engines that live in Node: a job file in, an outcome file out.
import { readFileSync, writeFileSync } from "node:fs";
import { performance } from "node:perf_hooks";

const read = (path) =>
  readFileSync(path, "utf8").split("\n").filter(Boolean).map((line) => JSON.parse(line));

const status = (name) => {
  try {
    const found = readFileSync("/proc/self/status", "utf8").match(`${name}:\\s+(\\d+)`);
    return found && Number(found[1]) / 1024;
  } catch {
    return null;
  }
};

const job = JSON.parse(readFileSync(process.argv[2], "utf8"));
const passages = read(job.passages);
const questions = read(job.questions);
const before = status("VmRSS");

const engine = await import(`./${job.module}.mjs`);
const started = performance.now();
await engine.build(passages);
const buildSeconds = (performance.now() - started) / 1000;

const asked = async (spelling) => {
  const found = [];
  const milliseconds = [];
  for (const question of questions) {
    const from = performance.now();
    found.push(await engine.search(question[spelling], job.limit));
    milliseconds.push(performance.now() - from);
  }
  return { found, milliseconds };
};

await engine.search(job.warm_up, job.limit);
const clean = await asked("query");
const noisy = await asked("noisy");
const peak = status("VmHWM");
writeFileSync(job.outcome, JSON.stringify({
  build_seconds: buildSeconds,
  megabytes: before && peak && peak - before,
  remark: "",
  clean,
  noisy,
}));
