import { expect, test } from "vitest";
import * as api from "./index.ts";

test("exports these names and no others", () => {
  expect(Object.keys(api).sort()).toEqual([
    "FormError",
    "NS_DATA_FORM",
    "buildForm",
    "cancelForm",
    "checkForm",
    "createForms",
    "defineForm",
    "fieldType",
    "fieldValue",
    "fillForm",
    "findForm",
    "formRows",
    "formType",
    "formValues",
    "parseForm",
  ]);
});
