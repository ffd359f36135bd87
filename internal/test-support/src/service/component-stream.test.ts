import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { RawClient } from "../test/raw-client.ts";
import { errorXml, joinXml, ROOM } from "../test/use-service.ts";
import { canonical, XmlClient } from "../test/xml-client.ts";
import { startService, type XmppService } from "./service.ts";

let service: XmppService;
const stoppables: { stop(): Promise<void> }[] = [];

beforeEach(async () => {
  service = await startService();
});
afterEach(async () => {
  await Promise.all(stoppables.splice(0).map((one) => one.stop()));
  await service.stop();
});

function keep<T extends { stop(): Promise<void> }>(one: T): T {
  stoppables.push(one);
  return one;
}

const connect = async () => keep(await RawClient.component(service.host, service.component));
const logIn = async (name: string) => keep(await XmlClient.logIn(service, name));

async function seenBy(client: RawClient): Promise<string[]> {
  await client.settled();
  return canonical(client.take().map((element) => element.toString().replace(/<occupant-id [^>]*\/>/g, "")));
}

describe("a component", () => {
  test("speaks for all addresses at its domain, and gets what is sent to them", async () => {
    const component = await connect();
    const juliet = await logIn("juliet");
    component.write(`<message from='bot@comp.localhost/b' to='${juliet.jid}' type='chat'><body>hello</body></message>`);
    await component.settled();
    expect(canonical(await juliet.received())).toEqual(
      canonical([`<message from='bot@comp.localhost/b' to='${juliet.jid}' type='chat'><body>hello</body></message>`]),
    );
    await juliet.ask(`<iq type='get' id='q' to='other@comp.localhost'><x xmlns='urn:x'/></iq>`);
    expect(await seenBy(component)).toEqual(
      canonical([`<iq type='get' id='q' from='${juliet.jid}' to='other@comp.localhost'><x xmlns='urn:x'/></iq>`]),
    );
  });

  // RFC 6121 §4.6.3: whoever had directed presence gets the unavailable one when the stream ends
  test("is told that somebody is gone who was there for it, and of nobody else", async () => {
    const component = await connect();
    const [juliet, romeo] = [await logIn("juliet"), await logIn("romeo")];
    for (const address of ["hall@comp.localhost/Juliet", "left@comp.localhost/Juliet"]) {
      await juliet.ask(`<presence to='${address}'/>`);
    }
    await juliet.ask("<presence type='unavailable' to='left@comp.localhost/Juliet'/>");
    await seenBy(component);
    await romeo.stop();
    await juliet.stop();
    expect(await seenBy(component)).toEqual(
      canonical([`<presence type='unavailable' from='${juliet.jid}' to='hall@comp.localhost/Juliet'/>`]),
    );
  });

  test("enters rooms under several addresses, be it the domain itself", async () => {
    const component = await connect();
    const juliet = await logIn("juliet");
    service.room(ROOM).configure({});
    await juliet.ask(joinXml("Juliet"));
    for (const [from, nick] of [
      ["bot@comp.localhost/b", "Bot"],
      ["comp.localhost", "Service"],
    ] as const) {
      component.write(joinXml(nick).replace("<presence", `<presence from='${from}'`));
      await component.settled();
    }
    expect(service.room(ROOM).nicks).toEqual(["Juliet", "Bot", "Service"]);
    expect((await juliet.received()).length).toBe(2);
    expect((await seenBy(component)).filter((one) => one.includes(`code="110"`)).length).toBe(2);
  });

  test("is put out of rooms once something comes back for it after it is gone", async () => {
    const component = await connect();
    const juliet = await logIn("juliet");
    service.room(ROOM).configure({});
    await juliet.ask(joinXml("Juliet"));
    component.write(joinXml("Bot").replace("<presence", "<presence from='bot@comp.localhost'"));
    await component.settled();
    await component.stop();
    await juliet.received();
    expect(service.room(ROOM).nicks).toEqual(["Juliet", "Bot"]);
    const seen = await juliet.ask(`<message to='${ROOM}' type='groupchat'><body>there?</body></message>`);
    expect(seen.at(-1)).toMatch(/\/Bot" .*type="unavailable".*status code="333"/);
    expect(service.room(ROOM).nicks).toEqual(["Juliet"]);
  });

  test("that is not connected is no address", async () => {
    const juliet = await logIn("juliet");
    const [answer] = await juliet.ask(`<iq type='get' id='q' to='comp.localhost'><x xmlns='urn:x'/></iq>`);
    expect(answer).toBe(
      canonical([
        `<iq type='error' id='q' from='comp.localhost' to='${juliet.jid}'>${errorXml("wait", "remote-server-timeout")}</iq>`,
      ])[0],
    );
  });

  test("must know the secret", async () => {
    const wrong = { ...service.component, secret: "wrong" };
    await expect(RawClient.component(service.host, wrong)).rejects.toThrow("comp.localhost");
  }, 30_000);

  test("must be for this domain", async () => {
    const elsewhere = { ...service.component, domain: "elsewhere.example" };
    await expect(RawClient.component(service.host, elsewhere)).rejects.toThrow("elsewhere.example");
  }, 30_000);

  test.each([
    ["a sender at another domain", `<message from='bot@localhost' to='juliet@localhost'/>`, "invalid-from"],
    ["no sender", `<message to='juliet@localhost'/>`, "invalid-from"],
    ["no addressee", `<message from='comp.localhost'/>`, "improper-addressing"],
    ["no stanza", `<nonsense from='comp.localhost' to='localhost'/>`, "unsupported-stanza-type"],
    ["what is not XML", `<message from='comp.localhost' to='localhost'></oops>`, "not-well-formed"],
  ])("that sends %s is cut off", async (_, xml, condition) => {
    const component = await connect();
    component.write(xml);
    await component.settled();
    expect(component.isClosed).toBe(true);
    expect(String(component.take())).toContain(`<${condition} xmlns="urn:ietf:params:xml:ns:xmpp-streams"/>`);
  });

  test("that is told of an address which is none gets an error", async () => {
    const component = await connect();
    component.write(`<iq type='get' id='q' from='comp.localhost' to='a@b@c'><x xmlns='urn:x'/></iq>`);
    expect((await seenBy(component)).join()).toContain("jid-malformed");
  });

  test("takes the place of the one that was connected", async () => {
    const first = await connect();
    const second = await connect();
    await first.settled();
    expect(String(first.take())).toContain("<conflict ");
    const juliet = await logIn("juliet");
    await juliet.ask(`<message to='comp.localhost'/>`);
    expect(await seenBy(second)).toHaveLength(1);
  });
});
