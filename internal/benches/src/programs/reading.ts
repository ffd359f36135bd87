import { buildMucUser } from "@xeps/muc-stanzas";
import { parseForm } from "@xeps/xep-0004";
import { parseDiscoItems } from "@xeps/xep-0030";
import xml, { Parser } from "@xmpp/xml";
import type { Element } from "ltx";
import { cpuOf } from "../measure/cpu.ts";
import { report } from "../measure/report.ts";
import { median } from "../measure/statistics.ts";
import { discoItems, form } from "../workloads/forms.ts";
import { Random } from "../workloads/random.ts";

// M10: what typed reading costs over the parse, and building over `xml()`; the two in turn, the median of the ratios.
const [repetitions = "60"] = process.argv.slice(2);

function parsed(text: string): Element {
  const parser = new Parser();
  let element: Element | undefined;
  parser.on("element", (one) => {
    element = one;
  });
  parser.write(`<r>${text}`);
  if (!element) throw new Error("no element");
  return element;
}

async function ratio(base: () => unknown, ours: () => unknown, times: number): Promise<number> {
  const timesOf = (work: () => unknown) =>
    cpuOf(async () => {
      for (let time = 0; time < times; time += 1) work();
    });
  const ratios: number[] = [];
  for (let round = 0; round < Number(repetitions); round += 1)
    ratios.push((await timesOf(ours)) / (await timesOf(base)));
  return median(ratios.slice(ratios.length / 4));
}

const random = new Random(49);
const aForm = form(random, 40);
const items = discoItems(random, 10_000);
const user = { items: [{ affiliation: "member", role: "participant", jid: "a@example/b" }], statusCodes: [110] };

const forms = await ratio(
  () => parsed(aForm),
  () => parseForm(parsed(aForm)),
  40,
);
const disco = await ratio(
  () => parsed(items),
  () => parseDiscoItems(parsed(items)),
  1,
);
const building = await ratio(
  () =>
    xml(
      "x",
      { xmlns: "http://jabber.org/protocol/muc#user" },
      xml("item", { affiliation: "member", role: "participant", jid: "a@example/b" }),
      xml("status", { code: "110" }),
    ).toString(),
  () => buildMucUser(user).toString(),
  4_000,
);
if (parseForm(parsed(aForm))?.fields.length !== 41) throw new Error("not all fields were read");
if (parseDiscoItems(parsed(items))?.items.length !== 10_000) throw new Error("not all items were read");
report({ forms, disco, building });
