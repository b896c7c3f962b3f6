// A price of the catalogue put into a case: as a new line that waits for its quantity.
import { api } from "../api";
import { language } from "../text";
import { insert, lengthAt, read } from "./document";
import { effectKinds } from "./effects";

const priced = /^price\(([a-z0-9-]+)\)$/;

/** `price`: `price(bed-day)` or its id. The line is named as the catalogue names the price; a price that the conversation
    knows stands under its category and with its payer. */
export async function insertPrice(text: string, price: string): Promise<string | undefined> {
  const id = priced.exec(price)?.[1] ?? price;
  if (!/^[a-z0-9-]+$/.test(id)) return undefined;
  const answer = await api.catalogue.find(id, "price", language.value);
  const found = answer.ok ? answer.value.find((hit) => hit.id === id) : undefined;
  const kind = effectKinds.find((each) => each.price === id);
  const per = found?.unit?.split("/")[1];
  const quantity = per ? `0 ${per}/year` : "0";
  return insert(text, ["lines"], lengthAt(read(text), ["lines"]), { name: found?.title ?? id, category: kind?.category ?? "operation.consumables", payer: kind?.payer ?? "region", quantity, price: `price(${id})` });
}
