// What is missing or wrong, each with its place; in a list of all, and beside the field it is about.
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Finding } from "../api";
import { useText } from "../text";
import { offsetAtLine, pathAt, type Path } from "./document";
import type { Editing } from "./editing";
import { editText } from "./texts";

export function FindingsList({ editing, goTo }: { editing: Editing; goTo: (line: number) => void }) {
  const t = useText(editText);
  const found = editing.findings.value;
  if (found.length === 0) return null;
  const errors = found.filter((finding) => finding.severity === "error").length;
  const counts = [errors > 0 && t.errors(errors), found.length > errors && t.warnings(found.length - errors)].filter(Boolean).join(", ");
  return (
    <details class="findings-list" open={errors > 0 && errors <= 3}>
      <summary>{t.findings} ({counts})</summary>
      <ul class="unstyled-list no-max-width">
        {found.map((finding) => (
          <li key={`${finding.line}:${finding.column}:${finding.message}`} class={`finding-${finding.severity}`}>
            {isHere(editing, finding)
              ? <button type="button" class="function-link" onClick={() => goTo(finding.line)}>{t.line(finding.line)}</button>
              : <span>{t.inFile(finding.file.slice(finding.file.lastIndexOf("/") + 1), finding.line)}</span>}
            <span><strong>{finding.message}</strong>{finding.remedy ? ` – ${finding.remedy}` : ""}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Whether it is about the text that is edited, and not about a file that the case counts with. */
export const isHere = (editing: Editing, finding: Finding) => finding.file === editing.path;

export type Placed = { path: Path; finding: Finding };

/** Each finding at the place in the tree that it is about. */
export function placed(editing: Editing): Placed[] {
  // The tree is an older one than the findings while the text cannot be read.
  if (editing.mistake.value) return [];
  const tree = editing.tree.value;
  return editing.findings.value.filter((finding) => isHere(editing, finding)).map((finding) => ({ finding, path: pathAt(tree, offsetAtLine(tree.text, finding.line, finding.column)) }));
}

export const PlacedFindings = createContext<Placed[]>([]);

const begins = (path: Path, with_: Path) => with_.every((step, at) => String(path[at]) === String(step));

/** What is wrong at a path; `within` takes what is wrong below it too. */
export function useWrong(path: Path, within = true): string | undefined {
  return useSaid(path, "error", within);
}

/** What an author is told at a path, in words: errors, or warnings that leave the answer standing. */
export function useSaid(path: Path, severity: Finding["severity"], within = true): string | undefined {
  const found = useContext(PlacedFindings).filter(({ path: where, finding }) => finding.severity === severity && begins(where, path) && (within || where.length === path.length));
  return found.length > 0 ? found.map(({ finding }) => [finding.message, finding.remedy].filter(Boolean).join(" – ")).join(". ") : undefined;
}
