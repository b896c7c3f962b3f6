// What somebody waits for who edits a case.
import assert from "node:assert/strict";

/** The answer bar tells of the text as it now is. */
export const upToDate = (page) => page.waitForSelector('.answer-bar[aria-busy="false"]');

/** The draft of a purchase's case as it is kept, once it is as the test expects. */
export async function draft(page, id, expected) {
  for (let tries = 0; ; tries++) {
    const text = await page.evaluate((id) => fetch(`/api/drafts/purchases/${id}/case.yaml`).then((r) => r.json()).then((d) => d.text), id);
    if (text !== undefined && expected(text)) return text;
    assert.ok(tries < 200, `the draft is not as expected:\n${text}`);
    await page.waitForTimeout(50);
  }
}
export const holds = (words) => (text) => text.includes(words);
