import { expect, it } from "vitest";
import { programAt, programOf } from "./readme-program.ts";

const program = 'client({ service: "xmpp://localhost:5222", password: "secret" });\n';

it("takes the first program as it stands, and another server's address and password into it", () => {
  expect(programOf(`# T\n\n\`\`\`sh\nls\n\`\`\`\n\n\`\`\`js\n${program}\`\`\`\n\n\`\`\`js\nlater();\n\`\`\`\n`)).toBe(
    program,
  );
  expect(programAt(program, "127.0.0.1:4711", 'a"$&')).toBe(
    'client({ service: "xmpp://127.0.0.1:4711", password: "a\\"$&" });\n',
  );
});

it("says what it does not find", () => {
  expect(() => programOf("# T\n")).toThrow("README.md shows no program");
  expect(() => programAt("a();\n", "127.0.0.1:4711", "x")).toThrow("localhost:5222 stands not once in it");
});
