import type { CaseSize } from "../api";
import { useText } from "../text";
import { homeText } from "../text/home";

export function useSizes(): { size: CaseSize; name: string; time: string; help: string }[] {
  const t = useText(homeText);
  return [
    { size: "small", name: t.small, time: t.smallTime, help: t.smallHelp },
    { size: "medium", name: t.medium, time: t.mediumTime, help: t.mediumHelp },
    { size: "large", name: t.large, time: t.largeTime, help: t.largeHelp },
  ];
}

/** The three sizes a value case can begin in. */
export function Sizes() {
  return (
    <ul class="sizes unstyled-list no-max-width">
      {useSizes().map(({ size, name, time, help }) => (
        <li key={size}>
          <a class="size" href={`/purchases/new?from=${size}`}>
            <span class="size-name">{name}</span>
            <span class="size-time">{time}</span>
            <span class="size-help">{help}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
