import { FakeEntity } from "@xeps-internal/test-kit";
import type { Element } from "ltx";
import { vi } from "vitest";
import { createMucClient, type MucClient, type Room } from "../../index.ts";
import { ME, ROOM } from "../wire.ts";
import { Mirror } from "./mirror.ts";
import type { Quirks } from "./quirks.ts";
import { RoomService } from "./room-service.ts";

interface Call {
  readonly name: string;
  readonly abort: AbortController;
  settled: boolean;
}

/** A client and a room with two queues between them, so that what crosses on the way can cross here too. */
export class World {
  readonly entity: FakeEntity;
  readonly muc: MucClient;
  readonly room: Room;
  readonly service: RoomService;
  readonly mirror: Mirror;
  /** What we have sent and the service has not seen. */
  readonly toService: Element[] = [];
  readonly calls: Call[] = [];
  readonly quirks: Quirks;

  constructor(quirks: Quirks) {
    this.quirks = quirks;
    this.entity = new FakeEntity({ jid: ME, resumable: quirks.resumable });
    this.entity.on("send", (stanza: Element) => this.toService.push(stanza));
    this.service = new RoomService(quirks);
    this.muc = createMucClient(this.entity);
    this.room = this.muc.room(ROOM);
    this.mirror = new Mirror(this.muc, this.room);
    const failed = ({ error }: { error: unknown }) =>
      void this.mirror.faults.push(`a listener failed: ${String(error)}`);
    this.muc.on("error", failed);
    this.room.on("error", failed);
  }

  /** Where the story begins. */
  async begin(): Promise<void> {
    if (!this.quirks.beginsInside) return;
    for (const nick of ["Hag", "Crone"]) this.service.appear(nick, { affiliation: "none", role: "participant" });
    this.call("join", () => this.room.join("Juliet"));
    await this.calm();
    await this.wait(60);
    await this.calm();
  }

  /** A call of the program; how it ends is its own affair, but it must. */
  call(name: string, work: (signal: AbortSignal) => Promise<unknown>): void {
    const call: Call = { name, abort: new AbortController(), settled: false };
    this.calls.push(call);
    const settled = () => {
      call.settled = true;
    };
    work(call.abort.signal).then(settled, settled);
  }

  get pending(): readonly Call[] {
    return this.calls.filter(({ settled }) => !settled);
  }

  /** The service sees so many of our stanzas. */
  serve(count: number): void {
    for (const stanza of this.toService.splice(0, count)) this.service.handle(stanza);
  }

  /** So many stanzas of the room reach us. */
  hear(count: number): void {
    if (this.entity.status !== "online") return;
    for (const stanza of this.service.out.splice(0, count)) this.entity.receive(stanza);
  }

  /** Nothing is on the way any more, in either direction. */
  async calm(): Promise<void> {
    await settle();
    while (this.entity.status === "online" && (this.toService.length > 0 || this.service.out.length > 0)) {
      this.serve(Number.POSITIVE_INFINITY);
      this.hear(Number.POSITIVE_INFINITY);
      await settle();
    }
  }

  get isCalm(): boolean {
    return this.entity.status === "online" && this.toService.length === 0 && this.service.out.length === 0;
  }

  cut(): void {
    if (this.entity.status !== "online") return;
    this.entity.disconnect();
    if (!this.quirks.resumable) this.#dropStream();
  }

  /** The stream comes back: as it was where that is possible and wanted, else a fresh one. */
  comeBack(resumed: boolean): void {
    if (this.entity.status === "online") return;
    if (resumed && this.quirks.resumable) this.entity.resume();
    else {
      this.#dropStream();
      this.entity.goOnline();
    }
    const management = this.entity.streamManagement;
    if (management && this.quirks.resumable) Object.assign(management, { enabled: true, id: "sm1" });
  }

  #dropStream(): void {
    this.toService.length = 0;
    this.service.out.length = 0;
    this.service.forgetUs();
  }

  async wait(milliseconds: number): Promise<void> {
    await vi.advanceTimersByTimeAsync(milliseconds);
  }
}

/** Lets what is resolved be seen: our longest chain of promises is shorter than this. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 30; turn++) await Promise.resolve();
}
