// Puts script and styles into the page itself, so that the self-contained report is one file that needs nothing else.
import type { Plugin } from "vite";

export function oneFile(): Plugin {
  return {
    name: "one-file",
    enforce: "post",
    generateBundle(_, bundle) {
      const page = Object.values(bundle).find((file) => file.fileName.endsWith(".html"));
      if (page?.type !== "asset") return;
      let html = String(page.source).replace(/\s*<link rel="(stylesheet|modulepreload|icon)"[^>]*>/g, "");
      const into = (place: RegExp, text: string) => {
        if (!place.test(html)) throw new Error(`the report has no place for ${place}`);
        html = html.replace(place, () => text);
      };
      for (const file of Object.values(bundle)) {
        if (file.type === "asset" && file.fileName.endsWith(".css")) {
          into(/(?=<\/head>)/, `<style>${String(file.source).replaceAll("</", "<\\/")}</style>\n  `);
          delete bundle[file.fileName];
        } else if (file.type === "chunk") {
          // Text in the script that would end it.
          into(/<script type="module"[^>]*src="[^"]*"[^>]*><\/script>/, `<script type="module">${file.code.replaceAll("</script", "<\\/script").replaceAll("<!--", "<\\!--")}</script>`);
          delete bundle[file.fileName];
        }
      }
      page.source = html;
    },
  };
}
