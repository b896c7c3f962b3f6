// Outcome data that nobody is behind, for a test: made by the examples' documents, and brought in as a data manager would.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);

/** The text of a file of an example: `example("knee-registry/mapping.yaml")`. */
export const example = (file) => readFile(fileURLToPath(new URL(`../../examples/${file}`, import.meta.url)), "utf8");

/** The rows of a document `generate: 1`, as CSV; `how` are options of `vaerdi generate`. */
export async function madeUp(document, ...how) {
  const folder = await mkdtemp(join(tmpdir(), "vaerdi-made-up-"));
  try {
    await writeFile(join(folder, "generate.yaml"), document);
    await run(process.env.VAERDI_BINARY, ["generate", join(folder, "generate.yaml"), "--out", join(folder, "rows.csv"), ...how]);
    return await readFile(join(folder, "rows.csv"), "utf8");
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Only these columns of a file with fields between semicolons. */
export function columnsOnly(csv, headings) {
  const [first, ...lines] = csv.trimEnd().split("\n").map((line) => line.split(";"));
  const kept = headings.map((heading) => first.indexOf(heading));
  assert.ok(!kept.includes(-1), `one of ${headings} is not in the file`);
  return [headings, ...lines.map((line) => kept.filter((n) => n < line.length).map((n) => line[n]))].map((line) => `${line.join(";")}\n`).join("");
}

/** Brings a file into a purchase, and says what is counted; `page` is a data manager's. */
export async function bringIn(page, purchase, set, { csv, mapping, measures }) {
  const went = await page.evaluate(async ([purchase, set, csv, mapping, measures]) => {
    const { csrf } = await (await fetch("/api/session")).json();
    const ask = async (method, path, body, type = "application/json") => {
      const answer = await fetch(`/api${path}`, { method, headers: { "content-type": type, "x-csrf-token": csrf }, body });
      if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
      return answer.json();
    };
    const { file } = await ask("POST", `/purchases/${purchase}/files?name=${set}.csv`, csv, "text/csv");
    const taken = await ask("POST", `/purchases/${purchase}/files/${file}/import`, JSON.stringify({ mapping, name: set, language: "en" }));
    await ask("PUT", `/documents/purchases/${purchase}/measures.yaml`, JSON.stringify({ base: 0, text: measures }));
    return taken.versions[0];
  }, [purchase, set, csv, mapping, measures]);
  assert.ok(went.rows > 0 && went.rejected === 0, JSON.stringify(went));
}
