import { canonicalXml } from "@xeps-internal/test-kit";
import { afterEach, describe, expect, it, vi } from "vitest";
import { joining, stage } from "../test/stage.ts";
import { ROOM } from "../test/wire.ts";

afterEach(() => void vi.useRealTimers());

describe("what is sent", () => {
  it("MU-01: is an available presence with the muc element and the usual history", async () => {
    const { sent } = await joining(stage());
    delete sent.attrs.id;
    expect(canonicalXml(sent)).toBe(
      canonicalXml(
        `<presence to='${ROOM}/thirdwitch'><x xmlns='http://jabber.org/protocol/muc'><history maxstanzas='20'/></x></presence>`,
      ),
    );
  });

  it("MU-03, MU-04: carries password, all four limits, availability and extensions", async () => {
    const { sent } = await joining(stage(), "third <witch>", {
      password: " cauldron ",
      history: { maxChars: 1000, maxStanzas: 5, seconds: 60, since: new Date("2026-01-02T03:04:05Z"), limit: 3 },
      presence: { show: "away", status: "brb", priority: -1 },
    });
    delete sent.attrs.id;
    expect(canonicalXml(sent)).toBe(
      canonicalXml(
        `<presence to='${ROOM}/third &lt;witch>'><show>away</show><status>brb</status><priority>-1</priority>
        <x xmlns='http://jabber.org/protocol/muc'><history maxchars='1000' maxstanzas='5' seconds='60' since='2026-01-02T03:04:05.000Z'/><password> cauldron </password></x></presence>`.replace(
          />\s+</g,
          "><",
        ),
      ),
    );
  });

  it("MU-04: asks for no history by maxchars 0", async () => {
    const { sent } = await joining(stage(), "thirdwitch", { history: false });
    expect(sent.toString()).toContain('<history maxchars="0"/>');
  });

  it("is nothing when the nickname is blank, empty or too long for a JID", async () => {
    const { entity, room } = stage();
    for (const nick of ["", "  \t", "é".repeat(512)]) {
      await expect(room.join(nick)).rejects.toMatchObject({ failure: "nick-invalid", room: ROOM });
    }
    expect(entity.sent).toEqual([]);
    expect(room.state).toBe("idle");
  });

  it("is nothing when something may not be sent: BuildError or TypeError", async () => {
    const { entity, room } = stage();
    await expect(room.join("a\u0000b")).rejects.toMatchObject({ name: "BuildError" });
    await expect(room.join("a", { password: "\uFFFE" })).rejects.toMatchObject({ name: "BuildError" });
    await expect(room.join("a", { history: { maxStanzas: -1 } })).rejects.toMatchObject({ name: "BuildError" });
    await expect(room.join("a", { timeout: 0 })).rejects.toThrow(TypeError);
    for (const limit of [-1, Number.NaN])
      await expect(room.join("a", { history: { limit } })).rejects.toThrow(TypeError);
    await expect(room.join("a", { subjectTimeout: Number.NaN })).rejects.toThrow(TypeError);
    await expect(room.join("a", { signal: AbortSignal.abort(new Error("no")) })).rejects.toThrow("no");
    expect(entity.sent).toEqual([]);
    expect(room.state).toBe("idle");
  });

  it("is nothing while we are not online", async () => {
    const { entity, room } = stage();
    entity.disconnect();
    await expect(room.join("a")).rejects.toMatchObject({ name: "JoinError", failure: "disconnected" });
    expect(entity.sent).toEqual([]);
  });
});
