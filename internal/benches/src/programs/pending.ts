import { request } from "@xeps/xep-0030/entity";
import xml from "@xmpp/xml";
import { cpuOf } from "../measure/cpu.ts";
import { report } from "../measure/report.ts";
import { fakeClient } from "../stream/fake-client.ts";

// So many requests wait at once; then all are answered, the oldest first.
const [count = "1000"] = process.argv.slice(2);

async function round(waiting: number): Promise<number> {
  const { entity, socket } = await fakeClient();
  const ids: string[] = [];
  entity.on("send", (stanza) => ids.push(stanza.attrs.id));
  return cpuOf(async () => {
    const answers = Array.from({ length: waiting }, () =>
      request(entity, xml("iq", { type: "get", to: "a@example" }, xml("ping", { xmlns: "urn:bench" }))),
    );
    while (ids.length < waiting) await new Promise((resolve) => setImmediate(resolve));
    for (const id of ids) socket.receive(Buffer.from(`<iq type="result" id="${id}" from="a@example"/>`));
    await Promise.all(answers);
  });
}

await round(2_000);
report({ cpu: await round(Number(count)) });
