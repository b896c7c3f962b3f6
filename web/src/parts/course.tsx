// The course of a purchase as a picture that is a list: eight phases on a line, with what one figure is in each.
import type { Phase } from "../api";
import { inLanguage, useText } from "../text";
import { courseText, phaseOrder, phases } from "../text/course";

/** `now`: the phase a purchase is in; without it, the course is explained in general, with the figure on its way. */
export function Course({ now }: { now?: Phase }) {
  const t = useText(courseText);
  const reached = now ? phaseOrder.indexOf(now) : -1;
  return (
    <ol class={now ? "course brief no-max-width" : "course no-max-width"}>
      {phaseOrder.map((phase, index) => {
        const { name, what, figure } = phases[phase];
        const state = !now ? "" : index < reached ? " past" : index === reached ? " now" : " ahead";
        return (
          <li key={phase} class={`phase${state}`} aria-current={phase === now ? "step" : undefined}>
            <span class="phase-dot" aria-hidden="true">{index + 1}</span>
            <strong class="phase-name">{inLanguage(name)}</strong>
            {phase === now && <span class="sr-only"> ({t.now})</span>}
            {!now && <span class="phase-what">{inLanguage(what)}</span>}
            {!now && <span class="phase-figure"><span class="sr-only">{t.figure}: </span>{inLanguage(figure)}</span>}
          </li>
        );
      })}
    </ol>
  );
}
