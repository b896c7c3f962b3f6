// What the server's answers hold, by the names the field uses: all of it from the API's description of itself (schema.ts).
import type { Text } from "../text";
import type { components } from "./schema";

/** Records of the API's description, by the names it gives them: `Schema["assess_answer"]`. */
export type Schema = components["schemas"];

export type Person = Schema["signed_in"];
export type Colleague = Schema["colleague"];
export type Account = Schema["account"];
export type Session = { person: Person; csrf: string };

export type Purchase = Schema["purchase_answer"];
export type Role = Purchase["roles"][number];
export type Phase = Purchase["phase"];
export type Verdict = Schema["purchase_verdict"]["verdict"];
export type NewPurchase = Schema["new_purchase"];
export type CaseSize = "small" | "medium" | "large";
export type Example = Schema["example"];
export type Member = Schema["member"];

export type Document = Schema["document"];
export type DocumentHead = Schema["document_head"];
export type VersionHead = Schema["version_head"];
export type Draft = Schema["draft"];
export type Saved = Schema["written"];

export type CatalogueHit = Schema["catalogue_hit"];
/** An entry as its kind is written in a catalogue, and how to show and use it; the description leaves it open. */
export type Sex = "women" | "men" | "both";
export type CatalogueEntry = {
  kind: string;
  id: string;
  title: Text;
  value?: number;
  unit?: string;
  price_year?: number;
  evidence?: string;
  /** Of a life table: the probability of dying within the year, by whole age, for each sex it holds. */
  mortality?: Partial<Record<Sex, { first_age: number; dying: number[]; life_expectancy?: number }>>;
  origin: { file: string; line: number; shipped: boolean };
  sheet: { label: string; value: string }[];
  in_case: string;
};
export type Converted = Schema["convert_answer"];

export type AuditEntry = Schema["audit_entry"];
export type AuditVerdict = Schema["audit_verdict"];
