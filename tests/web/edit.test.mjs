// Editing a value case: a first small case from nothing to the printed memo; two people at one case; nothing is lost when the
// connection, the server or the tab goes.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { upToDate } from "./editing.mjs";
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

const words = {
  da: {
    small: /^Lille værdicase/, create: "Opret indkøb",
    title: "Hvad overvejer I at købe?", today: "Hvad bruger I i dag?", fresh: "Hvad overvejer I i stedet?", next: "Videre",
    patients: "Hvor mange patienter om året?", years: "Hvor mange år skal der regnes på?", purchase: "Køb", ulcers: "Tryksår",
    supplier: "Leverandøren siger det", done: "Færdig med denne", unpriced: "Noget, ingen kan sætte pris på",
    few: "Beskriv ændringen med få ord", answer: "Se svaret", save: "Gem værdicasen", saved: "Åbn værdicasen", was: "De madrasser, vi har", new: "Trykfordelende madrasser",
    thousand: "1.200", price: "450.000", netValue: "Nettoværdi", form: "Formular", text: "Tekst", versions: "Versioner",
  },
  en: {
    small: /^Small value case/, create: "Create purchase",
    title: "What are you thinking of buying?", today: "What do you use today?", fresh: "What do you consider instead?", next: "Next",
    patients: "How many patients a year?", years: "How many years shall be calculated?", purchase: "Purchase", ulcers: "Pressure ulcers",
    supplier: "The supplier says so", done: "Done with this", unpriced: "Something nobody can price",
    few: "Describe the change in a few words", answer: "See the answer", save: "Save the value case", saved: "Open the value case", was: "The mattresses we have", new: "Pressure-relieving mattresses",
    thousand: "1,200", price: "450,000", netValue: "Net value", form: "Form", text: "Text", versions: "Versions",
  },
};

const button = (page, name) => page.getByRole("button", { name, exact: true });
const field = (page, name) => page.getByLabel(name, { exact: true });

/** What is shown is the answer to what is written. */

const plain = (text) => text.replace(/\s+/g, " ");

/** The answer bar gives a net value. */
const answered = (page, w) => page.waitForFunction((label) => document.querySelector(".answer-bar")?.textContent?.includes(label), w.netValue, { timeout: 20_000 });

async function beginPurchase(visitor, title) {
  await visitor.open("/purchases/new?from=small");
  await visitor.page.locator("main input[type=text]").first().fill(title);
  await visitor.page.click("main button[type=submit]");
  await visitor.page.waitForURL(/\/edit/);
  await visitor.settled();
}

for (const language of languages) {
  for (const screen of Object.keys(screens)) {
    test(`a first small case, from nothing to the printed memo (${language}, ${screen})`, async () => {
      const w = words[language];
      const visitor = await visit(browser, workbench, { language, screen });
      const { page } = visitor;
      await visitor.signIn("buyer");
      await visitor.settled();
      await visitor.look("first-case-home");
      await page.getByRole("link", { name: w.small }).click();
      const title = `Madrasser ${language} ${screen}`;
      await field(page, w.title).fill(title);
      await visitor.look("first-case-begin");
      await button(page, w.create).click();
      await page.waitForURL(/\/edit/);
      await visitor.settled();
      await field(page, w.today).fill(w.was);
      await field(page, w.fresh).fill(w.new);
      await visitor.look("edit-1-what");
      await button(page, w.next).click();
      await field(page, w.patients).fill(w.thousand);
      while ((await field(page, w.years).inputValue()) !== "5") await page.waitForTimeout(20);  // five years are proposed
      await field(page, w.years).fill("5");
      await visitor.look("edit-2-many");
      await button(page, w.next).click();
      // A press that came while the answer was being reckoned anew is made again.
      await button(page, w.purchase).waitFor({ timeout: 12_000 }).catch(() => button(page, w.next).click());
      await button(page, w.purchase).click();
      await field(page, w.new).fill(w.price);
      // The answer is there from here on.
      await answered(page, w);
      await visitor.look("edit-3-costs");
      await button(page, w.done).click();
      await button(page, w.next).click();
      await button(page, w.ulcers).click();
      await field(page, w.was).fill("10");
      await field(page, w.new).fill("7");
      await page.getByText(w.supplier, { exact: true }).click();
      await upToDate(page);
      await visitor.look("edit-4-changes");
      await button(page, w.done).click();
      await button(page, w.unpriced).click();
      await field(page, w.few).fill("Bedre søvn");
      await button(page, w.done).click();
      await button(page, w.next).click();
      await upToDate(page);
      await visitor.look("edit-5-gains");
      await button(page, w.answer).click();
      await button(page, w.save).waitFor();
      await visitor.look("edit-6-answer");
      await button(page, w.save).click();
      await page.getByRole("link", { name: w.saved }).waitFor();
      // What was answered stands in the form and in the text.
      await button(page, w.form).click();
      await page.waitForSelector(".sections");
      await page.getByRole("heading", { name: language === "da" ? "Linjer" : "Lines", exact: true }).click();
      await visitor.look("edit-form");
      await button(page, w.text).click();
      await page.waitForSelector(".text-editor");
      await page.waitForFunction(() => document.querySelector(".text-editor")?.shadowRoot?.textContent?.includes("1_200 per year"));
      await visitor.look("edit-text");
      await button(page, w.versions).click();
      await page.waitForSelector(".diff, .compare, table");
      await visitor.look("edit-versions");
      // The answer, as everybody in the purchase sees it, and on paper: what the engine says of the saved case.
      const path = new URL(page.url()).pathname.replace(/\/edit$/, "");
      await visitor.open(path);
      await page.waitForSelector(".picture");
      await visitor.look("first-case-answer");
      const said = await page.evaluate(async ([document, language]) => {
        const { csrf } = await (await fetch("/api/session")).json();
        const answer = await fetch("/api/assess", {
          method: "POST",
          headers: { "content-type": "application/json", "x-csrf-token": csrf },
          body: JSON.stringify({ document, language }),
        });
        const { answer: sentences, words } = await answer.json();
        return [sentences[0], ...Object.values(words.short)];
      }, [`${path.slice(1)}/case.yaml`, language]);
      const memo = await printedMemo(visitor, `first-case-${language}-${screen}`);
      assert.equal(memo.pages, 2);
      assert.equal(said.length, 2);
      for (const words of [title, w.was, w.new, ...said.map(plain)]) assert.ok(memo.text.includes(words), `'${words}' is not in the memo:\n${memo.text}`);
      await visitor.leave();
    });
  }
}

// Each with a case of its own: the draft a person leaves is there at the next visit.
const larger = { "da desktop": "knee-implants", "da phone": "telemedicine-copd", "en desktop": "home-oxygen", "en phone": "psychiatric-bed" };

for (const language of languages) {
  for (const screen of Object.keys(screens)) {
    test(`a larger case in the form: a number, a line, a price of the catalogue; the text beside follows (${language}, ${screen})`, async () => {
      const visitor = await visit(browser, workbench, { language, screen });
      const { page } = visitor;
      const say = (da, en) => (language === "da" ? da : en);
      await visitor.signIn("buyer");
      const purchase = larger[`${language} ${screen}`];
      await visitor.open(`/purchases/${purchase}/edit?show=form`);
      await page.waitForSelector(".sections");
      await page.locator(".section").nth(2).locator("> summary").click();
      await visitor.look("edit-form-many");
      await page.locator(".section").nth(2).locator("> summary").click();
      const numbers = page.locator(".section").filter({ has: page.getByRole("heading", { name: say("Tal", "Numbers"), exact: true }) });
      await numbers.locator("> summary").click();
      await numbers.locator(".entry-open").first().click();
      await numbers.locator(".entry-body").first().waitFor();
      await visitor.look("edit-form-number");
      await numbers.locator("> summary").click();
      const lines = page.locator(".section").filter({ has: page.getByRole("heading", { name: say("Linjer", "Lines"), exact: true }) });
      await lines.locator("> summary").click();
      await lines.locator(".entries > .function-link").click();
      await lines.locator(".entry-body").waitFor();
      assert.equal(await page.locator(".findings-list .finding-error").count(), 0, "a new line is right from the start");
      await lines.locator(".entry-body .add-field select").selectOption("price");
      await lines.locator(".entry-body").getByRole("button", { name: say("Vælg i kataloget", "Choose from the catalogue") }).last().click();
      await page.locator("dialog input[type=search]").fill(say("sengedag", "bed day"));
      await page.locator("dialog .picked-entry").first().waitFor();
      await visitor.look("edit-picker");
      await page.locator("dialog .picked-entry", { hasText: "bed-day" }).first().click();
      await page.waitForSelector("dialog", { state: "detached" });
      await visitor.look("edit-form-line");
      if (screen === "desktop") {
        await page.click(".aside-toggle");
        await page.waitForFunction(() => document.querySelector(".text-editor")?.shadowRoot?.querySelector(".cm-content"));
        await visitor.look("edit-beside");
      }
      await page.waitForFunction((words) => new RegExp(words).test(document.querySelector(".kept").textContent), say("Kladde gemt \\d", "Draft saved \\d"));
      const draft = await page.evaluate((id) => fetch(`/api/drafts/purchases/${id}/case.yaml`).then((r) => r.json()).then((d) => d.text), purchase);
      assert.match(draft, /price: price\(bed-day\)\n/);
      await visitor.leave();
    });
  }
}

test("a price comes in from the catalogue, a finding leads to its line, an old version comes back", async () => {
  const visitor = await visit(browser, workbench);
  const { page } = visitor;
  await visitor.signIn("economist");
  await visitor.open("/purchases/mr-accelerators/edit?insert=price(bed-day)");
  await page.waitForSelector("text=er sat ind som en ny linje");
  await page.locator(".save-actions .button-primary").click();
  await page.waitForFunction(() => /Version 2/.test(document.querySelector(".kept").textContent));
  await visitor.open("/purchases/mr-accelerators/edit?line=3");
  await page.waitForFunction(() => document.querySelector(".text-editor")?.shadowRoot?.activeElement?.classList.contains("cm-content"));
  await page.keyboard.press("End");
  await page.keyboard.type("x: 1");
  await page.waitForSelector(".findings-list .finding-error");
  await button(page, "Fortryd").click();
  await button(page, "Versioner").click();
  await page.waitForSelector(".diff-added");
  assert.match(await page.textContent(".diff"), /price\(bed-day\)/);
  assert.match(await page.textContent(".answers-compared"), /Nettoværdi/);
  await page.getByRole("button", { name: "Gendan version 1" }).click();
  await page.waitForSelector("text=er hentet ind som kladde");
  await page.locator(".save-actions .button-primary").click();
  await page.waitForFunction(() => /Version 3/.test(document.querySelector(".kept").textContent));
  const text = await page.evaluate(() => fetch("/api/documents/purchases/mr-accelerators/case.yaml").then((r) => r.json()).then((d) => d.text));
  const first = await page.evaluate(() => fetch("/api/documents/purchases/mr-accelerators/case.yaml?version=1").then((r) => r.json()).then((d) => d.text));
  assert.equal(text, first);
  await visitor.leave();
});

const typeInTitle = async (visitor, title) => {
  const { page } = visitor;
  const box = page.locator(".section").first().locator("input").first();
  await box.waitFor();
  await box.fill(title);
};

describe("nothing is lost", () => {
  test("two people edit one case: each sees the other's change and chooses where both changed", async () => {
    const path = "/purchases/wound-dressings/edit";
    const first = await visit(browser, workbench, { refused: [409] });
    const { page: mine } = first;
    await first.signIn("buyer");
    await first.open(`${path}?show=form`);
    const second = await visit(browser, workbench);
    await second.signIn("economist");
    await second.open(`${path}?show=form`);
    await typeInTitle(second, "Den andens titel");
    await second.page.locator(".save-actions .button-primary").click();
    await second.page.waitForSelector(".toast-success");
    await typeInTitle(first, "Min titel");
    await mine.locator(".save-actions .button-primary").click();
    await mine.waitForSelector("dialog .change.both");
    assert.match(await mine.textContent("dialog"), /Den andens titel/);
    assert.match(await mine.textContent("dialog"), /Min titel/);
    await first.look("edit-conflict");
    assert.equal(await mine.isEnabled("dialog .button-primary"), false, "nothing is saved before the choice is made");
    await mine.locator("dialog").getByText("Behold din", { exact: true }).first().click();
    await mine.click("dialog .button-primary");
    await mine.waitForSelector("dialog", { state: "detached" });
    const text = await mine.evaluate((p) => fetch(`/api/documents/${p}`).then((r) => r.json()).then((d) => d.text), `purchases/${path.split("/")[2]}/case.yaml`);
    assert.match(text, /Min titel/);
    await first.leave();
    await second.leave();
  });

  test("a lost connection keeps the draft on the device and sends it when it is back", async () => {
    const visitor = await visit(browser, workbench, { mayLoseConnection: true });
    const { page, context } = visitor;
    await visitor.signIn("buyer");
    await visitor.open("/purchases/mattresses/edit?show=form");
    await context.setOffline(true);
    await typeInTitle(visitor, "Skrevet uden net");
    await page.waitForSelector(".kept-lost", { timeout: 20_000 });
    assert.match(await page.textContent(".kept"), /på denne enhed/);
    await visitor.look("edit-offline");
    await context.setOffline(false);
    await page.waitForFunction(() => document.querySelector(".kept")?.textContent?.startsWith("Kladde gemt 1") || /Kladde gemt \d/.test(document.querySelector(".kept")?.textContent ?? ""), undefined, { timeout: 30_000 });
    await visitor.leave();
  });

  test("a server that dies in the middle of an edit, and a closed tab, lose nothing", async () => {
    const visitor = await visit(browser, workbench, { mayLoseConnection: true });
    const { page } = visitor;
    await visitor.signIn("buyer");
    await visitor.open("/purchases/cyclotron/edit?show=form");
    await typeInTitle(visitor, "Skrevet lige før");
    await workbench.kill();
    await typeInTitle(visitor, "Skrevet efter serveren gik ned");
    await page.waitForSelector(".kept-lost", { timeout: 20_000 });
    await workbench.restart();
    await page.waitForFunction(() => /Kladde gemt \d/.test(document.querySelector(".kept")?.textContent ?? ""), undefined, { timeout: 30_000 });
    await typeInTitle(visitor, "Skrevet og lukket");
    await page.goto("about:blank");
    await visitor.open("/purchases/cyclotron/edit?show=form");
    assert.equal(await page.locator(".section").first().locator("input").first().inputValue(), "Skrevet og lukket");
    await page.waitForSelector("text=er hentet frem");
    await visitor.look("edit-restored");
    await page.locator(".save-actions .button-primary").click();
    await page.waitForSelector(".toast-success");
    assert.match(await page.textContent(".kept"), /alt er gemt/);
    await visitor.leave();
  });

  test("a session that ends in the middle of an edit is begun again where one was", async () => {
    const visitor = await visit(browser, workbench, { refused: [401] });
    const { page, context } = visitor;
    await visitor.signIn("economist");
    await visitor.open("/purchases/catheter-dressing/edit?show=form");
    await typeInTitle(visitor, "Skrevet før sessionen udløb");
    await context.clearCookies();
    await typeInTitle(visitor, "Skrevet efter sessionen udløb");
    await page.waitForSelector("input[autocomplete=current-password]", { timeout: 20_000 });
    await page.fill("input[autocomplete=username]", "economist");
    await page.fill("input[autocomplete=current-password]", workbench.logins.economist);
    await page.click("button[type=submit]");
    await page.waitForSelector("text=er hentet frem");
    assert.equal(await page.locator(".section").first().locator("input").first().inputValue(), "Skrevet efter sessionen udløb");
    await visitor.leave();
  });

  test("a text that cannot be read keeps the form as it was, greyed, and says why", async () => {
    const visitor = await visit(browser, workbench);
    const { page } = visitor;
    await visitor.signIn("buyer");
    await visitor.open("/purchases/tavi/edit?show=text");
    await page.waitForFunction(() => document.querySelector(".text-editor")?.shadowRoot?.querySelector(".cm-content"));
    await page.locator(".text-editor .cm-content").click();
    await page.keyboard.press("Control+Home");
    await page.keyboard.type("title: [broken\n");
    await page.waitForSelector(".alert-warning");
    await button(page, "Formular").click();
    await page.waitForSelector(".greyed");
    assert.equal(await page.locator(".section").first().locator("input").first().inputValue(), "TAVI i stedet for åben hjerteoperation");
    await visitor.look("edit-greyed");
    await button(page, "Fortryd").first().click();
    await page.waitForSelector(".greyed", { state: "detached" });
    await visitor.leave();
  });
});

for (const language of languages) {
  test(`a supplier's own copy says what it was copied from, and keeps saying it (${language})`, async () => {
    const visitor = await visit(browser, workbench, { language, screen: "phone" });
    const { page } = visitor;
    await visitor.signIn("supplier");
    await visitor.open("/purchases/tavi/edit?show=text");
    const origin = page.getByRole("link", { name: { da: "Den er kopieret fra indkøbets værdicase.", en: "It is copied from the purchase’s value case." }[language] });
    await origin.waitFor();
    if (language === languages[0]) {
      await button(page, { da: "Gem", en: "Save" }[language]).click();
      await page.waitForSelector(".save-bar .kept-saved");
    }
    await page.reload();
    await origin.waitFor();
    await visitor.settled();
    await upToDate(page);
    await visitor.look("edit-own-copy");
    await origin.click();
    await page.waitForURL(/\/purchases\/tavi$/);
    await visitor.leave();
  });
}
