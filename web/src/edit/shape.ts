// The fields of a case as the server's field lists tell them (JSON Schema): what each is called and means, its choices, and
// which of the few ways to ask fits it.
export type Schema = {
  title?: string;
  description?: string;
  type?: string | string[];
  enum?: (string | boolean)[];
  anyOf?: Schema[];
  items?: Schema;
  properties?: Record<string, Schema>;
  additionalProperties?: Schema | boolean;
  required?: string[];
  $ref?: string;
  $defs?: Record<string, Schema>;
  "x-size"?: "small" | "medium" | "large";
  "x-unit"?: string;
};

export type Shape =
  | { kind: "scalar" | "text" | "whole" | "value" | "written" }
  | { kind: "choice"; choices: string[] }
  | { kind: "list" | "entries"; of: Shape }
  | { kind: "record"; record: string }
  /** A short form, or a record when more is to be said. */
  | { kind: "either"; record: string };

export type FieldShape = { key: string; title: string; help: string; size: "small" | "medium" | "large"; unit?: string; required: boolean; shape: Shape };

const recordOf = (schema: Schema) => schema.$ref?.split("/").pop();
const isScalar = (schema: Schema) => schema.type === "string" || Array.isArray(schema.type);

export function shapeOf(schema: Schema): Shape {
  const record = recordOf(schema);
  if (record === "text") return { kind: "text" };
  if (record === "value") return { kind: "value" };
  if (record === "distribution" || record === "mvnormal") return { kind: "written" };
  if (record) return { kind: "record", record };
  if (schema.enum) return { kind: "choice", choices: schema.enum.filter((choice) => typeof choice === "string") };
  if (schema.type === "integer") return { kind: "whole" };
  if (schema.anyOf) return anyOf(schema.anyOf);
  if (schema.type === "array" && schema.items) return { kind: "list", of: shapeOf(schema.items) };
  if (schema.type === "object" && typeof schema.additionalProperties === "object") return { kind: "entries", of: shapeOf(schema.additionalProperties) };
  return isScalar(schema) ? { kind: "scalar" } : { kind: "written" };
}

function anyOf(members: Schema[]): Shape {
  const records = members.map(recordOf);
  if (records.includes("text")) return { kind: "text" };
  if (records.includes("value")) return { kind: "value" };
  const list = members.find((member) => member.type === "array");
  if (list?.items) {
    const of = shapeOf(list.items);
    return of.kind === "list" || of.kind === "written" ? { kind: "written" } : { kind: "list", of };
  }
  const record = records.find((name) => name !== undefined);
  if (record) return members.some(isScalar) ? { kind: "either", record } : { kind: "record", record };
  return members.some(isScalar) && !members.some((member) => member.anyOf) ? { kind: "scalar" } : { kind: "written" };
}

export function fieldsOf(schema: Schema, record: string): FieldShape[] {
  const of = schema.$defs?.[record];
  return Object.entries(of?.properties ?? {}).map(([key, property]) => ({
    key,
    title: property.title ?? key,
    help: property.description ?? "",
    size: property["x-size"] ?? "large",
    ...(property["x-unit"] ? { unit: property["x-unit"] } : {}),
    required: of?.required?.includes(key) ?? false,
    shape: shapeOf(property),
  }));
}

/** The fields that may stand at a path: keys of the record there; none where the keys are the author's own. */
export function fieldsAt(schema: Schema, path: readonly (string | number)[]): FieldShape[] {
  let shape: Shape = { kind: "record", record: "case" };
  for (const step of path) {
    if (shape.kind === "list" && typeof step === "number") shape = shape.of;
    else if (shape.kind === "entries") shape = shape.of;
    else {
      const record = recordIn(shape);
      const field = record && fieldsOf(schema, record).find((each) => each.key === String(step));
      if (!field) return [];
      shape = field.shape;
    }
  }
  if (shape.kind === "list") shape = shape.of;
  const record = recordIn(shape);
  return record ? fieldsOf(schema, record) : [];
}

function recordIn(shape: Shape): string | undefined {
  if (shape.kind === "record" || shape.kind === "either") return shape.record;
  return shape.kind === "value" ? "value" : undefined;
}
