import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { designSystem } from "./design-system";

const root = fileURLToPath(new URL(".", import.meta.url));
// `vaerdi serve` of the developer; the pages come from Vite, the answers from it.
const server = process.env["VAERDI_SERVER"] ?? "http://127.0.0.1:15640";

export default defineConfig({
  root,
  plugins: [designSystem([resolve(root, "index.html"), resolve(root, "src/**/*.{ts,tsx}")])],
  resolve: {
    alias: {
      "dkfds-css": resolve(root, "node_modules/dkfds/dist/css/dkfds-virkdk.css"),
      "dkfds-icons": resolve(root, "node_modules/dkfds/dist/img/svg-icons"),
      "dkfds-fonts": resolve(root, "node_modules/dkfds/dist/fonts/IBMPlexSans/split/woff2"),
    },
  },
  esbuild: { jsx: "automatic", jsxImportSource: "preact" },
  build: {
    target: ["es2022", "chrome100", "firefox102", "safari15.4"],
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 700,
  },
  server: {
    host: "127.0.0.1",
    port: 15641,
    strictPort: true,
    proxy: { "/api": { target: server, changeOrigin: true } },
  },
  test: { include: ["src/**/*.test.ts"] },
});
