// The text beside the form. The editor is fetched when the pane is first opened.
import { useEffect, useRef, useState } from "preact/hooks";
import { Skeleton } from "../parts";
import { useText } from "../text";
import type { Editing } from "./editing";
import { isHere } from "./findings";
import { useSchema } from "./form";
import { editText } from "./texts";
import type { TextView } from "./text-view";

/** Where to go: a line, or a place in the text. A new object goes anew. */
export type Wanted = { line: number } | { offset: number };
type Props = { editing: Editing; readOnly: boolean; wanted: Wanted | undefined };

export function TextPane({ editing, readOnly, wanted }: Props) {
  const t = useText(editText);
  const within = useRef<HTMLDivElement>(null);
  const [view, setView] = useState<TextView>();
  const schema = useSchema();
  const known = useRef(schema.value);
  known.current = schema.value;

  useEffect(() => {
    let opened: TextView | undefined;
    let wantedStill = true;
    void import("./text-view").then(({ openText }) => {
      if (!wantedStill || !within.current) return;
      opened = openText({
        within: within.current, text: editing.text.peek(), label: t.editorLabel, readOnly,
        changed: (text) => editing.write(text, "text"), undo: editing.undo, redo: editing.redo,
        schema: () => known.current, tree: () => editing.tree.peek(),
      });
      setView(opened);
    });
    return () => {
      wantedStill = false;
      opened?.stop();
    };
  }, [editing, t.editorLabel]);

  useEffect(() => view?.show(editing.text.value), [view, editing.text.value]);
  useEffect(() => view?.mark(editing.findings.value.filter((finding) => isHere(editing, finding))), [view, editing.findings.value]);
  useEffect(() => {
    if (!wanted) return;
    if ("line" in wanted) view?.goTo(wanted.line);
    else view?.goToPlace(wanted.offset);
  }, [view, wanted]);

  return (
    <div class="text-pane">
      {!view && <Skeleton lines={10} />}
      <div ref={within} class="text-editor" />
      <p class="form-hint">{t.editorHelp}</p>
    </div>
  );
}
