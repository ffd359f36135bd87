import type { Element } from "ltx";

/**
 * A form exactly as it is written: what to fill in, what was filled in, or the result of a search. XEP-0004 §3. The
 * typed view is made from it by {@link formValues} and {@link formRows}.
 */
export interface DataForm {
  readonly type: FormType;
  readonly title?: string | undefined;
  /** One per `<instructions/>`, text for people. */
  readonly instructions?: readonly string[] | undefined;
  readonly fields: readonly FormField[];
  /** The columns of a result with several rows. */
  readonly reported?: readonly FormField[] | undefined;
  /** The rows of such a result: fields with `var` and values. */
  readonly items?: readonly (readonly FormField[])[] | undefined;
  /** Children of other names or namespaces (XEP-0141 layout, …), in order, written back as they came. */
  readonly extensions?: readonly Element[] | undefined;
}

/** One `<field/>` as it is written. XEP-0004 §3.2. */
export interface FormField {
  /** The name under which the field is answered. Every field has one, unless it is `fixed`. */
  readonly var?: string | undefined;
  /** Only when the attribute is there, known or not; `fieldType()` gives the type in force. */
  readonly type?: string | undefined;
  readonly label?: string | undefined;
  /** The text of `<desc/>`: help for people. */
  readonly description?: string | undefined;
  readonly required?: boolean | undefined;
  readonly options?: readonly FieldOption[] | undefined;
  /** One per `<value/>`, exact character data: `[]` is a field without value, `[""]` one whose value is empty. */
  readonly values: readonly string[];
  /**
   * Children of other names or namespaces (XEP-0122 validation, XEP-0221 media, …), in order, written back as they
   * came.
   */
  readonly extensions?: readonly Element[] | undefined;
}

/** One choice of a list. XEP-0004 §3.2. */
export interface FieldOption {
  readonly value: string;
  readonly label?: string | undefined;
}

/** A form asks ("form"), is answered ("submit") or given up ("cancel"), or it reports ("result"). XEP-0004 §3.1. */
export type FormType = "form" | "submit" | "cancel" | "result";

/** The types of a field. XEP-0004 §3.3. */
export type FieldType =
  | "boolean"
  | "fixed"
  | "hidden"
  | "jid-multi"
  | "jid-single"
  | "list-multi"
  | "list-single"
  | "text-multi"
  | "text-private"
  | "text-single";
