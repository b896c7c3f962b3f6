// The self-contained report: a file on disk, opened without a network, shows the figures that the command prints.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { openBrowser } from "./visitor.mjs";

const run = promisify(execFile);
const binary = process.env.VAERDI_BINARY;
const project = fileURLToPath(new URL("../../", import.meta.url));
const pictures = join(project, "build/screenshots");
const most = 1.5e6; // bytes
let folder;
let browser;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "vaerdi-report-"));
  await mkdir(pictures, { recursive: true });
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

const assess = (purchase, ...more) =>
  run(binary, ["assess", `examples/${purchase}/case.yaml`, "--draws", "2000", ...more], { cwd: project, maxBuffer: 1e8 });
const plain = (text) => text.replaceAll("\u00a0", " ");

for (const purchase of ["tavi", "cyclotron", "home-oxygen", "knee-implants", "mattresses", "catheter-dressing", "reference/sick-sicker"]) {
  const name = purchase.replace("/", "-");
  for (const language of ["da", "en"]) {
    test(`${purchase} in ${language}`, async () => {
      const file = join(folder, `${name}-${language}.html`);
      await assess(purchase, "--html", file, "--lang", language);
      assert.ok((await stat(file)).size < most, `${(await stat(file)).size} bytes`);
      const printed = JSON.parse((await assess(purchase, "--json", "--lang", language)).stdout);

      const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, offline: true });
      const page = await context.newPage();
      const noticed = [];
      page.on("console", (message) => message.type() === "error" && noticed.push(message.text()));
      page.on("pageerror", (error) => noticed.push(error.message));
      page.on("request", (request) => request.url() !== pathToFileURL(file).href && !request.url().startsWith("data:") && noticed.push(request.url()));
      await page.goto(pathToFileURL(file).href);
      await page.waitForSelector(".picture");
      assert.equal(await page.textContent("h1"), printed.case.title);
      assert.equal(await page.getAttribute("html", "lang"), language);

      const shown = plain(await page.textContent(".case-main"));
      assert.ok(shown.includes(plain(printed.answer[0])), `${printed.answer[0]}\n${shown}`);
      const held = JSON.parse(await page.textContent("#vaerdi-report"));
      assert.deepEqual(held.report.comparisons, printed.comparisons);
      assert.deepEqual(held.report.alternatives, printed.alternatives);

      await page.click(".picture-row.strong button.figure");
      await page.waitForSelector("dialog .explain-steps");
      await page.keyboard.press("Escape");
      for (const tab of ["payers", "uncertainty", ...(printed.health ? ["course"] : []), ...(Object.values(printed.inputs).some((input) => input.distribution) ? ["information"] : []), "evidence"]) {
        await page.click(`.case-tabs a[href="#${tab}"]`);
        await page.waitForSelector(`.case-tabs a[href="#${tab}"][aria-current]`);
        await page.waitForFunction(() => [...document.querySelectorAll(".case-main .chart")].every((chart) => chart.querySelector("svg")));
        await page.screenshot({ path: join(pictures, `report-${name}-${tab}-${language}.png`), fullPage: true });
      }
      assert.equal(await page.$(".sliders"), null);
      await context.close();
      assert.deepEqual(noticed, []);
    });
  }
}

describe("the file", () => {
  test("that cannot be written is said so", async () => {
    await assert.rejects(assess("tavi", "--html", join(folder, "nowhere/report.html")), (error) => {
      assert.equal(error.code, 2);
      assert.match(error.stderr, /nowhere\/report\.html/);
      return true;
    });
  });
});
