// A figure of the outcomes put into a case: as a parameter with its uncertainty, its source and the evidence of a register.
import { parse } from "yaml";
import type { Schema } from "../api";
import { keysAt, read, set, type Value } from "./document";

type CaseNumber = Schema["case_number"];

function numberIn(json: string): CaseNumber | undefined {
  try {
    const found = JSON.parse(json) as Partial<CaseNumber>;
    return typeof found.name === "string" && typeof found.value === "string" && typeof found.unit === "string" && typeof found.source === "string" && /^[a-z][a-z0-9_]*$/.test(found.name) ? (found as CaseNumber) : undefined;
  } catch {
    return undefined;
  }
}

/** The text with the number among its parameters, under a name that is free; nothing when there is no number. */
export function insertNumber(text: string, json: string): { text: string; name: string } | undefined {
  const number = numberIn(json);
  if (!number) return undefined;
  const taken = keysAt(read(text), ["parameters"]);
  let name = number.name;
  for (let n = 2; taken.includes(name); n++) name = `${number.name}_${n}`;
  const value: unknown = parse(number.value, { schema: "failsafe" });
  const uncertain: Record<string, Value> = typeof value === "object" && value !== null ? (value as Record<string, Value>) : { value: number.value };
  return { text: set(text, ["parameters", name], { unit: number.unit, ...uncertain, source: number.source, evidence: "registry" }), name };
}
