import { parseXml } from "@xeps-internal/test-kit";
import { type DataForm, parseForm } from "../index.ts";

/** A form of type "form" with these children. */
export function readSample(inner: string): DataForm {
  return parseForm(parseXml(`<x xmlns='jabber:x:data' type='form'>${inner}</x>`)) as DataForm;
}

export const options: string =
  "<option><value>x</value></option><option><value>y</value></option><option><value>z</value></option>";

/** A form with fields of all types, one of them required. */
export const sampleForm: DataForm = readSample(
  `<title>T</title><instructions>i</instructions>
   <field var='FORM_TYPE' type='hidden'><value>urn:x</value></field>
   <field var='h' type='hidden' label='H'><value>1</value><value>2</value></field>
   <field type='fixed'><value>Head</value></field>
   <field type='fixed' var='head'><value>Head</value></field>
   <field var='t' type='text-single' label='L'><required/><desc>d</desc></field>
   <field var='b' type='boolean'><value>true</value></field>
   <field var='ls' type='list-single'><value>old</value>${options}</field>
   <field var='lm' type='list-multi'>${options}</field>
   <field var='tm' type='text-multi'><value>old</value></field>
   <field var='js' type='jid-single'/>
   <field var='jm' type='jid-multi'/>
   <field var='p' type='text-private'/>
   <field var='u'/>`,
);
