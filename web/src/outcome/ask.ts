// What the pages of outcomes ask the server.
import { request, type Answer, type Schema } from "../api";
import { language } from "../text";

export type Outcomes = Schema["outcomes"];
export type DataSet = Schema["data_set_versions"];
export type Measures = Schema["measures_answer"];
export type Patients = Schema["measure_patients"];
export type MeasureRecord = Schema["measure"];
export type Shown = Schema["measure_shown"];
export type Figure = Schema["measure_figure"];
export type RowsOf = Schema["rows_of"];
export type WaitingFile = Schema["waiting_file"];
export type Tried = Schema["tried_mapping"];
export type Rejection = Schema["rejection"];

const part = encodeURIComponent;
const within = (purchase: string) => `/purchases/${part(purchase)}`;
export const measuresPath = (purchase: string) => `purchases/${purchase}/measures.yaml`;

export type Period = "year" | "quarter" | "month";
export type Asked = { measures?: string[]; by?: string[]; period?: Period; registry?: boolean; as_supplier?: boolean; text?: string };

const asked = (purchase: string, question: object) => ({ document: measuresPath(purchase), language: language.value, ...question });

export const outcomes = {
  overview: (purchase: string) => request<Outcomes>("GET", `${within(purchase)}/outcomes`, { query: { language: language.value } }),
  measures: (purchase: string, question: Asked) =>
    request<Measures>("POST", `${within(purchase)}/measures`, { body: asked(purchase, question), reads: true, lane: "measures" }),
  patients: (purchase: string, measure: string, run_length: number) =>
    request<Patients>("POST", `${within(purchase)}/patients`, { body: asked(purchase, { measure, run_length }), reads: true, lane: "patients" }),
  /** Where the figures of every year can be fetched as FHIR MeasureReports. */
  reportsAddress: (purchase: string, asSupplier: boolean) =>
    `/api${within(purchase)}/measures/reports?${new URLSearchParams({ language: language.value, ...(asSupplier ? { as_supplier: "yes" } : {}) })}`,
  check: (purchase: string, text: string) =>
    request<Schema["check_answer"]>("POST", `${within(purchase)}/measures/check`, { body: asked(purchase, { text }), reads: true, lane: "measures check" }),
  proposal: (purchase: string) => request<{ text: string }>("GET", `${within(purchase)}/measures/proposal`, { query: { language: language.value } }),
  rows: (purchase: string, measure: string, of: RowsOf) =>
    request<Schema["measure_rows"]>("POST", `${within(purchase)}/rows`, { body: asked(purchase, { measure, from: of.from ?? "", to: of.to ?? "", where: of.by }), reads: true }),
  send: (purchase: string, file: File) =>
    request<WaitingFile>("POST", `${within(purchase)}/files`, { file, query: { name: file.name, language: language.value } }),
  attempt: (purchase: string, file: string, mapping: string) =>
    request<Tried>("POST", `${within(purchase)}/files/${part(file)}/try`, { body: { mapping, language: language.value }, reads: true, lane: "mapping" }),
  take: (purchase: string, file: string, mapping: string, name: string) =>
    request<DataSet>("POST", `${within(purchase)}/files/${part(file)}/import`, { body: { mapping, name, language: language.value } }),
  throwAway: (purchase: string, file: string) => request<void>("DELETE", `${within(purchase)}/files/${part(file)}`),
  rejections: (purchase: string, set: string, version: string) =>
    request<Rejection[]>("GET", `${within(purchase)}/data/${part(set)}/rejections`, { query: { version, language: language.value } }),
  remove: (purchase: string, set: string, version: string) => request<void>("DELETE", `${within(purchase)}/data/${part(set)}`, { query: { version } }),
};

/** The address of the page with the rows behind a figure. */
export function rowsAddress(purchase: string, measure: string, of: RowsOf | undefined): string | undefined {
  if (!of) return undefined;
  const query = new URLSearchParams({ measure, ...(of.from ? { from: of.from } : {}), ...(of.to ? { to: of.to } : {}) });
  for (const [column, value] of Object.entries(of.by)) query.append(`in.${column}`, value);
  return `${within(purchase)}/outcomes/rows?${query}`;
}

/** What such an address asks for. */
export function rowsAsked(query: URLSearchParams): { measure: string; of: RowsOf } {
  const by = Object.fromEntries([...query].filter(([name]) => name.startsWith("in.")).map(([name, value]) => [name.slice(3), value]));
  const from = query.get("from");
  const to = query.get("to");
  return { measure: query.get("measure") ?? "", of: { by, ...(from ? { from } : {}), ...(to ? { to } : {}) } };
}

export type { Answer };
