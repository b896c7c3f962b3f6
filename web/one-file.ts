// Puts script and styles into the page itself, so that the self-contained report is one file that needs nothing else.
import type { Plugin, Rollup } from "vite";

function inlined(page: string, bundle: Rollup.OutputBundle): string {
  let html = page.replace(/\s*<link rel="(stylesheet|modulepreload|icon)"[^>]*>/g, "");
  const into = (place: RegExp, text: string) => {
    if (!place.test(html)) throw new Error(`the report has no place for ${place}`);
    html = html.replace(place, () => text);
  };
  for (const file of Object.values(bundle)) {
    if (file.type === "chunk") {
      // Text in the script that would end it.
      const code = file.code.replaceAll("</script", "<\\/script").replaceAll("<!--", "<\\!--");
      into(/<script type="module"[^>]*src="[^"]*"[^>]*><\/script>/, `<script type="module">${code}</script>`);
    } else if (file.fileName.endsWith(".css")) {
      into(/(?=<\/head>)/, `<style>${String(file.source).replaceAll("</", "<\\/")}</style>\n  `);
    } else continue;
    delete bundle[file.fileName];
  }
  return html;
}

export function oneFile(): Plugin {
  return {
    name: "one-file",
    generateBundle: {
      order: "post", // after Vite has put in the last of its own code
      handler(_, bundle) {
        const page = Object.values(bundle).find((file) => file.fileName.endsWith(".html"));
        if (page?.type === "asset") page.source = inlined(String(page.source), bundle);
      },
    },
  };
}
