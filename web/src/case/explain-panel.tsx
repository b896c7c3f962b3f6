// The steps behind a figure, each of which can be opened in turn, down to source and place in the document.
import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Problem } from "../api";
import { AssumptionMark, Dialog, Icon, Skeleton } from "../parts";
import { inLanguage, language, rounded, useText } from "../text";
import { caseText } from "../text/case";
import type { Explanation } from "./answer";
import { useLook } from "./look";

export type Opened = { figure: string; title: string };

export function ExplainPanel({ opened, close }: { opened: Opened; close: () => void }) {
  const t = useText(caseText);
  const { explain, answer } = useLook();
  const [path, setPath] = useState<Opened[]>([opened]);
  const [found, setFound] = useState<{ of: string; explanation?: Explanation; problem?: Problem }>();
  const now = path[path.length - 1] ?? opened;

  useEffect(() => {
    let wanted = true;
    void explain(now.figure).then((got) => {
      if (wanted) setFound(got.ok ? { of: now.figure, explanation: got.value } : { of: now.figure, problem: got.problem });
    });
    return () => void (wanted = false);
  }, [now.figure, answer, language.value]);

  const here = found?.of === now.figure ? found : undefined;
  return (
    <Dialog title={here?.explanation?.title ?? now.title} close={close}>
      {path.length > 1 && (
        <button type="button" class="function-link explain-back" onClick={() => setPath(path.slice(0, -1))}>
          <Icon name="chevron-right" />{t.back}: {path[path.length - 2]?.title}
        </button>
      )}
      <div class="explain">
        {!here && <Skeleton lines={5} height={240} />}
        {here?.problem && <p role="alert">{inLanguage(here.problem.message)}</p>}
        {here?.explanation && (
          <Explained of={here.explanation} open={(step) => setPath([...path, { figure: step.figure ?? "", title: step.title }])} />
        )}
      </div>
    </Dialog>
  );
}

type Open = (step: Explanation) => void;

function Explained({ of, open }: { of: Explanation; open: Open }) {
  const t = useText(caseText);
  return (
    <>
      <p class="explain-value"><Value of={of} /></p>
      <How of={of} />
      {of.steps && of.steps.length > 0 && (
        <>
          <h3 class="h5">{t.steps}</h3>
          <Steps of={of.steps} open={open} />
        </>
      )}
    </>
  );
}

function Steps({ of, open }: { of: Explanation[]; open: Open }) {
  return (
    <ol class="explain-steps">
      {of.map((step, at) => (
        <li key={at}><Step of={step} open={open} /></li>
      ))}
    </ol>
  );
}

function Step({ of, open }: { of: Explanation; open: Open }) {
  const head = (
    <>
      <span class="explain-title">{of.title}{of.assumption && <AssumptionMark />}</span>
      <Value of={of} />
    </>
  );
  if (of.figure) {
    return (
      <>
        <button type="button" class="explain-step" onClick={() => open(of)}>{head}<Icon name="chevron-right" /></button>
        <How of={of} />
      </>
    );
  }
  if (!of.steps || of.steps.length === 0) return <><div class="explain-step">{head}</div><How of={of} /></>;
  return (
    <details>
      <summary class="explain-step">{head}</summary>
      <How of={of} />
      <Steps of={of.steps} open={open} />
    </details>
  );
}

function Value({ of }: { of: Explanation }) {
  if (of.value === undefined) return null;
  return <span class="explain-figure">{of.shown ?? `${rounded(of.value)} ${of.unit ?? ""}`}</span>;
}

function How({ of }: { of: Explanation }) {
  if (!of.how && !of.source) return null;
  return (
    <p class="explain-how">
      {of.how && <span>{of.how}</span>}
      {of.source && <span class="explain-source"><Source text={of.source} /></span>}
    </p>
  );
}

const placeOrAddress = /([\w./-]+\.yaml):(\d+)|(https?:\/\/[^\s,;]+)/g;

/** A source with its place in the case and its address on the web as links. */
export function Source({ text }: { text: string }) {
  const t = useText(caseText);
  const { place } = useLook();
  const parts: ComponentChildren[] = [];
  let from = 0;
  for (const found of text.matchAll(placeOrAddress)) {
    const [whole, file, line, address] = found;
    parts.push(text.slice(from, found.index));
    from = found.index + whole.length;
    const there = file && line ? place?.(file, Number(line)) : undefined;
    if (address) parts.push(<a href={address} rel="noreferrer" target="_blank">{address}</a>);
    else parts.push(there ? <a href={there}>{t.openText(Number(line))}</a> : whole);
  }
  return <>{parts}{text.slice(from)}</>;
}
