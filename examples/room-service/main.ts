// Chat rooms at a domain of an XMPP server: npm run room-service -- xmpp://localhost:5347 rooms.localhost SECRET
import { component } from "@xmpp/component";
import { stopOnInterrupt } from "../shared/stop-on-interrupt.ts";
import { serveRooms } from "./serve-rooms.ts";

const [service, domain, password] = process.argv.slice(2);
if (!service || !domain || !password) throw new Error("give the address of the server, our domain, and the secret");
const entity = component({ service, domain, password });
entity.on("error", console.error);
stopOnInterrupt(entity, serveRooms(entity, domain));
await entity.start();
console.log(`rooms are open at anything@${domain}`);
