// Every page of the frame, in both languages, on phone and desktop: it opens, it is accessible, nothing leaves the host.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
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

const pages = [
  { name: "home", path: "/", who: "buyer", says: { da: "Dine indkøb", en: "Your purchases" } },
  { name: "new-purchase", path: "/purchases/new", who: "buyer", says: { da: "Nyt indkøb", en: "New purchase" } },
  { name: "catalogue", path: "/catalogue?find=sygepl", who: "buyer", says: { da: "Enhedspriser", en: "Unit prices" } },
  { name: "catalogue-entry", path: "/catalogue/price/bed-day", who: "buyer", says: { da: "Sengedag", en: "Bed day" } },
  { name: "life-table", path: "/catalogue/life-table/dk-life-table-2019", who: "buyer", says: { da: "Dødelighedstavle, Danmark 2019", en: "Life table (mortality), Denmark 2019" } },
  { name: "own-prices", path: "/catalogue/own", who: "economist", says: { da: "Egne priser", en: "Own prices" } },
  { name: "about", path: "/purchases/tavi/about", who: "buyer", says: { da: "TAVI", en: "TAVI" } },
  { name: "members", path: "/purchases/tavi/people", who: "buyer", says: { da: "Personer og rettigheder", en: "People and rights" } },
  { name: "people", path: "/people", who: "administrator", says: { da: "Personer", en: "People" } },
  { name: "audit", path: "/audit", who: "administrator", says: { da: "Hændelseslog", en: "Audit log" } },
  { name: "password", path: "/password", who: "buyer", says: { da: "Skift adgangskode", en: "Change password" } },
  { name: "no-access", path: "/people", who: "buyer", says: { da: "Du har ikke adgang", en: "You have no access" } },
  { name: "absent", path: "/purchases/none/about", who: "buyer", says: { da: "Siden findes ikke", en: "There is no such page" } },
];

for (const language of languages) {
  for (const screen of Object.keys(screens)) {
    describe(`${language}, ${screen}`, () => {
      test("signing in", async () => {
        const visitor = await visit(browser, workbench, { language, screen });
        await visitor.open("/");
        await visitor.look("sign-in");
        await visitor.leave();
      });
      for (const who of new Set(pages.map((p) => p.who))) {
        test(`pages of the ${who}`, async () => {
          const visitor = await visit(browser, workbench, { language, screen, refused: who === "buyer" ? [403, 404] : [] });
          await visitor.signIn(who);
          for (const { name, path, says } of pages.filter((p) => p.who === who)) {
            await visitor.open(path);
            const heading = await visitor.page.textContent("h1");
            assert.ok(heading.includes(says[language]), `${path} says “${heading}”`);
            assert.equal(await visitor.page.title(), `${heading} – Værdi`);
            assert.equal(await visitor.page.getAttribute("html", "lang"), language);
            await visitor.look(name);
          }
          await visitor.leave();
        });
      }
    });
  }
}
