import { expect, it } from "vitest";
import { fieldsAt, fieldsOf, shapeOf, type Schema } from "./shape";

const scalar: Schema = { type: ["string", "number", "boolean"] };
const schema: Schema = {
  $defs: {
    case: {
      required: ["title"],
      properties: {
        title: { anyOf: [{ type: "string" }, { $ref: "#/$defs/text" }], title: "Titel", description: "Hvad der sammenlignes", "x-size": "small" },
        horizon: { anyOf: [scalar, { $ref: "#/$defs/horizon" }], "x-unit": "years" },
        parameters: { type: "object", additionalProperties: { anyOf: [scalar, { $ref: "#/$defs/value" }] } },
        lines: { anyOf: [{ type: "array", items: { $ref: "#/$defs/line" } }, { $ref: "#/$defs/line" }] },
      },
    },
    horizon: { properties: { follow_up: scalar } },
    value: { properties: { evidence: { enum: ["rct", "expert"] }, same_draw: { enum: [true, "yes"] } } },
    line: { properties: { only: { anyOf: [{ type: "array", items: scalar }, scalar] } } },
  },
};

it("a field says what it is called, when it is wanted and how to ask for it", () => {
  expect(fieldsOf(schema, "case").slice(0, 2)).toEqual([
    { key: "title", title: "Titel", help: "Hvad der sammenlignes", size: "small", required: true, shape: { kind: "text" } },
    { key: "horizon", title: "horizon", help: "", size: "large", unit: "years", required: false, shape: { kind: "either", record: "horizon" } },
  ]);
  expect(shapeOf({ enum: [true, "yes"] })).toEqual({ kind: "choice", choices: ["yes"] });
});

it("the fields at a place are those of the record there", () => {
  const keys = (path: (string | number)[]) => fieldsAt(schema, path).map((field) => field.key);
  expect(keys([])).toEqual(["title", "horizon", "parameters", "lines"]);
  expect(keys(["parameters", "beds"])).toEqual(["evidence", "same_draw"]);
  expect(keys(["lines", 3])).toEqual(["only"]);
  expect(keys(["horizon"])).toEqual(["follow_up"]);
  expect(keys(["nothing"])).toEqual([]);
});
