// What a page has asked for: being fetched, here, or not to be had. It is asked again when what it depends on changes
// (the language, an id) and when a lost connection comes back.
import { useEffect, useRef, useState } from "preact/hooks";
import type { Answer, Problem } from "./answer";
import { connected } from "./request";

export type Asked<T> = {
  value: T | undefined;
  problem: Problem | undefined;
  loading: boolean;
  again: () => void;
  /** Puts in what a write answered, without asking again. */
  put: (value: T) => void;
};

export function useAsked<T>(ask: () => Promise<Answer<T>>, on: readonly unknown[]): Asked<T> {
  const [round, setRound] = useState(0);
  const [state, setState] = useState<{ value?: T; problem?: Problem; loading: boolean }>({ loading: true });
  const latest = useRef(0);
  useEffect(() => {
    const mine = ++latest.current;
    setState((before) => ({ ...before, loading: true }));
    void ask().then((answer) => {
      if (mine !== latest.current || (!answer.ok && answer.problem.code === "aborted")) return;
      setState(answer.ok ? { value: answer.value, loading: false } : { problem: answer.problem, loading: false });
    });
  }, [...on, round]);
  useEffect(() => () => void latest.current++, []);
  useEffect(() => {
    if (state.problem?.code !== "offline") return;
    const retry = () => setRound((r) => r + 1);
    const timer = setInterval(retry, 5000);
    const stop = connected.subscribe((now) => now && retry());
    return () => (clearInterval(timer), stop());
  }, [state.problem]);
  return {
    value: state.value,
    problem: state.problem,
    loading: state.loading,
    again: () => setRound((r) => r + 1),
    put: (value) => setState({ value, loading: false }),
  };
}
