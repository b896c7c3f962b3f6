// Asks again while a slider moves: one question under way and one waiting, the newest; what waited longer is dropped.
// Answers are shown once a frame at most, so that drawing never lags behind the hand. On a quick screen that could still
// be more questions than the server lets one person ask, so there is a rest between two of them.

type Frame = (run: () => void) => void;

/** At least so long from one question to the next, in ms: thirty pictures a second look even, and half the rate that a session may ask at. */
const rest = 33;

/** `ask` fetches an answer, `show` draws it. Returns how to ask. */
export function latest<Q, A>(
  ask: (question: Q) => Promise<A>,
  show: (answer: A, question: Q) => void,
  frame: Frame = (run) => requestAnimationFrame(run),
  apart = rest,
): (question: Q) => void {
  let waiting: { question: Q } | undefined;
  let busy = false;

  async function next(): Promise<void> {
    const taken = waiting;
    if (!taken) {
      busy = false;
      return;
    }
    waiting = undefined;
    const began = performance.now();
    try {
      const answer = await ask(taken.question);
      frame(() => show(answer, taken.question));
    } finally {
      const left = apart - (performance.now() - began);
      if (left > 0) setTimeout(() => frame(() => void next()), left);
      else frame(() => void next());
    }
  }

  return (question) => {
    waiting = { question };
    if (busy) return;
    busy = true;
    frame(() => void next());
  };
}
