// The five tiers of WSO2 2018 that the arithmetic is about, as `programs/wso2-2018.toml` has them: percentages, and US dollars
// a year. `measure.mjs` stops when the engine's nets are others.
import { readFileSync } from "node:fs";

const scenario = JSON.parse(readFileSync(new URL("scenario.json", import.meta.url), "utf8"));
export const YEARS = scenario.years;
export const DEALS = scenario.deals;

export const TIERS = [
  { id: "consultative-integration", kind: "commission", new_subscriptions: 8, renewals: 0, services: 5, fee: 0, refund_from: 100_000 },
  { id: "certified-integration", kind: "commission", new_subscriptions: 15, renewals: 0, services: 11, fee: 2500, refund_from: 100_000 },
  { id: "premier-certified-integration", kind: "commission", new_subscriptions: 18, renewals: 0, services: 13, fee: 10_000, refund_from: 100_000 },
  { id: "fulfillment-reseller", kind: "margin", new_subscriptions: 3, renewals: 3, services: 2, fee: 10_000, refund_from: 100_000 },
  { id: "value-added-reseller", kind: "margin", new_subscriptions: 35, renewals: 12, services: 8, fee: 10_000, refund_from: 100_000 },
];
