// What the server's answers hold, in the field's words.
import type { Author, Finding } from "./answer";
import type { Language } from "../text";

export type Person = { id: number; login: string; name: string; language: Language; administrator: boolean; active?: boolean };
export type Session = { person: Person; csrf: string };

export type Role = "buyer" | "economist" | "clinician" | "supplier" | "administrator";
export type Phase = "need" | "market" | "case" | "tender" | "contract" | "operation" | "outcomes" | "spread";
export type Verdict = string;

export type Purchase = {
  id: string;
  title: string;
  phase: Phase;
  organisation: string;
  roles: Role[];
  case: { path: string; version: number; saved: string; by: Author | string } | null;
  answer: { sentence: string; alternative: string; verdict: Verdict; probability: number } | null;
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

export type Document = { path: string; version: number; text: string; saved: string; by: Author; message?: string };
export type DocumentHead = { path: string; version: number; saved: string; by: Author; bytes: number };
export type VersionHead = { version: number; saved: string; by: Author; message?: string; bytes: number };
export type Draft = { base: number; text: string; saved: string };
export type Saved = { version: number; findings: Finding[] };

export type CatalogueHead = {
  kind: string;
  id: string;
  title: string;
  price?: number | string;
  unit?: string;
  price_year?: number;
  payer?: string;
  evidence?: string;
  file: string;
};
export type CatalogueEntry = CatalogueHead & { sheet: { label: string; value: string }[]; in_case: string };

export type AuditEntry = { id: number; time: string; person: string; action: string; subject: string; detail?: string };
export type AuditVerdict = { intact: boolean; entries: number; first_broken?: number };
