// What is wrong in the case, each with its place in the text and how to mend it.
import type { Finding } from "../api";
import { useText } from "../text";
import { caseText } from "../text/case";

export function Findings({ findings, place }: { findings: Finding[]; place: (file: string, line: number) => string | undefined }) {
  const t = useText(caseText);
  return (
    <ul class="nobullet-list findings">
      {findings.map((finding) => {
        const there = place(finding.file, finding.line);
        const where = `${finding.file.split("/").pop()}, ${t.line(finding.line)}`;
        return (
          <li key={`${finding.file}:${finding.line}:${finding.column}:${finding.message}`} class={finding.severity}>
            <p><strong>{finding.message}</strong></p>
            {finding.remedy && <p>{finding.remedy}</p>}
            <p class="help">{there ? <a href={there}>{where}</a> : where}</p>
          </li>
        );
      })}
    </ul>
  );
}
