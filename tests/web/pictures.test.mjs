// The pictures of the guides and the README: each is made from the running workbench, so that a page that changes cannot
// leave a guide behind. VAERDI_UPDATE=1 writes them anew into docs/guides/pictures; otherwise it is only tried that each
// can be made. What a guide sets in bold is a word on the screen.
import assert from "node:assert/strict";
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { beginModel } from "./begin.mjs";
import { bringIn, columnsOnly, example, madeUp } from "./made-up.mjs";
import { languages, openBrowser, visit } from "./visitor.mjs";
import { startWorkbench } from "./workbench.mjs";

const project = fileURLToPath(new URL("../../", import.meta.url));
const folder = join(project, "docs/guides/pictures");
const write = process.env.VAERDI_UPDATE === "1";
const most = 150_000; // bytes of a picture

let workbench;
let browser;
before(async () => {
  workbench = await startWorkbench();
  browser = await openBrowser();
  await bringInOutcomes();
});
after(async () => {
  await browser?.close();
  await workbench?.stop();
});

/** Knee operations as the example has them, and TAVI valves with the risk of a pacemaker that each valve had in 2014. */
async function bringInOutcomes() {
  const visitor = await visit(browser, workbench, { language: "en" });
  await visitor.signIn("data-manager");
  await bringIn(visitor.page, "knee-implants", "knee-registry", {
    csv: await madeUp(await example("knee-registry/generate.yaml")),
    mapping: await example("knee-registry/mapping.yaml"),
    measures: (await example("knee-registry/measures.yaml")).replace("data: mapping.yaml", "data: knee-registry.mapping.yaml"),
  });
  await bringIn(visitor.page, "tavi", "tavi-follow-up", {
    csv: await madeUp((await example("tavi-follow-up/generate.yaml")).replace("  maker: {is:", "  pacemaker_risk: {is: valve.pacemaker, decimals: 2}\n  maker: {is:"), "--rows", "1600"),
    mapping: (await example("tavi-follow-up/mapping.yaml")).replace("  maker: ", "  pacemaker_risk: {type: decimal, range: [0, 1]}\n  maker: "),
    measures: (await example("tavi-follow-up/measures.yaml"))
      .replace("data: mapping.yaml", "data: tavi-follow-up.mapping.yaml")
      .replace("adjust_for: [age, sex, risk]", "predicted: pacemaker_risk"),
  });
  await visitor.leave();
}

const drawn = async (page) => {
  for (const chart of await page.$$(".case-main .chart")) await chart.waitForSelector("svg");
};

/** The way to each picture, in the words of `say(da, en)`. */
const pictures = {
  home: { who: "buyer", path: "/", async show() {} },

  questions: {
    who: "buyer",
    path: "/purchases/new?from=small",
    async show(page, say) {
      const button = (name) => page.getByRole("button", { name, exact: true });
      const field = (name) => page.getByLabel(name, { exact: true });
      const fresh = say("Trykfordelende madrasser", "Pressure-relieving mattresses");
      await page.locator("main input[type=text]").first().fill(say("Madrasser mod tryksår", "Mattresses against pressure ulcers"));
      await page.click("main button[type=submit]");
      await page.waitForURL(/\/edit/);
      await field(say("Hvad bruger I i dag?", "What do you use today?")).fill(say("De madrasser, vi har", "The mattresses we have"));
      await field(say("Hvad overvejer I i stedet?", "What do you consider instead?")).fill(fresh);
      await button(say("Videre", "Next")).click();
      await field(say("Hvor mange patienter om året?", "How many patients a year?")).fill(say("1.200", "1,200"));
      await field(say("Hvor mange år skal der regnes på?", "How many years shall be calculated?")).fill("5");
      await button(say("Videre", "Next")).click();
      await button(say("Køb", "Purchase")).click();
      await field(fresh).fill(say("450.000", "450,000"));
      await page.waitForFunction((words) => document.querySelector(".answer-bar")?.textContent?.includes(words), say("Nettoværdi", "Net value"));
      await page.waitForFunction(() => /\d/.test(document.querySelector(".kept").textContent));
    },
  },

  answer: {
    who: "buyer",
    path: "/purchases/tavi",
    async show(page) {
      await page.waitForSelector(".sliders input[type=range]");
      await page.waitForSelector(".case-main .picture");
    },
  },

  explanation: {
    who: "buyer",
    path: "/purchases/tavi",
    async show(page) {
      await page.click(".case-main .picture-row.strong button.figure");
      await page.waitForSelector("dialog .explain-steps");
    },
  },

  evidence: {
    who: "supplier",
    path: "/purchases/tavi?show=evidence",
    show: drawn,
  },

  uncertainty: {
    who: "economist",
    path: "/purchases/tavi?show=uncertainty",
    show: drawn,
  },

  course: {
    who: "economist",
    path: "/",
    async show(page, say) {
      const id = say("sick-sicker-da", "sick-sicker-en");
      await beginModel(page, "sick-sicker", id);
      await page.goto(`${workbench.url}/purchases/${id}?show=course`);
      await page.waitForSelector(".state-diagram");
      await drawn(page);
      await page.locator(".state-diagram").evaluate((diagram) => diagram.closest(".case-part").scrollIntoView());
    },
  },

  information: {
    who: "economist",
    path: "/",
    async show(page, say) {
      await page.goto(`${workbench.url}/purchases/${say("sick-sicker-da", "sick-sicker-en")}?show=information`);
      await page.waitForSelector(".known-bar");
      await drawn(page);
      await page.locator(".case-main .chart").first().evaluate((chart) => chart.closest(".case-part").scrollIntoView());
    },
  },

  form: {
    who: "economist",
    path: "/purchases/mattresses/edit?show=form",
    async show(page, say) {
      await page.waitForSelector(".sections");
      const numbers = page.locator(".section").filter({ has: page.getByRole("heading", { name: say("Tal", "Numbers"), exact: true }) });
      await numbers.locator("> summary").click();
      await numbers.locator(".entry-open").first().click();
      await numbers.locator(".entry-body").first().waitFor();
      await page.click(".aside-toggle");
      await page.waitForFunction(() => document.querySelector(".text-editor")?.shadowRoot?.querySelector(".cm-content"));
    },
  },

  "outcomes-mapping": {
    who: "data-manager",
    path: "/purchases/knee-implants/outcomes/data",
    async show(page, say) {
      const columns = ["operation_date", "cpr", "hospital", "age", "bmi", "length_of_stay"];
      const file = columnsOnly(await madeUp(await example("knee-registry/generate.yaml"), "--messy", "--rows", "4000", "--separator", "semicolon"), columns);
      await page.getByLabel(say("Fil med data", "File with data"), { exact: true }).setInputFiles({ name: "knee 2025.csv", mimeType: "text/csv", buffer: Buffer.from(file) });
      const field = (name) => page.getByLabel(name, { exact: true });
      const within = async (column, lowest, highest) => {
        await field(`${column}, ${say("mindst", "at least")}`).fill(lowest);
        await field(`${column}, ${say("højst", "at most")}`).fill(highest);
        await field(`${column}, ${say("højst", "at most")}`).blur();
      };
      await within("age", "18", "110");
      await within("bmi", "10", "80");
      const unknown = field(say("length_of_stay, betyder ukendt (flere med semikolon)", "length_of_stay, means unknown (several with semicolons)"));
      const tried = page.waitForResponse((answer) => answer.url().endsWith("/try") && answer.request().postData().includes("missing"));
      await unknown.fill("?");
      await unknown.blur();
      await tried;
      await page.locator(".reason-examples").first().waitFor();
      await page.locator("#mending").evaluate((heading) => heading.scrollIntoView());
    },
  },

  "outcomes-time": {
    who: "clinician",
    path: "/purchases/knee-implants/outcomes?measure=revision_2y",
    async show(page, say) {
      await page.getByLabel(say("Periode", "Period"), { exact: true }).selectOption("year");
      await page.locator("h2.verdict", { hasText: "(2017)" }).waitFor();
      await page.locator(".outcome-choices").first().evaluate((choices) => choices.scrollIntoView());
    },
  },

  "outcomes-units": {
    who: "clinician",
    path: "/purchases/knee-implants/outcomes?show=units&measure=revision_2y",
    async show(page) {
      await page.locator(".plot svg").nth(1).waitFor();
      await page.locator("h2.verdict").evaluate((words) => words.scrollIntoView());
    },
  },

  "outcomes-patients": {
    who: "clinician",
    path: "/purchases/tavi/outcomes?show=patients",
    async show(page) {
      await page.locator(".plot svg").nth(1).waitFor();
      await page.locator("h2.verdict").evaluate((words) => words.scrollIntoView());
    },
  },

  rights: {
    who: "administrator",
    path: "/purchases/tavi/people",
    async show(page) {
      await page.waitForSelector("form.add-member");
    },
  },
};

for (const language of languages) {
  for (const [name, { who, path, show }] of Object.entries(pictures)) {
    test(`${name} (${language})`, async () => {
      const visitor = await visit(browser, workbench, { language });
      await visitor.signIn(who);
      await visitor.open(path);
      await show(visitor.page, (da, en) => (language === "da" ? da : en));
      await visitor.settled();
      if (write) await visitor.page.screenshot({ path: join(folder, `${name}-${language}.png`) });
      await visitor.leave();
    });
  }
}

const guides = (await readdir(join(project, "docs/guides"))).filter((name) => /^workbench-.*\.md$/.test(name));
const shown = (text) => [...text.matchAll(/!\[[^\]]+\]\((?:docs\/guides\/)?pictures\/([^)]+)\)/g)].map(([, file]) => file);

test("every picture that is shown is there, small, and made here; none is left over", async () => {
  const made = languages.flatMap((language) => Object.keys(pictures).map((name) => `${name}-${language}.png`));
  const texts = await Promise.all(["README.md", ...guides.map((guide) => `docs/guides/${guide}`)].map((file) => readFile(join(project, file), "utf8")));
  assert.deepEqual([...new Set(texts.flatMap(shown))].sort(), made.sort());
  assert.deepEqual((await readdir(folder)).sort(), made);
  for (const file of made) assert.ok((await stat(join(folder, file))).size <= most, `${file} is larger than ${most} bytes`);
});

test("a guide shows the screens of its own language", async () => {
  for (const guide of guides) {
    const language = guide.endsWith(".da.md") ? "da" : "en";
    for (const file of shown(await readFile(join(project, "docs/guides", guide), "utf8")))
      assert.ok(file.endsWith(`-${language}.png`), `${guide} shows ${file}`);
  }
});

test("what a guide sets in bold is a word on the screen", async () => {
  const sources = (await readdir(join(project, "web/src"), { recursive: true })).filter((name) => /\.tsx?$/.test(name));
  const text = (await Promise.all(sources.map((name) => readFile(join(project, "web/src", name), "utf8")))).join("\n");
  const words = { da: new Set(), en: new Set() };
  for (const [, language, , said] of text.matchAll(/\b(da|en): [^"`\n]*?(["`])((?:(?!\2).)*)\2/g)) words[language].add(said);
  const strange = [];
  for (const guide of guides) {
    const known = words[guide.endsWith(".da.md") ? "da" : "en"];
    for (const [, said] of (await readFile(join(project, "docs/guides", guide), "utf8")).matchAll(/\*\*([^*]+)\*\*/g))
      if (!known.has(said)) strange.push(`${guide}: ${said}`);
  }
  assert.deepEqual(strange, [], "not on any page");
});
