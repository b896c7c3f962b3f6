// Purchases that a test begins from a text of its own.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

/** The file of a published model among the examples. */
export const reference = (model) => fileURLToPath(new URL(`../../examples/reference/${model}/case.yaml`, import.meta.url));

/** A purchase of the person who is signed in, with this text as its case. */
export async function beginCase(page, id, text) {
  const answer = await page.evaluate(async ([id, text]) => {
    const { csrf } = await (await fetch("/api/session")).json();
    const begun = await fetch("/api/purchases", {
      method: "POST",
      headers: { "content-type": "application/json", "x-csrf-token": csrf },
      body: JSON.stringify({ title: id, id, from: { text } }),
    });
    return { status: begun.status, body: await begun.text() };
  }, [id, text]);
  assert.ok(answer.status < 300, answer.body);
}

/** The same, with this published model as its case. */
export const beginModel = async (page, model, id = model) => beginCase(page, id, await readFile(reference(model), "utf8"));
