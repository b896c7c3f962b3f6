// The types of web/src/api/schema.ts are those of the API this program serves.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { openBrowser, visit } from "./visitor.mjs";
import { startWorkbench } from "./workbench.mjs";

const web = fileURLToPath(new URL("../../web/", import.meta.url));

test("the types in the web application are made from the API as it is", async () => {
  const workbench = await startWorkbench();
  const browser = await openBrowser();
  const folder = await mkdtemp(join(tmpdir(), "vaerdi-types-"));
  try {
    const visitor = await visit(browser, workbench);
    await visitor.signIn("buyer");
    const description = await visitor.page.evaluate(async () => (await fetch("/api/openapi.json?language=en")).text());
    await visitor.leave();
    await writeFile(join(folder, "openapi.json"), description);
    await promisify(execFile)("npx", ["openapi-typescript", join(folder, "openapi.json"), "--output", join(folder, "schema.ts")], { cwd: web });
    const made = await readFile(join(folder, "schema.ts"), "utf8");
    const kept = await readFile(join(web, "src/api/schema.ts"), "utf8");
    const remedy = "web/src/api/schema.ts is not of this API: VAERDI_UPDATE=1 tests/web/run api-types writes it anew";
    if (process.env.VAERDI_UPDATE) await writeFile(join(web, "src/api/schema.ts"), made);
    else assert.ok(made === kept, remedy);
  } finally {
    await browser.close();
    await workbench.stop();
    await rm(folder, { recursive: true, force: true });
  }
});
