import { join } from "node:path";
import { startService, type XmppService } from "@xeps-internal/test-support";
import { findChromium, startChromium } from "@xeps-internal/test-support/chromium";
import type { Browser } from "playwright-core";
import { build, preview } from "vite";
import type { Check } from "../check.ts";
import { page as consumer, install } from "./consumer.ts";
import { enterFirst } from "./counterpart.ts";

/** A Vite app that has nothing but the client and ours, in a browser: it builds without settings, and talks. */
export const page: Check = {
  name: "page",
  needs: ["pack"],
  run: async () => {
    const folder = await install(consumer);
    const outDir = join(folder, "dist");
    await build({ root: folder, configFile: false, logLevel: "error", build: { outDir } });
    const chromium = findChromium();
    if (!chromium) return { problems: [], note: "built" };
    const service = await startService();
    const site = await preview({
      root: folder,
      configFile: false,
      preview: { host: "127.0.0.1", port: 0 },
      build: { outDir },
    });
    const browser = await startChromium(chromium);
    try {
      const problems = await talkProblems(browser, site.resolvedUrls?.local[0] ?? "", service);
      return { problems, note: "built, run in Chromium" };
    } finally {
      await browser.close();
      await site.close();
      await service.stop();
    }
  },
};

async function talkProblems(browser: Browser, url: string, service: XmppService): Promise<readonly string[]> {
  const problems: string[] = [];
  const juliet = await enterFirst(service, "coven");
  const window = await browser.newPage();
  window.setDefaultTimeout(30_000);
  window.on("pageerror", (error) => problems.push(error.message));
  window.on("console", (message) => {
    if (message.type() === "error") problems.push(message.text());
  });
  try {
    const room = `coven@${service.conference}`;
    const account = await service.account("page");
    await window.goto(
      `${url}#${new URLSearchParams({ service: service.websocketUrl, domain: service.domain, room, ...account })}`,
    );
    await window.getByText("Juliet and Page").waitFor();
    const text = "But, <b>soft</b> & 🌹";
    const answer = await juliet.ask(text);
    if (answer !== "Juliet: pong") problems.push(`it answers ${answer}`);
    await window.getByText("Page: Juliet: pong").waitFor();
    const lines = await window.getByRole("listitem").allTextContents();
    if (lines[0] !== `Juliet: ${text}`) problems.push(`it shows ${lines.join(" | ")}`);
  } catch (error) {
    problems.push(String(error));
  } finally {
    await juliet.stop();
  }
  return problems;
}
