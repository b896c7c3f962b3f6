// What the server's answers hold, in the field's words. The engine's come from its description of the API (schema.ts).
import type { Author, Finding } from "./answer";
import type { Language, Text } from "../text";
import type { components } from "./schema";

/** Records of the API's description, by the names it gives them: `Schema["assess_answer"]`. */
export type Schema = components["schemas"];

export type Person = { id: number; login: string; name: string; language: Language; administrator: boolean };
export type Colleague = { id: number; login: string; name: string };
export type Account = Colleague & { language: Language; active: boolean; created: string; /** A generated password, told this once. */ password?: string };
export type Session = { person: Person; csrf: string };

export type Role = "buyer" | "economist" | "clinician" | "supplier" | "administrator";
export type Phase = "need" | "market" | "case" | "tender" | "contract" | "operation" | "outcomes" | "spread";
export type Verdict = "worth_it" | "not_worth_it" | "breaks_even" | "better" | "poorer" | "open";

export type Purchase = {
  id: string;
  title: string;
  phase: Phase;
  organisation: string;
  roles: Role[];
  case: { path: string; version: number; saved: string; by: Author | null } | null;
  answer: { sentence: string; alternative: string; verdict: Verdict; probability: number | null } | null;
  draft: boolean;
  waiting: { what: "draft" | "errors" | "no_case" | "assumptions"; count: number }[];
};
export type NewPurchase = {
  id?: string;
  title: string;
  organisation?: string;
  from: { example: string } | { template: CaseSize; language: Language } | { text: string };
};
export type CaseSize = "small" | "medium" | "large";
export type Example = { name: string; title: string; summary: string; size: CaseSize };
export type Member = { person: number; name: string; login: string; roles: Role[] };

export type Document = { path: string; version: number; text: string; saved: string; by: Author | null; message?: string };
export type DocumentHead = { path: string; version: number; saved: string; by: Author | null; bytes: number };
export type VersionHead = { version: number; saved: string; by: Author | null; message?: string; bytes: number };
export type Draft = { base: number; text: string; saved: string };
export type Saved = { version: number; findings: Finding[] };

/** A catalogue entry in a list; `price`, `payer` and `evidence` are words in the language asked for. */
export type CatalogueHit = {
  kind: string;
  kind_title: string;
  id: string;
  title: string;
  price?: string;
  value?: number;
  unit?: string;
  price_year?: number;
  payer?: string;
  evidence: string;
  file: string;
};
export type CatalogueEntry = {
  kind: string;
  id: string;
  title: Text;
  value?: number;
  unit?: string;
  price_year?: number;
  evidence?: string;
  origin: { file: string; line: number; shipped: boolean };
  sheet: { label: string; value: string }[];
  in_case: string;
};
export type Converted = Schema["convert_answer"];

export type AuditEntry = {
  seq: number;
  at: string;
  person: Author | null;
  action: string;
  subject: string;
  detail: Record<string, unknown> | null;
  hash: string;
};
export type AuditVerdict = {
  whole: boolean;
  entries: number;
  versions: number;
  head: { seq: number; hash: string };
  breach: { seq: number; what: string } | null;
};
