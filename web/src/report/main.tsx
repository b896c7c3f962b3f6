// The self-contained report: the answer to one case in one file, from the same parts as the workbench. Its data stand
// in the page; nothing is fetched. Without sliders, for there is no engine in the file.
import { render } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Answer } from "../api";
import "../case/case.css";
import { compared, leading, type CaseAnswer, type Explanation } from "../case/answer";
import { CaseFrame, shows, type Show } from "../case/frame";
import { Icon } from "../parts";
import { date, language, useText, type Language } from "../text";
import { caseText } from "../text/case";
import { reportText } from "../text/report";
import "../style/fonts.css";
import "dkfds-css";
import "../style/ground.css";
import "../style/parts.css";
import "./report.css";

type Data = {
  language: Language;
  report: CaseAnswer;
  explanations: Record<string, Explanation>;
  made: { version: string; date: string; document: string };
};

function dataOfPage(): Data | undefined {
  const text = document.getElementById("vaerdi-report")?.textContent ?? "";
  return text.trim() === "" ? undefined : (JSON.parse(text) as Data);
}

const shownByHash = () => shows(location.hash.slice(1));

function Report({ data: { report, explanations, made } }: { data: Data }) {
  const t = useText(reportText);
  const c = useText(caseText);
  const [show, setShow] = useState<Show>(shownByHash);
  const [alternative, choose] = useState(() => leading(report));
  useEffect(() => {
    const follow = () => setShow(shownByHash());
    window.addEventListener("hashchange", follow);
    return () => window.removeEventListener("hashchange", follow);
  }, []);
  const explain = (figure: string): Promise<Answer<Explanation>> => {
    const found = explanations[figure];
    return Promise.resolve(
      found ? { ok: true, value: found } : { ok: false, problem: { code: "not_found", status: 404, message: caseText.noExplanation } },
    );
  };
  const when = t.madeWith(made.version, date(made.date));
  return (
    <main class="container page-container">
      <div class="report-head">
        <div>
          <p class="report-kind">{t.report}{report.case.organisation && ` · ${report.case.organisation}`}</p>
          <h1>{report.case.title}</h1>
        </div>
        <button type="button" class="button button-secondary" onClick={() => window.print()}><Icon name="print" />{t.print}</button>
      </div>
      {report.case.summary && <p class="screen-only">{report.case.summary}</p>}
      {compared(report).length === 0 ? <p>{t.onlyOne}</p> : (
        <CaseFrame
          look={{ answer: report, written: report, alternative, choose, explain }}
          show={show} href={(to) => `#${to}`} moved={false} movedWords=""
          made={c.madeWith(made.version, date(made.date), made.document)}
        />
      )}
      <p class="report-foot help">{when} {t.mark(made.document)}. {t.offline}</p>
    </main>
  );
}

const data = dataOfPage();
const root = document.getElementById("app");
if (data) {
  language.value = data.language;
  document.documentElement.lang = data.language;
  document.title = data.report.case.title;
}
if (root) render(data ? <Report data={data} /> : <p>{reportText.empty.da} {reportText.empty.en}</p>, root);
