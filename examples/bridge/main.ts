// npm run bridge -- --service xmpp://localhost:5222 --jid bridge@localhost --password … one@conference.localhost two@…
import { createMucClient } from "@xeps/muc-client";
import { clientFor, goOnline, readLogin } from "../shared/login.ts";
import { stopOnInterrupt } from "../shared/stop-on-interrupt.ts";
import { bridge } from "./bridge.ts";

const { login, words } = readLogin(process.argv.slice(2));
const [left, right] = words;
if (!left || !right) throw new Error("which two rooms?");
const xmpp = clientFor(login);
xmpp.on("error", (error: Error) => console.error(error.message));
const muc = createMucClient(xmpp);
stopOnInterrupt(xmpp, () => muc.dispose());

await goOnline(xmpp);
bridge(muc.room(left), muc.room(right));
await Promise.all([left, right].map((room) => muc.join(room, "bridge", { history: false })));
console.log(`${left} and ${right} are one; Ctrl-C parts them`);
