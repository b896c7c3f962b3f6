// Outcomes from end to end: a data manager brings in a messy file and mends the mapping, somebody says what is counted, a
// clinician sees the funnel and the rows behind a point, a supplier sees small numbers hidden, another hospital sees neither.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { beginCase } from "./begin.mjs";
import { draft, holds } from "./editing.mjs";
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

const departments = [["Aalborg", "Nord", 210, 0.08], ["Hobro", "Nord", 60, 0.1], ["Thisted", "Nord", 40, 0.05], ["Vejle", "Syd", 300, 0.06], ["Kolding", "Syd", 160, 0.19]];

/** Operations as a hospital system would hand them over: semicolons, decimal commas, Latin-1, dates as people write them, and mistakes. */
function messy() {
  const lines = ["Operation;CPR;Operationsdato;Afdeling;Region;Kirurg;Alder;Score før;Score efter;Reopereret;Risiko;Bemærkning"];
  let number = 0;
  for (const year of [2021, 2022, 2023]) {
    for (const [department, region, count, share] of departments) {
      for (let i = 0; i < count; i++) {
        number++;
        const day = String((number % 28) + 1).padStart(2, "0");
        const month = String((number % 12) + 1).padStart(2, "0");
        const cpr = `${day}${month}${String(30 + (number % 50)).padStart(2, "0")}-${String(1000 + number)}`;
        const after = i % 4 === 0 ? "" : String(30 + (number % 15));
        lines.push(`OP${number};${cpr};${day}-${month}-${year};${department};${region};Kirurg ${i % 4};${40 + (number % 50)},5;${15 + (number % 10)};${after};${i < count * share ? "ja" : "nej"};0,0${2 + (number % 5)};intet særligt`);
      }
    }
  }
  lines.push("OP9001;010160-1234;31-02-2023;Vejle;Syd;Kirurg 1;60,0;20;40;nej;0,10;dato findes ikke");
  lines.push("OP9002;010160-1235;03-02-2023;Vejle;Syd;Kirurg 1;60,0;20;99;nej;0,10;score findes ikke");
  return Buffer.from(lines.join("\r\n") + "\r\n", "latin1");
}

const measures = `measures: 1
title: Knæ
data: knae-2023.mapping.yaml
rows: {one: operation, id: operation, date: operationsdato, patient: patient, unit: afdeling, region: region}
scores:
  oks: {title: Oxford Knee Score, at: {pre: score_foer, post: score_efter}, lowest: 0, highest: 48}
define:
  reopereret:
    title: {da: Reopereret inden for et år, en: Operated again within a year}
    kind: proportion
    counts: reopereret
    better: lower
    standard: 8 %
  reop_forudsagt:
    title: {da: Reopereret i forhold til det forudsagte, en: Operated again beside what was predicted}
    kind: proportion
    counts: reopereret
    predicted: risiko
    better: lower
  fremgang:
    title: {da: Fremgang i knæscore, en: Gain in knee score}
    kind: score change
    instrument: oks
    from: pre
    to: post
    better: higher
    needs: {response_rate: 60 %}
small_numbers: 7
`;

const w = {
  file: "Fil med data", take: "Læg data ind", lowest: "Score efter, mindst", highest: "Score efter, højst", leave: "Tag med Bemærkning", lowestAge: "Alder, mindst", highestAge: "Alder, højst", unknown: "Score efter, betyder ukendt (flere med semikolon)",
  name: "Datasættets navn", asForm: "Som skema", asText: "Som tekst", patients: "Patient for patient", reports: "Hent tallene som FHIR MeasureReports",
  next: "bestem, hvad der skal tælles", text: "Målingerne", right: "Målingerne kan tælles.", save: "Gem målingerne",
  period: "Periode", asSupplier: "Vis det, som en leverandør ser det", absent: "Siden findes ikke", intoCase: "Tag tallet med i værdicasen",
};

test("a messy file is brought in, its mapping mended, its measures written", async () => {
  const visitor = await visit(browser, workbench, { refused: [404, 422] });
  const { page } = visitor;
  await visitor.signIn("data-manager");
  await visitor.open("/purchases/tavi/outcomes");
  await page.getByText("Resultater for patienterne").waitFor();
  await visitor.look("outcomes-empty");
  await page.getByRole("link", { name: w.take }).click();
  await page.getByLabel(w.file, { exact: true }).setInputFiles({ name: "knæ 2023.csv", mimeType: "text/csv", buffer: messy() });
  // The day that does not exist is told, with where and how to mend it.
  await page.getByText("31-02-2023").first().waitFor();
  await page.getByText("pseudonym", { exact: false }).first().waitFor();
  await visitor.look("outcomes-upload");
  // A score of 99 is no score: the valid values are written, and the row is told.
  await page.getByLabel(w.lowest, { exact: true }).fill("0");
  await page.getByLabel(w.highest, { exact: true }).fill("48");
  await page.getByLabel(w.highest, { exact: true }).blur();
  await page.getByText("99").first().waitFor();
  await page.getByLabel(w.leave, { exact: true }).uncheck();
  await page.getByText(`2 gør ikke`).waitFor();
  // A preview in Danish: yes and no are words, numbers have a comma and no empty decimals.
  const kept = await page.getByRole("table", { name: "De første rækker, som de gemmes" }).textContent();
  assert.match(kept, /41,5/);
  assert.match(kept, /ja|nej/);
  assert.doesNotMatch(kept, /\.5|yes|00000/);
  // Half a range stays in its field, with what is missing beside it, and nothing is taken in before it is whole.
  await page.getByLabel(w.lowestAge, { exact: true }).fill("18");
  await page.getByLabel(w.lowestAge, { exact: true }).blur();
  await page.getByText("Skriv også højst").waitFor();
  assert.ok(await page.getByRole("button", { name: w.take, exact: true }).isDisabled());
  await visitor.look("outcomes-upload-half");
  await page.getByRole("button", { name: w.asText }).click();
  await page.getByText("Ikke færdigt i skemaet").waitFor();
  await page.getByRole("button", { name: w.asForm }).click();
  assert.equal(await page.getByLabel(w.lowestAge, { exact: true }).inputValue(), "18");
  await page.getByLabel(w.highestAge, { exact: true }).fill("abc");
  await page.getByLabel(w.highestAge, { exact: true }).blur();
  await page.getByText("højst: skriv et tal.").waitFor();
  await page.getByLabel(w.highestAge, { exact: true }).fill("110,5");
  await page.getByLabel(w.highestAge, { exact: true }).blur();
  await page.getByText("Ikke færdigt i skemaet").waitFor({ state: "detached" });
  // 99 means that nobody answered: the row is taken, the score is not known.
  await page.getByLabel(w.unknown, { exact: true }).fill("99");
  await page.getByLabel(w.unknown, { exact: true }).blur();
  await page.getByText(`1 gør ikke`).waitFor();
  // The name comes from the file, and says while one writes what it may be.
  assert.equal(await page.getByLabel(w.name, { exact: true }).inputValue(), "knae-2023");
  await page.getByLabel(w.name, { exact: true }).fill("Knæ 2023");
  await page.getByText("et bogstav eller tal først").waitFor();
  assert.ok(await page.getByRole("button", { name: w.take, exact: true }).isDisabled());
  await page.getByLabel(w.name, { exact: true }).fill("knae-2023");
  await visitor.look("outcomes-upload-mended");
  await page.getByRole("button", { name: w.take, exact: true }).click();
  await page.getByText("rækker er lagt ind").first().waitFor();
  // What is kept holds no civil registration number.
  assert.ok(!(await page.textContent("main")).includes("010160-1234"));
  await visitor.look("outcomes-data");

  await page.getByRole("link", { name: w.next }).click();
  await page.getByLabel(w.text, { exact: true }).fill(measures.replace("afdeling, region", "afdelingen, region"));
  await page.getByText("afdelingen").first().waitFor();
  await page.locator(".alert-error").waitFor();
  await visitor.look("outcomes-measures-wrong");
  // A data set that is not there: the message says how those are written that are.
  await page.getByLabel(w.text, { exact: true }).fill(measures.replace("knae-2023.mapping", "mapping"));
  await page.locator(".alert-error code", { hasText: "data: knae-2023.mapping.yaml" }).waitFor();
  await page.getByText("Sådan skrives målinger").click();
  await page.getByText("time-to-event", { exact: true }).waitFor();
  await visitor.look("outcomes-measures-keys");
  await page.getByLabel(w.text, { exact: true }).fill(measures);
  await page.getByText(w.right).waitFor();
  await page.getByRole("button", { name: w.save }).click();
  await page.getByText("Målingerne er gemt").waitFor();
  await visitor.leave();
});

for (const language of languages) {
  for (const screen of Object.keys(screens)) {
    test(`a clinician sees change over time and difference between units (${language}, ${screen})`, async () => {
      const visitor = await visit(browser, workbench, { language, screen });
      const { page } = visitor;
      await visitor.signIn("clinician");
      await visitor.open("/purchases/tavi/outcomes");
      await page.locator(".plot svg").waitFor();
      await visitor.look("outcomes-time");
      await visitor.open("/purchases/tavi/outcomes?show=units&measure=reopereret");
      await page.locator(".plot svg").first().waitFor();
      await page.locator("h2.verdict", { hasText: "Kolding" }).waitFor();
      await visitor.look("outcomes-units");
      const point = page.locator(".plot svg a").filter({ has: page.locator("title", { hasText: "Kolding" }) }).first();
      await point.click();
      await visitor.settled();
      await page.getByText("Kolding").first().waitFor();
      const table = await page.locator("table").textContent();
      assert.match(table, /Kolding/);
      assert.doesNotMatch(table, /Aalborg|\d{6}-\d{4}/);
      await visitor.look("outcomes-rows");
      await visitor.open("/purchases/tavi/outcomes?show=registry");
      await page.getByText("Kolding").first().waitFor();
      await visitor.look("outcomes-registry");
      const fetched = page.waitForEvent("download");
      await page.locator("a[download]").click();
      const reports = (await readFile(await (await fetched).path(), "utf8")).trim().split("\n").map((line) => JSON.parse(line));
      assert.ok(reports.length >= 3 && reports.every((report) => report.resourceType === "MeasureReport"));
      await visitor.open("/purchases/tavi/outcomes?show=patients");
      await page.locator(".plot svg").nth(1).waitFor();
      await page.locator("h2.verdict", { hasText: language === "da" ? "forudsagt" : "predicted" }).waitFor();
      await visitor.look("outcomes-patients");
      await visitor.open("/purchases/tavi/outcomes?show=scores");
      await page.locator(".plot svg").waitFor();
      await visitor.look("outcomes-scores");
      await visitor.leave();
    });
  }
}

test("the owner sees what is hidden for others, and that is what a supplier sees", async () => {
  const owner = await visit(browser, workbench);
  await owner.signIn("management");
  await owner.open("/purchases/tavi/outcomes?show=units&measure=reopereret");
  const table = (page) => page.locator("section.case-part table").first().textContent();
  await owner.page.locator(".plot svg").first().waitFor();
  assert.doesNotMatch(await table(owner.page), /skjult/);
  assert.equal(await owner.page.locator(".plot svg a").count(), 0);  // management sees no rows
  await owner.page.getByLabel(w.asSupplier).check();
  await owner.page.getByText("Tal fra 1 til 7 er skjult").waitFor();
  await owner.look("outcomes-suppressed");
  const shown = await table(owner.page);
  assert.match(shown, /skjult/);
  // Over time, months and quarters would tell what is hidden: years are shown, and nothing else is offered.
  await owner.open("/purchases/tavi/outcomes?measure=reopereret");
  await owner.page.getByLabel(w.period, { exact: true }).waitFor();
  await owner.page.getByLabel(w.asSupplier).check();
  await owner.page.getByText("Tal fra 1 til 7").waitFor();
  await owner.page.locator(".plot svg").waitFor();
  assert.equal(await owner.page.getByLabel(w.period, { exact: true }).count(), 0);
  await owner.leave();

  const supplier = await visit(browser, workbench, { refused: [403] });
  await supplier.signIn("supplier");
  // The first page that a supplier comes to has a chart.
  await supplier.open("/purchases/tavi/outcomes");
  await supplier.page.locator(".plot svg").waitFor();
  assert.match(await supplier.page.locator("details.chart-table table").textContent(), /2022/);
  assert.equal(await supplier.page.getByLabel(w.period, { exact: true }).count(), 0);
  await supplier.look("outcomes-supplier-time");
  // Nobody is followed who is not one's own patient.
  assert.equal(await supplier.page.getByRole("link", { name: w.patients }).count(), 0);
  const followed = await supplier.page.evaluate(async () => {
    const { csrf } = await (await fetch("/api/session")).json();
    const ask = (path, body) => fetch(path, { method: body ? "POST" : "GET", headers: { "content-type": "application/json", "x-csrf-token": csrf }, ...(body ? { body: JSON.stringify(body) } : {}) });
    const patients = await ask("/api/purchases/tavi/patients", { measure: "reop_forudsagt" });
    const reports = await (await ask("/api/purchases/tavi/measures/reports")).text();
    return { status: patients.status, reports };
  });
  assert.equal(followed.status, 403);
  assert.equal(followed.reports.trim().split("\n").length, 9);  // three measures, three years
  await supplier.open("/purchases/tavi/outcomes?show=units&measure=reopereret");
  await supplier.page.getByText("Tal fra 1 til 7 er skjult").waitFor();
  assert.equal(await table(supplier.page), shown);
  await supplier.look("outcomes-supplier");
  await supplier.open("/purchases/tavi/outcomes/rows?measure=reopereret");
  await supplier.page.getByText("Din rolle tillader det ikke").waitFor();
  assert.equal(await supplier.page.locator("table").count(), 0);
  await supplier.leave();
});

test("a figure is taken into the value case with its uncertainty and source", async () => {
  const visitor = await visit(browser, workbench, { refused: [404] });  // the draft is asked for until it is there
  await visitor.signIn("economist");
  await visitor.open("/purchases/tavi/outcomes?measure=reopereret");
  await visitor.page.getByRole("link", { name: w.intoCase }).click();
  await visitor.page.getByText("reopereret er sat ind").waitFor();
  const text = await draft(visitor.page, "tavi", holds("reopereret:"));
  assert.match(text, /reopereret:[\s\S]*events: \d+[\s\S]*of: \d+[\s\S]*evidence: registry/);
  await visitor.leave();
});

test("another hospital's data manager sees neither figures nor data", async () => {
  // A purchase of the administrator, where a data manager of another hospital would be.
  const visitor = await visit(browser, workbench, { refused: [404] });
  await visitor.signIn("administrator");
  const stranger = await visitor.page.evaluate(async () => {
    const { csrf } = await (await fetch("/api/session")).json();
    const made = await fetch("/api/people", { method: "POST", headers: { "content-type": "application/json", "x-csrf-token": csrf }, body: JSON.stringify({ login: "stranger", name: "Fremmed Data" }) });
    return made.json();
  });
  await visitor.leave();
  const other = await visit(browser, { ...workbench, logins: { ...workbench.logins, stranger: stranger.password } }, { refused: [404] });
  await other.signIn("stranger");
  await beginCase(other.page, "elsewhere", "case: 1\ntitle: Elsewhere\n");
  for (const path of ["/purchases/tavi/outcomes", "/purchases/tavi/outcomes/data", "/purchases/tavi/outcomes/rows?measure=reopereret"]) {
    await other.open(path);
    await other.page.getByText(w.absent).first().waitFor();
    assert.doesNotMatch(await other.page.textContent("body"), /Kolding|reopereret/);
  }
  await other.look("outcomes-stranger");
  await other.leave();
});
