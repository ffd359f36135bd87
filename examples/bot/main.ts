// npm run bot -- --service xmpp://localhost:5222 --jid bot@localhost --password … coven@conference.localhost Bot
import { createMucClient } from "@xeps/muc-client";
import { clientFor, goOnline, readLogin } from "../shared/login.ts";
import { stopOnInterrupt } from "../shared/stop-on-interrupt.ts";
import { startBot } from "./bot.ts";

const { login, words } = readLogin(process.argv.slice(2));
const [room, nick = "Bot"] = words;
if (!room) throw new Error("which room?");
const xmpp = clientFor(login);
xmpp.on("error", (error: Error) => console.error(error.message));
const muc = createMucClient(xmpp);
stopOnInterrupt(xmpp, () => muc.dispose());

await goOnline(xmpp);
const { self, occupants } = await startBot(muc, { room, nick });
console.log(`in ${room} as ${self.nick}, among ${occupants.length}; Ctrl-C ends it`);
