import { JoinError } from "@xeps/muc-client";
import { attributeOf, findChild } from "@xeps/xep-0030/kit";
import { expect } from "vitest";
import type { Scenario } from "../scenario.ts";

export const nicknameInUse: Scenario = {
  title: "a nickname in use is refused, whatever form the error has, and another one lets us in",
  section: "7.2.8",
  async run(world) {
    const [juliet, romeo] = await Promise.all([world.guest("juliet"), world.guest("romeo")]);
    const jid = world.roomJid();
    await juliet.muc.join(jid, "Juliet");

    const room = romeo.muc.room(jid);
    const error: unknown = await room.join("Juliet", { timeout: Number.POSITIVE_INFINITY }).catch((reason) => reason);
    expect(error).toBeInstanceOf(JoinError);
    expect(error).toMatchObject({ failure: "nick-conflict", condition: "conflict", room: jid });
    expect(room.state).toBe("idle");
    expect(room.occupants.size).toBe(0);
    expect(romeo.muc.joinedRooms.size).toBe(0);

    const refusal = romeo.received.find((stanza) => attributeOf(stanza, "type") === "error");
    const echo = refusal && findChild(refusal, "x", "http://jabber.org/protocol/muc");
    expect(echo !== undefined).toBe(world.profile.echoesRequests);

    const entered = await room.join("Romeo");
    expect(entered.self.nick).toBe("Romeo");
  },
};
