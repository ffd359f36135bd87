import { canonicalXml, nextTurn } from "@xeps-internal/test-kit";
import { afterEach, describe, expect, it, vi } from "vitest";
import { answerInfo, joined, joining, record, refuse, stage } from "../test/stage.ts";
import { presence, presenceError, ROOM, said, selfPresence, subject } from "../test/wire.ts";

afterEach(() => void vi.useRealTimers());

describe("several calls", () => {
  it("share one presence, each with its own signal and timeout", async () => {
    vi.useFakeTimers();
    const at = stage();
    const { result } = await joining(at);
    const abort = new AbortController();
    const aborted = at.room.join("thirdwitch", { signal: abort.signal });
    const impatient = expect(at.room.join("thirdwitch", { timeout: 10 })).rejects.toMatchObject({ failure: "timeout" });
    abort.abort(new Error("enough"));
    await expect(aborted).rejects.toThrow("enough");
    await vi.advanceTimersByTimeAsync(11);
    await impatient;
    expect(at.entity.sent).toEqual([]);
    at.entity.receive(selfPresence("thirdwitch"));
    at.entity.receive(subject(""));
    expect((await result).self.nick).toBe("thirdwitch");
  });

  it.each([
    [true, false],
    [false, true],
  ])("share it whether they may create the room or not: %j, %j", async (first, second) => {
    const at = stage();
    const calls = [first, second].map((create) => at.room.join("thirdwitch", { create }));
    for (const _ of calls) answerInfo(at.entity, await at.entity.nextSent("disco#info"), []);
    await at.entity.nextSent("<presence");
    await nextTurn();
    at.entity.receive(selfPresence("thirdwitch", { affiliation: "owner", role: "moderator", codes: [201] }));
    at.entity.receive(subject(""));
    const open = await at.entity.nextSent("muc#owner", 'type="submit"');
    at.entity.receive(`<iq type='result' from='${ROOM}' id='${open.attrs.id}'/>`);
    expect((await Promise.all(calls)).map(({ created }) => created)).toEqual([true, true]);
    expect(at.entity.sent.filter((xml) => xml.startsWith("<presence"))).toEqual([]);
  });

  it("with another nickname or password are refused as busy", async () => {
    const at = stage();
    await joining(at);
    await expect(at.room.join("hecate")).rejects.toMatchObject({ failure: "busy" });
    await expect(at.room.join("thirdwitch", { password: "x" })).rejects.toMatchObject({ failure: "busy" });
  });

  it("when the last has aborted, send an unavailable presence and ignore what still comes", async () => {
    const at = stage();
    const heard = record(at.room);
    const abort = new AbortController();
    const { result } = await joining(at, "thirdwitch", { signal: abort.signal });
    abort.abort(new Error("enough"));
    await expect(result).rejects.toThrow("enough");
    await at.entity.nextSent("unavailable");
    at.entity.receive(selfPresence("thirdwitch"));
    at.entity.receive(subject(""));
    at.entity.receive(selfPresence("thirdwitch", { type: "unavailable" }));
    expect([at.room.state, at.muc.joinedRooms.size, heard]).toEqual(["idle", 0, []]);
  });

  it("after an abort wait until the room has confirmed it", async () => {
    const at = stage();
    const abort = new AbortController();
    const first = await joining(at, "thirdwitch", { signal: abort.signal });
    abort.abort();
    await expect(first.result).rejects.toThrow();
    await at.entity.nextSent("unavailable");
    const second = at.room.join("thirdwitch");
    at.entity.receive(selfPresence("thirdwitch"));
    expect(at.entity.sent).toEqual([]);
    at.entity.receive(selfPresence("thirdwitch", { type: "unavailable" }));
    await at.entity.nextSent("<presence");
    at.entity.receive(selfPresence("thirdwitch"));
    at.entity.receive(subject(""));
    expect((await second).self.nick).toBe("thirdwitch");
  });

  it("while joined ask for everything again, and tell only what differs", async () => {
    const { entity, room } = await joined({ others: [presence("firstwitch"), presence("secondwitch")] });
    const heard = record(room);
    const result = room.join("thirdwitch");
    expect((await entity.nextSent("<presence")).toString()).toContain('<history maxchars="0"/>');
    entity.receive(presence("firstwitch", { role: "visitor" }));
    entity.receive(presence("hecate"));
    entity.receive(selfPresence("thirdwitch", { affiliation: "member" }));
    entity.receive(subject("Fire burn"));
    expect((await result).occupants.map(({ nick }) => nick)).toEqual(["firstwitch", "thirdwitch", "hecate"]);
    expect(heard.map(([event]) => event)).toEqual(["occupantChange", "occupantJoin", "occupantLeave", "rejoined"]);
    expect(heard[2]?.[1]).toMatchObject({ occupant: { nick: "secondwitch" }, why: { kind: "unknown" } });
    expect(room.state).toBe("joined");
  });

  it("while joined are refused by the answer to their own presence alone, and then we stay", async () => {
    const { entity, room } = await joined({ others: [presence("firstwitch")] });
    const heard = record(room);
    const settled = vi.fn();
    const result = room.join("thirdwitch");
    void result.catch(settled);
    const { id } = (await entity.nextSent("<presence")).attrs;
    entity.receive(presenceError("forbidden", "auth", { id: "another" }));
    entity.receive(presenceError("forbidden", "auth"));
    await nextTurn();
    expect(settled).not.toHaveBeenCalled();
    entity.receive(presenceError("forbidden", "auth", { id }));
    await expect(result).rejects.toMatchObject({ failure: "banned" });
    expect([room.state, room.occupants.size, heard]).toEqual(["joined", 2, []]);
  });

  it("while joined under another nickname change it", async () => {
    const { entity, room } = await joined();
    const result = room.join("hecate");
    const sent = await entity.nextSent("<presence");
    expect(canonicalXml(sent)).toBe(canonicalXml(`<presence to='${ROOM}/hecate' id='${sent.attrs.id}'/>`));
    entity.receive(selfPresence("thirdwitch", { type: "unavailable", codes: [303], newNick: "hecate" }));
    entity.receive(selfPresence("hecate"));
    const { self, occupants, subject: found, ...rest } = await result;
    expect([self.nick, occupants.map(({ nick }) => nick), found?.text]).toEqual(["hecate", ["hecate"], "Fire burn"]);
    expect(rest).toEqual({ room, history: [], created: false, nickAssigned: false, statusCodes: [] });
  });

  it("while joined under another nickname get the one that the service makes of it", async () => {
    const at = stage();
    const { result: first } = await joining(at, "thirdwitch", { subjectTimeout: 1 });
    at.entity.receive(selfPresence("thirdwitch"));
    await first;
    const result = at.room.join("ＨＥＣＡＴＥ");
    at.entity.receive(selfPresence("thirdwitch", { type: "unavailable", codes: [303], newNick: "HECATE" }));
    expect(await result).toMatchObject({ self: { nick: "HECATE" }, nickAssigned: true });
    expect(await result).not.toHaveProperty("subject");
  });
});

describe("what the room announces", () => {
  it("is nothing where it refuses to say: what came before is not believed, whatever it announces later", async () => {
    const at = stage();
    const { result, info } = await joining(at);
    at.entity.receive(presence("firstwitch", { extra: occupantId }));
    at.entity.receive(selfPresence("thirdwitch"));
    at.entity.receive(subject(""));
    await result;
    refuse(at.entity, info, "service-unavailable");
    await nextTurn();
    const heard = record(at.room, "message");
    at.entity.receive(said("firstwitch", "hail", sid));
    at.entity.receive(presence("hecate", { extra: occupantId }));
    const again = at.room.getInfo();
    answerInfo(at.entity, await at.entity.nextSent("disco#info"), ["urn:xmpp:occupant-id:0", "urn:xmpp:sid:0"]);
    expect((await again).occupantIds).toBe(true);
    const ids = ["firstwitch", "hecate"].map((nick) => at.room.occupants.get(nick)?.occupantId);
    expect([heard.length, "stanzaId" in (heard[0]?.[1] ?? {}), ids]).toEqual([1, false, [undefined, undefined]]);
  });

  const sid = "<stanza-id xmlns='urn:xmpp:sid:0' id='s1' by='coven@chat.shakespeare.example'/>";
  const occupantId = "<occupant-id xmlns='urn:xmpp:occupant-id:0' id='o1'/>";

  it("decides whether occupant-ids and stanza-ids are believed, and changes nobody", async () => {
    for (const [features, ids] of [
      [
        ["urn:xmpp:occupant-id:0", "urn:xmpp:sid:0"],
        ["o1", "s1"],
      ],
      [[], [undefined, undefined]],
    ] as const) {
      const at = stage();
      const { result, info } = await joining(at);
      at.entity.receive(presence("firstwitch", { extra: occupantId.replace("o1", "o0") }));
      at.entity.receive(presence("firstwitch", { extra: occupantId }));
      at.entity.receive(selfPresence("thirdwitch"));
      at.entity.receive(subject(""));
      expect((await result).occupants[0]).not.toHaveProperty("occupantId");
      const heard = record(at.room);
      answerInfo(at.entity, info, features);
      await vi.waitFor(() => expect(at.room.occupants.get("firstwitch")?.occupantId).toBe(ids[0]));
      expect(heard).toEqual([]);
      at.entity.receive(said("firstwitch", "hail", sid));
      expect(heard[0]?.[1]).toHaveProperty("body", "hail");
      expect((heard[0]![1] as { stanzaId?: string }).stanzaId).toBe(ids[1]);
      at.entity.receive(presence("hecate", { extra: occupantId }));
      expect(at.room.occupants.get("hecate")?.occupantId).toBe(ids[0]);
    }
  });
});
