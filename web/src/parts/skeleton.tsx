import { useText } from "../text";
import { shellText } from "../text/shell";

/** Grey lines where the content will stand, of its height, so that nothing jumps when it comes. */
export function Skeleton({ lines = 3, height }: { lines?: number; height?: number }) {
  const t = useText(shellText);
  const style = height === undefined ? {} : { minHeight: `${height}px` };
  return (
    <div class="skeleton" style={style} role="status">
      <span class="sr-only">{t.loading}</span>
      {Array.from({ length: lines }, (_, line) => <span key={line} class="skeleton-line" aria-hidden="true" />)}
    </div>
  );
}
