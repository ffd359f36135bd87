import { FakeEntity } from "@xeps-internal/test-kit";
import type { Element } from "ltx";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createMucClient } from "../index.ts";
import {
  answeredInside,
  askingOthers,
  askingRooms,
  changingSeveral,
  declining,
  entering,
  writtenInside,
} from "../test/every-verb.ts";
import { joined, stage } from "../test/stage.ts";
import { ME, ROOM, selfPresence, subject } from "../test/wire.ts";

const inside = [...answeredInside, ...writtenInside];
const asking = [...askingRooms, ...askingOthers];
const waiting = [...answeredInside, ...asking, ...entering];
const all = [...inside, ...asking, ...changingSeveral, ...entering, declining];

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

describe("every verb", () => {
  it.each(all)("$name sends nothing when its signal has aborted before, and rejects with its reason", async (verb) => {
    const at = await joined();
    const reason = new Error("never mind");
    await expect(verb.call(at, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(at.entity.sent).toEqual([]);
  });

  it.each(all)("$name refuses a timeout that is none, before anything is sent", async (verb) => {
    const at = await joined();
    for (const timeout of [0, -1, Number.NaN])
      await expect(verb.call(at, { timeout })).rejects.toBeInstanceOf(TypeError);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(at.entity.sent).toEqual([]);
  });

  it.each(waiting)("$name ends by its signal while it waits", async (verb) => {
    const at = await joined();
    const given = new AbortController();
    const reason = new Error("never mind");
    const ended = expect(verb.call(at, { signal: given.signal })).rejects.toBe(reason);
    await vi.advanceTimersByTimeAsync(10);
    expect(at.entity.sent).not.toEqual([]);
    given.abort(reason);
    await ended;
  });

  it.each(waiting)("$name ends by its timeout when nobody answers", async (verb) => {
    const at = await joined();
    const told = vi.fn();
    const outcome = verb.call(at, { timeout: 400 }).then(told, told);
    await vi.advanceTimersByTimeAsync(399);
    expect(told).not.toHaveBeenCalled();
    // A join that asks first waits for each answer anew.
    await vi.advanceTimersByTimeAsync(500);
    await outcome;
    const failure = entering.includes(verb) ? { name: "JoinError", failure: "timeout" } : { name: "TimeoutError" };
    expect(told.mock.calls).toEqual([[expect.objectContaining(failure)]]);
  });

  it.each([...asking, ...changingSeveral])("$name sends nothing and rejects while there is no stream", async (verb) => {
    const at = stage();
    at.entity.disconnect();
    const outcome = verb.call(at);
    if (changingSeveral.includes(verb)) {
      expect(await outcome).toMatchObject([{ error: { name: "DisconnectedError", sent: "no" } }]);
    } else await expect(outcome).rejects.toMatchObject({ name: "DisconnectedError", sent: "no" });
    expect(at.entity.sent).toEqual([]);
  });

  it.each([...inside, { name: "ping", call: ({ room }: { room: ReturnType<typeof stage>["room"] }) => room.ping() }])(
    "$name of an occupant rejects with RoomError where we are none, and sends nothing",
    async (verb) => {
      const at = stage();
      await expect(verb.call(at)).rejects.toMatchObject({
        name: "RoomError",
        room: ROOM,
        why: { kind: "not-joined" },
      });
      expect(at.entity.sent).toEqual([]);
    },
  );

  it.each(all)("$name of a component sends in the name of its client, and of no other", async (verb) => {
    const at = await joinedComponent();
    const sent: Element[] = [];
    at.entity.on("send", (stanza: Element) => sent.push(stanza));
    verb.call(at).catch(() => undefined);
    await vi.advanceTimersByTimeAsync(10);
    expect(sent.length).toBeGreaterThan(0);
    for (const stanza of sent) expect(stanza.attrs.from).toBe(BRIDGE);
  });
});

const BRIDGE = "juliet@comp.localhost/bridge";

async function joinedComponent() {
  const entity = new FakeEntity({ component: true });
  createMucClient(entity, { from: "romeo@comp.localhost/bridge" });
  const muc = createMucClient(entity, { from: BRIDGE });
  const room = muc.room(ROOM);
  const result = room.join("thirdwitch");
  for (const stanza of [selfPresence("thirdwitch"), subject("")]) entity.receive(stanza.replace(ME, BRIDGE));
  await result;
  return { entity, muc, room };
}
