// The case as text: highlighting, suggestions, meaning of keys on hover, what is wrong in its place. It stands in a shadow
// root, where its styles are constructed stylesheets, which the content security policy allows.
import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, indentWithTab } from "@codemirror/commands";
import { yaml } from "@codemirror/lang-yaml";
import { bracketMatching, HighlightStyle, indentOnInput, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { lintGutter, setDiagnostics, type Diagnostic } from "@codemirror/lint";
import { Compartment, EditorState, Transaction } from "@codemirror/state";
import { drawSelection, EditorView, highlightActiveLine, hoverTooltip, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import type { Finding } from "../api";
import { completing, fieldNamed } from "./completion";
import { enclosing } from "./context";
import { offsetAtLine, type Tree } from "./document";
import type { Schema } from "./shape";

export type TextView = {
  /** Another view has changed the text. */
  show: (text: string) => void;
  mark: (findings: Finding[]) => void;
  goTo: (line: number) => void;
  goToPlace: (offset: number) => void;
  stop: () => void;
};

type Options = {
  within: HTMLElement;
  text: string;
  label: string;
  readOnly: boolean;
  changed: (text: string) => void;
  undo: () => void;
  redo: () => void;
  schema: () => Schema | undefined;
  tree: () => Tree;
};

const look = EditorView.theme({
  "&": { fontSize: "14px", border: "1px solid #767676", backgroundColor: "#fff", height: "100%" },
  "&.cm-focused": { outline: "3px solid #747474", outlineOffset: "2px" },
  ".cm-scroller": { fontFamily: "ui-monospace, SFMono-Regular, Menlo, Consolas, monospace", lineHeight: "1.55", overflow: "auto" },
  ".cm-content": { padding: "8px 0" },
  ".cm-gutters": { backgroundColor: "#f5f6f8", color: "#595959", border: "0" },
  ".cm-activeLine": { backgroundColor: "#f0f5fb" },
  ".cm-tooltip": { border: "1px solid #d8d8d8", backgroundColor: "#fff", maxWidth: "44ch", fontFamily: '"IBM Plex Sans", sans-serif' },
  ".cm-tooltip-hover": { padding: "8px 12px" },
  ".cm-tooltip-autocomplete > ul > li[aria-selected]": { backgroundColor: "#0059b3", color: "#fff" },
  ".cm-completionDetail": { fontStyle: "normal", opacity: "0.8" },
  ".cm-diagnostic-error": { borderLeft: "4px solid #cc0000" },
  ".cm-diagnostic-warning": { borderLeft: "4px solid #b45309" },
});

const colours = HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: "#003d73", fontWeight: "600" },
  { tag: tags.comment, color: "#5b6b5b", fontStyle: "italic" },
  { tag: [tags.string, tags.content], color: "#1a1a1a" },
  { tag: [tags.punctuation, tags.separator, tags.bracket, tags.squareBracket, tags.brace], color: "#595959" },
]);

export function openText({ within, text, label, readOnly, changed, undo, redo, schema, tree }: Options): TextView {
  const root = within.shadowRoot ?? within.attachShadow({ mode: "open" });
  const writable = new Compartment();
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: text,
      extensions: [
        lineNumbers(), drawSelection(), highlightActiveLine(), bracketMatching(), closeBrackets(), indentOnInput(), indentUnit.of("  "),
        yaml(), syntaxHighlighting(colours), lintGutter(), look,
        autocompletion({ override: [completing(schema, tree)], icons: false }),
        hoverTooltip((editor, at) => meaning(editor, at, schema())),
        // One way back for form and text: the document's own.
        keymap.of([
          { key: "Mod-z", run: () => (undo(), true), preventDefault: true },
          { key: "Mod-y", mac: "Mod-Shift-z", run: () => (redo(), true), preventDefault: true },
          { key: "Mod-Shift-z", run: () => (redo(), true), preventDefault: true },
          ...closeBracketsKeymap, ...completionKeymap, ...defaultKeymap, indentWithTab,
        ]),
        EditorView.contentAttributes.of({ "aria-label": label }),
        writable.of([EditorState.readOnly.of(readOnly)]),
        EditorView.updateListener.of((update) => {
          const typed = update.transactions.some((transaction) => transaction.annotation(Transaction.remote) !== true && transaction.docChanged);
          if (typed) changed(update.state.doc.toString());
        }),
      ],
    }),
  });
  const scroller = view.scrollDOM;
  scroller.tabIndex = 0;

  function select(from: number, to: number): void {
    view.dispatch({ selection: { anchor: from, head: to }, effects: EditorView.scrollIntoView(from, { y: "center" }) });
    view.focus();
  }

  return {
    show(next) {
      const now = view.state.doc.toString();
      if (now === next) return;
      let head = 0;
      while (head < now.length && head < next.length && now[head] === next[head]) head++;
      let tail = 0;
      while (tail < now.length - head && tail < next.length - head && now[now.length - 1 - tail] === next[next.length - 1 - tail]) tail++;
      view.dispatch({ changes: { from: head, to: now.length - tail, insert: next.slice(head, next.length - tail) }, annotations: Transaction.remote.of(true) });
    },
    mark(findings) {
      const doc = view.state.doc.toString();
      const marks = findings.map(({ line, column, severity, message, remedy }): Diagnostic => {
        const from = offsetAtLine(doc, line, column);
        const word = /^[^\s,:{}[\]]+/.exec(doc.slice(from))?.[0].length ?? 0;
        return { from, to: from + word, severity, message: [message, remedy].filter(Boolean).join("\n") };
      });
      view.dispatch(setDiagnostics(view.state, marks));
    },
    goTo(line) {
      const at = view.state.doc.line(Math.min(Math.max(1, line), view.state.doc.lines));
      select(at.from, at.to);
    },
    goToPlace(offset) {
      const from = Math.min(offset, view.state.doc.length);
      const key = /^[\w.-]+/.exec(view.state.doc.sliceString(from, view.state.doc.lineAt(from).to))?.[0].length ?? 0;
      select(from, from + key);
    },
    stop: () => view.destroy(),
  };
}

function meaning(view: EditorView, at: number, schema: Schema | undefined) {
  const line = view.state.doc.lineAt(at);
  const key = [...line.text.matchAll(/([\w.-]+)(?=\s*:)/g)].find((found) => line.from + found.index <= at && at <= line.from + found.index + found[0].length);
  if (!key?.[1]) return null;
  const start = line.from + key.index;
  const field = fieldNamed(schema, [...enclosing(view.state.doc.toString(), start), key[1]]);
  if (!field) return null;
  return {
    pos: start,
    end: start + key[1].length,
    create: () => {
      const dom = document.createElement("div");
      const title = document.createElement("strong");
      title.textContent = field.title;
      dom.append(title, document.createElement("br"), field.help);
      return { dom };
    },
  };
}
