// The Danish public design system (DKFDS) as we ship it: its stylesheet in blue, without its font faces (src/style/fonts.css
// names the few we host) and, in a build, without the rules for class names that no source file of ours mentions.
import { readFile } from "node:fs/promises";
import { PurgeCSS } from "purgecss";
import type { Plugin } from "vite";

const stylesheet = /dkfds\/dist\/css\/dkfds-virkdk\.css$/;
// Class names that are put together from a tone and so stand nowhere whole.
const composed = [/^(toast|alert|badge)-/];
const fontFaces = /@font-face\s*\{[^}]*\}/g;

export function designSystem(sources: string[]): Plugin {
  let building = false;
  return {
    name: "design-system",
    enforce: "pre",
    configResolved(config) {
      building = config.command === "build";
    },
    async load(id) {
      const path = id.split("?")[0] ?? id;
      if (!stylesheet.test(path)) return null;
      const css = (await readFile(path, "utf8")).replace(fontFaces, "");
      if (!building) return css;
      const purged = await new PurgeCSS().purge({ content: sources, css: [{ raw: css }], safelist: composed });
      return purged[0]?.css ?? css;
    },
  };
}
