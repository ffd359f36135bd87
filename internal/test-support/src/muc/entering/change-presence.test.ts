import { describe, expect, test } from "vitest";
import { codes, errorXml, joinXml, ROOM, userXml, useService } from "../../test/use-service.ts";
import { canonical } from "../../test/xml-client.ts";

const GUEST = `affiliation='none' role='participant'`;
const GONE = `affiliation='none' role='none'`;
const BOB = `jid='bob@localhost/res'`;

describe("an occupant of a room like Prosody's", () => {
  const { logIn, inside, service } = useService();

  test("changes its nick: the old one goes with code 303, the new one comes", async () => {
    const alice = await inside("alice");
    const bob = await inside("bob");
    await alice.received();
    expect(await bob.ask(`<presence to='${ROOM}/Robert' id='n1'><show>chat</show></presence>`)).toEqual(
      canonical([
        `<presence type='unavailable' from='${ROOM}/Bob' to='bob@localhost/res'>` +
          `${userXml(`<item ${GUEST} ${BOB} nick='Robert'/>${codes(303, 110)}`)}</presence>`,
        `<presence from='${ROOM}/Robert' to='bob@localhost/res' id='n1'><show>chat</show>` +
          `${userXml(`<item ${GUEST} ${BOB}/>${codes(110)}`)}</presence>`,
      ]),
    );
    expect(canonical(await alice.received())).toEqual(
      canonical([
        `<presence type='unavailable' from='${ROOM}/Bob' to='alice@localhost/res'>` +
          `${userXml(`<item ${GUEST} ${BOB} nick='Robert'/>${codes(303)}`)}</presence>`,
        `<presence from='${ROOM}/Robert' to='alice@localhost/res' id='n1'><show>chat</show>` +
          `${userXml(`<item ${GUEST} ${BOB}/>`)}</presence>`,
      ]),
    );
    expect(service().room(ROOM).nicks).toEqual(["Alice", "Robert"]);
  });

  test("keeps its nick when the new one belongs to somebody else", async () => {
    await inside("alice");
    const bob = await inside("bob");
    const error = errorXml("cancel", "conflict", ` by='${ROOM}'`);
    expect(await bob.ask(`<presence to='${ROOM}/Alice' id='n2'/>`)).toEqual(
      canonical([`<presence type='error' id='n2' from='${ROOM}/Alice' to='bob@localhost/res'>${error}</presence>`]),
    );
    expect(service().room(ROOM).nicks).toEqual(["Alice", "Bob"]);
  });

  test("gets another nick on changing it too, if the service assigns one", async () => {
    const bob = await inside("bob");
    service()
      .room(ROOM)
      .assignNicks(() => "B");
    const [old, self] = await bob.ask(`<presence to='${ROOM}/Robert'/>`);
    expect(old).toContain(`nick="B"`);
    expect(self).toContain(`from="${ROOM}/B"`);
    expect(self).toContain(`code="210"`);
  });

  test("changes its availability, and joining under another nick sends everything again", async () => {
    const alice = await inside("alice");
    const bob = await inside("bob");
    await alice.received();
    await bob.ask(`<presence to='${ROOM}/Bob'><show>dnd</show></presence>`);
    await bob.ask(`<presence to='${ROOM}'><show>xa</show></presence>`);
    const shows = (await alice.received()).map((presence) => /<show>(\w+)/.exec(presence)?.[1]);
    expect(shows).toEqual(["dnd", "xa"]);
    const again = await bob.ask(joinXml("Robert"));
    expect(again.map((one) => /from="[^"]*?(\/\w+)?"/.exec(one)?.[1])).toEqual([
      "/Bob",
      "/Alice",
      "/Robert",
      undefined,
    ]);
  });

  test("cannot pass off payloads of the room as its own", async () => {
    const alice = await inside("alice");
    const bob = await inside("bob");
    await alice.received();
    const forged = userXml(`<item affiliation='owner' role='moderator'/>${codes(110, 307)}`);
    await bob.ask(`<presence to='${ROOM}/Bob'>${forged}</presence>`);
    expect(canonical(await alice.received())).toEqual(
      canonical([
        `<presence from='${ROOM}/Bob' to='alice@localhost/res'>${userXml(`<item ${GUEST} ${BOB}/>`)}</presence>`,
      ]),
    );
  });

  test("leaves with its status, and an empty room is gone", async () => {
    const alice = await inside("alice");
    const bob = await inside("bob");
    await alice.received();
    const status = "<status>bye &amp; thanks</status>";
    expect(await bob.ask(`<presence to='${ROOM}/Bob' type='unavailable' id='l'>${status}</presence>`)).toEqual(
      canonical([
        `<presence type='unavailable' from='${ROOM}/Bob' to='bob@localhost/res' id='l'>${status}` +
          `${userXml(`<item ${GONE} ${BOB}/>${codes(110)}`)}</presence>`,
      ]),
    );
    expect(canonical(await alice.received())).toEqual(
      canonical([
        `<presence type='unavailable' from='${ROOM}/Bob' to='alice@localhost/res' id='l'>${status}` +
          `${userXml(`<item ${GONE} ${BOB}/>`)}</presence>`,
      ]),
    );
    expect(await bob.ask(`<presence to='${ROOM}/Bob' type='unavailable'/>`)).toEqual([]);
    await alice.ask(`<presence to='${ROOM}/Alice' type='unavailable'/>`);
    expect(service().room(ROOM).exists).toBe(false);
    const absent = await alice.ask(`<presence to='${ROOM}/Alice' type='unavailable'/>`);
    expect(absent.join()).toContain("item-not-found");
  });

  test("is gone for the others when its connection is cut, its client logs out or its presence ends", async () => {
    const alice = await inside("alice");
    const seen = async () => {
      const presences = await alice.received();
      return presences.map((one) => /type="unavailable".*role="none"|<status>\w+/.exec(one)?.[0].slice(0, 20));
    };
    await inside("bob");
    const carol = await inside("carol");
    const dave = await inside("dave");
    await alice.received();
    service().drop("bob", { resumable: false });
    expect(await seen()).toEqual([`type="unavailable"><`]);
    await carol.stop();
    expect(await seen()).toEqual([`type="unavailable"><`]);
    await dave.send(`<presence type='unavailable'><status>home</status></presence>`);
    await dave.received();
    expect((await alice.received()).join()).toContain("<status>home</status>");
    expect(service().room(ROOM).nicks).toEqual(["Alice"]);
  });

  test("is not let in by presence of other types", async () => {
    await inside("alice");
    const bob = await logIn("bob");
    for (const type of ["subscribe", "probe", "error"]) {
      expect(await bob.ask(`<presence to='${ROOM}/Bob' type='${type}'/>`)).toEqual([]);
    }
  });
});

describe("an occupant of a room like ejabberd's", () => {
  const { inside } = useService({ profile: "ejabberd" });

  test("hears the bare room say goodbye", async () => {
    const bob = await inside("bob");
    expect(await bob.ask(`<presence to='${ROOM}/Bob' type='unavailable'/>`)).toEqual(
      canonical([
        `<presence type='unavailable' from='${ROOM}' to='bob@localhost/res'/>`,
        `<presence type='unavailable' from='${ROOM}/Bob' to='bob@localhost/res'>` +
          `${userXml(`<item affiliation='owner' role='none' ${BOB}/>${codes(110)}`)}</presence>`,
      ]),
    );
  });

  test("changes nothing but its nick when it changes its nick", async () => {
    const bob = await inside("bob");
    await bob.ask(`<presence to='${ROOM}/Bob' id='a'><show>away</show></presence>`);
    const [, self, ...more] = await bob.ask(joinXml("Robert"));
    expect(self).toMatch(/from="coven@conference.localhost\/Robert" id="a".*show>"away"/);
    expect(more).toEqual([]);
  });
});
