// A person at a browser: signs in, opens pages, and notices what must not be: errors in the console, what the content
// security policy stops, requests to other hosts, WCAG 2.1 A/AA violations, pages wider than the screen.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const web = createRequire(new URL("../../web/package.json", import.meta.url));
const { chromium } = web("playwright-core");
const axe = readFileSync(web.resolve("axe-core/axe.min.js"), "utf8");
const pictures = fileURLToPath(new URL("../../build/screenshots/", import.meta.url));

export const languages = ["da", "en"];
export const screens = { desktop: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } };

export function openBrowser() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    headless: true,
    args: [
      "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
      "--disable-component-update", "--disable-sync",
    ],
  });
}

// The browser itself reports refusals as errors.
const refusalReported = /Failed to load resource: the server responded with a status of (\d+)/;
const connectionReported = /net::ERR_(CONNECTION|INTERNET|EMPTY|NETWORK)/;

/** `mayLoseConnection`: the test takes the server away, so the browser's word of that is no error. `refused`: the status codes
 * that the test calls forth, such as 409 where two people write; any other refusal is noticed. */
export async function visit(browser, workbench, { language = "da", screen = "desktop", mayLoseConnection = false, refused = [] } = {}) {
  const context = await browser.newContext({
    viewport: screens[screen],
    locale: language === "da" ? "da-DK" : "en-GB",
    timezoneId: "Europe/Copenhagen",
    reducedMotion: "reduce",
    hasTouch: screen === "phone",
  });
  const page = await context.newPage();
  const noticed = [];
  page.on("console", (message) => {
    const text = message.text();
    if (message.type() !== "error" || refused.includes(Number(refusalReported.exec(text)?.[1]))) return;
    if (mayLoseConnection && connectionReported.test(text)) return;
    noticed.push(`console: ${text} ${message.location().url}`);
  });
  page.on("pageerror", (error) => noticed.push(`error: ${error.message}`));
  page.on("request", (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol !== "data:" && protocol !== "blob:" && origin !== workbench.url) noticed.push(`other host: ${request.url()}`);
  });

  const visitor = {
    page,
    context,
    language,
    screen,
    /** What was noticed so far; the test ends with `leave`, which asserts that it is nothing. */
    noticed,

    /** `choose`: in the visitor's language, as somebody who picks it on the way in; else in the one kept for the person. */
    async signIn(login, { choose = true } = {}) {
      await page.goto(workbench.url);
      if (choose) await page.click(`button[lang=${language}]`);
      await page.fill("input[autocomplete=username]", login);
      await page.fill("input[autocomplete=current-password]", workbench.logins[login]);
      await page.click("button[type=submit]");
      await page.waitForSelector("input[autocomplete=current-password]", { state: "detached" });
    },

    /** Opens a page and waits until nothing is being fetched. */
    async open(path) {
      await page.goto(workbench.url + path);
      await visitor.settled();
    },

    async settled() {
      await page.waitForSelector("h1");
      await page.waitForFunction(() => !document.querySelector(".skeleton"));
      await page.evaluate(() => document.fonts.ready);
    },

    /** Takes a picture and asserts what holds of every page. */
    async look(name) {
      await mkdir(pictures, { recursive: true });
      await page.screenshot({ path: `${pictures}${name}-${language}-${screen}.png`, fullPage: true });
      const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      assert.ok(wider <= 0, `${name} (${language}, ${screen}) is ${wider} pixels wider than the screen`);
      await page.evaluate(`${axe};void 0`);
      const { violations } = await page.evaluate(() =>
        globalThis.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"] }),
      );
      const told = violations.flatMap((v) => v.nodes.map((node) => `${v.id}: ${node.target} ${node.failureSummary}`));
      assert.deepEqual(told, [], `accessibility of ${name} (${language}, ${screen})`);
    },

    async leave() {
      await context.close();
      assert.deepEqual(noticed, []);
    },
  };
  return visitor;
}
