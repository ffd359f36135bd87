import type { Room } from "@xeps/muc-client";
import { startService, type XmppService } from "@xeps-internal/test-support";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Guests } from "../test/guests.ts";
import { next } from "../test/next.ts";
import { bridge, relayedText } from "./bridge.ts";

describe("the bridge", () => {
  let service: XmppService;
  let guests: Guests;
  let east: Room;
  let west: Room;
  let offs: (() => void)[];

  beforeEach(async () => {
    service = await startService();
    guests = new Guests(service);
    const [juliet, romeo] = await Promise.all([guests.come("juliet"), guests.come("romeo")]);
    ({ room: east } = await juliet.muc.join(`east@${service.conference}`, "Juliet"));
    ({ room: west } = await romeo.muc.join(`west@${service.conference}`, "Romeo"));
    offs = [];
  });

  afterEach(async () => {
    for (const off of offs) off();
    await guests.go();
    await service.stop();
  });

  async function build(name: string, report?: (error: unknown) => void): Promise<readonly Room[]> {
    const { muc } = await guests.come(name);
    const ends = await Promise.all([east, west].map(({ jid }) => muc.join(jid, name)));
    const [left, right] = ends.map(({ room }) => room);
    offs.push(bridge(left!, right!, report));
    return [left!, right!];
  }

  /** Bodies heard in a room from now on. */
  function heardIn(room: Room): string[] {
    const bodies: string[] = [];
    room.on("message", ({ nick, body }) => bodies.push(`${nick}> ${body}`));
    return bodies;
  }

  it("carries what is said both ways, with the name of who said it", async () => {
    await build("bridge");
    const inWest = next(west, "message");
    await east.send("Romeo, <Romeo>! & \u{1F339}");
    expect(await inWest).toMatchObject({ nick: "bridge", body: "Juliet: Romeo, <Romeo>! & \u{1F339}" });
    const inEast = next(east, "message", ({ isOwn }) => !isOwn);
    await west.send("/me listens");
    expect((await inEast).body).toBe("* Romeo listens");
  });

  it("carries nothing in circles, with a second bridge between the same rooms", async () => {
    await Promise.all([build("bridge"), build("second")]);
    const inEast = heardIn(east);
    const inWest = heardIn(west);
    await east.send("once");
    const last = next(east, "message", ({ body }) => body === "Romeo: last");
    await west.send("last");
    await last;
    await east.send("end"); // whatever was to come after the last came before this
    const lines = (bodies: readonly string[]) => [...bodies].sort();
    expect(lines(inEast.slice(0, -1)).filter((line) => !line.startsWith("second"))).toEqual([
      "Juliet> once",
      "bridge> Romeo: last",
    ]);
    expect(inEast.filter((line) => line.includes("Juliet: ") || line.includes("bridge: "))).toEqual([]);
    expect(inWest.filter((line) => line.includes("Romeo: ") || line.includes("bridge: "))).toEqual([]);
  });

  it("carries long text cut, also where the cut goes through a character", async () => {
    await build("bridge");
    const inWest = next(west, "message");
    await east.send(`${"x".repeat(2_991)}\u{1F339}${"y".repeat(1_000)}`);
    expect((await inWest).body).toBe(`Juliet: ${"x".repeat(2_991)}\uFFFD …`);
  });

  it("goes on when one room is not to be reached", async () => {
    const problems: unknown[] = [];
    const [, right] = await build("bridge", (error) => problems.push(error));
    await right!.leave();
    await east.send("into the void");
    await east.send("and again");
    await right!.join("bridge");
    const inWest = next(west, "message");
    await east.send("there you are");
    expect((await inWest).body).toBe("Juliet: there you are");
    expect(problems).toMatchObject([{ name: "RoomError" }, { name: "RoomError" }]);
  });

  it("makes text of what other networks allow and XML does not", () => {
    const said = {
      nick: "a\u0000b",
      body: "bold \u0002and\u001B[1m bell\u0007 \uFFFF",
      isHistory: false,
      isOwn: false,
    };
    expect(relayedText(said)).toBe("a\uFFFDb: bold \uFFFDand\uFFFD[1m bell\uFFFD \uFFFD");
  });
});
