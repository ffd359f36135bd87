import { describe, expect, test } from "vitest";
import { configXml, fieldXml, joinXml, ROOM, userXml, useService } from "../../test/use-service.ts";
import { canonical, type XmlClient } from "../../test/xml-client.ts";

const inviteXml = (to: string, content = "", more = "") =>
  `<message to='${ROOM}' id='i'>${userXml(`<invite to='${to}'>${content}</invite>${more}`)}</message>`;

describe.each(["prosody", "ejabberd"] as const)("in a room like that of %s", (profile) => {
  const { logIn, inside } = useService({ profile });
  const isProsody = profile === "prosody";

  async function online(name: string): Promise<XmlClient> {
    const client = await logIn(name);
    await client.ask(`<presence/>`);
    return client;
  }

  test("an invitation reaches who is invited, and its decline who has invited him", async () => {
    const alice = await inside("alice");
    const bob = await online("bob");
    await alice.ask(inviteXml("bob@localhost", "<reason>Hecate</reason><continue thread='t'/>"));
    const [invitation = ""] = await bob.received();
    const inviter = isProsody ? `${ROOM}/Alice` : "alice@localhost/res";
    const direct = isProsody
      ? `<x xmlns='jabber:x:conference' jid='${ROOM}'>Hecate</x>`
      : `<x xmlns='jabber:x:conference' jid='${ROOM}' reason='Hecate'/>`;
    const going = isProsody ? "" : "<continue thread='t'/>";
    const user = userXml(`<invite from='${inviter}'><reason>Hecate</reason>${going}</invite>`);
    const [expected = ""] = canonical([
      `<message from='${ROOM}' to='bob@localhost' ${isProsody ? "id='i'" : ""}>${user}${direct}</message>`,
    ]);
    const withoutWords = invitation.replace(/<body>[^<]*<\/body>/, "");
    expect(parts(canonical([withoutWords])[0])).toEqual(parts(expected));
    const declining = userXml(`<decline to='${inviter}'><reason>busy</reason></decline>`);
    await bob.ask(`<message to='${ROOM}'>${declining}</message>`);
    expect((await alice.received()).join()).toMatch(
      /from="coven@conference.localhost".*<decline from="bob@localhost\/res"><reason>busy<\/reason><\/decline>/,
    );
  });

  test("an invitation to a room with a password has it", async () => {
    const alice = await inside("alice");
    const bob = await online("bob");
    await alice.ask(configXml(fieldXml("roomsecret", "cauldron") + fieldXml("allowinvites", "1")));
    await alice.ask(inviteXml("bob@localhost"));
    expect((await bob.received()).join()).toContain("<password>cauldron</password>");
  });

  test("who is invited by an admin into a room for members is one from then on", async () => {
    const alice = await inside("alice");
    const bob = await online("bob");
    await alice.ask(configXml(fieldXml("membersonly", "1")));
    await alice.ask(inviteXml("bob@localhost"));
    expect((await bob.received()).join()).toContain("<invite ");
    expect((await bob.ask(joinXml("Bob"))).join()).toContain(`affiliation="member"`);
  });

  test("others may invite only where the owner lets them", async () => {
    const alice = await inside("alice");
    const bob = await inside("bob");
    const carol = await online("carol");
    await alice.ask(configXml(fieldXml("allowinvites", "0")));
    await bob.received();
    const [refused] = (await bob.ask(inviteXml("carol@localhost"))).slice(-1);
    expect(refused).toContain(isProsody ? "forbidden" : "not-allowed");
    expect(await carol.received()).toEqual([]);
    await alice.ask(configXml(fieldXml("allowinvites", "1")));
    await bob.ask(inviteXml("carol@localhost"));
    expect((await carol.received()).join()).toContain("<invite ");
  });

  test("an invitation to nowhere is refused", async () => {
    const alice = await inside("alice");
    expect((await alice.ask(inviteXml("a@b@c"))).join()).toContain(isProsody ? "jid-malformed" : "bad-request");
    const toNobody = `<message to='${ROOM}'>${userXml("<invite/>")}</message>`;
    expect((await alice.ask(toNobody)).join()).toContain("bad-request");
  });

  test("a decline for nobody goes nowhere", async () => {
    const alice = await inside("alice");
    const bob = await logIn("bob");
    const declineXml = (to: string) => `<message to='${ROOM}'>${userXml(`<decline to='${to}'/>`)}</message>`;
    expect(await bob.ask(declineXml(`${ROOM}/Nobody`))).toEqual([]);
    expect((await bob.ask(declineXml("a@b@c"))).join()).toContain("bad-request");
    await alice.received();
    await bob.ask(declineXml(`${ROOM}/Alice`));
    expect((await alice.received()).length).toBe(isProsody ? 1 : 0);
  });

  test("of several invitations in one message one goes on, or all", async () => {
    const alice = await inside("alice");
    const bob = await online("bob");
    const carol = await online("carol");
    await alice.ask(inviteXml("bob@localhost", "", "<invite to='carol@localhost'/>"));
    expect((await bob.received()).length).toBe(1);
    expect((await carol.received()).length).toBe(isProsody ? 0 : 1);
  });

  test("who is outside invites only where services let him", async () => {
    await inside("alice");
    const bob = await logIn("bob");
    const carol = await online("carol");
    const refused = (await bob.ask(inviteXml("carol@localhost"))).join();
    if (!isProsody) expect(refused).toContain("not-acceptable");
    expect((await carol.received()).length).toBe(isProsody ? 1 : 0);
  });
});

describe("in a room like Prosody's", () => {
  const { logIn, inside } = useService();

  test("members invite into a room for members where the owner lets them", async () => {
    const alice = await inside("alice");
    const bob = await inside("bob");
    await logIn("carol");
    const ask = async () => (await bob.ask(inviteXml("carol@localhost"))).join();
    await alice.ask(
      `<iq type='set' id='a' to='${ROOM}'><query xmlns='http://jabber.org/protocol/muc#admin'>` +
        `<item jid='bob@localhost' affiliation='member'/></query></iq>`,
    );
    await alice.ask(configXml(fieldXml("membersonly", "1")));
    expect(await ask()).toContain("forbidden");
    const field = `<field var='{http://prosody.im/protocol/muc}roomconfig_allowmemberinvites'><value>1</value></field>`;
    await alice.ask(configXml(field));
    expect(await ask()).not.toContain("forbidden");
  });
});

/** The parts of a stanza without their order. */
function parts(xml = ""): string[] {
  return xml.split("<{").sort();
}
