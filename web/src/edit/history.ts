// The versions a text has had since it was opened, to go back and forth between. Changes of the same place within a short
// time count as one.
export type History = { past: readonly string[]; now: string; future: readonly string[]; place: string | undefined; at: number };

const pause = 1500;
const kept = 300;

export function begin(text: string): History {
  return { past: [], now: text, future: [], place: undefined, at: 0 };
}

/** `place`: what was changed; `at`: when, in milliseconds. */
export function change(history: History, text: string, place: string | undefined, at: number): History {
  if (text === history.now) return history;
  const goesOn = place !== undefined && place === history.place && at - history.at < pause;
  const past = goesOn ? history.past : [...history.past, history.now].slice(-kept);
  return { past, now: text, future: [], place, at };
}

export function undo(history: History): History {
  const before = history.past[history.past.length - 1];
  if (before === undefined) return history;
  return { past: history.past.slice(0, -1), now: before, future: [history.now, ...history.future], place: undefined, at: 0 };
}

export function redo(history: History): History {
  const [next, ...future] = history.future;
  if (next === undefined) return history;
  return { past: [...history.past, history.now], now: next, future, place: undefined, at: 0 };
}
