// The frame of a value case: tabs, what is chosen, the sliders beside, explanations on click, the memo for print. The
// page and the self-contained report both stand in it.
import type { ComponentChildren } from "preact";
import { useMemo, useState } from "preact/hooks";
import { AssumptionMark } from "../parts";
import { number, useText } from "../text";
import { caseText } from "../text/case";
import { illnessText } from "../text/illness";
import { informationText } from "../text/information";
import { AnswerTab } from "./answer-tab";
import type { CaseAnswer } from "./answer";
import { CourseTab } from "./course-tab";
import { EvidenceTab } from "./evidence-tab";
import { ExplainPanel, type Opened } from "./explain-panel";
import { InformationTab } from "./information-tab";
import { LookContext, type Look } from "./look";
import { Memo } from "./memo";
import { PayersTab } from "./payers-tab";
import { UncertaintyTab } from "./uncertainty-tab";

const all = ["answer", "payers", "uncertainty", "course", "information", "evidence"] as const;
export type Show = (typeof all)[number];

export function shows(asked: string | null): Show {
  return all.find((show) => show === asked) ?? "answer";
}

/** The parts that this case has: a course only with a health model, the value of information only where something is uncertain. */
function partsOf(answer: CaseAnswer): Show[] {
  const uncertain = answer.draws > 0 && Object.values(answer.inputs).some((input) => input.distribution || input.drawn_with);
  return all.filter((show) => (show === "course" ? answer.health : show === "information" ? uncertain : true));
}

type Props = {
  look: Omit<Look, "open">;
  show: Show;
  href: (show: Show) => string;
  /** Further tabs that are pages of their own. */
  links?: { text: string; href: string }[];
  moved: boolean;
  movedWords: string;
  made: string;
  above?: ComponentChildren;
  aside?: ComponentChildren;
};

export function CaseFrame({ look, show: asked, href, links, moved, movedWords, made, above, aside }: Props) {
  const t = useText(caseText);
  const illness = useText(illnessText);
  const knowledge = useText(informationText);
  const [opened, setOpened] = useState<Opened>();
  const open = useMemo(() => (figure: string, title: string) => setOpened({ figure, title }), []);
  const names: Record<Show, string> = { answer: t.tabAnswer, payers: t.tabPayers, uncertainty: t.tabUncertainty, course: illness.tab, information: knowledge.tab, evidence: t.tabEvidence };
  const { answer, written, alternative } = look;
  const parts = partsOf(written);
  const show = parts.includes(asked) ? asked : "answer";
  const beside = show === "evidence" ? undefined : aside;
  return (
    <LookContext.Provider value={{ ...look, open }}>
      <div class="case-screen">
        <nav class="case-tabs" aria-label={t.tabs}>
          <ul class="nobullet-list no-max-width">
            {parts.map((each) => <li key={each}><a href={href(each)} aria-current={each === show ? "page" : undefined}>{names[each]}</a></li>)}
            {links?.map((link) => <li key={link.href}><a href={link.href}>{link.text}</a></li>)}
          </ul>
        </nav>
        {above}
        <div class={beside ? "case-columns" : undefined}>
          <div class="case-main">
            <p class="case-against help">
              {t.against(answer.case.alternatives[answer.case.comparator] ?? "")}
              {moved && <span class="case-moved">{t.withYourFigures} · {t.asWrittenIs(written.words.short[alternative] ?? "")}</span>}
            </p>
            {show === "answer" && <AnswerTab />}
            {show === "payers" && <PayersTab />}
            {show === "uncertainty" && <UncertaintyTab moved={moved} />}
            {show === "course" && <CourseTab />}
            {show === "information" && <InformationTab />}
            {show === "evidence" && <EvidenceTab />}
            <Legend draws={answer.draws} />
          </div>
          {beside}
        </div>
      </div>
      <Memo made={made} {...(moved ? { moved: movedWords } : {})} />
      {opened && <ExplainPanel key={opened.figure} opened={opened} close={() => setOpened(undefined)} />}
    </LookContext.Provider>
  );
}

function Legend({ draws }: { draws: number }) {
  const t = useText(caseText);
  return (
    <p class="legend help">
      <span><AssumptionMark /> {t.legendAssumption}</span>
      <span><svg class="legend-band" viewBox="0 0 30 4" aria-hidden="true"><rect x="0" y="1.5" width="30" height="1" class="band-ground" /><rect x="8" y="0.5" width="14" height="3" class="band-interval" /></svg> {t.legendBand}</span>
      {draws > 0 && <span>{t.draws(number(draws))}</span>}
    </p>
  );
}
