// What is opened for editing, and by whom: the purchase's case, or a supplier's own copy of it; with the draft that was left,
// and the template's example set aside when nobody has touched it.
import { api, request, type Answer, type Purchase } from "../api";
import { mayWriteCase } from "../purchase/rights";
import { language } from "../text";
import { findDraft, type Found } from "./draft";
import type { SavedText } from "./editing";
import { beginning } from "./small-case";

export type Opened = {
  purchase: Purchase;
  path: string;
  own: boolean;
  readOnly: boolean;
  saved: SavedText;
  /** The document that this one began, or begins, as a copy of. */
  copiedFrom?: string;
  draft?: Found;
  /** The template's example, set aside. */
  example?: string;
};

function pathFor(purchase: Purchase, person: number): { path: string; own: boolean } {
  const path = purchase.case?.path ?? `purchases/${purchase.id}/case.yaml`;
  const supplier = purchase.roles.includes("supplier") && !mayWriteCase(purchase.roles);
  return supplier ? { path: `purchases/${purchase.id}/supplier/${person}/case.yaml`, own: true } : { path, own: false };
}

/** Whether a text is the small template as it was given, in either language, under a title of its own. */
async function isTemplate(text: string): Promise<boolean> {
  const untitled = (of: string) => of.replace(/^title:.*$/m, "");
  const given = await Promise.all(["da", "en"].map((spoken) => request<{ text: string }>("GET", "/templates/small", { query: { language: spoken } })));
  return given.some((answer) => answer.ok && untitled(answer.value.text) === untitled(text));
}

export async function open(id: string, person: number): Promise<Answer<Opened>> {
  const purchase = await api.purchases.one(id, language.value);
  if (!purchase.ok) return purchase;
  const { path, own } = pathFor(purchase.value, person);
  const listed = await api.documents.list(path);
  if (!listed.ok) return listed;
  const read = listed.value.some((head) => head.path === path) ? await api.documents.read(path) : undefined;
  if (read && !read.ok) return read;
  const saved = read ? { version: read.value.version, text: read.value.text } : { version: 0, text: "" };
  const draft = await findDraft(person, path, saved.text, purchase.value.draft);
  const theCase = purchase.value.case?.path;
  const copiedFrom = read ? read.value.copied_from : own ? theCase : undefined;
  const opened: Opened = { purchase: purchase.value, path, own, readOnly: !own && !mayWriteCase(purchase.value.roles), saved, ...(copiedFrom ? { copiedFrom } : {}), ...(draft ? { draft } : {}) };
  if (draft || opened.readOnly) return { ok: true, value: opened };
  if (saved.version === 0 && copiedFrom) {
    const theirs = await api.documents.read(copiedFrom);
    if (theirs.ok) return { ok: true, value: { ...opened, draft: { base: 0, text: theirs.value.text, at: "" } } };
  }
  if (saved.version === 0 || (saved.version === 1 && (await isTemplate(saved.text)))) {
    const blank = beginning(purchase.value.title, new Date().getFullYear() + 1);
    return { ok: true, value: { ...opened, draft: { base: saved.version, text: blank, at: "" }, ...(saved.version === 0 ? {} : { example: saved.text }) } };
  }
  return { ok: true, value: opened };
}
