// npm run inspect -- --service xmpp://localhost:5222 --jid me@localhost --password … coven@conference.localhost [NICK]
import { createMucClient } from "@xeps/muc-client";
import { clientFor, goOnline, readLogin } from "../shared/login.ts";
import { report } from "./report.ts";
import { table } from "./table.ts";

const { login, words } = readLogin(process.argv.slice(2));
const [address, nick] = words;
if (!address) throw new Error("which room?");
const xmpp = clientFor(login);
xmpp.on("error", (error: Error) => console.error(error.message));
const muc = createMucClient(xmpp);
await goOnline(xmpp);
try {
  const room = muc.room(address);
  // lists of roles are for moderators who are in
  if (nick !== undefined) await room.join(nick, { create: false, history: false });
  console.log(table(await report(xmpp, room)));
} finally {
  await muc.dispose();
  xmpp.reconnect.stop();
  await xmpp.stop();
}
