import { expect, it } from "vitest";
import { begin, change, redo, undo } from "./history";

it("goes back and forth; typing in one place is one step", () => {
  let history = begin("a");
  history = change(history, "ab", "title", 0);
  history = change(history, "abc", "title", 400);
  history = change(history, "abcd", "lines", 500);
  expect(undo(history).now).toBe("abc");
  expect(undo(undo(history)).now).toBe("a");
  expect(undo(undo(undo(history))).now).toBe("a");
  expect(redo(undo(history)).now).toBe("abcd");
  expect(change(undo(history), "x", "lines", 600).future).toEqual([]);
});
