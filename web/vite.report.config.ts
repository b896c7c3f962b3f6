// The self-contained report: `vite build --config vite.report.config.ts`, after the application, into the same folder.
import { defineConfig, mergeConfig } from "vite";
import { oneFile } from "./one-file";
import application from "./vite.config";

export default mergeConfig(
  application,
  defineConfig({
    plugins: [oneFile()],
    build: {
      emptyOutDir: false,
      copyPublicDir: false,
      assetsInlineLimit: 1_000_000,
      cssCodeSplit: false,
      rollupOptions: { input: "report.html", output: { inlineDynamicImports: true } },
    },
  }),
);
