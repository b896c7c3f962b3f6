// A button that hands a file to the person.
import { Icon } from "../parts";

export function Save({ text, save }: { text: string; save: () => void }) {
  return <button type="button" class="button button-secondary button-small" onClick={save}><Icon name="download" />{text}</button>;
}
