// The value case of a purchase, answer first, its sliders beside it.
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { api, request, useAsked, type Answer, type Problem, type Purchase } from "../api";
import { Icon, say, Shown, Skeleton, WayBack } from "../parts";
import { Page } from "../shell/page";
import { ProblemPage, ProblemText } from "../shell/problem";
import { place as address } from "../shell/router";
import { usePagesBeside } from "../purchase/navigation";
import { mayWriteCase } from "../purchase/rights";
import type { PageProps } from "../shell/routes";
import { date, inLanguage, language, useText } from "../text";
import { caseText } from "../text/case";
import { shellText } from "../text/shell";
import { compared, leading, type CaseAnswer, type Explanation } from "./answer";
import "./case.css";
import { draws } from "./draws";
import { CaseFrame, shows, type Show } from "./frame";
import { settingOf, standsAt } from "./figures";
import { Findings } from "./findings";
import { KeepScenario } from "./keep-dialog";
import { latest } from "./latest";
import { useMadeHere } from "./memo";
import { Sliders, type Moved } from "./sliders";

export default function CasePage({ at }: PageProps) {
  const id = at["id"] ?? "";
  const purchase = useAsked(() => api.purchases.one(id, language.value), [id, language.value]);
  return (
    <Shown of={purchase} page height={640} lines={8}>
      {(of) => (of.case ? <Case key={of.case.version} purchase={of} path={of.case.path} again={purchase.again} /> : <NoCase purchase={of} />)}
    </Shown>
  );
}

function Above() {
  const t = useText(shellText);
  return <WayBack href="/" text={t.toHome} />;
}

function NoCase({ purchase }: { purchase: Purchase }) {
  const t = useText(caseText);
  return (
    <Page title={purchase.title} above={<Above />}>
      <h2>{t.noCase}</h2>
      <p>{t.noCaseHelp}</p>
      <a class="button button-primary" href={`/purchases/${purchase.id}/edit`}>{t.beginCase}</a>
    </Page>
  );
}

type Question = { set: Record<string, string>; show: Show };

/** What each tab needs beside the figures; the headroom stands in the memo too. */
const needs: Record<Show, string[]> = {
  answer: ["headroom"],
  payers: ["headroom"],
  uncertainty: ["headroom", "plane", "sensitivity", "thresholds"],
  course: ["headroom", "course"],
  information: ["headroom", "information"],
  evidence: ["headroom", "sensitivity"],
};
/** At once; what it is worth to know more takes longer and follows by itself. */
const everything = ["headroom", "sensitivity", "thresholds", "scenarios", "plane", "sliders", "course"];

const run = Math.random().toString(36).slice(2);

/** The newer answer; what was not asked for this time stays as it was. */
function onTop(newer: CaseAnswer, before: CaseAnswer | undefined): CaseAnswer {
  if (!before) return newer;
  const words = newer.thresholds ? newer.words : { ...newer.words, thresholds: before.words.thresholds };
  return { ...before, ...newer, words };
}

function Case({ purchase, path, again }: { purchase: Purchase; path: string; again: () => void }) {
  const t = useText(caseText);
  const spoken = language.value;
  const [written, setWritten] = useState<CaseAnswer>();
  const [now, setNow] = useState<CaseAnswer>();
  const [problem, setProblem] = useState<Problem>();
  const [refused, setRefused] = useState<Problem>();
  const [moved, setMoved] = useState<Moved>({});
  const [alternative, choose] = useState<string>();
  const [keeping, setKeeping] = useState(false);
  const [round, setRound] = useState(0);
  const asWritten = useRef<CaseAnswer | undefined>(undefined);
  const show = shows(address.value.query.get("show"));

  const assess = (set: Record<string, string>, include: string[], as = run): Promise<Answer<CaseAnswer>> =>
    request("POST", "/assess", { body: { document: path, purchase: purchase.id, set, draws, language: language.value, run: as, include }, reads: true });

  const ask = useMemo(
    () =>
      latest<Question, Answer<CaseAnswer>>(
        (question) => assess(question.set, needs[question.show]),
        (got, question) => {
          if (got.ok) {
            // Back where it was written: nothing of what was moved meanwhile stays.
            const untouched = Object.keys(question.set).length === 0;
            setNow((before) => onTop(got.value, untouched ? asWritten.current : before));
            setRefused(undefined);
          } else if (got.problem.code !== "superseded" && got.problem.code !== "aborted") setRefused(got.problem);
        },
      ),
    [path],
  );

  const sliders = written?.sliders ?? [];
  const settings = (of: Moved) =>
    Object.fromEntries(sliders.filter((slider) => of[slider.input] !== undefined).map((slider) => [slider.input, settingOf(slider, of[slider.input] ?? slider.base)]));

  useEffect(() => {
    let wanted = true;
    void assess({}, everything).then((got) => {
      if (!wanted) return;
      setProblem(got.ok ? undefined : got.problem);
      if (!got.ok) return;
      setWritten(got.value);
      asWritten.current = got.value;
      if (Object.keys(moved).length === 0) setNow(got.value);
      else ask({ set: settings(moved), show });
      void knowledge(got.value);
    });
    // Under a run of its own, so that neither it nor a slider stops the other.
    const knowledge = async (answer: CaseAnswer) => {
      if (!Object.values(answer.inputs).some((input) => input.distribution)) return;
      const got = await assess({}, ["information"], `${run} information`);
      if (!wanted || !got.ok || !got.value.information) return;
      const { information } = got.value;
      asWritten.current = { ...answer, information };
      setWritten(asWritten.current);
      setNow((before) => before && { information, ...before });
    };
    return () => void (wanted = false);
  }, [path, spoken, round]);

  const first = useRef(true);
  useEffect(() => {
    if (first.current) first.current = false;
    else if (Object.keys(moved).length > 0) ask({ set: settings(moved), show });
  }, [show]);

  useEffect(() => {
    if (problem?.code !== "offline") return;
    const timer = setTimeout(() => setRound((r) => r + 1), 4000);
    return () => clearTimeout(timer);
  }, [problem]);

  const move = (next: Moved) => {
    setMoved(next);
    if (Object.keys(next).length > 0) ask({ set: settings(next), show });
    else {
      // As written: known already; a question under way may still answer, so ask too.
      if (written) setNow(written);
      ask({ set: {}, show });
    }
  };

  const explain = async (figure: string): Promise<Answer<Explanation>> => {
    // Scenarios are told from the case as written, beside which they stand.
    const set = figure.startsWith("scenarios.") ? {} : settings(moved);
    const got = await request<{ explanation: Explanation }>("POST", "/explain", { body: { document: path, purchase: purchase.id, set, draws, figure, language: language.value }, reads: true });
    return got.ok ? { ok: true, value: got.value.explanation } : got;
  };

  const place = (file: string, line: number) =>
    file.split("/").pop() === "case.yaml" && !file.startsWith("shipped/") ? `/purchases/${purchase.id}/edit?line=${line}` : undefined;

  const beside = usePagesBeside(purchase.id, purchase.roles);
  const made = useMadeHere(purchase.case?.version, purchase.case?.saved);

  if (!written || !now) {
    if (problem?.code === "document_errors") return <Errors purchase={purchase} problem={problem} place={place} />;
    if (problem && problem.code !== "offline") return <ProblemPage problem={problem} again={() => setRound((r) => r + 1)} />;
    return (
      <Page title={purchase.title} above={<Above />}>
        {problem ? <ProblemText problem={problem} /> : <Skeleton lines={8} height={640} />}
      </Page>
    );
  }
  const mayWrite = mayWriteCase(purchase.roles);
  const isMoved = Object.keys(moved).length > 0;
  const chosen = alternative && now.comparisons[alternative] ? alternative : leading(written);
  return (
    <Page
      title={now.case.title} above={<Above />}
      beside={
        <>
          {purchase.case && <span class="help">{t.version(purchase.case.version, date(purchase.case.saved))}</span>}
          <button type="button" class="button button-secondary" onClick={() => window.print()}><Icon name="print" />{t.print}</button>
        </>
      }
    >
      {compared(now).length === 0 ? (
        <>
          <p>{t.onlyOne}</p>
          <a class="button button-primary" href={`/purchases/${purchase.id}/edit`}>{t.addAlternative}</a>
        </>
      ) : (
        <CaseFrame
          look={{ answer: now, written, alternative: chosen, choose, explain, place }}
          show={show}
          href={(to) => `/purchases/${purchase.id}${to === "answer" ? "" : `?show=${to}`}`}
          links={beside}
          moved={isMoved}
          made={made}
          movedWords={sliders.filter((s) => moved[s.input] !== undefined).map((s) => `${s.title} ${standsAt(s, moved[s.input] ?? s.base)}`).join("; ")}
          above={refused && <Refused problem={refused} />}
          aside={<Sliders sliders={sliders} moved={moved} move={(input, value) => move(withMoved(moved, input, value))} resetAll={() => move({})} keep={mayWrite ? () => setKeeping(true) : undefined} />}
        />
      )}
      {keeping && (
        <KeepScenario
          path={path} set={settings(moved)} close={() => setKeeping(false)}
          kept={() => {
            setKeeping(false);
            say({ da: "Scenariet er gemt i casen.", en: "The scenario is kept in the case." });
            again();
          }}
        />
      )}
    </Page>
  );
}

function withMoved(moved: Moved, input: string, value: number | undefined): Moved {
  const next = { ...moved };
  if (value === undefined) delete next[input];
  else next[input] = value;
  return next;
}

function Refused({ problem }: { problem: Problem }) {
  const t = useText(caseText);
  const why = problem.findings?.[0]?.message;
  return (
    <div class="alert alert-warning alert--show-icon" role="alert">
      <div class="alert-body">
        <p class="alert-text">{why ? t.settingRefused(why) : inLanguage(problem.message)} {t.stale}</p>
      </div>
    </div>
  );
}

function Errors({ purchase, problem, place }: { purchase: Purchase; problem: Problem; place: (file: string, line: number) => string | undefined }) {
  const t = useText(caseText);
  const findings = problem.findings ?? [];
  const errors = findings.filter((finding) => finding.severity === "error");
  return (
    <Page title={purchase.title} above={<Above />}>
      <h2>{t.errors(errors.length)}</h2>
      <p>{t.errorsHelp}</p>
      <Findings findings={findings} place={place} />
      <a class="button button-primary" href={`/purchases/${purchase.id}/edit`}>{t.tabEdit}</a>
    </Page>
  );
}
