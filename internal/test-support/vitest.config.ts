import { mergeConfig } from "vitest/config";
import shared from "../../vitest.config.ts";

// What runs in child processes, or only where a real server does not start, is not counted here.
export default mergeConfig(shared, { test: { coverage: { thresholds: { lines: 95 } } } });
