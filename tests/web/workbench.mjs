// A workbench for a test: the built program serving the demo purchases from a folder of its own, on a port of its own.
import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

const binary = process.env.VAERDI_BINARY;
const patience = 30_000;

/** Starts `vaerdi serve`; `port` 0 takes a free one. Resolves when it answers. */
async function serve(folder, port) {
  const child = spawn(binary, ["serve", "--data", folder, "--port", String(port), "--demo", "--lang", "da"], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  let log = "";
  child.stderr.on("data", (bytes) => (log = (log + bytes).slice(-20_000)));
  const url = await new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`vaerdi serve does not answer:\n${said}${log}`)), patience);
    child.on("exit", (code) => reject(new Error(`vaerdi serve ended with ${code}:\n${said}${log}`)));
    child.stdout.on("data", (bytes) => {
      said += bytes;
      const found = /http:\/\/[^\s/]+/.exec(said);
      if (!found) return;
      clearTimeout(timer);
      resolve(found[0]);
    });
  });
  return { child, url, log: () => log };
}

async function ended(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  await new Promise((resolve) => child.once("exit", resolve));
}

/** Logins of the demo people: { buyer: "password", … }. */
async function loginsIn(folder) {
  const text = await readFile(join(folder, "demo-logins.txt"), "utf8");
  return Object.fromEntries([...text.matchAll(/^ {2}(\S+) {2}(\S+)/gm)].map(([, login, password]) => [login, password]));
}

export async function startWorkbench() {
  const folder = await mkdtemp(join(tmpdir(), "vaerdi-web-"));
  let running = await serve(folder, 0);
  const url = running.url;
  const port = Number(new URL(url).port);
  return {
    url,
    logins: await loginsIn(folder),
    /** What the server logged last, for a failing test to show. */
    log: () => running.log(),
    /** Of the running server. */
    pid: () => running.child.pid,
    /** Ends it as a crash does: no time to tidy up. */
    async kill() {
      running.child.kill("SIGKILL");
      await ended(running.child);
    },
    /** The same data on the same port again, after kill(). */
    async restart() {
      running = await serve(folder, port);
    },
    async stop() {
      running.child.kill("SIGTERM");
      await ended(running.child);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
