// How a value is written into a case: as the templates write it. The outer levels stand on lines of their own, inner ones
// in braces; texts that YAML would misread stand in quotation marks.

export type Value = string | number | boolean | Value[] | { [key: string]: Value };
export type Step = string | number;
export type Path = readonly Step[];

/** Parts whose entries stand on lines of their own … */
const opened = new Set(["alternatives", "parameters", "lines", "scenarios", "sources", "tables", "groups", "resources", "pathways", "financing", "transfers", "uptake", "studies", "health"]);
/** … and those of them whose entries are opened too. */
const spacious = new Set(["parameters", "lines", "tables", "groups", "resources", "pathways", "financing"]);
/** … and parts of a course of illness with a row for each state. */
const byState = new Set(["transitions", "event_times", "costs", "events"]);
const widest = 110;

const isMap = (value: Value): value is { [key: string]: Value } => typeof value === "object" && !Array.isArray(value);

/** Plain where YAML and the reader of cases take it as the same text; else in quotation marks. */
export function scalarText(value: string | number | boolean, inBraces: boolean): string {
  const text = String(value);
  if (/[\n\t]/.test(text)) return JSON.stringify(text);
  const misread =
    text === "" || text !== text.trim() || /^[-?:](\s|$)|^[&*!|>'"%@`#[\]{},]/.test(text) || /:(\s|$)|\s#/.test(text) ||
    /^(~|null)$/i.test(text) || (inBraces && /[,[\]{}]/.test(text));
  return misread ? JSON.stringify(text) : text;
}

/** On one line: `{value: 7.5, range: [7, 8]}`. */
export function inline(value: Value): string {
  if (Array.isArray(value)) return `[${value.map(inline).join(", ")}]`;
  if (isMap(value)) return `{${Object.entries(value).map(([key, of]) => `${scalarText(key, true)}: ${inline(of)}`).join(", ")}}`;
  return scalarText(value, true);
}

function opens(value: Value, path: Path, indent: number): boolean {
  if (typeof value !== "object") return false;
  const entries = Object.values(value);
  if (entries.length === 0) return false;
  const [part] = path;
  if (path.length === 1 && typeof part === "string" && opened.has(part)) return true;
  if (path.length === 2 && typeof part === "string" && spacious.has(part)) return true;
  if (path.length === 2 && part === "health" && byState.has(String(path[1]))) return true;
  if (path.length === 3 && path[2] === "steps") return true;
  return indent + inline(value).length > widest || entries.some((entry) => typeof entry === "string" && entry.includes("\n"));
}

function paragraph(text: string, indent: number): string {
  const lines = text.replace(/\n+$/, "").split("\n");
  return `|\n${lines.map((line) => (line ? " ".repeat(indent) + line : "")).join("\n")}`;
}

/** What follows `key:` or `-`: ` text`, or a line break and the entries indented. */
export function following(value: Value, path: Path, indent: number): string {
  if (!opens(value, path, indent)) {
    const lines = typeof value === "string" && value.trim().includes("\n") && !/^\s/.test(value);
    return ` ${lines ? paragraph(value, indent + 2) : typeof value === "object" ? inline(value) : scalarText(value, false)}`;
  }
  return `\n${entries(value, path, indent + 2)}`;
}

/** The entries of a list or map, each on lines of its own at that indentation; no line break after the last. */
export function entries(value: Value, path: Path, indent: number): string {
  const lead = " ".repeat(indent);
  if (Array.isArray(value)) return value.map((item, at) => lead + dashed(item, [...path, at], indent)).join("\n");
  if (!isMap(value)) return lead + scalarText(value, false);
  return Object.entries(value).map(([key, of]) => `${lead}${scalarText(key, false)}:${following(of, [...path, key], indent)}`).join("\n");
}

/** An item of a list: `- name: …` with the rest below. */
export function dashed(item: Value, path: Path, indent: number): string {
  if (!opens(item, path, indent) || Array.isArray(item)) return `-${following(item, path, indent)}`;
  return `- ${entries(item, path, indent + 2).trimStart()}`;
}
