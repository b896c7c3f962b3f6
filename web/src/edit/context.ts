// Where in a case one stands while typing, told by indentation and open braces alone, for what is being typed cannot be
// read as a tree yet.
import type { Path, Step } from "./document";

const keyed = /^(\s*)((?:-\s+)*)(?:("?)([\w.-]+)\3\s*:)?/;

/** The keys that enclose the offset. Items of lists are given as 0: which of them makes no difference. */
export function enclosing(text: string, offset: number): Path {
  const lines = text.slice(0, offset).split("\n");
  const last = lines.pop() ?? "";
  const own = keyed.exec(last);
  const dashes = own?.[2] ?? "";
  const inBraces = braces(last.slice((own?.[1]?.length ?? 0) + dashes.length));
  const onKey = own?.[4];
  const begun = inBraces.length > 0 || (onKey !== undefined && /:\s/.test(last.slice((own?.[0].length ?? 1) - 1))) ? onKey : undefined;
  let indent = (own?.[1]?.length ?? 0) + dashes.length;
  const path: Step[] = [...(begun === undefined ? [] : [begun]), ...inBraces];
  if (dashes) {
    path.unshift(0);
    indent = own?.[1]?.length ?? 0;
  }
  for (let at = lines.length - 1; at >= 0 && indent > 0; at--) {
    const line = lines[at] ?? "";
    if (/^\s*(#|$)/.test(line)) continue;
    const found = keyed.exec(line);
    const outer = found?.[1]?.length ?? 0;
    const inner = outer + (found?.[2]?.length ?? 0);
    if (found?.[2] && inner <= indent && outer < indent) {
      // A key below the dash of its item.
      if (inner < indent && found[4] !== undefined) path.unshift(found[4]);
      path.unshift(0);
      indent = outer;
    } else if (found?.[4] !== undefined && (inner < indent || (path[0] === 0 && inner <= indent))) {
      path.unshift(found[4]);
      indent = inner;
    }
  }
  // A list may stand at the indentation of its key.
  if (path[0] === 0) {
    for (let at = lines.length - 1; at >= 0; at--) {
      const found = /^([\w.-]+):\s*(#.*)?$/.exec(lines[at] ?? "");
      if (found?.[1]) {
        path.unshift(found[1]);
        break;
      }
    }
  }
  return path;
}

/** Keys whose braces are open where a line ends: `by: {tavi: {` gives by, tavi. */
function braces(line: string): Step[] {
  const open: Step[] = [];
  let key = "";
  let depth = 0;
  for (const part of line.matchAll(/"[^"]*"|([\w.-]+)\s*:|[{}[\]]/g)) {
    if (part[1] !== undefined) key = part[1];
    else if (part[0] === "{") {
      if (depth++ > 0) open.push(key);
      key = "";
    } else if (part[0] === "}") {
      depth--;
      open.pop();
    }
  }
  return depth > 0 ? [...open] : [];
}
