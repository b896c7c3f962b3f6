// Editing states and ways between them as tables: the answer moves, the text keeps its comments, what is wrong is said at the
// cell it concerns, and undo brings everything back.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { beginCase, beginModel } from "./begin.mjs";
import { draft, holds, upToDate } from "./editing.mjs";
import { languages, openBrowser, screens, visit } from "./visitor.mjs";
import { startWorkbench } from "./workbench.mjs";

const stroke = `case: 1
title: Blood thinner
horizon: 10 years
comparator: usual
alternatives: {usual: As today, drug: The drug}
population: {patients: 100 per year, for: 1 year}
parameters:
  p_stroke: {by: {usual: 5 %, drug: 3 %}, title: Yearly risk of a stroke}
health:
  model: cohort
  # who they are
  states:
    alive: {da: Rask, en: Well}   # at home
    stroke: {da: Efter blodprop, en: After a stroke}
    dead: {da: Død, en: Dead}
  transitions:             # in a year
    alive: {stroke: p_stroke, dead: 2 %}   # our own count
    stroke:
      dead: {by: {usual: 20 %, drug: 20 %}}   # Smith 2019
  utilities: {alive: 0.80, stroke: 0.55}   # trial
  costs:
    stroke: {amount: 60_000 DKK/year, payer: municipality}   # accounts
`;
const behindTree = stroke.replace("  transitions: ", "  tree: {branches: {operated: {probability: 90 %, into: alive}, died: {probability: rest, into: dead}}}\n  transitions: ");
const comments = (text) => [...text.matchAll(/#.*$/gm)].map(([comment]) => comment);

let workbench;
let browser;
before(async () => {
  workbench = await startWorkbench();
  browser = await openBrowser();
  const visitor = await visit(browser, workbench);
  await visitor.signIn("buyer");
  for (const language of languages) for (const screen of Object.keys(screens)) await beginCase(visitor.page, `stroke-${language}-${screen}`, stroke);
  await beginCase(visitor.page, "behind-tree", behindTree);
  for (const model of ["hip-individuals", "partitioned-survival", "hip-tree"]) await beginModel(visitor.page, model);
  await visitor.leave();
});
after(async () => {
  await browser?.close();
  await workbench?.stop();
});

const words = {
  da: { alive: "Rask", stroke: "Efter blodprop", dead: "Død", from: (a, b) => `Fra ${a} til ${b}`, newState: "Ny tilstand", add: "Tilføj tilstand", home: "På plejehjem", id: "paa_plejehjem", utility: "Livskvalitet", half: "0,5", undo: "Fortryd", toText: "vis i teksten", percent: "12,5 %" },
  en: { alive: "Well", stroke: "After a stroke", dead: "Dead", from: (a, b) => `From ${a} to ${b}`, newState: "New state", add: "Add state", home: "In a nursing home", id: "in_a_nursing_home", utility: "Quality of life", half: "0.5", undo: "Undo", toText: "show in the text", percent: "12.5 %" },
};

for (const language of languages) {
  for (const screen of Object.keys(screens)) {
    test(`a way is changed, a state is added, an error stands at its cell, undo brings it back (${language}, ${screen})`, async () => {
      const w = words[language];
      const id = `stroke-${language}-${screen}`;
      const visitor = await visit(browser, workbench, { language, screen, refused: [404] });  // a draft is waited for
      const { page } = visitor;
      await visitor.signIn("buyer");
      // A case of a course of illness alone opens on the form, at its tables.
      await visitor.open(`/purchases/${id}/edit`);
      const cell = (name) => page.getByLabel(name, { exact: true });
      await cell(w.from(w.alive, w.stroke)).waitFor();
      await upToDate(page);
      // The way to the course of illness stands here as on the pages of the answer.
      await page.locator(".case-tabs a[href$='show=course']").waitFor({ state: "attached" });
      await visitor.look("edit-illness");
      const answer = () => page.textContent(".answer-bar");
      const before = await answer();

      await cell(w.from(w.alive, w.dead)).fill(w.percent);
      await draft(page, id, holds("alive: {stroke: p_stroke, dead: 12.5 %}   # our own count"));
      await upToDate(page);
      await page.waitForFunction((before) => document.querySelector(".answer-bar").textContent !== before, before);

      // A chance above 1 is said at its own cell, and there alone.
      await cell(w.from(w.alive, w.dead)).fill("1.2 * p_stroke + p_unknown");
      await page.waitForSelector(".cells .cell-input.wrong");
      assert.equal(await page.locator(".cells .cell-input.wrong").count(), 1);
      assert.equal(await cell(w.from(w.alive, w.dead)).getAttribute("aria-invalid"), "true");
      assert.match(await page.locator(".cells .form-error-message").textContent(), /p_unknown/);
      await visitor.look("edit-illness-wrong");
      // Two changes of one cell in a short time count as one.
      const undo = page.getByRole("button", { name: w.undo, exact: true });
      do await undo.click();
      while (await undo.isEnabled());
      await page.waitForSelector(".cells .cell-input.wrong", { state: "detached" });
      await upToDate(page);
      await page.waitForFunction((before) => document.querySelector(".answer-bar").textContent === before, before);

      // A new state comes before the dead, and has a row and a column.
      await cell(w.newState).fill(w.home);
      await page.keyboard.press("Enter");
      // What it lacks is said in its own row.
      await page.locator(".cells tbody tr", { has: page.locator(".cell-input.wrong") }).getByText("'" + w.id + "'").waitFor();
      await cell(`${w.utility}: ${w.home}`).fill(w.half);
      await cell(w.from(w.stroke, w.home)).fill(w.percent);
      await cell(w.from(w.home, w.dead)).fill("rest");
      // What a cell has no room for leads to its place in the text and stays as it is.
      const written = page.getByRole("button", { name: `${w.from(w.stroke, w.dead)}: ${w.toText}` });
      const text = await draft(page, id, holds("dead: rest"));
      await upToDate(page);
      assert.equal(await page.locator(".findings-list .finding-error").count(), 0, "nothing is wrong any longer");
      await visitor.look("edit-illness-more");
      assert.deepEqual(comments(text), comments(stroke));
      assert.match(text, /stroke:\n      dead: \{by: \{usual: 20 %, drug: 20 %\}\} {3}# Smith 2019\n      \w+: 12.5 %\n/);
      await written.click();
      await page.waitForFunction(() => document.querySelector(".text-editor")?.shadowRoot?.querySelector(".cm-activeLine")?.textContent.includes("dead: {by:"));
      await visitor.leave();
    });
  }
}

test("a state is renamed wherever the course names it, and removed with its ways; the keyboard goes down a column", async () => {
  const id = "stroke-again";
  const visitor = await visit(browser, workbench, { language: "en", refused: [404] });
  const { page } = visitor;
  await visitor.signIn("buyer");
  await beginCase(page, id, stroke);
  await visitor.open(`/purchases/${id}/edit`);
  const name = page.getByLabel("Name in formulas: After a stroke", { exact: true });
  await name.fill("apoplexy");
  await name.press("Tab");
  await draft(page, id, holds("alive: {apoplexy: p_stroke, dead: 2 %}   # our own count"));
  // Who goes on with the keyboard, goes on in the same row.
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute("aria-label")), "Begin here: After a stroke");
  await page.keyboard.press("ArrowUp");
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute("aria-label")), "Begin here: Well");
  await page.getByRole("button", { name: "Remove After a stroke" }).click();
  const text = await draft(page, id, (text) => !text.includes("apoplexy"));
  assert.match(text, /alive: \{dead: 2 %\} {3}# our own count\n/);
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await page.waitForFunction(() => /saved/.test(document.querySelector(".kept").textContent));
  await visitor.leave();
});

for (const [model, says] of [["hip-individuals", "From With an implant to Dead"], ["partitioned-survival", "Quality of life: Stable"], ["hip-tree", undefined], ["behind-tree", "The decision tree says how many begin in each state."]]) {
  test(`the form of ${model} opens, and its text stays as it is`, async () => {
    const visitor = await visit(browser, workbench, { language: "en" });
    const { page } = visitor;
    await visitor.signIn("buyer");
    await visitor.open(`/purchases/${model}/edit?show=form`);
    await page.waitForSelector(".sections");
    const section = page.locator(".section").filter({ has: page.getByRole("heading", { name: "Course of illness", exact: true }) });
    if (!(await section.evaluate((details) => details.open))) await section.locator("> summary").click();
    if (says) await page.getByText(says).or(page.locator(`[aria-label^="${says}"]`)).first().waitFor({ state: "attached" });
    for (const more of await section.locator(".ground > summary").all()) await more.click();
    await visitor.look(`edit-illness-${model}`);
    assert.doesNotMatch(await page.textContent(".sections"), /\[object/);
    for (const input of await page.$$(".section-body input")) assert.notEqual(await input.inputValue(), "[object Object]");
    await visitor.leave();
  });
}
