import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { insert, keysAt, lengthAt, mistake, move, nodeAt, offsetAtLine, offsetOf, pathAt, read, remove, rename, set, valueAt, type Path } from "./document";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const cases = [
  ...readdirSync(`${root}examples`, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith("case.yaml")).map((name) => `examples/${name}`),
  ...readdirSync(`${root}data/templates`).map((name) => `data/templates/${name}`),
].map((name) => ({ name, text: readFileSync(root + name, "utf8") }));

const paths = (text: string): Path[] => {
  const tree = read(text);
  const under = (path: Path): Path[] => {
    const node = valueAt(tree, path);
    if (typeof node !== "object") return [path];
    const steps = Array.isArray(node) ? node.map((_, at) => at) : Object.keys(node);
    return [...(path.length ? [path] : []), ...steps.flatMap((step) => under([...path, step]))];
  };
  return under([]);
};
/** Some of the places of a text, spread over all of it. */
const sample = (text: string): Path[] => {
  const all = paths(text);
  const step = Math.ceil(all.length / 6);
  return all.filter((_, at) => at % step === 0);
};
const comments = (text: string) => [...text.matchAll(/(?:^|\s)#.*$/gm)].map(([comment]) => comment.trim());

describe.each(cases)("$name", ({ text }) => {
  it("is read without mistake, and stays byte for byte when each scalar is set to what it is", () => {
    expect(mistake(read(text))).toBeUndefined();
    const tree = read(text);
    for (const path of sample(text)) {
      const value = valueAt(tree, path);
      if (typeof value !== "string" || value.includes("\n") || /^["']/.test(text.slice((nodeAt(tree, path)?.range?.[0] ?? 0)))) continue;
      expect(set(text, path, value), path.join(".")).toBe(text);
    }
  });

  it("keeps every comment and every other value when one is changed", () => {
    const before = paths(text);
    for (const path of sample(text)) {
      const value = valueAt(read(text), path);
      if (typeof value !== "string") continue;
      const changed = set(text, path, "another: value, it is");
      expect(valueAt(read(changed), path), path.join(".")).toBe("another: value, it is");
      expect(comments(changed), path.join(".")).toEqual(comments(text));
      expect(paths(changed)).toEqual(before);
      expect(set(changed, path, value).length - text.length, path.join(".")).toBeLessThanOrEqual(2);
    }
  });

  it("finds each path at the place it gives for it", () => {
    const tree = read(text);
    for (const path of paths(text)) expect(pathAt(tree, offsetOf(tree, path)).slice(0, path.length), path.join(".")).toEqual(path);
  });

  it("loses nothing but what is removed", () => {
    const gone = new Set(paths(text).map((p) => p.join("/")));
    for (const path of sample(text)) {
      const removed = remove(text, path);
      expect(mistake(read(removed)), path.join(".")).toBeUndefined();
      expect(removed.length).toBeLessThan(text.length);
      for (const left of paths(removed)) expect(gone.has(left.join("/")) || left.some((step) => typeof step === "number"), left.join(".")).toBe(true);
    }
  });

  it("holds a new key in every map and a new item in every list", () => {
    for (const path of sample(text)) {
      const value = valueAt(read(text), path);
      if (typeof value !== "object") continue;
      const added = Array.isArray(value) ? insert(text, path, value.length, "new item") : set(text, [...path, "new_key"], { value: "7.5", range: ["7", "8"] });
      const tree = read(added);
      expect(mistake(tree), path.join(".")).toBeUndefined();
      expect(comments(added), path.join(".")).toEqual(comments(text));
      if (Array.isArray(value)) expect(valueAt(tree, path)).toEqual([...value, "new item"]);
      else expect(valueAt(tree, path)).toEqual({ ...value, new_key: { value: "7.5", range: ["7", "8"] } });
    }
  });
});

const small = `# head
case: 1
title: Beds   # what it is called
lines:
  # the first
  - name: Beds
    amount: 5 DKK   # once
  # the second
  - {name: Days, quantity: 2 days}

# the end
`;

describe("a change", () => {
  it("stays on its line, before the comment behind it", () => {
    expect(set(small, ["title"], "New beds")).toContain("title: New beds   # what it is called");
    expect(set(small, ["lines", 0, "amount"], "12_500 DKK")).toContain("    amount: 12_500 DKK   # once");
  });

  it("opens a text into a map as the templates write it", () => {
    const opened = set(small, ["lines", 0, "amount"], { by: { today: "0 DKK", new: "900_000 DKK" } });
    expect(opened).toContain("    amount: {by: {today: 0 DKK, new: 900_000 DKK}}   # once");
  });

  it("quotes what YAML would misread", () => {
    expect(set(small, ["title"], "Beds: buy or lease")).toContain('title: "Beds: buy or lease"');
    expect(set(small, ["lines", 1, "name"], "Days, in bed")).toContain('{name: "Days, in bed", quantity: 2 days}');
  });

  it("adds a part on lines of its own, with the parts between it", () => {
    const added = set(small, ["parameters", "beds", "value"], "12");
    expect(added).toContain("parameters:\n  beds:\n    value: 12");
    expect(valueAt(read(added), ["parameters", "beds", "value"])).toBe("12");
    expect(added.endsWith("# the end\n")).toBe(true);
  });

  it("moves an item with its comments", () => {
    const moved = move(small, ["lines"], 1, 0);
    expect(moved.indexOf("# the second")).toBeLessThan(moved.indexOf("# the first"));
    expect(valueAt(read(moved), ["lines", 0, "name"])).toBe("Days");
    expect(move(moved, ["lines"], 0, 1)).toBe(small);
  });

  it("removes the first key of an item, and an item, and the last of a part with the part", () => {
    expect(remove(small, ["lines", 0, "name"])).toContain("  - amount: 5 DKK   # once");
    const one = remove(small, ["lines", 0]);
    expect(lengthAt(read(one), ["lines"])).toBe(1);
    expect(comments(one)).toEqual(["# head", "# what it is called", "# the first", "# the second", "# the end"]);
    expect(keysAt(read(remove(one, ["lines", 0])), [])).toEqual(["case", "title"]);
  });

  it("renames a key where it stands", () => {
    expect(rename(small, ["lines", 1, "quantity"], "amount")).toContain("{name: Days, amount: 2 days}");
  });

  it("begins a text that is empty", () => {
    expect(set(set("", ["case"], "1"), ["title"], "Beds")).toBe("case: 1\ntitle: Beds\n");
  });
});

it("a line that is past the end is the end", () => {
  expect(offsetAtLine("a\nb", 2, 9)).toBe(3);
  expect(offsetAtLine("a\nb", 20)).toBe(3);
});
