// The server's answers as typed functions. Engine answers (assess, price, explain, check) are asked with `request`
// directly by the pages that show them, with types of their own.
import { request } from "./request";
import type * as T from "./types";

const part = encodeURIComponent;
const path = (document: string) => document.split("/").map(part).join("/");

export const api = {
  session: {
    now: () => request<T.Session | { person: null }>("GET", "/session"),
    begin: (login: string, password: string) => request<T.Session>("POST", "/session", { body: { login, password } }),
    end: () => request<void>("DELETE", "/session"),
    language: (language: string) => request<void>("PUT", "/session/language", { body: { language } }),
    password: (old: string, fresh: string) => request<T.Session>("PUT", "/session/password", { body: { old, new: fresh } }),
  },
  purchases: {
    all: (language: string) => request<T.Purchase[]>("GET", "/purchases", { query: { language }, lane: "purchases" }),
    one: (id: string, language: string) => request<T.Purchase>("GET", `/purchases/${part(id)}`, { query: { language } }),
    begin: (purchase: T.NewPurchase) => request<T.Purchase>("POST", "/purchases", { body: purchase }),
    change: (id: string, changes: Partial<Pick<T.Purchase, "title" | "phase" | "organisation">>) =>
      request<T.Purchase>("PATCH", `/purchases/${part(id)}`, { body: changes }),
    members: (id: string) => request<T.Member[]>("GET", `/purchases/${part(id)}/members`),
    colleague: (id: string, login: string) => request<T.Colleague>("GET", `/purchases/${part(id)}/colleague`, { query: { login } }),
    setMembers: (id: string, members: { login: string; roles: T.Role[] }[]) =>
      request<T.Member[]>("PUT", `/purchases/${part(id)}/members`, { body: { members } }),
  },
  people: {
    all: () => request<T.Account[]>("GET", "/people"),
    add: (person: { login: string; name: string }) => request<T.Account>("POST", "/people", { body: person }),
    change: (id: number, changes: { name?: string; active?: boolean; password?: "new" }) =>
      request<T.Account>("PATCH", `/people/${id}`, { body: changes }),
  },
  documents: {
    list: (prefix: string) => request<T.DocumentHead[]>("GET", "/documents", { query: { prefix } }),
    read: (document: string, version?: number) => request<T.Document>("GET", `/documents/${path(document)}`, { query: { version } }),
    write: (document: string, base: number, text: string, { message, copiedFrom }: { message?: string | undefined; copiedFrom?: string | undefined } = {}) =>
      request<T.Saved>("PUT", `/documents/${path(document)}`, { body: { base, text, ...(message ? { message } : {}), ...(copiedFrom ? { copied_from: copiedFrom } : {}) } }),
    versions: (document: string) => request<T.VersionHead[]>("GET", `/versions/${path(document)}`),
    draft: (document: string) => request<T.Draft>("GET", `/drafts/${path(document)}`),
    keepDraft: (document: string, base: number, text: string) =>
      request<{ saved: string }>("PUT", `/drafts/${path(document)}`, { body: { base, text }, lane: `draft ${document}` }),
    dropDraft: (document: string) => request<void>("DELETE", `/drafts/${path(document)}`, { lane: `draft ${document}` }),
  },
  catalogue: {
    find: (find: string, kind: string, language: string) =>
      request<T.CatalogueHit[]>("GET", "/catalogue", { query: { find, kind, language }, lane: "catalogue" }),
    entry: (kind: string, id: string, language: string) =>
      request<T.CatalogueEntry>("GET", `/catalogue/${part(kind)}/${part(id)}`, { query: { language } }),
    convert: (price: string, to: { currency: string; year: number }, language: string) =>
      request<T.Converted>("POST", "/catalogue/convert", { body: { price, to, language }, lane: "convert", reads: true }),
  },
  examples: (language: string) => request<T.Example[]>("GET", "/examples", { query: { language } }),
  audit: {
    entries: (query: { purchase?: string; before?: number; limit?: number }) => request<T.AuditEntry[]>("GET", "/audit", { query }),
    verify: () => request<T.AuditVerdict>("GET", "/audit/verify"),
  },
};

export { request, connected, type Options } from "./request";
export { useAsked, type Asked } from "./asked";
export type { Answer, Author, Finding, Problem, ProblemCode, Version } from "./answer";
export type * from "./types";
