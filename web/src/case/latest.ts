// Asks again while a slider moves: one question under way and one waiting, the newest; what waited longer is dropped.
// Answers are shown once a frame at most, so that drawing never lags behind the hand.

type Frame = (run: () => void) => void;

/** `ask` fetches an answer, `show` draws it. Returns how to ask. */
export function latest<Q, A>(
  ask: (question: Q) => Promise<A>,
  show: (answer: A, question: Q) => void,
  frame: Frame = (run) => requestAnimationFrame(run),
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
    try {
      const answer = await ask(taken.question);
      frame(() => show(answer, taken.question));
    } finally {
      frame(() => void next());
    }
  }

  return (question) => {
    waiting = { question };
    if (busy) return;
    busy = true;
    frame(() => void next());
  };
}
