// What may be written where one stands in the text: keys with their meaning, choices, names of the case, entries of the
// catalogue.
import type { Completion, CompletionContext, CompletionResult } from "@codemirror/autocomplete";
import { api } from "../api";
import { inLanguage, language } from "../text";
import { payerNames } from "../text/catalogue";
import { enclosing } from "./context";
import { keysAt, type Tree } from "./document";
import { textAt } from "./fields";
import { fieldsAt, type FieldShape, type Schema } from "./shape";

const word = /[\w.-]*$/;

async function fromCatalogue(kind: string, find: string): Promise<Completion[]> {
  const answer = await api.catalogue.find(find, kind, language.value);
  if (!answer.ok) return [];
  return answer.value.map((hit) => ({ label: hit.id, detail: hit.price ?? "", info: [hit.title, hit.evidence].filter(Boolean).join(" · "), type: "constant" }));
}

/** The field that a key at a path is, if the field lists name it. */
export function fieldNamed(schema: Schema | undefined, path: readonly (string | number)[]): FieldShape | undefined {
  const key = path[path.length - 1];
  return schema && fieldsAt(schema, path.slice(0, -1)).find((field) => field.key === key);
}

export function completing(schema: () => Schema | undefined, tree: () => Tree) {
  return async (context: CompletionContext): Promise<CompletionResult | null> => {
    const text = context.state.doc.toString();
    const line = text.slice(context.state.doc.lineAt(context.pos).from, context.pos);
    const typed = word.exec(line)?.[0] ?? "";
    const from = context.pos - typed.length;
    if (/(^|\s)#/.test(line)) return null;
    if (/price\([\w-]*$/.test(line)) {
      const id = /price\(([\w-]*)$/.exec(line)?.[1] ?? "";
      return { from: context.pos - id.length, options: await fromCatalogue("price", ""), validFor: /^[\w-]*$/ };
    }
    if (/lookup\([\w-]*$/.test(line)) {
      const id = /lookup\(([\w-]*)$/.exec(line)?.[1] ?? "";
      const own = keysAt(tree(), ["tables"]).map((label): Completion => ({ label, detail: textAt(tree(), ["tables", label, "title"]), type: "variable" }));
      const lives = (await fromCatalogue("life-table", "")).map((one): Completion => ({ ...one, apply: `${one.label}.` }));
      return { from: context.pos - id.length, options: [...own, ...lives], validFor: /^[\w-]*$/ };
    }
    const path = enclosing(text, from);
    const valued = /:\s+(\[[^\]]*)?[\w.-]*$/.test(line) || /[*+/(]\s*[\w.]*$/.test(line);
    if (!valued) {
      const known = schema();
      const fields = known ? fieldsAt(known, path) : [];
      if (fields.length === 0 || (!context.explicit && typed === "")) return null;
      return { from, options: fields.map((field) => ({ label: field.key, detail: field.title, info: field.help, apply: `${field.key}: `, type: "property", boost: field.size === "small" ? 2 : field.size === "medium" ? 1 : 0 })), validFor: /^\w*$/ };
    }
    if (!context.explicit && typed === "" && !/:\s$/.test(line)) return null;
    const key = /([\w.-]+)\s*:\s+(\[[^\]]*)?[\w.-]*$/.exec(line)?.[1];
    const options = await valuesFor(key, schema(), [...path.slice(0, path[path.length - 1] === key ? -1 : undefined), key ?? ""], tree());
    return options.length > 0 ? { from, options, validFor: /^[\w.-]*$/ } : null;
  };
}

async function valuesFor(key: string | undefined, schema: Schema | undefined, path: readonly (string | number)[], tree: Tree): Promise<Completion[]> {
  const field = fieldNamed(schema, path);
  if (field?.shape.kind === "choice") return field.shape.choices.map((label) => ({ label, type: "enum" }));
  const named = (part: string) => keysAt(tree, [part]).map((label): Completion => ({ label, detail: textAt(tree, [part, label, "title"]) || textAt(tree, [part, label]), type: "variable" }));
  switch (key) {
    case "category":
      return fromCatalogue("category", "");
    case "payer":
    case "gains":
    case "from":
    case "to":
    case "perspective":
      return payerNames.map(({ id, name }) => ({ label: id, detail: inLanguage(name), type: "enum" }));
    case "comparator":
    case "alternative":
    case "only":
      return named("alternatives");
    case "source":
      return named("sources");
    case "discounting":
      return fromCatalogue("discounting", "");
    default:
      return [...named("parameters"), { label: "price(…)", apply: "price(", type: "function" }];
  }
}
