// Icons of the design system, drawn in the colour of the text around them. An icon says nothing that words do not.
const files = import.meta.glob<string>(
  "../../node_modules/dkfds/dist/img/svg-icons/{add-document,arrow-forward,check,chevron-down,chevron-right,close,copy,delete,document,download,edit,error,help,info,link,lock,menu,person,person-add,plus,print,refresh,save,search,settings,success,time,tune,warning}.svg",
  { eager: true, query: "?raw", import: "default" },
);

const drawn: Record<string, { box: string; inside: string }> = {};
for (const [file, svg] of Object.entries(files)) {
  const name = file.slice(file.lastIndexOf("/") + 1, -".svg".length);
  const [, box = "0 0 24 24"] = /viewBox="([^"]+)"/.exec(svg) ?? [];
  drawn[name] = { box, inside: svg.replace(/^[\s\S]*?<svg[^>]*>|<\/svg>\s*$/g, "") };
}

export type IconName =
  | "add-document" | "arrow-forward" | "check" | "chevron-down" | "chevron-right" | "close" | "copy" | "delete" | "document"
  | "download" | "edit" | "error" | "help" | "info" | "link" | "lock" | "menu" | "person" | "person-add" | "plus" | "print"
  | "refresh" | "save" | "search" | "settings" | "success" | "time" | "tune" | "warning";

export function Icon({ name, class: also }: { name: IconName; class?: string }) {
  const icon = drawn[name];
  if (!icon) return null;
  return (
    <svg class={also ? `icon-svg ${also}` : "icon-svg"} viewBox={icon.box} focusable="false" aria-hidden="true" dangerouslySetInnerHTML={{ __html: icon.inside }} />
  );
}
