import { readFileSync } from "node:fs";
import { join } from "node:path";
import { vectorsFolder } from "@xeps-internal/test-kit";
import type { Element } from "ltx";
import { validateXML } from "xmllint-wasm";

/** What an XML Schema of the vectors' folder has against these elements; all are validated in one run. */
export async function schemaErrors(schema: string, namespace: string, elements: readonly Element[]): Promise<string[]> {
  const contents = readFileSync(join(vectorsFolder ?? "", "schemas-emit", schema), "utf8");
  const result = await validateXML({
    xml: { fileName: "batch.xml", contents: `<batch xmlns="urn:batch">\n${elements.join("\n")}\n</batch>` },
    schema: { fileName: "batch.xsd", contents: batchSchema(schema, namespace) },
    preload: { fileName: schema, contents },
  });
  return result.errors.map((error) => error.rawMessage);
}

function batchSchema(file: string, namespace: string): string {
  return `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:batch">
    <xs:import namespace="${namespace}" schemaLocation="${file}"/>
    <xs:element name="batch"><xs:complexType><xs:sequence>
      <xs:any namespace="${namespace}" processContents="strict" minOccurs="0" maxOccurs="unbounded"/>
    </xs:sequence></xs:complexType></xs:element>
  </xs:schema>`;
}
