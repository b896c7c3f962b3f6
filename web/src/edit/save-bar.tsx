// Above what is edited: where the draft is, the way back and forth, and saving.
import { useState } from "preact/hooks";
import { Icon, say } from "../parts";
import { language, useText } from "../text";
import type { Kept } from "./draft";
import type { Editing } from "./editing";
import { editText } from "./texts";

/** "14.02" today; with its date on another day. */
export function clock(iso: string): string {
  const when = new Date(iso);
  const time = new Intl.DateTimeFormat(language.value === "da" ? "da-DK" : "en-GB", { hour: "2-digit", minute: "2-digit" }).format(when);
  if (when.toDateString() === new Date().toDateString()) return time;
  return `${new Intl.DateTimeFormat(language.value === "da" ? "da-DK" : "en-GB", { day: "numeric", month: "short" }).format(when)} ${time}`;
}

function useKeptWords(kept: Kept, changed: boolean, version: number): { words: string; tone: string } {
  const t = useText(editText);
  if (kept.where === "nowhere") return { words: t.draftNowhere, tone: "lost" };
  if (!changed) return { words: version === 0 ? t.isNew : t.isSaved(version), tone: "saved" };
  if (kept.where === "server") return { words: t.draftServer(clock(kept.at)), tone: "draft" };
  if (kept.where === "device" && kept.lost) return { words: t.draftDevice(clock(kept.at)), tone: "lost" };
  return { words: t.draftSending, tone: "draft" };
}

export function SaveBar({ editing, asideOpen, toggleAside }: { editing: Editing; asideOpen?: boolean; toggleAside?: () => void }) {
  const t = useText(editText);
  const [busy, setBusy] = useState(false);
  const changed = editing.changed.value;
  const { words, tone } = useKeptWords(editing.kept.value, changed, editing.saved.value.version);

  async function save() {
    setBusy(true);
    const answer = await editing.save();
    setBusy(false);
    if (answer.ok) {
      const wrong = answer.value.findings.some((finding) => finding.severity === "error");
      say(wrong ? editText.savedWithErrors(answer.value.version) : editText.saved(answer.value.version), wrong ? "warning" : "success");
    } else if (answer.problem.code !== "conflict") say(answer.problem.message, "error");
  }

  return (
    <div class="save-bar">
      <p class={`kept kept-${tone}`} role="status">{words}</p>
      <div class="save-actions">
        {toggleAside && (
          <button type="button" class="function-link aside-toggle" aria-expanded={asideOpen} onClick={toggleAside}><Icon name="document" />{asideOpen ? t.hideText : t.showText}</button>
        )}
        <button type="button" class="function-link" disabled={!editing.canUndo.value} onClick={editing.undo}><span aria-hidden="true">↶</span> {t.undo}</button>
        <button type="button" class="function-link" disabled={!editing.canRedo.value} onClick={editing.redo}><span aria-hidden="true">↷</span> {t.redo}</button>
        <button type="button" class="button button-primary" disabled={busy || !changed} onClick={() => void save()}>{busy ? t.saving : t.save}</button>
      </div>
    </div>
  );
}
