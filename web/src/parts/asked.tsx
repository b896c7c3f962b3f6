import type { ComponentChildren } from "preact";
import type { Asked } from "../api";
import { ProblemPage, ProblemText } from "../shell/problem";
import { Skeleton } from "./skeleton";

type Props<T> = {
  of: Asked<T>;
  /** Height in pixels the content will about have. */
  height?: number;
  lines?: number;
  /** The whole page depends on it: a problem is shown as a page of its own. */
  page?: boolean;
  children: (value: T) => ComponentChildren;
};

/** Shows what was asked for, or a skeleton while it is fetched, or why it is not to be had. */
export function Shown<T>({ of, height, lines, page, children }: Props<T>) {
  if (of.value !== undefined) return <>{children(of.value)}</>;
  if (of.problem) {
    return page ? <ProblemPage problem={of.problem} again={of.again} /> : <ProblemText problem={of.problem} again={of.again} />;
  }
  return <Skeleton {...(lines === undefined ? {} : { lines })} {...(height === undefined ? {} : { height })} />;
}
