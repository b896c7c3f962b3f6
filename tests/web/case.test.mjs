// The value case: each tab in both languages on phone and desktop; a slider that moves the answer; explanations down to
// the text; scenarios kept; the memo on two pages.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { printedMemo } from "./memo.mjs";
import { languages, openBrowser, screens, visit } from "./visitor.mjs";
import { startWorkbench } from "./workbench.mjs";

let workbench;
let browser;
before(async () => {
  workbench = await startWorkbench();
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await workbench?.stop();
});

const cases = ["tavi", "cyclotron", "home-oxygen", "knee-implants", "mattresses"];
const tabs = { answer: "", payers: "?show=payers", uncertainty: "?show=uncertainty", evidence: "?show=evidence" };

const buyer = async (language, screen) => {
  const visitor = await visit(browser, workbench, { language, screen });
  await visitor.signIn("buyer");
  return visitor;
};
const verdict = (page) => page.textContent(".case-main .verdict");

for (const language of languages) {
  for (const screen of Object.keys(screens)) {
    describe(`${language}, ${screen}`, () => {
      for (const purchase of cases) {
        test(`all of ${purchase}`, async () => {
          const visitor = await buyer(language, screen);
          for (const [tab, query] of Object.entries(tabs)) {
            await visitor.open(`/purchases/${purchase}${query}`);
            await visitor.page.waitForSelector(".case-main h2");
            for (const chart of await visitor.page.$$(".case-main .chart")) await chart.waitForSelector("svg");
            await visitor.look(`case-${purchase}-${tab}`);
          }
          await visitor.leave();
        });
      }
    });
  }
}

test("a slider moves the whole answer, and reset brings it back as written", async () => {
  const visitor = await buyer("da", "desktop");
  const { page } = visitor;
  await visitor.open("/purchases/tavi");
  const written = await verdict(page);
  const net = ".case-main .picture-row.strong .figure-value";
  const netWritten = await page.textContent(net);
  const slider = page.locator(".sliders input[type=range]").first();
  const label = await page.locator(".sliders label").first().textContent();
  assert.match(label, /Klappens pris/);
  await slider.focus();
  await page.keyboard.press("Home");
  await page.waitForFunction(([at, before]) => document.querySelector(at).textContent !== before, [net, netWritten]);
  await page.waitForFunction((before) => document.querySelector(".case-main .verdict").textContent !== before, written);
  assert.match(await verdict(page), /^Pengene værd/);
  assert.ok((await page.textContent(".case-moved")).includes(written));
  await page.click(".slider-reset button");
  await page.waitForFunction(([at, before]) => document.querySelector(at).textContent === before, [net, netWritten]);
  assert.equal(await verdict(page), written);
  assert.equal(await page.$(".case-moved"), null);
  await visitor.leave();
});

test("moving the slider and drawing the answer takes about a fifth of a second", async (test) => {
  const visitor = await buyer("en", "desktop");
  const { page } = visitor;
  await visitor.open("/purchases/tavi");
  const slider = page.locator(".sliders input[type=range]").first();
  await slider.focus();
  // Measured in the page: from the movement to the frame in which the new figures stand.
  await page.evaluate(() => {
    const picture = document.querySelector(".case-main .picture");
    document.addEventListener("input", () => performance.mark("moved"), { capture: true });
    new MutationObserver(() => requestAnimationFrame(() => performance.measure("redrawn", "moved"))).observe(picture, { subtree: true, childList: true, characterData: true });
  });
  const redrawn = () => page.evaluate(() => performance.getEntriesByName("redrawn").map((measure) => measure.duration));
  const times = [];
  for (let i = 0; i < 12; i++) {
    await page.evaluate(() => performance.clearMeasures("redrawn"));
    await page.keyboard.press("ArrowLeft");
    await page.waitForFunction(() => performance.getEntriesByName("redrawn").length > 0, undefined, { polling: "raf" });
    times.push((await redrawn())[0]);
  }
  times.sort((a, b) => a - b);
  test.diagnostic(`slider to redrawn answer: median ${times[6].toFixed(0)} ms, quickest ${times[0].toFixed(0)} ms, slowest ${times[11].toFixed(0)} ms`);
  // The quickest is what the page and the engine take; a loaded machine makes the others slower, but nothing may queue.
  assert.ok(times[0] <= 200, `quickest ${times[0]} ms`);
  assert.ok(times[6] < 1000, `median ${times[6]} ms`);
  await visitor.leave();
});

test("a figure explains itself, step by step, down to the line of the text", async () => {
  const visitor = await buyer("da", "desktop");
  const { page } = visitor;
  await visitor.open("/purchases/tavi");
  await page.focus(".case-main .picture-row.strong button.figure");
  await page.keyboard.press("Enter");
  await page.waitForSelector("dialog .explain-steps");
  assert.match(await page.textContent("dialog h2"), /Nettoværdi/);
  await visitor.look("case-explain");
  await page.click("dialog button.explain-step");
  await page.waitForSelector("dialog .explain-back");
  await page.click("dialog .explain-back");
  await page.waitForFunction(() => !document.querySelector("dialog .explain-back"));
  await page.keyboard.press("Escape");
  await page.waitForSelector("dialog", { state: "detached" });
  await page.click(".sliders .slider-source");
  await page.waitForSelector("dialog .explain-source a");
  assert.match(await page.getAttribute("dialog .explain-source a", "href"), /^\/purchases\/tavi\/edit\?line=\d+$/);
  await visitor.leave();
});

test("one row of tabs leads from the answer to the other pages of a purchase, and back", async () => {
  const visitor = await buyer("da", "desktop");
  const { page } = visitor;
  await visitor.open("/purchases/psychiatric-bed");
  const tabs = () => page.$$eval(".case-tabs a", (links) => links.map((link) => link.textContent));
  const row = await tabs();
  for (const [name, path] of [["Redigér", "/edit"], ["Personer", "/people"], ["Om indkøbet", "/about"]]) {
    await page.getByRole("link", { name, exact: true }).last().click();
    await page.waitForURL(new RegExp(`/purchases/psychiatric-bed${path}`));
    await page.waitForFunction((here) => document.querySelector(".case-tabs [aria-current]")?.textContent === here, name);
    assert.deepEqual(await tabs(), row, name);
  }
  await page.getByRole("link", { name: "Usikkerhed", exact: true }).click();
  await page.waitForSelector(".case-main .verdict");
  assert.equal(await page.textContent(".case-tabs [aria-current]"), "Usikkerhed");
  await visitor.leave();
});

test("a number that rests on an assumption is replaced where it stands in the text", async () => {
  const visitor = await buyer("da", "desktop");
  const { page } = visitor;
  await visitor.open("/purchases/tavi?show=evidence");
  await page.locator(".case-main a[href*='/edit?']").first().click();
  await page.waitForURL(/\/purchases\/tavi\/edit/);
  await page.waitForFunction(() => document.querySelector(".text-editor")?.shadowRoot?.activeElement?.classList.contains("cm-content"));
  await visitor.leave();
});

test("slider positions kept as a scenario stand in the case and beside it", async () => {
  const visitor = await buyer("en", "desktop");
  const { page } = visitor;
  await visitor.open("/purchases/knee-implants");
  const slider = page.locator(".sliders input[type=range]").first();
  await slider.focus();
  await page.keyboard.press("End");
  await page.click(".slider-actions button:last-child");
  await page.fill("dialog input", "All we hope for");
  await page.click("dialog .button-primary");
  await page.waitForSelector("dialog", { state: "detached" });
  await visitor.open("/purchases/knee-implants?show=uncertainty");
  await page.waitForSelector("text=All we hope for");
  await visitor.leave();
});

for (const language of languages) {
  test(`print is a memo of two A4 pages, whatever the purchase, and no two sliders of it are called the same (${language})`, async () => {
    const visitor = await buyer(language, "desktop");
    const { page } = visitor;
    const purchases = await page.evaluate(async () => (await (await fetch("/api/purchases")).json()).filter((each) => each.answer).map((each) => each.id));
    assert.ok(purchases.length >= 10, `${purchases}`);
    for (const purchase of purchases) {
      await visitor.open(`/purchases/${purchase}`);
      await page.waitForSelector(".picture");
      assert.equal((await printedMemo(visitor, `${purchase}-${language}`)).pages, 2, purchase);
      const sliders = await page.$$eval(".sliders label", (labels) => labels.map((label) => label.textContent));
      assert.deepEqual(sliders, [...new Set(sliders)], purchase);
    }
    await visitor.leave();
  });
}
