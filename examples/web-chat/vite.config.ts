import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

export default defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  base: "./",
  // data: addresses are not what the page's policy allows
  build: { assetsInlineLimit: 0 },
  // the packages of this repository as they are in src/
  resolve: { conditions: ["@xeps/source", "browser", "module", "import", "default"] },
});
