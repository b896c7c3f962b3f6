// Starts a workbench with the demo purchases, fills it with people, and prints how they fare.
import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { startWorkbench } from "../../tests/web/workbench.mjs";
import { crowd } from "./crowd.mjs";
import { read, writeUsers } from "./users.mjs";

const { values } = parseArgs({ options: { minutes: { type: "string", default: "1" }, users: { type: "string", default: "100" } } });
const minutes = Number(values.minutes);
const users = Number(values.users);
if (!(minutes > 0) || !(users > 0)) throw new Error("--minutes and --users take a number above 0");

const handPause = [100, 200]; // ms between two moves of a hand
const room = { idle: 1000, slow: 200 };
const withoutPause = 15; // seconds

const sliders = new URL("sliders.lua", import.meta.url).pathname;

function move(url, file, seconds, pause) {
  const wrk = spawn("wrk", ["-t", users, "-c", users, "-d", `${seconds}s`, "--timeout", "30s", "-s", sliders, url, "--", file, ...pause].map(String), { stdio: ["ignore", "pipe", "inherit"] });
  let said = "";
  wrk.stdout.on("data", (bytes) => (said += bytes));
  return new Promise((resolve, reject) => {
    wrk.on("error", reject);
    wrk.on("exit", () => {
      const found = /^MEASURED (.*)$/m.exec(said);
      if (found) resolve(JSON.parse(found[1]));
      else reject(new Error(`wrk measured nothing:\n${said}`));
    });
  });
}

/** Memory that the process really takes, in MB. */
async function memory(pid) {
  return Number(/^VmRSS:\s+(\d+)/m.exec(await readFile(`/proc/${pid}/status`, "utf8"))[1]) / 1024;
}

/** Processor time of the process, in seconds. */
async function processorTime(pid) {
  const fields = (await readFile(`/proc/${pid}/stat`, "utf8")).split(") ")[1].split(" ");
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

const share = (sorted, of) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * of))] ?? 0;

function tell(title, measured, cpu) {
  const { moves, seconds, refused, broken, p50, p90, p99, most } = measured;
  console.log(`${title}: ${moves} moves (${(moves / seconds).toFixed(0)} a second), p50 ${p50} ms, p90 ${p90} ms, p99 ${p99} ms, most ${most} ms; ${refused} refused, ${broken} broken; ${((cpu * 1000) / moves).toFixed(1)} ms of processor a move`);
}

const workbench = await startWorkbench();
const folder = await mkdtemp(join(tmpdir(), "vaerdi-load-"));
const timers = [];
let others;
let failed = false;
try {
  const file = join(folder, "users");
  const reader = await writeUsers(file, workbench.url, workbench.logins, users);
  const pid = workbench.pid();
  others = crowd(workbench.url, room);

  const reads = [];
  timers.push(setInterval(async () => {
    const began = performance.now();
    try {
      await read(workbench.url, reader, "/purchases");
      reads.push(performance.now() - began);
    } catch (problem) {
      failed = true;
      console.log(`a reader was refused: ${problem.message}`);
    }
  }, 500));
  const taken = [];
  const began = performance.now();
  timers.push(setInterval(async () => {
    taken.push(await memory(pid));
    console.log(`${((performance.now() - began) / 1000).toFixed(0).padStart(4)} s  ${taken.at(-1).toFixed(1)} MB, ${others.seen.open} others connected`);
  }, 10_000));

  console.log(`${users} people, ${room.idle} idle connections, ${room.slow} slow clients`);
  let before = await processorTime(pid);
  const paused = await move(workbench.url, file, Math.round(minutes * 60), handPause);
  tell("With the pause of a hand", paused, (await processorTime(pid)) - before);
  before = await processorTime(pid);
  tell("Without any pause", await move(workbench.url, file, withoutPause, [0, 0]), (await processorTime(pid)) - before);

  reads.sort((a, b) => a - b);
  console.log(`A reader of pages: ${reads.length} reads, p50 ${share(reads, 0.5).toFixed(0)} ms, p99 ${share(reads, 0.99).toFixed(0)} ms`);
  console.log(`The others: ${others.seen.answered} answered, ${others.seen.cutOff} cut off in time, ${others.seen.refused} not let in`);
  if (taken.length > 0) console.log(`Memory: ${taken[0].toFixed(1)} MB after 10 s, ${taken.at(-1).toFixed(1)} MB at the end, ${Math.max(...taken).toFixed(1)} MB at most`);
  failed ||= paused.refused + paused.broken + others.seen.refused > 0 || paused.p99 > 500;
  if (failed) console.log("NOT WELL: someone was refused, or a move in a hundred took more than half a second");
} finally {
  for (const timer of timers) clearInterval(timer);
  others?.leave();
  await workbench.stop();
  await rm(folder, { recursive: true, force: true });
}
process.exitCode = failed ? 1 : 0;
