import { buildMucUser } from "@xeps/muc-stanzas";
import { parseForm } from "@xeps/xep-0004";
import { parseDiscoItems } from "@xeps/xep-0030";
import xml from "@xmpp/xml";
import { createClient, JXT } from "stanza";
import { pairedWork } from "../measure/paired-work.ts";
import { report } from "../measure/report.ts";
import { discoItems, form } from "../workloads/forms.ts";
import { parsed } from "../workloads/parsed.ts";
import { Random } from "../workloads/random.ts";
import { ME } from "../workloads/stanzas.ts";

// Text to data and back, ours ÷ that of stanza, each with its own parser.
const rounds = Number(process.argv[2] ?? 12);
const { stanzas } = createClient({ jid: ME, password: "", transports: {} });
const random = new Random(49);
const aForm = form(random, 40);
const items = discoItems(random, 10_000);
const standing = { affiliation: "member", role: "participant", jid: "a@example/b" };
const read = (text: string) => stanzas.import(JXT.parse(text)) as { fields?: unknown[]; items?: unknown[] } | undefined;
const ofStanza = () => stanzas.export("presence", { muc: { type: "info", ...standing, statusCodes: ["110"] } });
const ofOurs = () => xml("presence", {}, buildMucUser({ items: [standing], statusCodes: [110] }));

const forms = await pairedWork(
  () => read(aForm),
  () => parseForm(parsed(aForm)),
  10,
  rounds,
);
const disco = await pairedWork(
  () => read(items),
  () => parseDiscoItems(parsed(items)),
  1,
  rounds,
);
const building = await pairedWork(
  () => ofStanza()?.toString(),
  () => ofOurs().toString(),
  1_000,
  rounds,
);
if (read(aForm)?.fields?.length !== 41) throw new Error("not all fields were read");
if (read(items)?.items?.length !== 10_000) throw new Error("not all items were read");
if (!ofStanza()?.toString().includes('code="110"')) throw new Error("not all was built");
report({ forms, disco, building });
