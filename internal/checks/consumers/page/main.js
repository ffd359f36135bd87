// A page that enters a room, shows what is said there, and answers. Who it is stands behind the # of its address.
import { createMucClient } from "@xeps/muc-client";
import { client } from "@xmpp/client";

const given = new URLSearchParams(location.hash.slice(1));
const [service, domain, username, password] = ["service", "domain", "username", "password"].map((key) =>
  given.get(key),
);
const xmpp = client({ service, domain, username, password });
xmpp.on("error", console.error);
await xmpp.start();

const room = createMucClient(xmpp).room(given.get("room"));
room.on("message", ({ nick, body, isOwn }) => {
  const line = document.createElement("li");
  line.textContent = `${nick}: ${body}`;
  document.querySelector("ol").append(line);
  if (!isOwn) room.send(`${nick}: pong`);
});
const { occupants } = await room.join("Page");
const names = occupants.map(({ nick }) => nick);
document.querySelector("[role=status]").textContent = names.sort().join(" and ");
