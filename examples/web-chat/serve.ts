// A chat in the browser, together with the service that it talks to: npm run web
import { startService } from "@xeps-internal/test-support";
import { serveSite } from "./server.ts";

const service = await startService();
service.room("balcony").configure({ roomName: "The balcony", roomDesc: "Below it, an orchard" });
service.room("street").configure({ roomName: "A street in Verona", moderatedRoom: true });
const site = await serveSite(service, 5280);

console.log("Two people, one window for each:");
for (const name of ["juliet", "romeo"]) {
  const { username, password } = await service.account(name);
  const given = new URLSearchParams({ jid: `${username}@${service.domain}`, password });
  console.log(`  ${site.url}#${given.toString()}`);
}
console.log("Ctrl-C ends it.");

async function stop(): Promise<void> {
  await site.close();
  await service.stop();
}
process.once("SIGINT", () => void stop());
