// A document being edited: its text with the way back, the tree read from it, what is wrong in it, what the case now
// answers, and where its draft is kept. Form, conversation and text are views of it; a change in one shows in all.
import { batch, computed, effect, signal, type ReadonlySignal, type Signal } from "@preact/signals";
import { api, type Answer, type Finding, type Saved, type Version } from "../api";
import { language } from "../text";
import type { CaseAnswer } from "../case/answer";
import { assess, check } from "./assessed";
import * as document from "./document";
import type { Path, Tree, Value } from "./document";
import { keepDraft, type Found, type Kept } from "./draft";
import * as history from "./history";

const pauseInTyping = 350;
let opened = 0;

export type SavedText = { version: number; text: string };
/** The answer as it last was; `wrong` when the text now gives none. */
export type Outcome = { assessed?: CaseAnswer; wrong?: boolean };
const transient = new Set(["aborted", "superseded", "offline", "unauthenticated", "timeout", "too_many"]);

export type Editing = {
  readonly path: string;
  readonly purchase: string;
  text: ReadonlySignal<string>;
  /** The tree of the text as it last could be read. */
  tree: ReadonlySignal<Tree>;
  /** Why the text now cannot be read, if it cannot. */
  mistake: ReadonlySignal<document.Mistake | undefined>;
  saved: Signal<SavedText>;
  /** The version that what is written goes on from: an older one than `saved` when a draft was begun on it. */
  base: () => number;
  changed: ReadonlySignal<boolean>;
  kept: ReadonlySignal<Kept>;
  findings: ReadonlySignal<Finding[]>;
  now: ReadonlySignal<Outcome>;
  before: ReadonlySignal<Outcome>;
  /** The text has changed since `now` was found. */
  asking: ReadonlySignal<boolean>;
  canUndo: ReadonlySignal<boolean>;
  canRedo: ReadonlySignal<boolean>;
  /** Counts the times that a file beside the case was put there while one edits. */
  files: ReadonlySignal<number>;
  /** Asks again: what the case counts with has changed, though its text has not. */
  filesChanged: () => void;
  /** The version that was saved by another while one edits, when saving met it. */
  conflict: Signal<Version | undefined>;
  write: (text: string, place?: string) => void;
  set: (path: Path, value: Value | undefined) => void;
  undo: () => void;
  redo: () => void;
  save: (message?: string) => Promise<Answer<Saved>>;
  /** Saves a text brought together with the version that `conflict` holds. */
  saveTogether: (text: string) => Promise<Answer<Saved>>;
  discard: () => Promise<void>;
  stop: () => void;
};

/**
 * `example`: what is saved is only the template's example, with which nothing is compared. `copiedFrom`: the document that this
 * one begins as a copy of, which its first version says.
 */
export function edit(person: number, purchase: string, path: string, saved: SavedText, draft?: Found, example = false, copiedFrom?: string): Editing {
  const run = `edit-${++opened}-${Math.random().toString(36).slice(2)}`;
  const base = signal(saved);
  const past = signal(draft ? history.change(history.begin(saved.text), draft.text, undefined, 0) : history.begin(saved.text));
  const text = computed(() => past.value.now);
  const read = computed(() => document.read(text.value));
  const mistake = computed(() => document.mistake(read.value));
  let lastGood = document.read(saved.text);
  const tree = computed(() => (mistake.value ? lastGood : (lastGood = read.value)));
  const findings = signal<Finding[]>([]);
  const now = signal<Outcome>({});
  const before = signal<Outcome>({});
  const answered = signal<string | undefined>(undefined);
  const conflict = signal<Version | undefined>(undefined);
  const files = signal(0);
  const keeper = keepDraft(person, path);
  // A draft goes on from the version it was begun on: saving then meets what others saved since.
  let from = draft?.base ?? saved.version;

  function become(next: history.History): void {
    if (next.now === past.peek().now) return;
    past.value = next;
    if (next.now === base.peek().text && from === base.peek().version) void keeper.drop();
    else keeper.keep(from, next.now);
  }

  /** What is wrong is asked first; only what is right is calculated. */
  async function ask(written: string): Promise<void> {
    const checked = await check(written, path);
    if (!checked.ok || written !== text.peek()) return;
    findings.value = checked.value.findings;
    const { assessed } = now.peek();
    if (checked.value.findings.some((finding) => finding.severity === "error")) {
      now.value = { ...(assessed ? { assessed } : {}), wrong: true };
      return;
    }
    const answer = await assess({ text: written }, path, run);
    if (written !== text.peek()) return;
    if (answer.ok) now.value = { assessed: answer.value, wrong: false };
    else if (!transient.has(answer.problem.code)) now.value = { ...(assessed ? { assessed } : {}), wrong: true };
  }

  const stopAsking = effect(() => {
    const asked = text.value;
    // Read at every change, so that the tree before a mistake is the last that could be read.
    void tree.value;
    void language.value;
    void files.value;
    const timer = setTimeout(() => {
      void ask(asked).finally(() => void (asked === text.peek() && (answered.value = asked)));
    }, pauseInTyping);
    return () => clearTimeout(timer);
  });

  const stopComparing = effect(() => {
    const { text: written, version } = base.value;
    void language.value;
    before.value = {};
    if (version === 0 || (example && version === saved.version)) return;
    void check(written, path, "check-before").then(async (checked) => {
      if (!checked.ok || checked.value.findings.some((finding) => finding.severity === "error")) return;
      const answer = await assess({ text: written }, path, `${run}-before`);
      if (answer.ok && base.peek().version === version) before.value = { assessed: answer.value };
    });
  });

  async function put(version: number, written: string, message?: string): Promise<Answer<Saved>> {
    const answer = await api.documents.write(path, version, written, { message, copiedFrom: version === 0 ? copiedFrom : undefined });
    if (answer.ok) {
      batch(() => {
        base.value = { version: answer.value.version, text: written };
        from = answer.value.version;
        conflict.value = undefined;
      });
      if (text.peek() === written) await keeper.drop();
      else keeper.keep(from, text.peek());
    } else if (answer.problem.code === "conflict" && answer.problem.current) conflict.value = answer.problem.current;
    return answer;
  }

  return {
    path,
    purchase,
    text,
    tree,
    mistake,
    saved: base,
    base: () => from,
    changed: computed(() => text.value !== base.value.text),
    kept: keeper.kept,
    findings,
    now,
    before,
    asking: computed(() => answered.value !== text.value),
    files,
    filesChanged: () => void files.value++,
    conflict,
    canUndo: computed(() => past.value.past.length > 0),
    canRedo: computed(() => past.value.future.length > 0),
    write: (written, place) => become(history.change(past.peek(), written, place, Date.now())),
    set(where, value) {
      if (mistake.peek()) return;
      const written = value === undefined ? document.remove(text.peek(), where) : document.set(text.peek(), where, value);
      become(history.change(past.peek(), written, where.join("."), Date.now()));
    },
    undo: () => become(history.undo(past.peek())),
    redo: () => become(history.redo(past.peek())),
    save: (message) => put(from, text.peek(), message),
    saveTogether(written) {
      const current = conflict.peek();
      become(history.change(past.peek(), written, undefined, Date.now()));
      return put(current?.version ?? from, written);
    },
    async discard() {
      const { version, text: written } = base.peek();
      from = version;
      past.value = history.change(past.peek(), written, undefined, Date.now());
      await keeper.drop();
    },
    stop() {
      stopAsking();
      stopComparing();
      keeper.stop();
    },
  };
}
