// What the frame promises: language, focus, keyboard, lost connection, rights, the size of the first page.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openBrowser, visit } from "./visitor.mjs";
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

test("a wrong password is told, in the language one reads, and says nothing of who exists", async () => {
  const visitor = await visit(browser, workbench, { refused: [401] });
  const told = async (login) => {
    await visitor.open("/");
    await visitor.page.fill("input[autocomplete=username]", login);
    await visitor.page.fill("input[type=password]", "not the password");
    await visitor.page.click("button[type=submit]");
    return visitor.page.textContent("[role=alert]");
  };
  const known = await told("buyer");
  assert.match(known, /passer ikke sammen/);
  assert.equal(await told("nobody-at-all"), known);
  await visitor.leave();
});

test("the language is switched at once and follows the person to another browser", async () => {
  const here = await visit(browser, workbench);
  await here.signIn("clinician");
  await here.settled();
  assert.equal(await here.page.textContent("h1"), "Dine indkøb");
  const kept = here.page.waitForResponse((r) => r.url().endsWith("/session/language"));
  await here.page.click("button[lang=en]");
  assert.equal(await here.page.textContent("h1"), "Your purchases");
  await kept;
  await here.leave();
  const there = await visit(browser, workbench);
  await there.signIn("clinician", { choose: false });
  await there.settled();
  assert.equal(await there.page.textContent("h1"), "Your purchases");
  await there.page.click("button[lang=da]");
  await there.page.waitForFunction(() => document.querySelector("h1")?.textContent === "Dine indkøb");
  await there.leave();
});

test("a link changes the page without loading it anew; title and focus follow; the way back works", async () => {
  const visitor = await visit(browser, workbench);
  await visitor.signIn("buyer");
  await visitor.settled();
  await visitor.page.evaluate(() => (window.stays = true));
  await visitor.page.click("nav a[href='/catalogue']");
  await visitor.page.waitForFunction(() => document.activeElement?.matches("h1") && document.activeElement.textContent === "Enhedspriser");
  assert.equal(await visitor.page.title(), "Enhedspriser – Værdi");
  await visitor.page.goBack();
  await visitor.page.waitForFunction(() => document.querySelector("h1")?.textContent === "Dine indkøb");
  assert.equal(await visitor.page.evaluate(() => window.stays), true);
  await visitor.leave();
});

test("the first Tab leads to the content", async () => {
  const visitor = await visit(browser, workbench);
  await visitor.signIn("buyer");
  await visitor.open("/");
  await visitor.page.keyboard.press("Tab");
  assert.equal(await visitor.page.evaluate(() => document.activeElement?.getAttribute("href")), "#main-content");
  await visitor.page.keyboard.press("Enter");
  assert.equal(await visitor.page.evaluate(() => document.activeElement?.id), "main-content");
  await visitor.leave();
});

test("a lost connection is told and found again without losing the page", async () => {
  const visitor = await visit(browser, workbench, { mayLoseConnection: true });
  await visitor.signIn("economist");
  await visitor.open("/catalogue?find=seng");
  await workbench.kill();
  await visitor.page.fill("input[type=search]", "sygeplejerske");
  await visitor.page.waitForSelector(".offline-banner", { timeout: 15_000 });
  await visitor.look("offline");
  await workbench.restart();
  await visitor.page.waitForSelector(".offline-banner", { state: "detached", timeout: 15_000 });
  await visitor.page.waitForSelector(".hit");
  assert.equal(await visitor.page.inputValue("input[type=search]"), "sygeplejerske");
  await visitor.leave();
});

test("own prices are written by an economist and used by everybody", async () => {
  const economist = await visit(browser, workbench);
  await economist.signIn("economist");
  await economist.open("/catalogue/own?replace=bed-day");
  const fill = (label, value) => economist.page.getByLabel(label, { exact: true }).fill(value);
  await fill("Hvad er det, prisen gælder?", "Sengedag, vore afdelinger");
  await fill("Pris i kroner", "4.870");
  await fill("Pr. hvad?", "bed day");
  await fill("Prisår", "2024");
  await fill("Kilde", "Omkostningsregnskab 2024");
  await economist.look("own-price-form");
  await economist.page.click("dialog button[type=submit]");
  await economist.page.waitForSelector(".toast-success");
  await economist.leave();
  const buyer = await visit(browser, workbench);
  await buyer.signIn("buyer");
  await buyer.open("/catalogue/price/bed-day");
  assert.match(await buyer.page.textContent("main"), /4\.870.kr\./);
  await buyer.leave();
});

test("a purchase begun is one's own, and an administrator of it gives a colleague a role", async () => {
  const buyer = await visit(browser, workbench);
  await buyer.signIn("buyer");
  await buyer.open("/purchases/new?from=small");
  await buyer.page.getByLabel("Hvad overvejer I at købe?").fill("Bærbar ilt");
  await buyer.page.click("main button[type=submit]");
  await buyer.page.waitForURL(/\/purchases\/baerbar-ilt/);
  await buyer.open("/purchases/baerbar-ilt/people");
  await buyer.page.getByLabel("Tilføj en person").fill("economist");
  await buyer.page.click("form.add-member button");
  await buyer.page.waitForSelector("text=Ellen Økonomi");
  await buyer.look("members-changed");
  await buyer.page.getByRole("button", { name: "Gem rettigheder" }).click();
  await buyer.page.waitForSelector(".toast-success");
  await buyer.leave();
  const economist = await visit(browser, workbench);
  await economist.signIn("economist");
  await economist.settled();
  assert.ok(await economist.page.isVisible("text=Bærbar ilt"));
  await economist.leave();
});

test("the first page is under 350 kB as sent and stands within a second", async () => {
  const visitor = await visit(browser, workbench);
  const session = await visitor.context.newCDPSession(visitor.page);
  await session.send("Network.enable");
  let bytes = 0;
  session.on("Network.loadingFinished", (finished) => (bytes += finished.encodedDataLength));
  await visitor.signIn("buyer");
  bytes = 0;
  await session.send("Network.setCacheDisabled", { cacheDisabled: true });
  await visitor.open("/");
  const stands = await visitor.page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? Infinity);
  assert.ok(bytes < 350_000, `${bytes} bytes`);
  assert.ok(stands < 1000, `${stands} ms`);
  await visitor.leave();
});
