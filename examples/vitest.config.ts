import { mergeConfig } from "vitest/config";
import shared from "../vitest.config.ts";

export default mergeConfig(shared, { test: { include: ["**/*.test.ts"], testTimeout: 90_000 } });
