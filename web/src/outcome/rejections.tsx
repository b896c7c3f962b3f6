// What was not taken in, and why; to read here or to take along as a file.
import { download } from "../case/download";
import { Icon, Marked, Table } from "../parts";
import { useText } from "../text";
import { dataText } from "../text/outcome";
import type { Rejection } from "./ask";

const shownAtMost = 200;

export function RejectionTable({ list }: { list: Rejection[] }) {
  const t = useText(dataText);
  if (list.length === 0) return <p>0</p>;
  return (
    <>
      <p><button type="button" class="function-link" onClick={() => download("rejected.csv", "text/csv;charset=utf-8", csvOf(list, [t.where, t.columnInFile, t.value, t.reason, t.how]))}><Icon name="download" />{t.downloadReport}</button></p>
      <Table
        caption={t.rejectedTitle} stack rows={list.slice(0, shownAtMost)} id={(row) => `${row.file}:${row.line}:${row.column ?? ""}:${row.why}`}
        columns={[
          { title: t.where, heading: true, cell: (row) => t.place(row.line, row.column ?? "") },
          { title: t.value, cell: (row) => row.value ?? "" },
          { title: t.reason, cell: (row) => <Marked text={row.why} /> },
          { title: t.how, cell: (row) => <Marked text={row.mend} /> },
        ]}
      />
    </>
  );
}

/** A cell that a spreadsheet would take for a formula is written as a text. */
export function csvCell(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[";\n\r]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

export function csvOf(list: Rejection[], heading: string[]): string {
  const lines = list.map((row): string[] => [String(row.line ?? ""), row.column ?? "", row.value ?? "", row.why ?? "", row.mend ?? ""]);
  return `\ufeff${[heading, ...lines].map((cells) => cells.map(csvCell).join(";")).join("\n")}\n`;
}
