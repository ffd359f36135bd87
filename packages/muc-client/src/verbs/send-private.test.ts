import { canonicalXml } from "@xeps-internal/test-kit";
import { describe, expect, it } from "vitest";
import { joined, joining, record, stage } from "../test/stage.ts";
import { messageError, presence, ROOM, selfPresence, subject } from "../test/wire.ts";

describe("private messages", () => {
  it("MU-23: are of type chat, to the occupant, with the marker", async () => {
    const { entity, room } = await joined({ others: [presence("firstwitch")] });
    await room.sendPrivate("firstwitch", { id: "p1", body: "psst" });
    expect(canonicalXml(await entity.nextSent("psst"))).toBe(
      canonicalXml(
        `<message to='${ROOM}/firstwitch' id='p1' type='chat'><body>psst</body><x xmlns='http://jabber.org/protocol/muc#user'/></message>`,
      ),
    );
  });

  it("go to a nickname", async () => {
    const { entity, room } = await joined();
    await expect(room.sendPrivate("", "psst")).rejects.toMatchObject({
      name: "BuildError",
      element: "message",
      message: expect.stringContaining("a private message goes to a nickname"),
    });
    expect(entity.sent).toEqual([]);
  });

  it("MU-23: arrive with the marker or without it", async () => {
    const { entity, room } = await joined({ others: [presence("firstwitch")] });
    const heard = record(room);
    entity.receive(
      `<message type='chat' from='${ROOM}/firstwitch' id='1'><body>with</body><x xmlns='http://jabber.org/protocol/muc#user'/></message>`,
    );
    entity.receive(`<message type='chat' from='${ROOM}/firstwitch' id='2'><body>without</body></message>`);
    entity.receive(`<message from='${ROOM}/firstwitch' id='3'><received xmlns='urn:xmpp:receipts' id='p1'/></message>`);
    expect(heard.map(([event, message]) => [event, message])).toMatchObject([
      ["privateMessage", { id: "1", nick: "firstwitch", body: "with" }],
      ["privateMessage", { id: "2", nick: "firstwitch", body: "without" }],
      ["privateMessage", { id: "3", nick: "firstwitch" }],
    ]);
  });

  it("are none before we are in, of other types, or from the room itself", async () => {
    const at = stage();
    const { result } = await joining(at);
    const heard = record(at.room, "privateMessage", "message");
    const from = (who: string, type: string) =>
      at.entity.receive(`<message type='${type}' from='${who}'><body>psst</body></message>`);
    from(`${ROOM}/firstwitch`, "chat");
    at.entity.receive(selfPresence("thirdwitch"));
    from(`${ROOM}/firstwitch`, "headline");
    from(ROOM, "chat");
    from(`${ROOM}/firstwitch`, "normal");
    at.entity.receive(subject(""));
    await result;
    expect(heard).toMatchObject([["privateMessage", { body: "psst", isHistory: false, isOwn: false }]]);
  });

  it("that bounce are a messageError and no exit", async () => {
    const { entity, room } = await joined();
    const heard = record(room);
    await room.sendPrivate("tybalt", { id: "p1", body: "psst" });
    entity.receive(messageError("item-not-found", "p1", `${ROOM}/tybalt`));
    entity.receive(messageError("item-not-found", "", `${ROOM}/tybalt`).replace("id=''", ""));
    const error = expect.objectContaining({ condition: "item-not-found" });
    expect(heard).toStrictEqual([
      ["messageError", { room, id: "p1", error }],
      ["messageError", { room, error }],
    ]);
    expect(room.state).toBe("joined");
  });
});
