import { createDisco } from "@xeps/xep-0030";
import { buildElement } from "@xeps/xep-0030/kit";
import type { Element } from "ltx";
import { expect } from "vitest";
import { next } from "../next.ts";
import type { Scenario } from "../scenario.ts";

const FALSE = "urn:example:forged";

export const spoofedAnswers: Scenario = {
  title: "answers of strangers and of other occupants count for nothing, even with the right id; the true one does",
  section: "6.6, XEP-0030 §3",
  async run(world) {
    const { juliet, romeo, jid, hers, his } = await world.pair();
    const mallory = await world.guest("mallory");
    const { room: theirs } = await mallory.muc.join(jid, "Mallory");
    for (const asked of [juliet.jid, `${jid}/Juliet`]) {
      let answer: () => void = () => {};
      const released = new Promise<void>((resolve) => {
        answer = resolve;
      });
      const stop = createDisco(juliet.entity).handle(
        { node: "truth" },
        {
          async info() {
            await released;
            return { node: "truth", identities: [], features: ["urn:example:true"] };
          },
        },
      );
      const question = new Promise<Element>((resolve) => romeo.entity.once("send", resolve));
      const waiting = createDisco(romeo.entity).getInfo(asked, { node: "truth" });
      const { id } = (await question).attrs;
      let settled = false;
      void waiting.finally(() => {
        settled = true;
      });
      const query = () =>
        buildElement("query", { xmlns: "http://jabber.org/protocol/disco#info", node: "truth" }, [
          buildElement("feature", { var: FALSE }),
        ]);
      for (const to of [romeo.jid, `${jid}/Romeo`]) {
        await mallory.entity.send(buildElement("iq", { type: "result", id, to }, [query()]));
      }
      // What Mallory says after his forgeries arrives after them, by either way.
      const [direct, whispered] = [
        new Promise<void>((resolve) => {
          romeo.entity.on("stanza", ({ name, attrs }) => {
            if (name === "message" && attrs.from === mallory.jid) resolve();
          });
        }),
        next(his, "privateMessage"),
      ];
      await mallory.entity.send(
        buildElement("message", { type: "chat", to: romeo.jid }, [buildElement("body", {}, ["done"])]),
      );
      await theirs.sendPrivate("Romeo", "done");
      await Promise.all([direct, whispered]);
      expect(settled).toBe(false);
      answer();
      const { features } = await waiting;
      expect(features).toContain("urn:example:true");
      expect(features).not.toContain(FALSE);
      stop();
    }
    const forgeries = romeo.received.filter(({ name, attrs }) => name === "iq" && attrs.from === mallory.jid);
    expect(forgeries.length).toBeGreaterThan(0); // the service did let them through
    expect(hers.state).toBe("joined");
  },
};
