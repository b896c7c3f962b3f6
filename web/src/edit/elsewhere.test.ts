import { afterEach, expect, it } from "vitest";
import { openElsewhere } from "./elsewhere";

const said = () => new Promise((resolve) => setTimeout(resolve, 50));
const open: { leave: () => void }[] = [];
const tab = (key: string) => {
  const made = openElsewhere(key);
  open.push(made);
  return made;
};
afterEach(() => open.splice(0).forEach((one) => one.leave()));

it("two tabs with one document know of each other until one is closed", async () => {
  const first = tab("7 purchases/a/case.yaml");
  await said();
  expect(first.elsewhere.value).toBe(false);
  const second = tab("7 purchases/a/case.yaml");
  const other = tab("7 purchases/b/case.yaml");
  await said();
  expect([first.elsewhere.value, second.elsewhere.value, other.elsewhere.value]).toEqual([true, true, false]);
  second.leave();
  await said();
  expect(first.elsewhere.value).toBe(false);
});
