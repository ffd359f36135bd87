import { parseAll, parseXml, plain } from "@xeps-internal/test-kit";
import { readVectors, schemaErrors, vectorsFolder } from "@xeps-internal/test-kit/vectors";
import type { Element } from "ltx";
import { afterAll, describe, expect, test } from "vitest";
import {
  buildForm,
  cancelForm,
  checkForm,
  type DataForm,
  type FieldValue,
  FormError,
  type FormField,
  fieldType,
  fillForm,
  findForm,
  formRows,
  formType,
  formValues,
  NS_DATA_FORM,
  parseForm,
} from "./index.ts";

interface NeutralField {
  readonly var?: string | undefined;
  readonly type?: string | undefined;
  readonly label?: string | undefined;
  readonly desc?: string | undefined;
  readonly required?: boolean | undefined;
  readonly values: readonly string[];
  readonly options?: readonly object[] | undefined;
}
interface NeutralForm {
  readonly type: string;
  readonly title?: string | undefined;
  readonly instructions?: readonly string[] | undefined;
  readonly fields: readonly NeutralField[];
}
interface ParseVector {
  readonly id: string;
  readonly title: string;
  readonly xml: string;
  readonly policy?: boolean;
  readonly expected: {
    readonly form?: NeutralForm;
    readonly title?: string;
    readonly effectiveTypes?: Readonly<Record<string, string>>;
    readonly typed?: Readonly<Record<string, FieldValue>>;
    readonly text?: Readonly<Record<string, string>>;
    readonly values?: Readonly<Record<string, readonly string[]>>;
    readonly formType?: string | null;
    readonly isFormType?: Readonly<Record<string, boolean>>;
    readonly typedItems?: readonly Readonly<Record<string, FieldValue>>[];
    readonly items?: readonly Readonly<Record<string, readonly string[]>>[];
  };
}
interface SubmitVector {
  readonly id: string;
  readonly title: string;
  readonly form: string;
  readonly answers: Readonly<Record<string, FieldValue>>;
  readonly submitValues?: Readonly<Record<string, readonly string[]>>;
  readonly error?: "invalid-option" | "too-many-values" | "newline";
  readonly policy?: boolean;
}
interface Example {
  readonly example?: number | string;
  readonly stanzas?: readonly (
    | string
    | { readonly xml: string; readonly expected?: { readonly form?: NeutralForm } }
  )[];
}

/** Examples that no schema allows, as they are printed, with the reason. */
const INVALID: ReadonlyMap<string, string> = new Map([
  ["0122.7", "<basic/> has lost its prefix and belongs to the form"],
]);

describe.skipIf(!vectorsFolder)("vectors", () => {
  let count = 0;
  afterAll(() => console.log(`xep-0004: ${count} vectors passed`));
  const read = <T>(file: string, none: T) => (vectorsFolder ? readVectors<T>(file) : none);
  const { parse, submit } = read<{ parse: readonly ParseVector[]; submit: readonly SubmitVector[] }>(
    "extra-forms.json",
    {
      parse: [],
      submit: [],
    },
  );

  test.each(parse)("$id: $title", ({ xml, policy, expected }) => {
    const form = parseForm(parseXml(xml)) as DataForm;
    const values = formValues(form);
    if (!policy) {
      if (expected.form) expect(neutral(form)).toStrictEqual(expected.form);
      if (expected.title !== undefined) expect(form.title).toBe(expected.title);
      if (expected.formType !== undefined) expect(formType(form) ?? null).toBe(expected.formType);
      const rows = formRows(form).map((row) => Object.fromEntries(row));
      if (expected.typedItems) expect(rows).toStrictEqual(expected.typedItems);
      if (expected.items) expect(rows).toStrictEqual(expected.items);
      for (const [name, type] of entries(expected.effectiveTypes)) expect(fieldType(named(form, name))).toBe(type);
      // where a vector has both, `typed` holds the lines and `text` the one string which the typed view gives
      for (const [name, value] of entries(expected.text ?? expected.typed))
        expect(values.get(name)).toStrictEqual(value);
      for (const [name, is] of entries(expected.isFormType)) {
        expect(findForm([parseXml(xml)], name) !== undefined).toBe(is);
      }
    }
    for (const [name, own] of entries(expected.values)) expect(named(form, name).values).toStrictEqual(own);
    count++;
  });

  test.each(submit)("$id: $title", ({ form: text, answers, submitValues, error, policy }) => {
    const form = parseForm(parseXml(text)) as DataForm;
    if (error && !policy) {
      expect(() => fillForm(form, answers)).toThrow(FormError);
      const rule = { "invalid-option": "option", "too-many-values": "multiple", newline: "type" }[error];
      expect(checkForm(form, answers).map((problem) => problem.rule)).toStrictEqual([rule]);
    } else {
      const filled = fillForm(form, answers);
      expect(filled.fields.filter((field) => field.type === "fixed" || field.var === undefined)).toStrictEqual([]);
      for (const [name, values] of entries(submitValues)) {
        const wanted = values.length === 1 && values[0] === "0|false" ? ["0"] : values;
        expect(named(filled, name).values).toStrictEqual(wanted);
      }
    }
    count++;
  });

  const files = ["0004", "0068", "0122", "0141", "0045", "0077", "0128", "0313", "0317", "0402", "0444"];
  const examples = files.flatMap((xep) => {
    const all = read<{ readonly examples: readonly Example[] }>(`xep-${xep}.json`, { examples: [] }).examples;
    return all.flatMap((example) => formsOf(example).map((one) => ({ xep, example: example.example, ...one })));
  });

  const written: string[] = [];
  test.each(examples)("XEP-$xep example $example", ({ xep, example, element, expected }) => {
    const form = parseForm(element) as DataForm;
    if (expected) expect(neutral(form)).toStrictEqual(expected);
    const children = element.getChildElements();
    expect(form.fields).toHaveLength(children.filter((child) => child.name === "field").length);
    const built = buildForm(form);
    expect(plain(parseForm(parseXml(built.toString())))).toStrictEqual(plain(form));
    if (!INVALID.has(`${xep}.${example}`)) written.push(built.toString());
    count++;
  });

  test("all of these are written as the schemas allow", async () => {
    console.log(
      `xep-0004: ${written.length} examples validated; not ${[...INVALID].map((entry) => entry.join(": ")).join()}`,
    );
    expect(await schemaErrors(written)).toEqual([]);
  });

  const fragments = ["0122", "0221"].flatMap((xep) => {
    const all = read<{ readonly examples: readonly Example[] }>(`xep-${xep}.json`, { examples: [] }).examples;
    return all
      .flatMap(({ example, stanzas = [] }) =>
        stanzas.map((text) => ({ xep, example, text: typeof text === "string" ? text : text.xml })),
      )
      .filter(({ text }) => /^<(field|media)/.test(text));
  });
  test.each(fragments)("XEP-$xep example $example, in a form", ({ text }) => {
    const field = text.startsWith("<field") ? text : `<field var='a' type='hidden'>${text}</field>`;
    const form = parseForm(parseXml(`<x xmlns='${NS_DATA_FORM}' type='form'>${field}</x>`)) as DataForm;
    expect(form.fields[0]?.extensions).toHaveLength(1);
    expect(checkForm(form, formValues(form))).toStrictEqual([]);
    expect(plain(parseForm(parseXml(buildForm(form).toString())))).toStrictEqual(plain(form));
    count++;
  });

  const negatives = read<readonly { readonly id: string; readonly title: string; readonly xml: string }[]>(
    "negatives.json",
    [],
  );
  test.each(negatives.filter(({ xml }) => xml.includes(NS_DATA_FORM)))(
    "$id is read without a throw: $title",
    ({ id, xml }) => {
      const forms = allForms(parseXml(xml));
      expect(forms.length).toBeGreaterThan(0);
      for (const form of forms) expect(parseForm(form) === undefined).toBe(id === "N32");
      count++;
    },
  );

  const negative = (id: string) => allForms(parseXml(negatives.find((one) => one.id === id)?.xml ?? ""))[0] as Element;
  test.each(["N39", "N41"])("%s is written again as it should have been", async (id) => {
    const built = buildForm(parseForm(negative(id)) as DataForm).toString();
    expect(built).not.toBe(negative(id).toString());
    expect(await schemaErrors([built])).toEqual([]);
    count++;
  });

  test("N35, N37, N42 are no answers to a form: one value, no options, nothing when it is given up", () => {
    const form = parseForm(negative("N35")) as DataForm;
    expect(() => fillForm(form, { a: ["1", "2"] })).toThrow(FormError);
    expect(fillForm(parseForm(negative("N37")) as DataForm, { a: true }).fields).toStrictEqual([
      { var: "a", type: "boolean", values: ["1"] },
    ]);
    expect(cancelForm.fields).toStrictEqual([]);
    count++;
  });
});

/** The forms of an example, with what is expected of the one in a stanza of one form. */
function formsOf({ stanzas = [] }: Example): { readonly element: Element; readonly expected?: NeutralForm }[] {
  return stanzas.flatMap((stanza) => {
    const text = typeof stanza === "string" ? stanza : stanza.xml;
    const expected = typeof stanza === "string" ? undefined : stanza.expected?.form;
    if (!text.includes(NS_DATA_FORM)) return [];
    const forms = parseAll(text).flatMap(allForms);
    return forms.map((element) => ({ element, ...(expected && forms.length === 1 && { expected }) }));
  });
}

function allForms(element: Element): Element[] {
  const inside = element.getChildElements().flatMap(allForms);
  return element.name === "x" && element.getNS() === NS_DATA_FORM ? [element, ...inside] : inside;
}

function neutral({ type, title, instructions, fields }: DataForm): NeutralForm {
  return {
    type,
    ...(title !== undefined && { title }),
    ...(instructions && { instructions }),
    fields: fields.map(({ description, extensions: _foreign, ...field }) => ({
      ...field,
      ...(description !== undefined && { desc: description }),
    })),
  };
}

function named(form: DataForm, name: string): FormField {
  const field = form.fields.find((one) => one.var === name);
  if (!field) throw new Error(`no field ${name}`);
  return field;
}

function entries<T>(record: Readonly<Record<string, T>> | undefined): [string, T][] {
  return Object.entries(record ?? {});
}
