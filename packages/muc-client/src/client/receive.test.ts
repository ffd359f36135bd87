import { parseXml } from "@xeps-internal/test-kit";
import { describe, expect, it } from "vitest";
import { joined, record, stage } from "../test/stage.ts";
import { presence, ROOM, said } from "../test/wire.ts";

describe("what a client listens to", () => {
  const exit = presence("thirdwitch", { type: "unavailable", codes: [110] });

  it.each(["jabber:server", "urn:example:foreign", "http://jabber.org/protocol/muc#user"])(
    "takes nothing for a stanza that only has the name of one: %s",
    async (namespace) => {
      const { entity, room } = await joined();
      const events = record(room);
      entity.receive(exit.replace("<presence", `<presence xmlns='${namespace}'`));
      entity.receive(said("Romeo", "boo").replace("<message", `<message xmlns='${namespace}'`));
      expect(events).toEqual([]);
      expect(room.state).toBe("joined");
    },
  );

  it("takes a stanza without any namespace for one, as some services send them over WebSocket", async () => {
    const { entity, room } = await joined();
    entity.deliver(Object.assign(parseXml(exit), { parent: null }));
    expect(room.state).toBe("idle");
  });

  it("takes the address of the room with an empty nickname for nobody's", async () => {
    const { entity, room } = await joined();
    const events = record(room);
    entity.receive(said("", "boo").replace(ROOM, `${ROOM}/`));
    expect(events).toEqual([]);
    entity.receive(said("", "the room itself"));
    entity.receive(said("a/", "an occupant whose name ends with a slash"));
    expect(events.map(([event]) => event)).toEqual(["message", "message"]);
  });

  it.each(["@", "", `${"r".repeat(60_000)}@b.example`, "a@b@c"])(
    "raises no invitation to what is no address",
    (jid) => {
      const { entity, muc } = stage();
      const invitations: string[] = [];
      muc.on("invite", ({ room }) => invitations.push(room));
      const invite = (room: string) =>
        entity.receive(
          `<message from='romeo@montague.example/x'><x xmlns='jabber:x:conference' jid='${room}'/></message>`,
        );
      invite(jid);
      expect(invitations).toEqual([]);
      invite(ROOM);
      expect(invitations).toEqual([ROOM]);
    },
  );
});
