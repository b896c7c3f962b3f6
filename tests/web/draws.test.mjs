// Draws that another program made: a file is put beside the case, a number takes a column, a file with mistakes is told by row
// and column, a new file is a new answer.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { beginCase } from "./begin.mjs";
import { draft, holds, upToDate } from "./editing.mjs";
import { languages, openBrowser, screens, visit } from "./visitor.mjs";
import { startWorkbench } from "./workbench.mjs";

const dressing = `case: 1
title: Dressing
horizon: 1 year
discounting: none
comparator: today
alternatives: {today: Gauze, new: Foam}
population: {patients: 100}
parameters:
  stay: {unit: days/patient, by: {today: 3, new: 2}}   # ward count
lines:
  - {name: Bed days, category: operation.bed-days, payer: region, quantity: stay, price: 4_000 DKK/day}
draws: {}
`;

let workbench;
let browser;
before(async () => {
  workbench = await startWorkbench();
  browser = await openBrowser();
  const visitor = await visit(browser, workbench);
  await visitor.signIn("buyer");
  for (const language of languages) for (const screen of Object.keys(screens)) await beginCase(visitor.page, `dressing-${language}-${screen}`, dressing);
  await visitor.leave();
});
after(async () => {
  await browser?.close();
  await workbench?.stop();
});

const words = {
  da: { form: "Formular", given: "Givne udfald", numbers: "Tal", put: "Læg en CSV-fil her", holds: "2 udfald af days, other", wrong: "række 3, kolonne 1", how: "Hvordan er tallet?", fromFile: "Udfald fra en fil", column: "Kolonne" },
  en: { form: "Form", given: "Given draws", numbers: "Numbers", put: "Put a CSV file here", holds: "2 draws of days, other", wrong: "row 3, column 1", how: "How is the number?", fromFile: "Draws from a file", column: "Column" },
};
const csv = (name, text) => ({ name, mimeType: "text/csv", buffer: Buffer.from(text) });

for (const language of languages) {
  for (const screen of Object.keys(screens)) {
    test(`a file of draws is put beside the case and a number takes a column (${language}, ${screen})`, async () => {
      const w = words[language];
      const id = `dressing-${language}-${screen}`;
      const visitor = await visit(browser, workbench, { language, screen, refused: [404] });  // no such file before
      const { page } = visitor;
      await visitor.signIn("buyer");
      await visitor.open(`/purchases/${id}/edit`);
      await page.getByRole("button", { name: w.form, exact: true }).click();
      const section = (name) => page.locator("details.section > summary", { has: page.getByRole("heading", { name, exact: true }) });
      await section(w.given).click();
      const file = page.getByLabel(w.put, { exact: true });

      await file.setInputFiles({ name: "Stay 2026.csv", mimeType: "text/csv", buffer: Buffer.from([0x64, 0xe5, 0x0a, 0x31, 0x0a]) });
      await page.getByText("UTF-8").first().waitFor();
      await file.setInputFiles(csv("Stay 2026.csv", "days;other\n1,0;5\nx;6\n"));
      await page.getByText(w.wrong).waitFor();
      await visitor.look("edit-draws-wrong");
      // A file that cannot be used is told and goes no further: the case stays as it was.
      assert.equal(await page.locator("details.section.wrong").count(), 0);
      assert.equal(await page.locator(".findings-list").count(), 0);
      await file.setInputFiles(csv("Stay 2026.csv", "days;other\n1,0;5\n0,5;6\n"));
      await page.getByText(w.holds).waitFor();

      await section(w.numbers).click();
      await page.locator("details.section", { has: page.getByRole("heading", { name: w.numbers, exact: true }) }).locator(".entry-open").first().click();
      await page.getByLabel(w.how, { exact: true }).last().selectOption("givenDraws");
      await page.getByLabel(w.column, { exact: true }).selectOption("stay_2026.days");
      await upToDate(page);
      await visitor.look("edit-draws");
      const text = await draft(page, id, holds("new: {draws: stay_2026.days}"));
      assert.match(text, /new: \{draws: stay_2026\.days\}\}\}   # ward count/);
      assert.match(text, /draws: \{stay_2026: \{file: stay-2026\.csv\}\}/);

      const answer = () => page.textContent(".answer-bar");
      const before = await answer();
      await section(w.given).scrollIntoViewIfNeeded();
      await file.setInputFiles(csv("Stay 2026.csv", "days;other\n2,9;5\n2,9;6\n2,9;7\n"));
      await page.waitForFunction((before) => document.querySelector(".answer-bar").textContent !== before, before);
      await page.getByText(w.holds.replace("2", "3")).waitFor();
      await visitor.leave();
    });
  }
}
