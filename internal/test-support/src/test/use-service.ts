import { afterEach, beforeEach } from "vitest";
import type { ConnectOptions } from "../client/connect.ts";
import { type ServiceOptions, startService, type XmppService } from "../service/service.ts";
import { XmlClient } from "./xml-client.ts";

export const ROOM = "coven@conference.localhost";

/** A service of its own for every test, and clients that are gone after it. */
export interface ServiceForTests {
  service(): XmppService;
  logIn(name: string, options?: ConnectOptions): Promise<XmlClient>;
  /**
   * Somebody of this name is inside the room, under the name with a capital letter, and has received everything. The
   * first one is its owner.
   */
  inside(name: string, room?: string): Promise<XmlClient>;
  /** Stopped after the test. */
  keep<T extends { stop(): Promise<void> }>(stoppable: T): T;
}

export function useService(options: ServiceOptions = {}): ServiceForTests {
  let service: XmppService | undefined;
  const stoppables: { stop(): Promise<void> }[] = [];
  const current = () => {
    if (!service) throw new Error("only inside tests");
    return service;
  };
  beforeEach(async () => {
    service = await startService(options);
  });
  afterEach(async () => {
    await Promise.all(stoppables.splice(0).map((one) => one.stop()));
    await service?.stop();
  });
  const keep = <T extends { stop(): Promise<void> }>(stoppable: T): T => {
    stoppables.push(stoppable);
    return stoppable;
  };
  const logIn = async (name: string, more?: ConnectOptions) => keep(await XmlClient.logIn(current(), name, more));
  return {
    service: current,
    keep,
    logIn,
    async inside(name, room = ROOM) {
      const client = await logIn(name);
      await client.send(joinXml(nickOf(name), room));
      const presences = await client.received();
      if (presences.join().includes(`code="201"`)) await client.ask(openXml(room));
      if (!presences.join().includes(`code="110"`)) throw new Error(`${name} is not inside: ${presences.join()}`);
      return client;
    },
  };
}

/** "alice" is called Alice. */
function nickOf(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

export function joinXml(nick: string, room: string = ROOM, content = ""): string {
  return `<presence to='${room}/${nick}'><x xmlns='http://jabber.org/protocol/muc'>${content}</x></presence>`;
}

/** The owner opens the room as it is. */
export function openXml(room: string = ROOM): string {
  return configXml("", room);
}

export function configXml(fields: string, room: string = ROOM): string {
  const formType = `<field var='FORM_TYPE'><value>http://jabber.org/protocol/muc#roomconfig</value></field>`;
  const form = `<x xmlns='jabber:x:data' type='submit'>${fields && formType + fields}</x>`;
  return `<iq type='set' id='config' to='${room}'><query xmlns='http://jabber.org/protocol/muc#owner'>${form}</query></iq>`;
}

export function fieldXml(name: string, value: string): string {
  return `<field var='muc#roomconfig_${name}'><value>${value}</value></field>`;
}

/** Content of muc#user. */
export function userXml(content: string): string {
  return `<x xmlns='http://jabber.org/protocol/muc#user'>${content}</x>`;
}

export function codes(...numbers: readonly number[]): string {
  return numbers.map((number) => `<status code='${number}'/>`).join("");
}

export function errorXml(type: string, condition: string, more = ""): string {
  return `<error type='${type}'${more}><${condition} xmlns='urn:ietf:params:xml:ns:xmpp-stanzas'/></error>`;
}
