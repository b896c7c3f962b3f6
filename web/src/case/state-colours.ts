// A state has the same colour in the diagram and in the trace: from well to ill, deeper; death is grey.
import type { Health } from "./answer";

const living = ["#0059b3", "#5ba3d9", "#d98a1f", "#8a3b8f", "#00796b", "#c2185b", "#9a6700", "#5b6ee1"];
const dead = ["#b8bcc4", "#8d929c"];

export function stateColours(health: Health): Record<string, string> {
  let lives = 0;
  let deaths = 0;
  return Object.fromEntries(Object.keys(health.states).map((state) => [
    state,
    (health.dead.includes(state) ? dead[deaths++ % dead.length] : living[lives++ % living.length]) ?? "#000000",
  ]));
}
