// All packages beside the real @xmpp/client. Its types do not compile under nodenext, so it is loaded without them.
import { createMucClient, JoinError, type JoinOptions, type MucClient, type Room } from "@xeps/muc-client";
import { findMucUser, type MucUser } from "@xeps/muc-stanzas";
import { buildForm, parseForm } from "@xeps/xep-0004";
import { BuildError, StanzaError } from "@xeps/xep-0030";
import { TimeoutError, type XmppEntity } from "@xeps/xep-0030/entity";
import { buildElement } from "@xeps/xep-0030/kit";
import { buildDelay, parseDelay } from "@xeps/xep-0203";

const load = (name: string) => import(name);
const { client, xml } = await load("@xmpp/client");
const { Element } = await load("@xmpp/xml");

const entity: XmppEntity = client({ service: "xmpp://localhost:1", username: "ada", password: "secret" });
const muc: MucClient = createMucClient(entity);
const room: Room = muc.room("tea@rooms.example.org");
const heard: string[] = [];
room.on("message", (message) => heard.push(message.body ?? ""));

// `undefined` is absent, with exactOptionalPropertyTypes too.
const options: JoinOptions = { password: undefined, timeout: 1_000 };
const failure = await room.join("Ada", options).catch((error: unknown) => error);
if (!(failure instanceof JoinError) || failure.failure !== "disconnected") throw failure;
if (failure instanceof StanzaError || failure instanceof TimeoutError) throw failure;

const stamp = new Date(0);
const delay = buildDelay({ stamp });
if (!(delay instanceof Element)) throw new Error("an element of another class, which xmpp.js would drop");
if (parseDelay(delay)?.stamp.getTime() !== 0) throw new Error(String(delay));
if (parseForm(buildForm({ type: "cancel", fields: [] }))?.type !== "cancel") throw new Error("no form");

const user: MucUser | undefined = findMucUser(
  xml("presence", {}, xml("x", { xmlns: "http://jabber.org/protocol/muc#user" }, xml("status", { code: "110" }))),
);
if (user?.statusCodes[0] !== 110) throw new Error(JSON.stringify(user));

let refused: unknown;
try {
  buildElement("body", {}, ["\u0000"]);
} catch (error) {
  refused = error;
}
if (!(refused instanceof BuildError)) throw new Error("a character that XML forbids was built");

await muc.dispose();
console.log("ok");
