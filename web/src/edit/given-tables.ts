// The tables of draws that a case names: what stands in their files, as the server reads them.
import { createContext } from "preact";
import { useEffect, useState } from "preact/hooks";
import { request, type Finding } from "../api";
import { language } from "../text";
import { plainLetters } from "../text/letters";
import { keysAt, valueAt, type Tree } from "./document";
import type { Editing } from "./editing";

export type GivenTable = { name: string; file: string; rows?: number; columns: string[]; findings: Finding[] };
type Checked = { findings: Finding[]; table?: { rows: number; columns: string[] } };

/** The names of tables and files in a text: `posterior: {file: posterior.csv}`. */
export function named(tree: Tree): { name: string; file: string }[] {
  return keysAt(tree, ["draws"]).map((name) => ({ name, file: String(valueAt(tree, ["draws", name, "file"]) ?? "") }));
}

/** The folder in which a document lies: purchases/tavi/ */
export const folderOf = (path: string) => path.slice(0, path.lastIndexOf("/") + 1);

/** posterior-2026.csv for "Posterior 2026.CSV": letters, digits, - and _ only, as any system can keep it. */
export function fileName(chosen: string): string {
  const stem = plainLetters(chosen.replace(/\.[^.]*$/, "")).replace(/[^a-z0-9_-]+/g, "-").replace(/^[-_]+|-+$/g, "");
  return `${stem || "draws"}.csv`;
}

/** What the case calls the table of a file: posterior_2026; never a name that is taken. */
export function tableName(file: string, taken: string[]): string {
  const stem = file.replace(/\.csv$/, "").replace(/-/g, "_");
  const name = /^[a-z]/.test(stem) ? stem : `draws_${stem}`;
  for (let n = 1; ; n++) {
    const next = n === 1 ? name : `${name}_${n}`;
    if (!taken.includes(next)) return next;
  }
}

/** Columns as a number names them: posterior.hr. */
export const columnsOf = (tables: GivenTable[]) => tables.flatMap(({ name, columns }) => columns.map((column) => `${name}.${column}`));

async function look(editing: Editing, { name, file }: { name: string; file: string }): Promise<GivenTable> {
  const nothing = { name, file, columns: [], findings: [] };
  const home = `purchases/${editing.purchase}/`;
  for (const folder of new Set([folderOf(editing.path), home])) {
    const checked = await request<Checked>("POST", "/check", { body: { path: folder + file, language: language.value }, reads: true });
    if (!checked.ok) continue;
    const { findings, table } = checked.value;
    return { name, file, findings, columns: table?.columns ?? [], ...(table ? { rows: table.rows } : {}) };
  }
  return nothing;
}

/** The tables of the case, looked up again when their names or files change. */
export function useGivenTables(editing: Editing): GivenTable[] {
  const [tables, setTables] = useState<GivenTable[]>([]);
  const names = named(editing.tree.value).filter(({ file }) => file.endsWith(".csv"));
  const key = JSON.stringify([names, editing.files.value, language.value]);
  useEffect(() => {
    let gone = false;
    void Promise.all(names.map((each) => look(editing, each))).then((found) => void (!gone && setTables(found)));
    return () => void (gone = true);
  }, [key]);
  return tables;
}

export const GivenTables = createContext<GivenTable[]>([]);
