// Draws made by another program: a CSV file is put beside the case, and its columns can be the draws of numbers.
import { useContext, useId, useState } from "preact/hooks";
import { api, request, type Finding } from "../api";
import { Alert, say } from "../parts";
import { inLanguage, language, useText } from "../text";
import { number } from "../text/figures";
import { keysAt } from "./document";
import { FieldEditor, type Place } from "./fields";
import { fileName, folderOf, GivenTables, named, tableName, type GivenTable } from "./given-tables";
import { givenDrawsText } from "./given-draws-text";
import type { FieldShape } from "./shape";

const largest = 4 * 1024 * 1024;

export function GivenDraws({ place, field }: { place: Place; field: FieldShape }) {
  const t = useText(givenDrawsText);
  const tables = useContext(GivenTables);
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<GivenTable>();
  const id = useId();
  const { editing } = place;

  async function put(chosen: File): Promise<void> {
    setProblem(undefined);
    setRefused(undefined);
    if (chosen.size > largest) return setProblem(t.tooLarge);
    setBusy(true);
    try {
      const text = await utf8(chosen);
      if (text === undefined) return setProblem(t.notUtf8);
      const file = fileName(chosen.name);
      const path = folderOf(editing.path) + file;
      const checked = await request<{ findings: Finding[] }>("POST", "/check", { body: { path, text, language: language.value }, reads: true });
      if (checked.ok && checked.value.findings.length > 0) return setRefused({ name: file, file, columns: [], findings: checked.value.findings });
      const before = await api.documents.read(path);
      const saved = await api.documents.write(path, before.ok ? before.value.version : 0, text);
      if (!saved.ok) return setProblem(inLanguage(saved.problem.message));
      const tree = editing.tree.peek();
      if (!named(tree).some((table) => table.file === file)) editing.set(["draws", tableName(file, keysAt(tree, ["draws"]))], { file });
      editing.filesChanged();
      say(before.ok ? givenDrawsText.replaced(file) : givenDrawsText.added(file));
    } finally {
      setBusy(false);
    }
  }

  return (
    <>
      <div class="form-group">
        <label class="form-label" for={id}>{t.put}</label>
        <span class="form-hint" id={`${id}-help`}>{t.putHelp}</span>
        {problem && <span class="form-error-message" id={`${id}-error`}>{problem}</span>}
        <input
          id={id} type="file" accept=".csv,text/csv" class="form-input" disabled={busy} aria-describedby={problem ? `${id}-help ${id}-error` : `${id}-help`}
          onChange={(event) => {
            const [chosen] = event.currentTarget.files ?? [];
            if (chosen) void put(chosen);
            event.currentTarget.value = "";
          }}
        />
      </div>
      {refused && <Holds table={refused} />}
      {tables.map((table) => <Holds key={table.name} table={table} />)}
      <FieldEditor place={place} path={[field.key]} field={field} bare />
    </>
  );
}

/** The text of a file; nothing when it is written otherwise, in which names would be damaged. */
async function utf8(file: File): Promise<string | undefined> {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer());
  } catch {
    return undefined;
  }
}

/** What a file holds, or what is wrong in it. */
function Holds({ table }: { table: GivenTable }) {
  const t = useText(givenDrawsText);
  if (table.findings.length > 0) {
    return (
      <Alert tone="error">
        <p><strong>{table.file}.</strong> {t.mistakes}</p>
        <ul>{table.findings.slice(0, 5).map((each) => <li key={`${each.line}:${each.column}`}>{t.place(each.line, each.column)}: {each.message}{each.remedy ? ` – ${each.remedy}` : ""}</li>)}</ul>
      </Alert>
    );
  }
  if (table.rows === undefined) return null;
  return <p><strong>{table.file}</strong>: {t.holds(number(table.rows), table.columns.join(", "))}</p>;
}
