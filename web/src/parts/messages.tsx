// Short messages that something was done; said aloud by screen readers, gone by themselves unless they tell of a problem.
import { signal } from "@preact/signals";
import { inLanguage, useText, type Text } from "../text";
import { shellText } from "../text/shell";

export type Tone = "success" | "info" | "warning" | "error";
type Message = { id: number; text: Text; tone: Tone; action?: { text: Text; run: () => void } };

const messages = signal<Message[]>([]);
let last = 0;

const dismiss = (id: number) => void (messages.value = messages.value.filter((m) => m.id !== id));

export function say(text: Text, tone: Tone = "success", action?: Message["action"]): void {
  const id = ++last;
  messages.value = [...messages.value.slice(-2), { id, text, tone, ...(action ? { action } : {}) }];
  if (tone === "success" || tone === "info") setTimeout(() => dismiss(id), action ? 12_000 : 6_000);
}

export function Messages() {
  const t = useText(shellText);
  return (
    <div class="toast-container" role="status" aria-live="polite">
      {messages.value.map(({ id, text, tone, action }) => (
        <div key={id} class={`toast toast-${tone} show`}>
          <div class="toast-icon" />
          <div class="toast-message">
            <p>{inLanguage(text)}</p>
            {action && (
              <button type="button" class="function-link" onClick={() => (action.run(), dismiss(id))}>{inLanguage(action.text)}</button>
            )}
            <button type="button" class="toast-close" onClick={() => dismiss(id)}>{t.close}</button>
          </div>
        </div>
      ))}
    </div>
  );
}
