import { expect, it, vi } from "vitest";
import { read, valueAt } from "./document";
import { insertPrice } from "./insert-price";

it("a price becomes a line that waits for its quantity, named as the catalogue names it", async () => {
  vi.stubGlobal("fetch", async () => new Response(JSON.stringify([{ kind: "price", id: "bed-day", title: "Sengedag", unit: "DKK/bed day" }])));
  const text = "case: 1\ntitle: Senge\nlines:\n  - {name: Køb, category: price.purchase, payer: region, amount: 5 DKK}   # én gang\n";
  const inserted = await insertPrice(text, "price(bed-day)");
  expect(inserted?.startsWith(text)).toBe(true);
  expect(valueAt(read(inserted ?? ""), ["lines", 1])).toEqual({
    name: "Sengedag", category: "operation.bed-days", payer: "region", quantity: "0 bed day/year", price: "price(bed-day)",
  });
  expect(await insertPrice(text, "<script>")).toBeUndefined();
});
