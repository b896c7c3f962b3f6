// Cases with a health model and uncertain numbers: the course of illness and the value of information, in both languages on
// phone and desktop; what can be downloaded; the memo.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import { promisify } from "node:util";
import { beginModel, reference } from "./begin.mjs";
import { printedMemo } from "./memo.mjs";
import { languages, openBrowser, screens, visit } from "./visitor.mjs";
import { startWorkbench } from "./workbench.mjs";

const models = ["sick-sicker", "hiv-monotherapy"];
const partition = "partitioned-survival";

let workbench;
let browser;
before(async () => {
  workbench = await startWorkbench();
  browser = await openBrowser();
  const visitor = await visit(browser, workbench);
  await visitor.signIn("buyer");
  for (const model of [...models, partition]) await beginModel(visitor.page, model);
  await visitor.leave();
});
after(async () => {
  await browser?.close();
  await workbench?.stop();
});

const buyer = async (language, screen) => {
  const visitor = await visit(browser, workbench, { language, screen });
  await visitor.signIn("buyer");
  return visitor;
};

const drawn = async (page) => {
  for (const chart of await page.$$(".case-main .chart")) await chart.waitForSelector("svg");
};

for (const language of languages) {
  for (const screen of Object.keys(screens)) {
    describe(`${language}, ${screen}`, () => {
      for (const model of models) {
        test(`course and value of information of ${model}`, async () => {
          const visitor = await buyer(language, screen);
          const { page } = visitor;
          await visitor.open(`/purchases/${model}?show=course`);
          await page.waitForSelector(".state-diagram");
          await drawn(page);
          await visitor.look(`models-${model}-course`);
          await visitor.open(`/purchases/${model}?show=information`);
          await page.waitForSelector(".case-main .chart");
          // Money alone says nothing where a life year has no price in the case.
          assert.equal((await page.$$(".known-bar")).length > 0, model === "sick-sicker");
          await drawn(page);
          await visitor.look(`models-${model}-information`);
          await visitor.leave();
        });
      }
    });
  }
}

for (const language of languages) {
  for (const screen of Object.keys(screens)) {
    test(`survival curves of a partition, by alternative (${language}, ${screen})`, async () => {
      const visitor = await buyer(language, screen);
      const { page } = visitor;
      await visitor.open(`/purchases/${partition}?show=course`);
      await page.waitForSelector(".survival-curves .chart svg");
      const { health } = await program(partition, "--draws", "0");
      // Each curve has its line, and its figures in the table: as the command line has them.
      const shown = await page.locator(".survival-curves table tbody tr").nth(24).locator("td").allTextContents();
      const share = (alternative, state) => new Intl.NumberFormat(language === "da" ? "da-DK" : "en-GB", { style: "percent", maximumFractionDigits: 1 }).format(health.alternatives[alternative].survival[state][24]);
      const plain = (text) => text.replace(/\s/g, "");
      assert.deepEqual(shown.map(plain), ["stable", "progressed"].flatMap((state) => ["usual", "drug"].map((alternative) => plain(share(alternative, state)))));
      assert.equal((await page.locator(".survival-curves .chart path[stroke-width='2']").count()), 4);
      assert.match(await page.textContent(".survival-curves"), language === "da" ? /Progressionsfri overlevelse/ : /Progression-free survival/);
      await visitor.look("models-survival-curves");
      await visitor.leave();
    });
  }
}

const program = async (model, ...asked) => JSON.parse((await promisify(execFile)(process.env.VAERDI_BINARY, ["assess", reference(model), ...asked, "--json"], { maxBuffer: 1e8 })).stdout);

test("the course shows the figures of the command line, for the alternative that is chosen", async () => {
  const visitor = await buyer("en", "desktop");
  const { page } = visitor;
  await visitor.open("/purchases/sick-sicker?show=course");
  await page.waitForSelector(".state-diagram");
  const { health } = await program("sick-sicker");
  const main = () => page.textContent(".case-main");
  assert.ok((await main()).includes(`Standard of care: ${health.alternatives.soc.life_years.toFixed(2)} life years`));
  // The one transition that treatment B slows.
  const share = (alternative) => `${(health.alternatives[alternative].per_cycle.sick.sicker.high * 100).toFixed(1)}%`;
  const diagram = () => page.textContent(".state-diagram");
  await page.locator(".switch label", { hasText: "Standard of care" }).click();
  assert.ok((await diagram()).includes(share("soc")), await diagram());
  await page.locator(".switch label", { hasText: "Treatment B" }).click();
  assert.ok((await diagram()).includes(share("b")) && !(await diagram()).includes(share("soc")), await diagram());

  const taken = async (name, at = 0) => {
    const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name }).nth(at).click()]);
    return readFile(await file.path(), "utf8");
  };
  const csv = await taken("Download the table (CSV)");
  const { stdout } = await promisify(execFile)(process.env.VAERDI_BINARY, ["assess", reference("sick-sicker"), "--csv"], { maxBuffer: 1e8 });
  const figures = (text) => text.split(/\r?\n/).filter((row) => row.startsWith("health.")).map((row) => {
    const [figure, alternative, , , year, unit, value] = row.split(",");
    return [figure, alternative, year === "" ? "" : Number(year), unit, Number(value)].join(" ");
  });
  assert.ok(figures(csv).length > 1000);
  assert.deepEqual(figures(csv), figures(stdout));
  for (const at of [0, 1]) assert.match(await taken("Download the picture (SVG)", at), /^<svg [^]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"[^]*<\/svg>$/);

  // A figure with an explanation has it here too.
  await page.locator(".case-main table button").first().click();
  await page.waitForSelector("dialog[open], [role=dialog]");
  await visitor.leave();
});

test("the value of information follows a slider on its own tab, and stands in the memo", async () => {
  const visitor = await buyer("en", "desktop");
  const { page } = visitor;
  const asked = [];
  page.on("request", (request) => {
    if (request.url().endsWith("/api/assess")) asked.push(JSON.parse(request.postData()).include);
  });
  await visitor.open("/purchases/sick-sicker?show=information");
  await page.waitForSelector(".known-bar");
  const verdict = () => page.textContent(".case-main .verdict");
  const written = await verdict();
  assert.match(written, /^Knowing everything would be worth at most USD\s/);
  const slider = page.locator(".sliders input[type=range]").first();
  await slider.focus();
  await page.keyboard.press("End");
  await page.waitForFunction((before) => document.querySelector(".case-main .verdict").textContent !== before, written);
  await page.click(".slider-reset button");
  await page.waitForFunction((before) => document.querySelector(".case-main .verdict").textContent === before, written);
  // Elsewhere nobody waits for it: it is asked for once, by itself, and the trace only where it is shown.
  asked.length = 0;
  await visitor.open("/purchases/sick-sicker");
  await slider.focus();
  await page.keyboard.press("End");
  await page.waitForSelector(".case-moved");
  await visitor.settled();
  assert.equal(asked.filter((include) => include.includes("information")).length, 1);
  assert.equal(asked.filter((include) => include.includes("course")).length, 1);
  await page.click(".slider-reset button");
  await page.waitForSelector(".case-moved", { state: "detached" });
  const memo = await printedMemo(visitor, "sick-sicker");
  assert.equal(memo.pages, 2);
  assert.ok(memo.text.includes(written.replace(/\s+/g, " ")), memo.text);
  assert.match(memo.text, /Course of illness Standard of care: \d+\.\d+ life years/);
  await visitor.leave();
});

test("whether the draws are enough is said as the command line says it, and drawn", async () => {
  const visitor = await buyer("en", "desktop");
  const { page } = visitor;
  await visitor.open("/purchases/sick-sicker?show=information");
  await page.waitForSelector(".draws-enough .chart svg");
  const { information } = await program("sick-sicker", "--draws", "10000", "--information");
  const { draws, net_value: means } = information.convergence;
  assert.equal(draws.at(-1), 10_000);
  const rows = page.locator(".draws-enough table tbody tr");
  assert.equal(await rows.count(), draws.length);
  const last = await rows.last().locator("td").allTextContents();
  const dollars = (text) => Number(text.replace(/[^\d.−-]/g, "").replace("−", "-"));
  const expected = Object.values(means).flatMap((all) => [all.at(-1).value, 1.96 * all.at(-1).standard_error]);
  for (const [at, value] of expected.entries()) assert.ok(Math.abs(dollars(last[at]) - value) <= 0.5, `${last[at]} ${value}`);
  assert.match(await page.textContent(".draws-enough"), /Treatment B: after 10,000 outcomes USD\s34,\d{3} ± USD\s\d{3}\. Whether it is above or below nil on average is settled\./);
  await visitor.leave();
});

test("a case without a health model has no course, and an address of one shows the answer", async () => {
  const visitor = await buyer("en", "desktop");
  await visitor.open("/purchases/tavi?show=course");
  await visitor.page.waitForSelector(".picture");
  assert.equal(await visitor.page.getByRole("link", { name: "Course of illness" }).count(), 0);
  assert.equal(await visitor.page.getByRole("link", { name: "Value of information" }).count(), 1);
  await visitor.leave();
});
