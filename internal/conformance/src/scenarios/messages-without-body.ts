import { attributeOf, buildElement, findChild } from "@xeps/xep-0030/kit";
import { expect } from "vitest";
import { next } from "../next.ts";
import type { Scenario } from "../scenario.ts";

const NS_REACTIONS = "urn:xmpp:reactions:0";
const NS_STATES = "http://jabber.org/protocol/chatstates";

export const messagesWithoutBody: Scenario = {
  title: "messages without body reach everybody too: who is typing, and reactions",
  section: "7.4",
  async run(world) {
    const { hers, his } = await world.pair();
    const { id = "" } = await his.send("by yonder blessed moon I swear");

    const reaction = next(his, "message");
    const emoji = buildElement("reactions", { xmlns: NS_REACTIONS, id }, [buildElement("reaction", {}, ["🌒"])]);
    await hers.send({ extensions: [emoji, buildElement("store", { xmlns: "urn:xmpp:hints" })] });
    const { body, nick, stanza } = await reaction;
    expect({ body, nick }).toEqual({ body: undefined, nick: "Juliet" });
    const received = findChild(stanza, "reactions", NS_REACTIONS);
    expect(received && attributeOf(received, "id")).toBe(id);

    const typing = next(hers, "message");
    await his.send({ extensions: [buildElement("composing", { xmlns: NS_STATES })] });
    expect(findChild((await typing).stanza, "composing", NS_STATES)).toBeDefined();
  },
};
