// What is wrong in a mapping or in measures, with the line where it stands.
import type { Finding } from "../api";
import { Alert, Marked } from "../parts";
import { useText } from "../text";
import { measuresText } from "../text/outcome";

const mostShown = 12;

export function Findings({ findings }: { findings: Finding[] }) {
  const t = useText(measuresText);
  if (findings.length === 0) return null;
  const wrong = findings.some((each) => each.severity === "error");
  return (
    <Alert tone={wrong ? "error" : "warning"}>
      <ul>
        {findings.slice(0, mostShown).map((each) => (
          <li key={`${each.line}:${each.column}:${each.message}`}>{each.line > 0 && <>{t.line(each.line)}: </>}<Marked text={`${each.message}${each.remedy ? ` – ${each.remedy}` : ""}`} /></li>
        ))}
      </ul>
    </Alert>
  );
}
