import type { ComponentChildren } from "preact";
import type { Tone } from "./messages";
import { Icon } from "./icon";

/** A message that stands on the page; a problem is said aloud at once. */
export function Alert({ tone, children }: { tone: Tone; children: ComponentChildren }) {
  const urgent = tone === "error" || tone === "warning";
  return (
    <div class={`alert alert-${tone}`} role={urgent ? "alert" : undefined}>
      <Icon name={tone} class="alert-icon" />
      <div class="alert-body">{children}</div>
    </div>
  );
}
