import { listen, PerEntity, watchStream, type XmppEntity } from "@xeps/xep-0030/entity";
import { attributeOf, bareOf, domainOf, foldJid } from "@xeps/xep-0030/kit";
import type { Element } from "ltx";
import type { RoomCore } from "../room/room-core.ts";
import {
  streamEnded,
  streamGone,
  streamLost,
  streamOnline,
  streamReady,
  streamResumed,
} from "../room/stream-changes.ts";
import type { Client } from "./client.ts";
import { whenManagementSettled } from "./management-settled.ts";

/** The clients of one entity: one listener for all, whatever their number; each gets what is addressed to it. */
export class EntityClients {
  static readonly #ofEntity: PerEntity<EntityClients> = new PerEntity();

  static of(entity: XmppEntity): EntityClients {
    return EntityClients.#ofEntity.get(entity, {}, () => new EntityClients(entity));
  }

  readonly #entity: XmppEntity;
  /** By the address they send from; '' is the entity's own. */
  readonly #clients: Map<string, Client> = new Map();
  /** The entity's own, where there is no other: nothing needs to be looked up. */
  #only: Client | undefined;
  #stopListening: (() => void) | undefined;
  #stopSettling: (() => void) | undefined;

  constructor(entity: XmppEntity) {
    this.#entity = entity;
  }

  find(from: string | undefined): Client | undefined {
    return this.#clients.get(foldJid(from ?? ""));
  }

  add(from: string | undefined, client: Client): void {
    this.#clients.set(foldJid(from ?? ""), client);
    this.#lookForOnly();
    this.#stopListening ??= this.#listen();
  }

  remove(from: string | undefined): void {
    this.#clients.delete(foldJid(from ?? ""));
    this.#lookForOnly();
    if (this.#clients.size > 0) return;
    this.#stopListening?.();
    this.#stopListening = undefined;
  }

  #listen(): () => void {
    const unlisten = listen<Element>(this.#entity, "stanza", (stanza) =>
      (this.#only ?? this.#addressed(stanza))?.router.receive(stanza),
    );
    const unwatch = watchStream(this.#entity, {
      lost: (resumable) => {
        this.#stopSettling?.();
        if (resumable) for (const { router } of this.#clients.values()) router.replay.begin();
        this.#eachRoom((core) => streamLost(core, resumable));
      },
      resumed: () => this.#eachRoom(streamResumed),
      failed: () => this.#eachRoom(streamGone),
      online: () => {
        for (const { router } of this.#clients.values()) router.replay.forget();
        this.#eachRoom(streamOnline);
        this.#stopSettling = whenManagementSettled(this.#entity, () => this.#eachRoom(streamReady));
      },
    });
    const unlistenEnd = listen(this.#entity, "offline", () => this.#eachRoom(streamEnded));
    return () => {
      unlisten();
      unlistenEnd();
      unwatch();
      this.#stopSettling?.();
    };
  }

  #eachRoom(work: (core: RoomCore) => void): void {
    for (const client of [...this.#clients.values()]) for (const core of client.cores) work(core);
  }

  /**
   * The one that the stanza is for: by its full address, its bare one, its domain (a service), else the entity's own.
   */
  #addressed(stanza: Element): Client | undefined {
    const to = foldJid(attributeOf(stanza, "to") ?? "");
    return (
      this.#clients.get(to) ?? this.#clients.get(bareOf(to)) ?? this.#clients.get(domainOf(to)) ?? this.#clients.get("")
    );
  }

  #lookForOnly(): void {
    this.#only = this.#clients.size === 1 ? this.#clients.get("") : undefined;
  }
}
