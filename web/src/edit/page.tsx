// Editing a value case: as a conversation, as a form, as text; with its versions. All are views of one document.
import { useEffect, useMemo, useState } from "preact/hooks";
import { api, useAsked, type Purchase } from "../api";
import { Alert, say, Shown, WayBack } from "../parts";
import { PurchaseNavigation } from "../purchase/navigation";
import { Page } from "../shell/page";
import { go, place } from "../shell/router";
import type { PageProps } from "../shell/routes";
import { person } from "../shell/session";
import { language, useText } from "../text";
import { outcomeText } from "../text/outcome";
import { shellText } from "../text/shell";
import { AnswerBar } from "./answer-bar";
import { Conflict } from "./conflict";
import { Conversation } from "./conversation";
import "./edit.css";
import { draftKey } from "./device";
import { has, offsetOf, type Path } from "./document";
import { edit, type Editing } from "./editing";
import { openElsewhere } from "./elsewhere";
import { FindingsList } from "./findings";
import { Form } from "./form";
import { insertNumber } from "./insert-number";
import { insertPrice } from "./insert-price";
import { open, type Opened } from "./opening";
import { clock, SaveBar } from "./save-bar";
import { smallCase } from "./small-case";
import { TextPane, type Wanted } from "./text-pane";
import { editText } from "./texts";
import { Versions } from "./versions";

export default function EditPage({ at }: PageProps) {
  const id = at["id"] ?? "";
  const me = person.value?.id ?? 0;
  const opened = useAsked(() => open(id, me), [id, me]);
  return <Shown of={opened} page height={640} lines={8}>{(found) => <Edit key={found.path} opened={found} me={me} />}</Shown>;
}

const views = ["questions", "form", "text", "versions"] as const;
type View = (typeof views)[number];

/** Parts that cost and give without any line, which the conversation does not ask about. */
const beyondQuestions = ["health", "pathways"];

/** A case the conversation covers is met with questions, a larger one with the form. */
function firstView(editing: Editing): View {
  const asked = place.value.query;
  const named = views.find((view) => view === asked.get("show"));
  if (named) return named;
  if (asked.has("line")) return "text";
  const tree = editing.tree.peek();
  const small = smallCase(tree, language.peek());
  return small.others <= 1 && !beyondQuestions.some((part) => has(tree, [part])) && !asked.has("insert") ? "questions" : "form";
}

/** The purchase's title in the reader's language, also when that is changed in the middle of editing. */
function useTitle({ id, title }: Purchase): string {
  const [known, setKnown] = useState({ title, spoken: language.peek() });
  const spoken = language.value;
  useEffect(() => {
    if (spoken === known.spoken) return;
    let wanted = true;
    void api.purchases.one(id, spoken).then((answer) => wanted && answer.ok && setKnown({ title: answer.value.title, spoken }));
    return () => void (wanted = false);
  }, [spoken]);
  return known.title;
}

function Edit({ opened, me }: { opened: Opened; me: number }) {
  const t = useText(editText);
  const s = useText(shellText);
  const { purchase, readOnly } = opened;
  const title = useTitle(purchase);
  const editing = useMemo(() => edit(me, purchase.id, opened.path, opened.saved, opened.draft, opened.example !== undefined, opened.copiedFrom), [opened.path]);
  useEffect(() => editing.stop, [editing]);
  const tabs = useMemo(() => openElsewhere(draftKey(me, opened.path)), [me, opened.path]);
  useEffect(() => tabs.leave, [tabs]);
  const [view, setView] = useState<View>(() => firstView(editing));
  const [aside, setAside] = useState(false);
  const [wanted, setWanted] = useState<Wanted>();
  const [restored, setRestored] = useState(opened.draft?.at ? opened.draft : undefined);
  const [example, setExample] = useState(opened.example);

  const show = (next: View) => {
    setView(next);
    go(`/purchases/${encodeURIComponent(purchase.id)}/edit?show=${next}`, { replace: true });
  };
  const goTo = (line: number) => {
    if (view === "versions" || view === "questions" || !aside) show("text");
    setWanted({ line });
  };
  const toText = (path: Path) => {
    const offset = offsetOf(editing.tree.peek(), path);
    if (!aside) show("text");
    setWanted({ offset });
  };

  useEffect(() => {
    const line = Number(place.value.query.get("line"));
    if (line > 0) setWanted({ line });
    const measured = place.value.query.get("number");
    if (measured && !readOnly) {
      const inserted = insertNumber(editing.text.peek(), measured);
      if (inserted) {
        editing.write(inserted.text);
        say(outcomeText.taken(inserted.name));
        show("form");
      }
    }
    const price = place.value.query.get("insert");
    if (!price || readOnly) return;
    void insertPrice(editing.text.peek(), price).then((text) => {
      if (text === undefined) return;
      editing.write(text);
      say(editText.inserted(price));
      show("form");
    });
  }, []);

  const mistake = editing.mistake.value;
  const names: Record<View, string> = { questions: t.questions, form: t.form, text: t.text, versions: t.versions };
  return (
    <Page title={title} above={<WayBack href="/" text={s.toHome} />}>
      <PurchaseNavigation purchase={purchase} now="edit" />
      {readOnly && <p class="aside-note">{t.mayNotWrite}</p>}
      {opened.own && <p class="aside-note">{t.titleOwn}{opened.copiedFrom && <> <a href={`/purchases/${encodeURIComponent(purchase.id)}`}>{t.copiedFrom}</a></>}</p>}
      {!readOnly && <SaveBar editing={editing} {...(view === "form" ? { asideOpen: aside, toggleAside: () => setAside(!aside) } : {})} />}
      {!readOnly && tabs.elsewhere.value && <Alert tone="warning"><p class="alert-text">{t.elsewhere}</p></Alert>}
      {restored && (
        <p class="aside-note" role="status">
          {restored.base < opened.saved.version ? t.restoredOlder(clock(restored.at)) : t.restored(clock(restored.at))}{" "}
          <button type="button" class="function-link" onClick={() => (setRestored(undefined), void editing.discard().then(() => say(editText.discarded)))}>{t.discard}</button>
        </p>
      )}
      <nav class="views" aria-label={t.views}>
        <ul class="unstyled-list no-max-width">
          {views.map((each) => <li key={each}><button type="button" aria-current={each === view ? "true" : undefined} onClick={() => show(each)}>{names[each]}</button></li>)}
        </ul>
      </nav>
      {mistake && view !== "versions" && (
        <Alert tone="warning">
          <p class="alert-text">{t.unreadable(mistake.line)}{view !== "text" && <> <button type="button" class="function-link" onClick={() => goTo(mistake.line)}>{t.toLine(mistake.line)}</button></>}</p>
        </Alert>
      )}
      <div class={view === "form" && aside ? "edit-columns" : undefined}>
        <div class="edit-main">
          {view === "questions" && <Conversation editing={editing} example={example === undefined ? undefined : () => (editing.write(example), setExample(undefined))} />}
          {view === "form" && <Form editing={editing} toText={toText} />}
          {view === "text" && <TextPane editing={editing} readOnly={readOnly} wanted={wanted} />}
          {view === "versions" && <Versions editing={editing} readOnly={readOnly} restored={() => show("form")} />}
        </div>
        {view === "form" && aside && <TextPane editing={editing} readOnly={readOnly} wanted={wanted} />}
      </div>
      {view !== "versions" && view !== "questions" && <FindingsList editing={editing} goTo={goTo} />}
      <AnswerBar editing={editing} />
      {editing.conflict.value && <Conflict editing={editing} theirs={editing.conflict.value} />}
    </Page>
  );
}
