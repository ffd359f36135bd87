import { buildMucUser } from "@xeps/muc-stanzas";
import { parseForm } from "@xeps/xep-0004";
import { parseDiscoItems } from "@xeps/xep-0030";
import xml from "@xmpp/xml";
import { pairedWork } from "../measure/paired-work.ts";
import { report } from "../measure/report.ts";
import { discoItems, form } from "../workloads/forms.ts";
import { parsed } from "../workloads/parsed.ts";
import { Random } from "../workloads/random.ts";

// M10: what typed reading costs over the parse, and building over `xml()`.
const rounds = Number(process.argv[2] ?? 60);
const random = new Random(49);
const aForm = form(random, 40);
const items = discoItems(random, 10_000);
const user = { items: [{ affiliation: "member", role: "participant", jid: "a@example/b" }], statusCodes: [110] };

const forms = await pairedWork(
  () => parsed(aForm),
  () => parseForm(parsed(aForm)),
  40,
  rounds,
);
const disco = await pairedWork(
  () => parsed(items),
  () => parseDiscoItems(parsed(items)),
  1,
  rounds,
);
const building = await pairedWork(
  () =>
    xml(
      "x",
      { xmlns: "http://jabber.org/protocol/muc#user" },
      xml("item", { affiliation: "member", role: "participant", jid: "a@example/b" }),
      xml("status", { code: "110" }),
    ).toString(),
  () => buildMucUser(user).toString(),
  4_000,
  rounds,
);
if (parseForm(parsed(aForm))?.fields.length !== 41) throw new Error("not all fields were read");
if (parseDiscoItems(parsed(items))?.items.length !== 10_000) throw new Error("not all items were read");
report({ forms, disco, building });
