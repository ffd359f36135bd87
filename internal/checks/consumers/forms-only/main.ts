// A form filler with data forms alone: no client, no MUC.
import { buildForm, type DataForm, findForm, parseForm } from "@xeps/xep-0004";

const form: DataForm = {
  type: "form",
  title: "Order & delivery",
  fields: [
    { var: "FORM_TYPE", type: "hidden", values: ["urn:example:order"] },
    { var: "amount", type: "text-single", label: "How many?", values: ["3"] },
  ],
};

const element = buildForm(form);
const back = parseForm(element);
const amount = back?.fields.find((field) => field.var === "amount");
if (back?.type !== "form" || amount?.label !== "How many?" || amount.values[0] !== "3") throw new Error(`${element}`);
if (findForm([element], "urn:example:order")?.title !== form.title) throw new Error("the form is not found");
if (!element.toString().includes("Order &amp; delivery")) throw new Error(element.toString());

console.log("ok");
